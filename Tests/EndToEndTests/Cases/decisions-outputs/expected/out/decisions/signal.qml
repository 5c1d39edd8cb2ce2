<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="0" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="singleSymbol">
  <symbols>
   <symbol type="line" name="0" alpha="1.0">
    <layer class="SimpleLine" enabled="1" pass="1">
     <Option type="Map">
      <Option name="line_color" type="QString" value="170,51,119,255"/>
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
        <Option name="color" type="QString" value="170,51,119,255"/>
        <Option name="outline_color" type="QString" value="170,51,119,255"/>
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
  <alias field="signal" name="Sinyal"/>
  <alias field="recap" name="Rekapitulasi"/>
  <alias field="straight_line_m" name="Ke sinyal terdekat (m)"/>
  <alias field="azimuth_deg" name="Azimut (°)"/>
  <alias field="direction" name="Arah"/>
  <alias field="signal_feature" name="Fitur sinyal"/>
  <alias field="booster" name="Booster"/>
  <alias field="explanation" name="Penjelasan"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;TPS tanpa sinyal&lt;/b&gt;&lt;br/&gt;TPS [% replace(to_string(coalesce(&quot;tps_id&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;br/&gt;[% replace(to_string(coalesce(&quot;explanation&quot;, &apos;–&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]</mapTip>
</qgis>
