import Diagnostics
import HazardOverlay
import JobFiles
import Testing

/// The example of the interface page.
let exampleJob = """
  petarawan: 1
  title: Peta rawan TPS Banten, Pilkada 2024
  as_of: 2024-11-27
  tps:
    source: tps.geojson          # GeoJSON, GeoJSON lines, CSV
    id: kode_tps
    village_code: kode_desa      # optional
    voters: dpt                  # optional
    # crs: EPSG:4326             # only where the file cannot say it
    # x: lon, y: lat             # CSV columns
  regencies: {source: kabkota.geojson, code: KDPKAB, name: WADMKK}
  districts: {source: kecamatan.geojson, code: KDCPUM, name: WADMKC}     # optional
  villages:  {source: desa.geojson, code: KDEPUM, name: WADMKD}          # optional
  hazards:
    - id: banjir                 # [a-z][a-z0-9_]*; prefix of the output fields
      title: Banjir
      source: banjir.geojson
      class: {field: gridcode, values: {"1": 1, "2": 2, "3": 3}, labels: {1: rendah, 2: sedang, 3: tinggi}, no_hazard: ["Tidak Rawan"], no_data: ["996", "999"]}
      near: 500 m                # buffer distance; 0 or absent: no near band
      weight: 1.0
      valid: {from: 2024-11-01, to: 2025-03-31}
      stages: [logistik, pemungutan]
      edition: "2023-11-30"
      coverage: peta-banjir-cakupan.geojson      # optional: the mapped area; outside it a TPS is unmapped
    - {id: longsor, source: longsor.geojson, profile: esdm-klsgtn, near: 100 m}
    - {id: krakatau, source: kawah.geojson, rings: [{to: 2 km, class: 3}, {to: 5 km, class: 2}, {to: 8 km, class: 1}]}
    - {id: blankspot, source: jangkauan-sinyal.geojson, invert: true}    # the polygons are the signal; outside is the hazard
    - {id: inarisk, source: inarisk.tif, profile: inarisk-index}         # raster, with the GDAL trait
  metric_crs: auto               # auto: the UTM zone of each regency on the datum of the data; or EPSG:xxxx
  nearest_limit: 5 km            # distances beyond it are not reported
  policy: {invalid_geometry: repair, regency_tolerance: 250 m}           # fail | repair | skip
  gates: [{name: tidak ada TPS di KRB III, hazard: krakatau, class: 3, at_most: 0}]

  """

@Suite struct JobReaderTests {
  @Test(arguments: [
    ("25 m", PositionAccuracy.meters(25), #""accuracy_m":25"#), ("1 km", .meters(1000), #""accuracy_m":1000"#),
    ("{field: akurasi}", .field("akurasi"), #""accuracy_field":"akurasi""#),
  ])
  func readsTheAccuracyOfTheTPS(text: String, accuracy: PositionAccuracy, parameter: String) throws {
    let job = try JobReader.read(
      exampleJob.replacingOccurrences(of: "voters: dpt ", with: "accuracy: \(text) "), file: "job.yaml")
    #expect(job.tps.accuracy == accuracy)
    #expect(job.parameters.compactText.contains(parameter))
    #expect(try JobReader.read(exampleJob, file: "job.yaml").tps.accuracy == nil)
  }

  @Test func readsPlusCodes() throws {
    let job = try JobReader.read(
      exampleJob.replacingOccurrences(of: "source: tps.geojson  ", with: "plus_code: kode\n  source: tps.csv  "),
      file: "job.yaml")
    #expect(job.tps.coordinates == .plusCode("kode"))
    #expect(job.tps.accuracy == .plusCode("kode"))
    #expect(job.parameters.compactText.contains(#""accuracy":"plus_code","plus_code":"kode""#))
    let known = try JobReader.read(
      exampleJob.replacingOccurrences(
        of: "source: tps.geojson  ", with: "plus_code: kode\n  accuracy: 5 m\n  source: tps.csv  "),
      file: "job.yaml")
    #expect(known.tps.accuracy == .meters(5))
  }

  @Test func readsTheDocumentOfTheExample() throws {
    let job = try JobReader.read(exampleJob, file: "kerja/job.yaml")
    #expect(job.file == "kerja/job.yaml")
    #expect(job.title == "Peta rawan TPS Banten, Pilkada 2024")
    #expect(job.asOf == "2024-11-27")
    #expect(
      job.tps
        == PollingStationSource(
          source: SourcePath("tps.geojson", in: "kerja"), idField: "kode_tps", villageCodeField: "kode_desa",
          votersField: "dpt"))
    #expect(job.tps.source.path == "kerja/tps.geojson")
    #expect(
      job.regencies
        == AdministrativeSource(
          source: SourcePath("kabkota.geojson", in: "kerja"), codeField: "KDPKAB", nameField: "WADMKK",
          areKemendagri: true))
    #expect(job.districts?.codeField == "KDCPUM")
    #expect(job.villages?.nameField == "WADMKD")
    #expect(job.metricCRS == .auto)
    #expect(job.nearestLimitMeters == 5000)
    #expect(job.policy == JobPolicy(invalidGeometry: .repair, regencyToleranceMeters: 250))
    #expect(
      job.gates == [Gate(name: "tidak ada TPS di KRB III", hazard: "krakatau", hazardClass: 3, atMost: 0)])
    #expect(job.zones == .near)
  }

  @Test func readsTheHazardsOfTheExample() throws {
    let hazards = try JobReader.read(exampleJob, file: "job.yaml").hazards
    try #require(hazards.map(\.definition.id) == ["banjir", "longsor", "krakatau", "blankspot", "inarisk"])
    #expect(
      hazards[0].definition
        == HazardDefinition(
          id: "banjir", title: "Banjir",
          classRule: ClassRule(
            field: "gridcode", method: .values(["1": 1, "2": 2, "3": 3]),
            labels: [1: "rendah", 2: "sedang", 3: "tinggi"], noHazard: ["Tidak Rawan"], noData: ["996", "999"]),
          nearMeters: 500, validity: Validity(from: "2024-11-01", to: "2025-03-31"),
          stages: ["logistik", "pemungutan"], edition: "2023-11-30"))
    #expect(hazards[0].source.path == "banjir.geojson")
    #expect(hazards[0].coverage?.written == "peta-banjir-cakupan.geojson")
    let landslide = Profiles.hazards.first { $0.name == "esdm-klsgtn" }?.classRule
    #expect(hazards[1].definition.classRule == landslide)
    #expect(hazards[1].profile == "esdm-klsgtn")
    #expect(hazards[1].definition.nearMeters == 100)
    #expect(
      hazards[2].definition.rings == [
        HazardRing(toMeters: 2000, hazardClass: 3), HazardRing(toMeters: 5000, hazardClass: 2),
        HazardRing(toMeters: 8000, hazardClass: 1),
      ])
    #expect(hazards[3].definition == HazardDefinition(id: "blankspot", isInverted: true))
    #expect(hazards[4].definition.isUnmappedOutside)
    #expect(hazards[4].definition.classRule.noData == [nil])
    #expect(hazards.map(\.isClassAssumed) == [false, false, false, false, false])
  }

  @Test func absentKeysHaveTheDefaultsThatTheSchemaStates() throws {
    let job = try JobReader.read(Jobs.text(), file: "folder/peta-banjir.yaml")
    let stated = Jobs.text(
      more: """
        metric_crs: auto
        nearest_limit: 5 km
        policy: {invalid_geometry: repair, regency_tolerance: 250 m}
        zones: near
        """, hazard: "id: banjir, source: b.geojson, class: 1, invert: false, near: 0, weight: 1")
    var same = try JobReader.read(stated, file: "folder/peta-banjir.yaml")
    same.hazards[0].isClassAssumed = job.hazards[0].isClassAssumed
    #expect(job == same)
    #expect(job.title == "peta-banjir")
    #expect(job.hazards[0].definition.title == "banjir")
    #expect(job.hazards[0].isClassAssumed)
    #expect(job.hazards[0].definition.mapsTouchedRegencies)
  }

  /// Whoever says what a map covers, or makes rings, speaks for all regencies.
  @Test(arguments: [
    "outside: clear", "outside: unmapped", "coverage: {regencies: [3601]}", "coverage: c.geojson", "invert: true",
    "rings: [{to: 1 km, class: 1}]", "profile: inarisk-index",
  ])
  func aMapSpeaksForTouchedRegenciesOnlyWhereNobodySaysWhatItCovers(key: String) throws {
    let job = try JobReader.read(Jobs.text(hazard: "id: banjir, source: b.geojson, \(key)"), file: "job.yaml")
    #expect(!job.hazards[0].definition.mapsTouchedRegencies)
    #expect(job.hazards[0].definition.mappedRegencies.map(\.text) == (key.contains("3601") ? ["3601"] : []))
  }

  @Test func profilesFillInFieldsAndKeysWinOverThem() throws {
    let job = try JobReader.read(
      """
      petarawan: 1
      tps: {source: t.geojson, profile: sirekap-tps, voters: dpt}
      regencies: {source: k.geojson, profile: big, name: NAMOBJ}
      districts: {source: c.geojson, profile: big}
      villages: {source: d.geojson, profile: big}
      hazards:
        - {id: a, source: a.geojson, profile: esdm-klsgtn, class: {field: kelas, no_data: [null]}}
        - {id: b, source: b.geojson, profile: bpbd-gridcode, class: {values: {"3": 2, "1": 1}}}
        - {id: c, source: c.geojson, profile: bpbd-gridcode, class: 2}
        - {id: d, source: d.geojson, profile: inarisk-index, outside: clear}
        - {id: e, source: e.geojson, profile: esdm-klsgtn, class: {values: {"1": 1, "996": 2}}}
      """, file: "job.yaml")
    #expect(job.tps.idField == "kode")
    #expect(job.tps.votersField == "dpt")
    #expect(job.regencies.codeField == "KDPKAB")
    #expect(job.regencies.nameField == "NAMOBJ")
    #expect(job.districts?.codeField == "KDCPUM")
    #expect(job.villages?.codeField == "KDEPUM")
    let rules = job.hazards.map(\.definition.classRule)
    #expect(rules[0].field == "kelas")
    #expect(rules[0].classes == [5, 4, 3, 2, 1])
    #expect(rules[0].noHazard == ["1"])
    #expect(rules[0].noData == [nil])
    #expect(
      rules[1] == ClassRule(field: "gridcode", method: .values(["3": 2, "1": 1]), labels: [1: "rendah", 2: "sedang"]))
    #expect(rules[2] == ClassRule(method: .constant(2), labels: [2: "sedang"]))
    #expect(!job.hazards[3].definition.isUnmappedOutside)
    #expect(rules[4].noHazard == [])
    #expect(rules[4].noData == ["999"])
  }

  @Test func readsEveryWayToWriteAClass() throws {
    let job = try JobReader.read(
      """
      petarawan: 1
      tps: {source: /data/t.csv, id: kode, crs: "EPSG:32748", x: lon, y: lat}
      regencies: {source: ../k.geojson, code: kode, name: nama, crs: EPSG:9470}
      hazards:
        - {id: a, source: a.geojson, class: {constant: 2, labels: {2: parah}}}
        - {id: b, source: b.geojson, class: {field: x, values: {1: 1, 2.0: 2, Rendah: 1, "Tidak": 0}}}
        - {id: c, source: c.geojson, class: {field: x, thresholds: [-1, 0.5, 1e1]}, id_field: OBJECTID, crs: EPSG:4326}
        - {id: d, source: d.geojson, rings: [{to: 0.5 km, class: 1}], class: {labels: {1: dekat}}}
        - {id: e, source: e.geojson, class: {field: x, values: {a: 3}, no_hazard: [0, "b", ~], no_data: [1.5]}}
      metric_crs: EPSG:23834
      nearest_limit: 0
      policy: {invalid_geometry: skip}
      gates: [{name: 7, hazard: a, status: near, at_least: 1, at_most: 2}]
      zones: full
      """, file: "/jobs/job.yaml")
    #expect(job.tps.source.path == "/data/t.csv")
    #expect(job.tps.crs == "EPSG:32748")
    #expect(job.tps.coordinates == .xy(x: "lon", y: "lat"))
    #expect(job.regencies.source.path == "/jobs/../k.geojson")
    #expect(job.regencies.crs == "EPSG:9470")
    let rules = job.hazards.map(\.definition.classRule)
    #expect(rules[0] == ClassRule(method: .constant(2), labels: [2: "parah"]))
    #expect(rules[1].method == .values(["1": 1, "2.0": 2, "Rendah": 1, "Tidak": 0]))
    #expect(rules[2].method == .thresholds([-1, 0.5, 10]))
    #expect(job.hazards[2].idField == "OBJECTID")
    #expect(job.hazards[2].crs == "EPSG:4326")
    #expect(job.hazards[3].definition.label(of: 1) == "dekat")
    #expect(job.hazards[3].definition.rings == [HazardRing(toMeters: 500, hazardClass: 1)])
    #expect(rules[4].noHazard == ["0", "b", nil])
    #expect(rules[4].noData == ["1.5"])
    #expect(job.metricCRS == .fixed("EPSG:23834"))
    #expect(job.nearestLimitMeters == 0)
    #expect(job.policy == JobPolicy(invalidGeometry: .skip))
    #expect(job.gates == [Gate(name: "7", hazard: "a", status: .near, atMost: 2, atLeast: 1)])
    #expect(job.zones == .full)
  }

  @Test func readsAFileWithByteOrderMarkAndWindowsLineBreaks() throws {
    let text = "\u{FEFF}" + Jobs.text().replacing("\n", with: "\r\n")
    #expect(try JobReader.read(text, file: "job.yaml").hazards.count == 1)
  }
}

/// Small job files for tests.
enum Jobs {
  /// A job with one hazard, whose keys are given.
  static func text(more: String = "", hazard: String = "id: banjir, source: b.geojson") -> String {
    """
    petarawan: 1
    tps: {source: t.geojson, id: kode}
    regencies: {source: k.geojson, code: kode, name: nama}
    hazards:
      - {\(hazard)}
    \(more)

    """
  }

  /// What the reader says about a text, one line for each problem, without the fixes.
  static func problems(_ text: String, _ language: Language = .en) -> [String] {
    do throws(JobProblems) {
      _ = try JobReader.read(text, file: "job.yaml")
      return []
    } catch {
      return error.diagnostics.map { String($0.text(in: language).prefix { $0 != "\n" }) }
    }
  }

  /// The advice that goes with each problem.
  static func fixes(_ text: String) -> [String] {
    do throws(JobProblems) {
      _ = try JobReader.read(text, file: "job.yaml")
      return []
    } catch {
      return error.diagnostics.map(\.fix.en)
    }
  }
}
