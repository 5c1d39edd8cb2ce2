<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="singleSymbol">
  <symbols>
   <symbol type="marker" name="0" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="1">
     <Option type="Map">
      <Option name="name" type="QString" value="star"/>
      <Option name="size" type="QString" value="2.6"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="102,102,102,255"/>
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
  <alias field="tps_id" name="TPS"/>
  <alias field="feature" name="Fitur (mulai 0)"/>
  <alias field="regency_code" name="Kode kabupaten/kota"/>
  <alias field="village_code" name="Kode desa"/>
  <alias field="voters" name="Pemilih"/>
  <alias field="sekolah_id" name="sekolah: id"/>
  <alias field="sekolah_name" name="sekolah: terdekat"/>
  <alias field="sekolah_m" name="sekolah: garis lurus (m)"/>
  <alias field="sekolah_count" name="sekolah: dalam jarak"/>
  <alias field="explanation" name="Penjelasan"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;Fasilitas terdekat&lt;/b&gt;&lt;br/&gt;TPS [% replace(to_string(coalesce(&quot;tps_id&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;br/&gt;[% replace(to_string(coalesce(&quot;explanation&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]</mapTip>
</qgis>
