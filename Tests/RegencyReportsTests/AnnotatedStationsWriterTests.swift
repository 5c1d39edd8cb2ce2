import FeatureModel
import HazardOverlay
import RegencyReports
import Testing

@Suite struct AnnotatedStationsWriterTests {
  private func text(
    _ station: AnnotatedStation, id: PropertyValue = .missing, members: String = "", hazards: [HazardLayer]
  ) throws -> String {
    var writer = AnnotatedStationsWriter(name: "tps-36.01-x", hazards: hazards, to: nil)
    var members = members
    try members.withUTF8 {
      try writer.write(station, id: id, members: UnsafeRawBufferPointer($0), at: Position(x: 105.5, y: -6.25))
    }
    try writer.end()
    return writer.text
  }

  private func station(_ exposures: [Exposure]) -> AnnotatedStation {
    AnnotatedStation(
      regencyCode: "36.01", regencyName: "Pandeglang \"Kab\"", regencyRule: .border, districtCode: nil,
      villageCode: "36.01.12.2001", isCodeMismatch: false, exposures: exposures)
  }

  @Test func theInputsPropertiesStayAndTheAnnotationsFollow() throws {
    let exposure = Exposure(status: .inside, hazardClass: 3, distanceMeters: 0, depthMeters: 12.349, feature: 1)
    let text = try text(
      station([exposure]), id: .number("7.0"), members: #""kode": "3601122001001", "x":1.10"#,
      hazards: [Samples.layer(Samples.flood, ids: [.missing, .string("b-2")])])
    #expect(
      text == """
        {"type":"FeatureCollection","name":"tps-36.01-x","features":[
        {"type":"Feature","id":7.0,"properties":{"kode": "3601122001001", "x":1.10,"regency_code":"36.01",\
        "regency_name":"Pandeglang \\"Kab\\"","regency_rule":"border","district_code":null,\
        "village_code_found":"36.01.12.2001","code_mismatch":false,"banjir_status":"inside","banjir_class":3,\
        "banjir_label":"=tinggi","banjir_distance_m":0.0,"banjir_depth_m":12.3,"banjir_feature":"b-2"},\
        "geometry":{"type":"Point","coordinates":[105.5,-6.25]}}
        ]}

        """)
  }

  @Test func certaintyIsThereOnlyWhenItIsAskedFor() throws {
    var texts: [String] = []
    for isCertain in [true, false, nil] {
      var exposure = Exposure(status: .clear)
      exposure.isCertain = isCertain
      var writer = AnnotatedStationsWriter(
        name: "a", hazards: [Samples.layer(Samples.landslide, ids: [])], withCertainty: true, to: nil)
      try writer.write(
        station([exposure]), id: .missing, members: UnsafeRawBufferPointer(start: nil, count: 0),
        at: Position(x: 105, y: -6))
      try writer.end()
      texts.append(writer.text)
      #expect(try !text(station([exposure]), hazards: [Samples.layer(Samples.landslide, ids: [])]).contains("certain"))
    }
    for (text, value) in zip(texts, ["true", "false", "null"]) {
      #expect(text.contains(#""longsor_feature":null,"longsor_certain":\#(value)}"#))
    }
  }

  @Test func whatIsNotKnownIsNull() throws {
    let outside = AnnotatedStation(
      regencyCode: nil, regencyName: nil, regencyRule: .outside, districtCode: nil, villageCode: nil,
      isCodeMismatch: nil, exposures: [Exposure(status: .unmapped)])
    let text = try text(outside, hazards: [Samples.layer(Samples.landslide, ids: [.missing])])
    #expect(
      text.contains(
        """
        {"type":"Feature","properties":{"regency_code":null,"regency_name":null,"regency_rule":"outside",\
        "district_code":null,"village_code_found":null,"code_mismatch":null,"longsor_status":"unmapped",\
        "longsor_class":null,"longsor_label":null,"longsor_distance_m":null,"longsor_depth_m":null,\
        "longsor_feature":null},"geometry"
        """))
  }

  /// The deciding feature is named by its id as the file spells it, else by its index.
  @Test(arguments: [
    (PropertyValue.number("1.50"), "1.50"), (.string("ü\""), "\"ü\\\"\""), (.missing, "0"), (.null, "0"),
    (.bool(true), "0"),
  ])
  func theDecidingFeatureHasItsName(id: PropertyValue, written: String) throws {
    let exposure = Exposure(status: .near, hazardClass: 1, distanceMeters: 499.96, feature: 0)
    let text = try text(station([exposure]), hazards: [Samples.layer(Samples.landslide, ids: [id])])
    #expect(
      text.contains(
        #""longsor_status":"near","longsor_class":1,"longsor_label":null,"longsor_distance_m":500.0,"longsor_depth_m":null,"longsor_feature":\#(written)}"#
      ))
  }

  @Test func noTPSAreAnEmptyCollection() throws {
    var writer = AnnotatedStationsWriter(name: "tps-outside", hazards: [], to: nil)
    try writer.end()
    #expect(writer.text == "{\"type\":\"FeatureCollection\",\"name\":\"tps-outside\",\"features\":[\n]}\n")
  }

  @Test func theNamesAreThoseThatAreWritten() throws {
    let names = AnnotationNames.all(hazards: ["longsor"])
    let text = try text(
      station([Exposure(status: .clear)]), hazards: [Samples.layer(Samples.landslide, ids: [.missing])])
    let places = try names.map { try #require(text.range(of: "\"\($0)\":")?.lowerBound, "\($0)") }
    #expect(names.count == 12)
    #expect(places == places.sorted())
  }
}
