import JobFiles
import Testing

@Suite struct JobDecisionsTests {
  private let facilities = "facilities: [{id: sekolah, source: sekolah.geojson, village_code: desa}]"

  @Test func withoutTheSectionThereIsNothing() throws {
    let job = try JobReader.read(Jobs.text(), file: "job.yaml")
    #expect(job.decisions.isEmpty && !job.parameters.compactText.contains("decisions"))
  }

  @Test func relocationIsRead() throws {
    let more =
      "decisions: {\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, exclude: [gudang], occupied_within: 25 m}}"
    let job = try JobReader.read(Jobs.text(more: more), file: "job.yaml")
    let relocation = try #require(job.decisions.relocation)
    #expect(relocation.moves == [MoveRule(hazard: "banjir")] && relocation.withinMeters == 1000)
    #expect(relocation.avoided == ["banjir"] && relocation.facilities == ["sekolah"])
    #expect(relocation.occupiedWithinMeters == 25)
    #expect(job.parameters.compactText.contains(#""occupied_within_m":25"#))
    #expect(relocation.stationsAtPlace == 1 && relocation.votersAtPlace == nil && relocation.alternatives == 3)
    #expect(job.parameters.compactText.contains(#""relocation":{"move":[{"hazard":"banjir","class":1}]"#))
  }

  @Test func servicesAreRead() throws {
    let more = "decisions: {\(facilities), services: [{id: kes, kinds: [puskesmas], within: 5 km}, {id: semua}]}"
    let job = try JobReader.read(Jobs.text(more: more), file: "job.yaml")
    #expect(
      job.decisions.services == [
        ServiceSettings(id: "kes", facilities: ["sekolah"], kinds: ["puskesmas"], withinMeters: 5000),
        ServiceSettings(id: "semua", facilities: ["sekolah"]),
      ])
    let twice = "decisions: {\(facilities), services: [{id: kes}, {id: kes}]}"
    #expect(Jobs.problems(Jobs.text(more: twice)).first?.contains("job-duplicate-id") == true)
    let taken = "decisions: {\(facilities), services: [{id: tps}]}"
    #expect(Jobs.problems(Jobs.text(more: taken)).first?.contains("tps_id is taken") == true)
    let without = "decisions: {services: [{id: kes}]}"
    #expect(Jobs.problems(Jobs.text(more: without)).first?.contains("job-missing-key") == true)
  }

  @Test func signalIsRead() throws {
    let hazard = "id: sinyal, source: s.geojson, invert: true"
    let more =
      "decisions: {signal: {hazard: sinyal, boosters: {count: 2, radius: 1 km, candidates: [tps, grid], grid: 500 m}}}"
    let job = try JobReader.read(Jobs.text(more: more, hazard: hazard), file: "job.yaml")
    let boosters = try #require(job.decisions.signal?.boosters)
    #expect(boosters.count == 2 && boosters.radiusMeters == 1000 && boosters.gridMeters == 500)
    #expect(boosters.standsAtStations && boosters.facilities.isEmpty && boosters.exclusion == nil)
    #expect(job.parameters.compactText.contains(#""candidates":["tps","grid"],"grid_m":500"#))
  }

  @Test func whatCannotBeOfASignalIsSaid() {
    func first(_ signal: String, hazard: String = "id: sinyal, source: s.geojson, invert: true") -> String {
      Jobs.problems(Jobs.text(more: "decisions: {signal: {\(signal)}}", hazard: hazard)).first ?? ""
    }
    #expect(first("hazard: banjir").contains("no hazard has the id"))
    #expect(first("hazard: banjir", hazard: "id: banjir, source: b.geojson").contains("are the hazard, not the signal"))
    let boosters = "hazard: sinyal, boosters: {count: 1, radius: 1 km"
    #expect(first("\(boosters), candidates: [tps, grid]}").contains("go together"))
    #expect(first("\(boosters), candidates: [tps], grid: 1 km}").contains("go together"))
    #expect(first("\(boosters), candidates: [grid], grid: 99 m}").contains("a tenth of the radius"))
    #expect(first("\(boosters), candidates: [sekolah]}").contains("nothing here has the id"))
    #expect(
      first("boosters: {count: 1, radius: 1 km, candidates: [tps]}").contains("neither of \"hazard\", \"towers\""))
    #expect(first("hazard: sinyal, towers: [menara]").contains("exclude each other"))
  }

  @Test func towersAreRead() throws {
    func more(_ layer: String, _ signal: String) -> String {
      "decisions: {facilities: [{id: menara, source: m.geojson\(layer)}], signal: {towers: [menara]\(signal)}}"
    }
    func source(_ layer: String, _ signal: String) throws -> SignalSource? {
      try JobReader.read(Jobs.text(more: more(layer, signal)), file: "job.yaml").decisions.signal?.source
    }
    #expect(try source("", ", range: 3 km") == .towers(["menara"], rangeMeters: 3000))
    #expect(try source(", range: jauh", "") == .towers(["menara"], rangeMeters: nil))
    #expect(Jobs.problems(Jobs.text(more: more("", ""))).first?.contains("nothing says how far") == true)
  }

  @Test func areasAreRead() throws {
    let job = try JobReader.read(Jobs.text(more: "decisions: {areas: {}}"), file: "job.yaml")
    #expect(job.decisions.areas == AreaSettings(hazards: ["banjir"]) && !job.decisions.isEmpty)
    #expect(job.parameters.compactText.contains(#""decisions":{"areas":{"hazards":["banjir"]}}"#))
    let unknown = Jobs.problems(Jobs.text(more: "decisions: {areas: {hazards: [x]}}"))
    #expect(unknown.first?.contains("decisions.areas.hazards[0]: nothing here has the id \"x\"") == true)
  }

  private func personnel(_ text: String, more: String = "") -> String {
    Jobs.text(more: "decisions: {\(more)personnel: {\(text)}}")
  }

  @Test func personnelIsRead() throws {
    let low = "{class: rendah, officers: 2, tps: 12, linmas: 24}"
    let high = "{class: tinggi, officers: 2, tps: 1, linmas: 2, hazards: [{hazard: banjir, near: true}]}"
    let text =
      "patterns: [\(high), \(low)], jurisdictions: {source: p.csv, code: polres, area: wilayah}, posts: {kinds: [polsek]}"
    let job = try JobReader.read(personnel(text, more: "\(facilities), "), file: "job.yaml")
    let read = try #require(job.decisions.personnel)
    #expect(read.classSource == .conditions && read.patterns.map(\.name) == ["tinggi", "rendah"])
    #expect(read.patterns[0].conditions == [HazardCondition(hazard: "banjir", countsNear: true)])
    #expect(read.jurisdictions?.fields == ["polres", "wilayah"] && read.posts?.kinds == ["polsek"])
    #expect(job.parameters.compactText.contains(#""personnel":{"patterns":[{"class":"tinggi","officers":2,"tps":1"#))
    let field = try JobReader.read(personnel("patterns: [\(low)], class_field: kelas"), file: "job.yaml")
    #expect(field.decisions.personnel?.classSource == .field("kelas") && field.decisions.stationFields == ["kelas"])
    let one = try JobReader.read(personnel("patterns: [\(low)]"), file: "job.yaml")
    #expect(one.decisions.personnel?.classSource == .conditions)
  }

  @Test func whatCannotBeOfPersonnelIsSaid() {
    func first(_ text: String, more: String = "") -> String { Jobs.problems(personnel(text, more: more)).first ?? "" }
    func pattern(_ name: String, _ more: String = "") -> String {
      "{class: \(name), officers: 2, tps: 1, linmas: 2\(more)}"
    }
    let hazards = ", hazards: [{hazard: banjir}]"
    #expect(first("patterns: [\(pattern("a")), \(pattern("A"))], class_field: k").contains("already has a pattern"))
    #expect(first("patterns: [\(pattern("a")), \(pattern("b"))]").contains("this part needs class_field, hazards"))
    #expect(
      first("patterns: [\(pattern("a", hazards))], class_field: k").contains("class_field tells the class already"))
    #expect(first("patterns: [\(pattern("a", hazards))]").contains("is for the rest of the TPS"))
    #expect(
      first("patterns: [\(pattern("a")), \(pattern("b", hazards)), \(pattern("c"))]").contains("has no hazards"))
    let score = "score: {indicators: [{id: x, hazards: [{hazard: banjir}]}]}, "
    #expect(first("patterns: [\(pattern("rawan"))]", more: score).contains("the score has the classes sangat_rawan"))
    #expect(first("patterns: [\(pattern("a"))], posts: {}").contains("needs decisions.facilities"))
  }

  @Test func postponementIsRead() throws {
    let stages =
      "stages: [{id: logistik, from: 2024-02-01, to: 2024-02-13}, {id: pungut, from: 2024-02-14, to: 2024-02-14}], "
    func read(_ text: String) throws -> PostponementSettings? {
      let more = "decisions: {\(stages)postponement: {event: {source: b/banjir.geojson}, \(text)}}"
      return try JobReader.read(Jobs.text(more: more), file: "job.yaml").decisions.postponement
    }
    let later = try #require(try read("stage: pungut, whole: 80 %, deciders: [{level: regency, decides: X}]"))
    #expect(!later.hasStoppedEverything && later.wholeShare == 0.8 && later.title == "banjir.geojson")
    #expect(later.deciders[0] == Decider(level: .regency, decides: "X", proposes: ""))
    #expect(later.deciders.dropFirst().map(\.proposes) == ["PPK", "PPK"] && later.withinDays == nil)
    #expect(try read("stage: logistik")?.hasStoppedEverything == true)
    #expect(try read("stopped: all")?.hasStoppedEverything == true)
  }

  @Test func whatCannotBeOfAPostponementIsSaid() {
    func first(_ text: String) -> String {
      Jobs.problems(Jobs.text(more: "decisions: {postponement: {event: {source: b.geojson}\(text)}}")).first ?? ""
    }
    #expect(first("").contains("job-missing-key"))
    #expect(first(", stage: x").contains("decisions.stages has no stage \"x\""))
    #expect(first(", stage: x, stopped: all").contains("say the same twice"))
    #expect(first(", stopped: all, whole: 0 %").contains("a share above 0"))
    #expect(first(", stopped: all, whole: 3").contains("a share above 0"))
  }

  @Test func whatCannotBeIsSaid() {
    func codes(_ decisions: String) -> [String] {
      Jobs.problems(Jobs.text(more: "decisions: {\(decisions)}"))
    }
    #expect(
      codes("\(facilities), relocation: {move: [{hazard: banjr}], within: 1 km}").first?.contains("banjr") == true)
    #expect(codes("relocation: {move: [{hazard: banjir}], within: 1 km}").first?.contains("facilities") == true)
    let unnamed = "facilities: [{id: sekolah, source: s.geojson}]"
    #expect(
      codes("\(unnamed), relocation: {move: [{hazard: banjir}], within: 1 km}").first?.contains("needs villages")
        == true)
    #expect(
      codes("\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, avoid: [x]}").first?
        .contains("decisions.relocation.avoid[0]: nothing here has the id \"x\" [job-bad-value]") == true)
    #expect(
      codes("\(facilities), relocation: {move: [{hazard: banjir}], within: 1 km, voters_at_place: 9}").first?
        .contains("needs tps.voters") == true)
    let twice = "facilities: [{id: a, source: a.csv, x: x}, {id: a, source: b.csv}]"
    #expect(codes(twice).map { $0.contains("job-duplicate-id") || $0.contains("job-missing-key") } == [true, true])
  }
}
