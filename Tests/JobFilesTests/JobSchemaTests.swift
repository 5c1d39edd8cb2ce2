import Diagnostics
import Testing

@testable import JobFiles

@Suite struct JobSchemaTests {
  /// Each key that the reader accepts stands in the schema with its description, and with nothing else beside it.
  @Test func holdsEveryKeyOfTheReader() {
    let schema = JobSchema.json()
    for mapping in [
      JobKeys.document, JobKeys.tps, JobKeys.accuracy, JobKeys.regencies, JobKeys.hazard, JobKeys.hazardClass,
      JobKeys.ring, JobKeys.validity, JobKeys.policy, JobKeys.gate, JobKeys.csv,
      JobKeys.decisions, JobKeys.facility, JobKeys.relocation, JobKeys.move, JobKeys.signal, JobKeys.boosters,
      JobKeys.areas, JobKeys.personnel, JobKeys.personnelPattern, JobKeys.jurisdictions, JobKeys.postponement,
      JobKeys.decider,
      JobKeys.area, JobKeys.service, JobKeys.table, JobKeys.score, JobKeys.indicator, JobKeys.hazardCondition,
      JobKeys.placeCondition, JobKeys.valueCondition, JobKeys.stage, JobKeys.stageWeight, JobKeys.logistics,
      JobKeys.selection,
      JobKeys.access, JobKeys.routes, JobKeys.closure, JobKeys.rate,
    ] {
      #expect(Set(mapping.keys.map(\.name)).count == mapping.keys.count)
      for key in mapping.keys {
        #expect(schema.contains("\"\(key.name)\": {"), "\(key.name)")
        #expect(schema.contains(JSONValue.string(key.summary).compactText), "\(key.name)")
        #expect(!key.summary.isEmpty && key.summary.hasSuffix("."), "\(key.name)")
      }
    }
    #expect(schema.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\","))
    #expect(schema.components("\"additionalProperties\": false") == 49)
    #expect(schema == JobSchema.json())
  }

  /// The examples of the keys are what the advice tells people to write: the reader must accept each of them.
  @Test func theReaderAcceptsTheExampleOfEveryKey() {
    var document = """
      petarawan: 1
      tps: {\(flow(JobKeys.tps, without: ["profile", "plus_code"]))}
      hazards:
        - {id: banjir, source: b.geojson, class: {\(flow(JobKeys.hazardClass, without: ["constant", "thresholds", "range"]))}}
        - {id: lima, source: b.geojson, class: {\(flow(JobKeys.hazardClass, without: ["constant", "values"]))}}
        - {\(flow(JobKeys.hazard, without: ["id", "class", "rings", "invert"])), id: dua}
        - {\(flow(JobKeys.hazard, without: ["id", "class", "profile", "invert"])), id: tiga}
        - {\(flow(JobKeys.hazard, without: ["id", "profile", "rings", "outside"])), id: empat}
      gates: [{\(flow(JobKeys.gate, without: ["at_least"]))}]

      """
    for key in JobKeys.document.keys where !["petarawan", "tps", "hazards", "gates"].contains(key.name) {
      document += key.example + "\n"
    }
    #expect(Jobs.problems(document) == [])
  }

  @Test func profilesAreListedInBothForms() {
    let text = ProfileListing.text(.id)
    for name in ["esdm-klsgtn", "inarisk-index", "bpbd-gridcode", "big", "sirekap-tps"] {
      #expect(text.contains("  \(name)\n"))
      #expect(ProfileListing.json().compactText.contains("\"name\":\"\(name)\""))
    }
    #expect(text.contains("    class.values: {\"2\": 1, \"3\": 2, \"4\": 3, \"5\": 4, \"6\": 5}\n"))
    #expect(ProfileListing.text(.en).hasPrefix("hazards: profile: NAME\n"))
    #expect(ProfileListing.json()["schema"] == .number("1"))
  }

  private func flow(_ mapping: JobMapping, without others: [String]) -> String {
    mapping.keys.filter { !others.contains($0.name) }.map(\.example).joined(separator: ", ")
  }
}

extension String {
  /// How often a text occurs in this one.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
