<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &quot;zone&quot; = &apos;near&apos; THEN &apos;near&apos; ELSE &apos;class-&apos; || &quot;class&quot; END" symbollevels="1">
  <categories>
   <category value="class-2" label="kelas 2" symbol="0" render="true"/>
   <category value="class-1" label="kelas 1" symbol="1" render="true"/>
   <category value="near" label="dekat, sampai 100 m" symbol="2" render="true"/>
  </categories>
  <symbols>
   <symbol type="fill" name="0" alpha="0.6">
    <layer class="SimpleFill" enabled="1" pass="2">
     <Option type="Map">
      <Option name="color" type="QString" value="153,52,4,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="153,52,4,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.1"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="1" alpha="0.6">
    <layer class="SimpleFill" enabled="1" pass="1">
     <Option type="Map">
      <Option name="color" type="QString" value="254,227,145,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="254,227,145,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.1"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="fill" name="2" alpha="0.7">
    <layer class="SimpleFill" enabled="1" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="43,140,190,40"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="43,140,190,255"/>
      <Option name="outline_style" type="QString" value="dash"/>
      <Option name="outline_width" type="QString" value="0.15"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases/>
 <mapTip enabled="1">&lt;b&gt;Banjir&lt;/b&gt;&lt;br/&gt;[% replace(to_string(CASE WHEN &quot;zone&quot; = &apos;near&apos; THEN &apos;dekat&apos; ELSE coalesce(&quot;label&quot;, &apos;kelas &apos; || &quot;class&quot;) END), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]</mapTip>
</qgis>
