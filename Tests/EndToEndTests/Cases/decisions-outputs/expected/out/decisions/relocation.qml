<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN to_string(&quot;is_reserve&quot;) IN (&apos;true&apos;, &apos;false&apos;) THEN to_string(&quot;is_reserve&quot;) ELSE &apos;&apos; END" symbollevels="1">
  <categories>
   <category value="true" label="ke tempat cadangannya" symbol="0" render="true"/>
   <category value="false" label="ke tempat lain" symbol="1" render="true"/>
   <category value="" label="lainnya" symbol="2" render="true"/>
  </categories>
  <symbols>
   <symbol type="line" name="0" alpha="1.0">
    <layer class="SimpleLine" enabled="1" pass="1">
     <Option type="Map">
      <Option name="line_color" type="QString" value="84,39,143,255"/>
      <Option name="line_width" type="QString" value="0.45"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
      <Option name="line_style" type="QString" value="solid"/>
      <Option name="capstyle" type="QString" value="flat"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="MarkerLine" enabled="1" pass="1">
     <Option type="Map">
      <Option name="placement" type="QString" value="lastvertex"/>
      <Option name="placements" type="QString" value="LastVertex"/>
      <Option name="rotate" type="QString" value="1"/>
     </Option>
     <symbol type="marker" name="@0@1" alpha="1.0">
      <layer class="SimpleMarker" enabled="1" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="filled_arrowhead"/>
        <Option name="size" type="QString" value="2.4"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="84,39,143,255"/>
        <Option name="outline_color" type="QString" value="84,39,143,255"/>
        <Option name="outline_style" type="QString" value="solid"/>
        <Option name="outline_width" type="QString" value="0.1"/>
        <Option name="outline_width_unit" type="QString" value="MM"/>
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="line" name="1" alpha="1.0">
    <layer class="SimpleLine" enabled="1" pass="1">
     <Option type="Map">
      <Option name="line_color" type="QString" value="0,121,107,255"/>
      <Option name="line_width" type="QString" value="0.45"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
      <Option name="line_style" type="QString" value="dash"/>
      <Option name="capstyle" type="QString" value="flat"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="MarkerLine" enabled="1" pass="1">
     <Option type="Map">
      <Option name="placement" type="QString" value="lastvertex"/>
      <Option name="placements" type="QString" value="LastVertex"/>
      <Option name="rotate" type="QString" value="1"/>
     </Option>
     <symbol type="marker" name="@1@1" alpha="1.0">
      <layer class="SimpleMarker" enabled="1" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="filled_arrowhead"/>
        <Option name="size" type="QString" value="2.4"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="0,121,107,255"/>
        <Option name="outline_color" type="QString" value="0,121,107,255"/>
        <Option name="outline_style" type="QString" value="solid"/>
        <Option name="outline_width" type="QString" value="0.1"/>
        <Option name="outline_width_unit" type="QString" value="MM"/>
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol type="line" name="2" alpha="1.0">
    <layer class="SimpleLine" enabled="1" pass="0">
     <Option type="Map">
      <Option name="line_color" type="QString" value="141,162,179,255"/>
      <Option name="line_width" type="QString" value="0.45"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
      <Option name="line_style" type="QString" value="solid"/>
      <Option name="capstyle" type="QString" value="flat"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="MarkerLine" enabled="1" pass="0">
     <Option type="Map">
      <Option name="placement" type="QString" value="lastvertex"/>
      <Option name="placements" type="QString" value="LastVertex"/>
      <Option name="rotate" type="QString" value="1"/>
     </Option>
     <symbol type="marker" name="@2@1" alpha="1.0">
      <layer class="SimpleMarker" enabled="1" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="filled_arrowhead"/>
        <Option name="size" type="QString" value="2.4"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="141,162,179,255"/>
        <Option name="outline_color" type="QString" value="141,162,179,255"/>
        <Option name="outline_style" type="QString" value="solid"/>
        <Option name="outline_width" type="QString" value="0.1"/>
        <Option name="outline_width_unit" type="QString" value="MM"/>
       </Option>
      </layer>
     </symbol>
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
  <alias field="hazards" name="Bahaya dan kelas"/>
  <alias field="result" name="Hasil"/>
  <alias field="place_layer" name="Lapisan tempat"/>
  <alias field="place_id" name="Id tempat"/>
  <alias field="place_name" name="Tempat baru"/>
  <alias field="place_kind" name="Jenis"/>
  <alias field="place_longitude" name="Bujur baru"/>
  <alias field="place_latitude" name="Lintang baru"/>
  <alias field="is_reserve" name="Tempat cadangannya"/>
  <alias field="straight_line_m" name="Garis lurus (m)"/>
  <alias field="needed_m" name="Jarak yang diperlukan (m)"/>
  <alias field="tps_room_left" name="Sisa ruang di tempat (TPS)"/>
  <alias field="voters_room_left" name="Sisa ruang di tempat (pemilih)"/>
  <alias field="candidates" name="Calon tempat"/>
  <alias field="exact" name="Jumlah terkecil terbukti"/>
  <alias field="alternative_1_id" name="Pilihan 1: id"/>
  <alias field="alternative_1_name" name="Pilihan 1"/>
  <alias field="alternative_1_m" name="Pilihan 1 (m)"/>
  <alias field="explanation" name="Penjelasan"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;Pemindahan TPS&lt;/b&gt;&lt;br/&gt;TPS [% replace(to_string(coalesce(&quot;tps_id&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;br/&gt;[% replace(to_string(coalesce(&quot;explanation&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]</mapTip>
</qgis>
