<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &quot;zone&quot; = &apos;near&apos; THEN &apos;near&apos; ELSE &apos;class-&apos; || &quot;class&quot; END" symbollevels="1">
  <categories>
   <category value="class-1" label="kelas 1" symbol="0" render="true"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="0.6">
    <layer class="SimpleFill" enabled="1" pass="1">
     <Option type="Map">
      <Option name="color" type="QString" value="217,95,14,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="217,95,14,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.1"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases/>
 <mapTip enabled="1">&lt;b&gt;&amp;lt;i&gt;Banjir&amp;lt;/i&gt; &apos;a&apos; &quot;b&quot; &amp;#91;% 2 %]&lt;/b&gt;&lt;br/&gt;[% replace(to_string(CASE WHEN &quot;zone&quot; = &apos;near&apos; THEN &apos;dekat&apos; ELSE coalesce(&quot;label&quot;, &apos;kelas &apos; || &quot;class&quot;) END), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]</mapTip>
</qgis>
