<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="singleSymbol">
  <symbols>
   <symbol type="marker" name="0" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="1">
     <Option type="Map">
      <Option name="name" type="QString" value="pentagon"/>
      <Option name="size" type="QString" value="2.6"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="59,70,80,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.25"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <aliases>
  <alias field="booster" name="Booster"/>
  <alias field="candidate" name="Jenis tempat"/>
  <alias field="candidate_id" name="Id tempat"/>
  <alias field="candidate_name" name="Tempat"/>
  <alias field="longitude" name="Bujur"/>
  <alias field="latitude" name="Lintang"/>
  <alias field="tps_gain" name="Tambahan TPS"/>
  <alias field="voters_gain" name="Tambahan pemilih"/>
  <alias field="tps_total" name="Jumlah TPS"/>
  <alias field="voters_total" name="Jumlah pemilih"/>
  <alias field="tps_without_voters" name="Tambahan TPS tanpa data pemilih"/>
  <alias field="weight_gain" name="Tambahan bobot"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;Usulan booster&lt;/b&gt;&lt;br/&gt;Booster [% replace(to_string(coalesce(&quot;booster&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;table cellpadding=&quot;2&quot;&gt;&lt;tr&gt;&lt;td&gt;Jenis tempat&lt;/td&gt;&lt;td&gt;[% replace(to_string(coalesce(&quot;candidate&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Id tempat&lt;/td&gt;&lt;td&gt;[% replace(to_string(coalesce(&quot;candidate_id&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Tempat&lt;/td&gt;&lt;td&gt;[% replace(to_string(coalesce(&quot;candidate_name&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Tambahan TPS&lt;/td&gt;&lt;td&gt;[% replace(to_string(coalesce(&quot;tps_gain&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Tambahan pemilih&lt;/td&gt;&lt;td&gt;[% replace(to_string(coalesce(&quot;voters_gain&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
</qgis>
