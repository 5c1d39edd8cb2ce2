import Diagnostics
import Foundation
import JobFiles
import Testing

@Suite struct JobProblemTests {
  @Test func namesTheNearestKey() {
    let text = """
      petarawan: 1
      tps: {source: t.geojson, id: kode}
      regencies: {source: k.geojson, code: kode, nama: nama, name: n}
      hazrds: []
      """
    #expect(
      Jobs.problems(text) == [
        #"error: job.yaml:1:1: no "hazards" [job-missing-key]"#,
        #"error: job.yaml:3:44: regencies: unknown key "nama"; did you mean "name"? [job-unknown-key]"#,
        #"error: job.yaml:4:1: unknown key "hazrds"; did you mean "hazards"? [job-unknown-key]"#,
      ])
    #expect(
      Jobs.problems(text, .id).last
        == #"galat: job.yaml:4:1: kunci "hazrds" tidak dikenal; apakah maksudnya "hazards"? [job-unknown-key]"#)
    #expect(Jobs.fixes(text)[1] == "the keys here are: source, layer, where, profile, code, codes, name, crs")
  }

  @Test(arguments: [
    ("25", "the length 25 has no unit [job-bad-value]"),
    ("0", #""0" is not a length such as 500 m or 2 km [job-bad-value]"#),
    ("[25 m]", "expected a length such as 500 m or 2 km, or keys with their values, found a list [job-wrong-type]"),
    ("{}", #"no "field" [job-missing-key]"#),
  ])
  func anAccuracyIsALengthOrAField(text: String, problem: String) {
    let problems = Jobs.problems(
      """
      petarawan: 1
      tps: {source: t.geojson, id: kode, accuracy: \(text)}
      regencies: {source: k.geojson, code: kode, name: n}
      hazards: [{id: a, source: a.geojson}]
      """)
    #expect(
      problems.count == 1 && problems[0].contains("tps.accuracy: ") && problems[0].hasSuffix(problem), "\(problems)")
  }

  /// Texts of one hazard, and the place and the words of what is wrong with it.
  @Test(arguments: [
    ("id: banjir, source: b.geojson, near: 500", "5:43: hazards[0].near: the length 500 has no unit [job-bad-value]"),
    (
      "id: banjir, source: b.geojson, near: 500 meter",
      #"5:43: hazards[0].near: "500 meter" is not a length such as 500 m or 2 km [job-bad-value]"#
    ),
    (
      #"id: banjir, source: b.geojson, near: "1,5 km""#,
      #"5:43: hazards[0].near: "1,5 km" is not a length such as 500 m or 2 km [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, near: [1 m]",
      "5:43: hazards[0].near: expected a length such as 500 m or 2 km, found a list [job-wrong-type]"
    ),
    (
      "id: Banjir, source: b.geojson",
      #"5:10: hazards[0].id: "Banjir" is not a short name such as banjir [job-bad-value]"#
    ),
    ("id: banjir", #"5:5: hazards[0]: no "source" [job-missing-key]"#),
    (
      "id: banjir, source: ",
      "5:26: hazards[0].source: expected a text, found nothing [job-wrong-type]"
    ),
    (
      #"id: banjir, source: b.geojson, class: "2""#,
      #"5:44: hazards[0].class: expected a whole number, or keys with their values, found the text "2" [job-wrong-type]"#
    ),
    (
      "id: banjir, source: b.geojson, class: 0",
      #"5:44: hazards[0].class: "0" is not a whole number, or keys with their values [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: kelas}",
      #"5:44: hazards[0].class: neither of "values", "thresholds" [job-missing-key]"#
    ),
    (
      #"id: banjir, source: b.geojson, class: {values: {"1": 1}}"#,
      #"5:44: hazards[0].class: no "field" [job-missing-key]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, values: {}}",
      "5:63: hazards[0].class.values: no value has a class of 1 or more [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, values: {Zona A: , b: 1}}",
      #"5:72: hazards[0].class.values.Zona A: the value "Zona A" has no class yet [job-bad-value]"#
    ),
    (
      #"id: banjir, source: b.geojson, class: {field: k, values: {"1": 1, 1.0: 2}}"#,
      #"5:72: hazards[0].class.values: the value "1.0" already has a class on line 5 [job-duplicate-key]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, values: {a: 1}, no_data: [A]}",
      #"5:81: hazards[0].class.no_data[0]: "A" is already listed under values [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, values: {a: 1}, labels: {2: x}}",
      "5:80: hazards[0].class.labels.2: class 2 has a name, but no value gives it [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, values: {a: 1}, labels: {tinggi: 3}}",
      #"5:80: hazards[0].class.labels.tinggi: "tinggi" is not a class [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, thresholds: [2, 1]}",
      "5:67: hazards[0].class.thresholds: expected numbers, each greater than the one before [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, thresholds: [2], values: {a: 1}}",
      #"5:67: hazards[0].class.thresholds: "values" and "thresholds" both give the class [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, class: {field: k, constant: 1}",
      "5:52: hazards[0].class.field: a constant class looks at no field [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, profile: esdm-klsgtm",
      #"5:46: hazards[0].profile: unknown profile "esdm-klsgtm"; did you mean "esdm-klsgtn"? [job-unknown-profile]"#
    ),
    (
      "id: banjir, source: b.geojson, invert: true, profile: inarisk-index",
      "5:60: hazards[0].profile: invert makes everything outside the polygons the hazard; it needs one class for all [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, invert: true, outside: clear",
      "5:60: hazards[0].outside: with invert, outside the polygons is the hazard [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, invert: yes",
      #"5:45: hazards[0].invert: expected true or false, found the text "yes" [job-wrong-type]"#
    ),
    (
      "id: banjir, source: b.geojson, rings: [{to: 2 km, class: 2}, {to: 2000 m, class: 1}]",
      "5:72: hazards[0].rings[1].to: this ring is not wider than the one before it [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, rings: [{to: 0, class: 2}]",
      #"5:50: hazards[0].rings[0].to: "0" is not a length such as 500 m or 2 km [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, rings: [{to: 1 m, class: 2}], class: 1",
      "5:74: hazards[0].class: the rings already give the class [job-bad-value]"
    ),
    ("id: banjir, source: b.geojson, rings: []", "5:44: hazards[0].rings: the list is empty [job-bad-value]"),
    (
      "id: banjir, source: b.geojson, weight: -1",
      #"5:45: hazards[0].weight: "-1" is not a number of 0 or more [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, valid: {from: 2024-02-30}",
      #"5:51: hazards[0].valid.from: "2024-02-30" is not a date such as 2024-11-27 [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, valid: {from: 2024-02-02, to: 2024-02-01}",
      "5:67: hazards[0].valid.to: 2024-02-01 is before 2024-02-02 [job-bad-value]"
    ),
    (
      "id: banjir, source: b.geojson, stages: logistik",
      #"5:45: hazards[0].stages: expected a list in [ ], found the text "logistik" [job-wrong-type]"#
    ),
    (
      "id: banjir, source: b.geojson, crs: 4326",
      #"5:42: hazards[0].crs: "4326" is not a CRS such as EPSG:4326 [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, outside: safe",
      #"5:46: hazards[0].outside: "safe" is not one of clear, unmapped [job-bad-value]"#
    ),
    (
      "id: banjir, source: b.geojson, title: !!binary x",
      "5:44: hazards[0].title: expected a text, found a value with a tag of its own [job-wrong-type]"
    ),
  ])
  func saysWhatIsWrongWithAHazard(hazard: String, problem: String) {
    #expect(Jobs.problems(Jobs.text(hazard: hazard)) == ["error: job.yaml:" + problem])
  }

  /// Keys of the document, and what is wrong with them.
  @Test(arguments: [
    ("as_of: 27-11-2024", #"6:8: as_of: "27-11-2024" is not a date such as 2024-11-27 [job-bad-value]"#),
    ("metric_crs: 32748", #"6:13: metric_crs: "32748" is not auto or a CRS such as EPSG:32748 [job-bad-value]"#),
    ("zones: all", #"6:8: zones: "all" is not one of near, full [job-bad-value]"#),
    (
      "policy: {invalid_geometry: fix}",
      #"6:28: policy.invalid_geometry: "fix" is not one of fail, repair, skip [job-bad-value]"#
    ),
    ("policy:", "6:8: policy: expected keys with their values, found nothing [job-wrong-type]"),
    (
      "gates: [{name: a, hazard: banjr, at_most: 0}]",
      #"6:27: gates[0].hazard: no hazard has the id "banjr" [job-bad-value]"#
    ),
    (
      "gates: [{name: a, hazard: banjir, class: 2, at_most: 0}]",
      #"6:42: gates[0].class: the hazard "banjir" has no class 2 [job-bad-value]"#
    ),
    (
      "gates: [{name: a, hazard: banjir}]",
      #"6:9: gates[0]: neither of "at_most", "at_least", "new_at_most" [job-missing-key]"#
    ),
    (
      "gates: [{name: a, hazard: banjir, at_most: 1, at_least: 2}]",
      "6:57: gates[0].at_least: at_least 2 is more than at_most 1: no number keeps to it [job-bad-value]"
    ),
    (
      "gates: [{name: a, hazard: banjir, class: 1, status: clear, at_most: 1}]",
      "6:42: gates[0].class: a TPS that is clear has no class [job-bad-value]"
    ),
    (
      "gates: [{name: a, hazard: banjir, at_most: 0.5}]",
      #"6:44: gates[0].at_most: "0.5" is not a whole number, or a share such as 5 % [job-bad-value]"#
    ),
    (
      "gates: [{name: a, hazard: banjir, at_most: 101 %}]",
      #"6:44: gates[0].at_most: "101 %" is not a whole number, or a share such as 5 % [job-bad-value]"#
    ),
    (
      "gates: [{name: a, hazard: banjir, at_most: 1 %, at_least: 2.5%}]",
      "6:59: gates[0].at_least: at_least 2.5 % is more than at_most 1 %: no number keeps to it [job-bad-value]"
    ),
    (
      "gates: [{name: a, hazard: banjir, at_most: 0, regencies: []}]",
      "6:58: gates[0].regencies: the list is empty [job-bad-value]"
    ),
    ("? [a]\n: 1", "6:3: a key must be a single name [job-wrong-type]"),
  ])
  func saysWhatIsWrongWithTheDocument(more: String, problem: String) {
    #expect(Jobs.problems(Jobs.text(more: more)) == ["error: job.yaml:" + problem])
  }

  @Test func saysWhatIsWrongWithTheTPSAndTheVersion() {
    let text = """
      petarawan: 2
      tps: {source: t.csv, x: lon}
      regencies: {source: k.geojson, profile: BIG}
      hazards:
        - {id: a, source: a.geojson}
        - {id: a, source: b.geojson}
      """
    #expect(
      Jobs.problems(text) == [
        "error: job.yaml:1:12: petarawan: this is version 2 of the job file; this program reads version 1 [job-version]",
        #"error: job.yaml:2:6: tps: neither of "id", "profile" [job-missing-key]"#,
        #"error: job.yaml:2:25: tps.x: "x" without "y" [job-missing-key]"#,
        #"error: job.yaml:3:41: regencies.profile: unknown profile "BIG"; did you mean "big"? [job-unknown-profile]"#,
        #"error: job.yaml:6:10: hazards[1].id: the id "a" already belongs to the hazard on line 5 [job-duplicate-id]"#,
      ])
    #expect(Jobs.fixes(text)[1] == "add it, for example id: kode_tps or profile: sirekap-tps")
    #expect(Jobs.fixes(text)[3] == "the profiles here are: big")
  }

  @Test func reportsEveryRepeatedKeyWithTheOtherProblems() {
    let text = """
      petarawan: 1
      tps: {source: t.geojson, id: kode, id: code}
      title: satu
      regencies: {source: k.geojson, code: kode, name: nama}
      hazards:
        - id: banjir
          source: b.geojson
          near: 500 m
          nearr: 3
          near: 1 km
          class: {field: k, values: {"1": 1, "1": 2}}
      title: dua
      """
    #expect(
      Jobs.problems(text) == [
        #"error: job.yaml:2:36: tps: the key "id" is already given on line 2 [job-duplicate-key]"#,
        #"error: job.yaml:9:5: hazards[0]: unknown key "nearr"; did you mean "near"? [job-unknown-key]"#,
        #"error: job.yaml:10:5: hazards[0]: the key "near" is already given on line 8 [job-duplicate-key]"#,
        #"error: job.yaml:11:40: hazards[0].class.values: the key "1" is already given on line 11 [job-duplicate-key]"#,
        #"error: job.yaml:12:1: the key "title" is already given on line 3 [job-duplicate-key]"#,
      ])
  }

  @Test func columnsCountBytes() {
    #expect(
      Jobs.problems(Jobs.text(hazard: "id: banjir, title: Sungai Čí, source: b.geojson, near: 5"))
        == ["error: job.yaml:5:63: hazards[0].near: the length 5 has no unit [job-bad-value]"])
  }

  @Test func listsAtMostAHundredProblems() {
    let keys = (0..<250).map { "kunci\($0): 1" }.joined(separator: "\n")
    let problems = Jobs.problems(Jobs.text(more: keys))
    #expect(problems.count == 101)
    #expect(problems.last == "error: job.yaml: 150 more problems are not listed [job-more]")
  }
}
