import HazardOverlay
import RegencyReports
import TableFiles
import Testing

@Suite struct SensitivityTableTests {
  @Test func eachVariantHasARow() throws {
    let hazard = Samples.layer(Samples.flood, ids: [.missing])
    let variants = hazard.variants(factors: [0.5], hasAccuracy: true)
    var moved = SensitivityCount()
    moved.count(Exposure(status: .near, hazardClass: 1), Exposure(status: .clear))
    var (sure, unsure) = (Exposure(status: .clear), Exposure(status: .clear))
    (sure.isCertain, unsure.isCertain) = (true, false)
    var doubted = SensitivityCount()
    doubted.count(sure, unsure)
    var writer = CSVWriter()
    try writeSensitivity(
      [AreaSensitivity(code: "36.01", name: "=Kab", counts: [[moved, doubted]])], variants: [variants],
      accuracy: .meters(25), to: &writer)
    #expect(
      writer.text.string == """
        regency_code,regency_name,hazard,parameter,factor,value,tps_located,status_changed,class_changed,inside,near,\
        unmapped,clear,certainty_changed,tps_uncertain
        36.01,'=Kab,banjir,near,0.50,250,1,1,0,0,0,0,1,,
        36.01,'=Kab,banjir,accuracy,0.50,12.5,1,0,0,0,0,0,1,1,1

        """)
  }

  @Test func withoutAreasThereIsOnlyTheHeader() throws {
    var writer = CSVWriter()
    try writeSensitivity([], variants: [], accuracy: nil, to: &writer)
    #expect(writer.text.string.split(separator: "\n").count == 1)
  }
}
