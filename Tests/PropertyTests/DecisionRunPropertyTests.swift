import ByteStreams
import FeatureModel
import GeoJSONFiles
import GeoPackageFiles
import JobFiles
import TableFiles
import TestSupport
import Testing

@testable import BatchRuns

/// What holds for the decisions of a whole run, over random TPS and schools of four villages.
@Suite struct DecisionRunPropertyTests {
  private static let job =
    SmallJob.job + """
      decisions:
        facilities: [{id: sekolah, source: sekolah.geojson, village_code: desa, tps_capacity: ruang}]
        relocation: {move: [{hazard: banjir}], within: 8 km, voters_at_place: 500}
        services: [{id: sekolah, within: 2 km}]

      """

  private struct Draft {
    var stations: [String] = []
    var schools: [String] = []

    init(seed: UInt64) {
      var random = SeededRandom(seed: seed)
      func place() -> (Double, Double) {
        (Double.random(in: 105...105.2, using: &random), Double.random(in: -6.1 ... -6, using: &random))
      }
      for number in 0..<60 {
        let (x, y) = place()
        let code = "360112200\(number % 4 + 1)\(100 + number)"
        stations.append(SmallJob.station(code, voters: Int.random(in: 50...300, using: &random), x, y))
      }
      for number in 0..<40 {
        let (x, y) = place()
        let members = "\"desa\":\"360112200\(number % 4 + 1)\",\"ruang\":\(Int.random(in: 0...2, using: &random))"
        schools.append(
          "{\"type\":\"Feature\",\"id\":\"S\(number)\",\"properties\":{\(members)},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}}")
      }
    }
  }

  private func run(_ draft: Draft, threads: Int, more: String = "") throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let file = try SmallJob.write(to: folder, job: Self.job + more, stations: draft.stations)
    try folder.write(SmallJob.collection(draft.schools), to: "sekolah.geojson")
    var options = RunOptions()
    options.threads = threads
    _ = try BatchRun(try JobReader.read(file: file), options: options).write(to: folder.place("out"))
    return folder
  }

  private func table(_ path: String, _ properties: [String]) throws -> FeatureTable {
    try GeoJSONReader(properties: properties).read(InputFile.open(path: path)).table
  }

  @Test(arguments: Seeds.few) func threadsAndTheOrderOfFilesChangeNoMove(seed: UInt64) throws {
    let draft = Draft(seed: seed)
    var reversed = draft
    reversed.stations.reverse()
    reversed.schools.reverse()
    let one = try run(draft, threads: 1)
    let more = try run(draft, threads: 3)
    let other = try run(reversed, threads: 2)
    for name in ["relocation.csv", "relocation.geojson", "services.csv"] {
      #expect(try one.read("out/decisions/" + name) == more.read("out/decisions/" + name), "\(name)")
    }
    func moves(_ folder: ScratchFolder) throws -> [String] {
      try folder.read("out/decisions/relocation.geojson").split(separator: "\n").filter {
        $0.hasPrefix("{\"type\":\"Feature\"")
      }
      // Only the place of a TPS in its file may differ.
      .map { String($0.hasSuffix(",") ? $0.dropLast() : $0).replacing(/"feature":\d+,/, with: "") }.sorted()
    }
    #expect(try moves(one) == moves(other))
    #expect(try !moves(one).isEmpty)
  }

  /// The GeoPackage has every row of the tables, with the same texts, numbers and places; so does the report, once.
  @Test(arguments: Seeds.few) func otherOutputsHoldWhatTheTablesHold(seed: UInt64) throws {
    let draft = Draft(seed: seed)
    let outputs = "outputs: [qgis, report]\n"
    let folder = try run(draft, threads: 1, more: outputs)
    let again = try run(draft, threads: 3, more: outputs)
    for file in ["petarawan.gpkg", "laporan.html", "petarawan.qgz", "decisions/relocation.qml"] {
      let bytes = try [folder, again].map { try InputFile.open(path: $0.place("out/" + file)).fingerprint() }
      #expect(bytes[0] == bytes[1], "\(file)")
    }
    let page = try folder.read("out/laporan.html")
    for (name, distance) in [("relocation", "straight_line_m"), ("services", "sekolah_m")] {
      let path = folder.place("out/petarawan.gpkg")
      let properties = ["tps_id", "regency_code", distance, "explanation"]
      let layer = try GeoPackageReader(layer: "decisions_" + name, properties: properties)
        .read(InputFile.open(path: path), at: path).table
      let plain = try TableReader(properties: properties).read(
        InputFile.open(path: folder.place("out/decisions/\(name).csv"))
      ).table
      #expect(layer.count == plain.count && plain.count > 0)
      for property in properties {
        let texts = zip(layer.values(of: property), plain.values(of: property)).map { ($0, $1) }
        #expect(texts.allSatisfy { Self.isSame($0, $1) }, "\(name), \(property)")
      }
      let features = try table(folder.place("out/decisions/\(name).geojson"), [])
      #expect(layer.geometries.coordinates == features.geometries.coordinates, "\(name)")
      let parts = page.components(separatedBy: "data-table=\"").dropFirst().filter { $0.hasPrefix(name + "\"") }
      let missing = plain.values(of: "tps_id").compactMap(\.text).filter { id in
        !parts.contains { $0.contains("<th scope=\"row\">\(id)</th>") }
      }
      #expect(missing.isEmpty, "\(name)")
    }
  }

  /// Numbers are equal as numbers, an empty cell is no value.
  private static func isSame(_ value: PropertyValue, _ cell: PropertyValue) -> Bool {
    if let number = value.text.flatMap(Double.init), let other = cell.text.flatMap(Double.init) {
      return number == other
    }
    return (value.text ?? "") == (cell.text ?? "")
  }

  @Test(arguments: Seeds.few) func movesStayInTheVillageAndOutOfTheHazard(seed: UInt64) throws {
    let draft = Draft(seed: seed)
    let folder = try run(draft, threads: 2)
    let moves = try table(
      folder.place("out/decisions/relocation.geojson"), ["tps_id", "village_code", "place_id", "straight_line_m"])
    let schools = try table(folder.place("sekolah.geojson"), ["desa", "ruang"])
    let schoolOfID = Dictionary(uniqueKeysWithValues: zip(schools.ids, schools.ids.indices))
    var there: [Int: Int] = [:]
    for (index, id) in moves.values(of: "place_id").enumerated() {
      let school = try #require(schoolOfID[id])
      there[school, default: 0] += 1
      let village = moves.values(of: "village_code")[index].text?.filter { $0 != "." }
      #expect(village == schools.values(of: "desa")[school].text)
      #expect(moves.values(of: "tps_id")[index].text?.hasPrefix(village ?? "-") == true)
      #expect(Double(moves.values(of: "straight_line_m")[index].text ?? "").map { $0 <= 8000 } == true)
      // Class 3 fills the lower left quarter, class 1 a square on the border; both have a near band of 500 m.
      let place = schools.geometries.position(schools.geometries.positions(ofPart: school).lowerBound)
      #expect(!(place.x <= 105.0544 && place.y <= -6.05) && !(place.x <= 105.05 && place.y <= -6.0456))
      #expect(!(abs(place.x - 105.1) <= 0.0144 && abs(place.y + 6.05) <= 0.01))
    }
    for (school, count) in there {
      #expect(Int(schools.values(of: "ruang")[school].text ?? "").map { count <= $0 } == true)
    }
  }
}
