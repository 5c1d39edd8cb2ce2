<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &apos;inside&apos; IN (&quot;banjir_status&quot;, &quot;sinyal_status&quot;) THEN &apos;inside&apos; WHEN &apos;near&apos; IN (&quot;banjir_status&quot;, &quot;sinyal_status&quot;) THEN &apos;near&apos; WHEN &apos;unmapped&apos; IN (&quot;banjir_status&quot;, &quot;sinyal_status&quot;) THEN &apos;unmapped&apos; ELSE &apos;clear&apos; END" symbollevels="1">
  <categories>
   <category value="inside" label="di dalam zona bahaya" symbol="0" render="true"/>
   <category value="near" label="dekat zona bahaya" symbol="1" render="true"/>
   <category value="unmapped" label="belum dipetakan untuk suatu bahaya (bukan aman)" symbol="2" render="true"/>
   <category value="clear" label="di luar semua bahaya" symbol="3" render="true"/>
  </categories>
  <symbols>
   <symbol type="marker" name="0" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="3">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="2.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="217,95,14,255"/>
      <Option name="outline_color" type="QString" value="59,70,80,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.15"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="1" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="2">
     <Option type="Map">
      <Option name="name" type="QString" value="diamond"/>
      <Option name="size" type="QString" value="2.0"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="43,140,190,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.2"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="2" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="1">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="1.4"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="111,111,111,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.2"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
   <symbol type="marker" name="3" alpha="1.0">
    <layer class="SimpleMarker" enabled="1" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="0.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="141,162,179,255"/>
      <Option name="outline_color" type="QString" value="0,0,0,0"/>
      <Option name="outline_style" type="QString" value="no"/>
      <Option name="outline_width" type="QString" value="0.0"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="kode" isExpression="0" fontSize="7.0" fontSizeUnit="Point" fontFamily="DejaVu Sans" fontWeight="50" namedStyle="Book" textColor="59,70,80,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/>
   </text-style>
   <placement placement="6" dist="1" distUnits="MM"/>
   <rendering scaleVisibility="1" scaleMax="10000" scaleMin="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="regency_code" name="Kode kabupaten/kota"/>
  <alias field="regency_name" name="Kabupaten/kota"/>
  <alias field="regency_rule" name="Cara kabupaten/kota ditentukan"/>
  <alias field="district_code" name="Kode kecamatan"/>
  <alias field="village_code_found" name="Kode desa/kelurahan menurut letak"/>
  <alias field="code_mismatch" name="Kode tidak sesuai letak"/>
  <alias field="banjir_status" name="Banjir: status"/>
  <alias field="banjir_class" name="Banjir: kelas"/>
  <alias field="banjir_label" name="Banjir: nama kelas"/>
  <alias field="banjir_distance_m" name="Banjir: jarak (m)"/>
  <alias field="banjir_depth_m" name="Banjir: jarak ke luar (m)"/>
  <alias field="banjir_feature" name="Banjir: poligon penentu"/>
  <alias field="sinyal_status" name="Keputusan: status"/>
  <alias field="sinyal_class" name="Keputusan: kelas"/>
  <alias field="sinyal_label" name="Keputusan: nama kelas"/>
  <alias field="sinyal_distance_m" name="Keputusan: jarak (m)"/>
  <alias field="sinyal_depth_m" name="Keputusan: jarak ke luar (m)"/>
  <alias field="sinyal_feature" name="Keputusan: poligon penentu"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;TPS [% replace(to_string(&quot;kode&quot;), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/b&gt;&lt;br/&gt;[% replace(to_string(&quot;regency_name&quot;), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;table cellpadding=&quot;2&quot;&gt;&lt;tr&gt;&lt;td&gt;Banjir&lt;/td&gt;&lt;td&gt;[% replace(to_string(CASE WHEN &quot;banjir_status&quot; = &apos;inside&apos; THEN &apos;di dalam, &apos; || coalesce(&quot;banjir_label&quot;, &apos;kelas &apos; || &quot;banjir_class&quot;, &apos;&apos;) || coalesce(&apos;; jarak ke luar &apos; || &quot;banjir_depth_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;banjir_status&quot; = &apos;near&apos; THEN &apos;dekat, &apos; || coalesce(&quot;banjir_label&quot;, &apos;kelas &apos; || &quot;banjir_class&quot;, &apos;&apos;) || coalesce(&apos;, &apos; || &quot;banjir_distance_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;banjir_status&quot; = &apos;unmapped&apos; THEN &apos;tidak dipetakan (bukan berarti aman)&apos; ELSE &apos;di luar bahaya&apos; || coalesce(&apos;, &apos; || &quot;banjir_distance_m&quot; || &apos; m&apos;, &apos;&apos;) END || coalesce(&apos;; poligon &apos; || &quot;banjir_feature&quot;, &apos;&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;Keputusan&lt;/td&gt;&lt;td&gt;[% replace(to_string(CASE WHEN &quot;sinyal_status&quot; = &apos;inside&apos; THEN &apos;di dalam, &apos; || coalesce(&quot;sinyal_label&quot;, &apos;kelas &apos; || &quot;sinyal_class&quot;, &apos;&apos;) || coalesce(&apos;; jarak ke luar &apos; || &quot;sinyal_depth_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;sinyal_status&quot; = &apos;near&apos; THEN &apos;dekat, &apos; || coalesce(&quot;sinyal_label&quot;, &apos;kelas &apos; || &quot;sinyal_class&quot;, &apos;&apos;) || coalesce(&apos;, &apos; || &quot;sinyal_distance_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;sinyal_status&quot; = &apos;unmapped&apos; THEN &apos;tidak dipetakan (bukan berarti aman)&apos; ELSE &apos;di luar bahaya&apos; || coalesce(&apos;, &apos; || &quot;sinyal_distance_m&quot; || &apos; m&apos;, &apos;&apos;) END || coalesce(&apos;; poligon &apos; || &quot;sinyal_feature&quot;, &apos;&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
</qgis>
