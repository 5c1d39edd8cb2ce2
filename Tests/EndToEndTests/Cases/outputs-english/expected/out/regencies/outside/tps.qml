<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|Fields|MapTips">
 <renderer-v2 type="categorizedSymbol" attr="CASE WHEN &apos;inside&apos; IN (&quot;banjir_status&quot;) THEN &apos;inside&apos; WHEN &apos;near&apos; IN (&quot;banjir_status&quot;) THEN &apos;near&apos; WHEN &apos;unmapped&apos; IN (&quot;banjir_status&quot;) THEN &apos;unmapped&apos; ELSE &apos;clear&apos; END" symbollevels="1">
  <categories>
   <category value="inside" label="inside a hazard zone" symbol="0" render="true"/>
   <category value="near" label="near a hazard zone" symbol="1" render="true"/>
   <category value="unmapped" label="not mapped for some hazard (not: safe)" symbol="2" render="true"/>
   <category value="clear" label="clear of all hazards" symbol="3" render="true"/>
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
   <text-style fieldName="kode_tps" isExpression="0" fontSize="7.0" fontSizeUnit="Point" fontFamily="DejaVu Sans" fontWeight="50" namedStyle="Book" textColor="59,70,80,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.8"/>
   </text-style>
   <placement placement="6" dist="1" distUnits="MM"/>
   <rendering scaleVisibility="1" scaleMax="10000" scaleMin="1" drawLabels="1"/>
  </settings>
 </labeling>
 <aliases>
  <alias field="regency_code" name="Regency code"/>
  <alias field="regency_name" name="Regency"/>
  <alias field="regency_rule" name="How the regency was found"/>
  <alias field="district_code" name="District code"/>
  <alias field="village_code_found" name="Village code by location"/>
  <alias field="code_mismatch" name="Code and location differ"/>
  <alias field="banjir_status" name="banjir: status"/>
  <alias field="banjir_class" name="banjir: class"/>
  <alias field="banjir_label" name="banjir: class name"/>
  <alias field="banjir_distance_m" name="banjir: distance (m)"/>
  <alias field="banjir_depth_m" name="banjir: way out (m)"/>
  <alias field="banjir_feature" name="banjir: deciding polygon"/>
 </aliases>
 <mapTip enabled="1">&lt;b&gt;TPS [% replace(to_string(&quot;kode_tps&quot;), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/b&gt;&lt;br/&gt;[% replace(to_string(&quot;regency_name&quot;), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;table cellpadding=&quot;2&quot;&gt;&lt;tr&gt;&lt;td&gt;banjir&lt;/td&gt;&lt;td&gt;[% replace(to_string(CASE WHEN &quot;banjir_status&quot; = &apos;inside&apos; THEN &apos;inside, &apos; || coalesce(&quot;banjir_label&quot;, &apos;class &apos; || &quot;banjir_class&quot;, &apos;&apos;) || coalesce(&apos;; way out &apos; || &quot;banjir_depth_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;banjir_status&quot; = &apos;near&apos; THEN &apos;near, &apos; || coalesce(&quot;banjir_label&quot;, &apos;class &apos; || &quot;banjir_class&quot;, &apos;&apos;) || coalesce(&apos;, &apos; || &quot;banjir_distance_m&quot; || &apos; m&apos;, &apos;&apos;) WHEN &quot;banjir_status&quot; = &apos;unmapped&apos; THEN &apos;not mapped (not: safe)&apos; ELSE &apos;clear&apos; || coalesce(&apos;, &apos; || &quot;banjir_distance_m&quot; || &apos; m&apos;, &apos;&apos;) END || coalesce(&apos;; polygon &apos; || &quot;banjir_feature&quot;, &apos;&apos;)), map(&apos;&amp;&apos;, &apos;&amp;amp;&apos;, &apos;&lt;&apos;, &apos;&amp;lt;&apos;)) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
</qgis>
