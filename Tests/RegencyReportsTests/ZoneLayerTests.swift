import ByteStreams
import FeatureModel
import HazardOverlay
import RegencyReports
import TestSupport
import Testing

@Suite struct ZoneLayerTests {
  private func text(_ zones: [HazardZone]) throws -> String {
    let folder = try ScratchFolder()
    let file = try OutputFile(creating: folder.place("zones.geojson"))
    try writeZones(zones, of: Samples.flood, to: file)
    _ = try file.finish()
    return try folder.read("zones.geojson")
  }

  @Test func aZoneIsAFeatureWithItsKind() throws {
    let square = FeatureGeometries(drawing: [.square(105, -6, side: 0.5)])
    #expect(
      try text([
        HazardZone(kind: .near(meters: 500), geometry: square), HazardZone(kind: .hazardClass(1), geometry: square),
        HazardZone(kind: .hazardClass(2), geometry: square),
      ]) == """
        {"type":"FeatureCollection","name":"zones-banjir","features":[
        {"type":"Feature","properties":{"hazard":"banjir","title":"Banjir","zone":"near","near_m":500,"class":null,"label":null},\
        "geometry":{"type":"Polygon","coordinates":[[[105,-6],[105.5,-6],[105.5,-5.5],[105,-5.5],[105,-6]]]}},
        {"type":"Feature","properties":{"hazard":"banjir","title":"Banjir","zone":"class","near_m":null,"class":1,"label":"rendah"},\
        "geometry":{"type":"Polygon","coordinates":[[[105,-6],[105.5,-6],[105.5,-5.5],[105,-5.5],[105,-6]]]}},
        {"type":"Feature","properties":{"hazard":"banjir","title":"Banjir","zone":"class","near_m":null,"class":2,"label":null},\
        "geometry":{"type":"Polygon","coordinates":[[[105,-6],[105.5,-6],[105.5,-5.5],[105,-5.5],[105,-6]]]}}
        ]}

        """)
  }

  @Test func noZonesAreAnEmptyCollection() throws {
    #expect(try text([]) == "{\"type\":\"FeatureCollection\",\"name\":\"zones-banjir\",\"features\":[\n]}\n")
  }
}
