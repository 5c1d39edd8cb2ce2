import JobFiles
import Testing

@Suite struct JobScoreTests {
  private let facilities = "facilities: [{id: sekolah, source: sekolah.geojson}]"
  private let tables = "tables: [{id: riwayat, source: riwayat.csv, tps_id: kode}]"

  private func score(_ text: String, hazard: String = "id: banjir, source: b.geojson, weight: 3") throws
    -> ScoreSettings
  {
    let more = "decisions: {\(facilities), \(tables), score: {\(text)}}"
    return try #require(try JobReader.read(Jobs.text(more: more, hazard: hazard), file: "job.yaml").decisions.score)
  }

  private func first(_ text: String, before: String = "") -> String {
    Jobs.problems(Jobs.text(more: "decisions: {\(before)score: {\(text)}}")).first ?? ""
  }

  @Test func indicatorsAreRead() throws {
    let settings = try score(
      """
      thresholds: [0.25, 0.5], frequency: [0.01, 0.05], not_measured: leave_out, indicators: [
      {id: bencana, title: Bencana, variable: lokasi, hazards: [{hazard: banjir, near: true}]},
      {id: sekolah, place: {kinds: [SD], beyond: 2 km}, weight: 0.5},
      {id: psu, value: {table: riwayat, field: psu, present: [ya, 1], without: absent}}]
      """)
    #expect(settings.thresholds == [0.25, 0.5] && settings.frequencies == [0.01, 0.05] && !settings.countsUnmeasured)
    #expect(settings.indicators.map(\.weight) == [3, 0.5, 1])
    #expect(settings.indicators.map(\.variable) == ["lokasi", "lainnya", "lainnya"])
    #expect(settings.indicators[0].source == .hazards([HazardCondition(hazard: "banjir", countsNear: true)]))
    let place = PlaceCondition(facilities: ["sekolah"], kinds: ["SD"], limitMeters: 2000, isBeyond: true)
    #expect(settings.indicators[1].source == .place(place))
    var value = ValueCondition(table: "riwayat", field: "psu")
    (value.present, value.isAbsentWithoutValue) = (["ya", "1"], true)
    #expect(settings.indicators[2].source == .value(value))
  }

  @Test func aPresetIsFilledIn() throws {
    let settings = try score(
      "preset: pilkada-2024, indicators: [{id: rawan_bencana, hazards: [{hazard: banjir}]}, {id: lain, weight: 2, value: {field: a, at_least: 1}}]"
    )
    #expect(settings.indicators.count == 26 && settings.counted.count == 26 && settings.preset == "pilkada-2024")
    let measured = settings.indicators.filter { $0.source != nil }
    #expect(measured.map(\.title) == ["Di wilayah rawan bencana", "lain"] && measured.map(\.weight) == [1, 2])
    #expect(try score("preset: pemilu-2024").counted.count == 22)
  }

  @Test func whatCannotBeIsSaid() {
    #expect(first("thresholds: [0.2, 0.4]").contains("neither of \"indicators\", \"preset\""))
    #expect(first("indicators: [{id: a}]").contains("has no source"))
    #expect(
      first("indicators: [{id: a, hazards: [{hazard: banjir}], value: {field: a, at_least: 1}}]")
        .contains("hazards and value are two sources"))
    #expect(first("indicators: [{id: a, hazards: [{hazard: banjr}]}]").contains("no hazard has the id"))
    #expect(first("indicators: [{id: a, place: {within: 1 km}}]").contains("needs decisions.facilities"))
    #expect(
      first("indicators: [{id: a, place: {within: 1 km, beyond: 2 km}}]", before: "\(facilities), ")
        .contains("exclude each other"))
    #expect(first("indicators: [{id: a, value: {table: b, field: c, at_least: 1}}]").contains("no table has the id"))
    #expect(first("indicators: [{id: a, value: {field: c, present: [null]}}]").contains("null is no value"))
    #expect(first("indicators: [{id: voters, hazards: [{hazard: banjir}]}]").contains("column voters is taken"))
    #expect(
      first("indicators: [{id: a, hazards: [{hazard: banjir}]}, {id: a, hazards: [{hazard: banjir}]}]")
        .contains("another indicator"))
    #expect(first("preset: pemilu-2024, thresholds: [0.2, 1.2]").contains("two shares"))
    #expect(first("preset: pemilu-2024, thresholds: [0.2]").contains("two shares"))
    #expect(first("preset: pemilu-2024, not_measured: leave_out").contains("weight above 0"))
    #expect(first("preset: pemilu-2019").contains("not one of pemilu-2024, pilkada-2024"))
  }
}
