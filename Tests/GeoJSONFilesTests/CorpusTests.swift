import ByteStreams
import Diagnostics
import FeatureModel
import Glibc
import Testing

@testable import GeoJSONFiles

/// Files that others collected: JSONTestSuite (nst), geojsonhint (Mapbox), georust, GDAL. They lie beside the package.
enum Corpus {
  static let folder: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    parts.append(contentsOf: ["shared", "data", "bad-geojson"])
    return parts.joined(separator: "/")
  }()

  static func files(_ name: String) -> [String] {
    guard let stream = opendir("\(folder)/\(name)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix("json") { names.append(name) }
    }
    return names.sorted()
  }

  static var isThere: Bool { !files("jsontestsuite").isEmpty }

  static func open(_ path: String) throws -> InputFile { try InputFile.open(path: "\(folder)/\(path)", named: path) }
}

@Suite(.enabled(if: Corpus.isThere, "the corpora are not beside the package"))
struct CorpusTests {
  @Test(arguments: Corpus.files("jsontestsuite"))
  func jsonTestSuite(_ name: String) throws {
    let path = "jsontestsuite/\(name)"
    for window in [1, 64, 1 << 20] where window > 1 || !name.contains("0000") {
      let found = problem { try JSONText.validate(Corpus.open(path), windowSize: window) }
      var reader = GeoJSONReader()
      reader.windowSize = window
      let read = problem { _ = try reader.read(Corpus.open(path)) }
      switch name.prefix(1) {
      case "y":
        #expect(found == nil)
        #expect(read?.code == "not-geojson")
      case "n":
        let code = try #require(found).code
        #expect(["json-syntax", "json-encoding", "json-too-deep", "file-empty"].contains(code))
        #expect(code == "file-empty" || found?.place.column != nil)
        #expect(read?.code == code || read?.code == "file-empty")
      default:
        #expect(read != nil)
      }
    }
  }

  @Test(
    arguments: Corpus.files("geojsonhint/good").map { "geojsonhint/good/\($0)" }
      + Corpus.files("georust-canonical").map { "georust-canonical/\($0)" } + Corpus.files("gdal").map { "gdal/\($0)" })
  func goodFilesAreRead(_ path: String) throws {
    let table = try GeoJSONReader(keepsMembers: true).read(Corpus.open(path)).table
    #expect(table.count > 0)
    #expect(table.findings.allSatisfy { $0.severity == .note })
  }

  /// Faults that this reader looks at; the other files of the corpus break rules that do not matter for reading.
  @Test(arguments: [
    ("bad-featurelist", "geometry-malformed"), ("badcoord", "geometry-malformed"),
    ("badcoordtype", "geometry-malformed"),
    ("multipoint-multidimension", "geometry-malformed"), ("multipoint-nondimension", "geometry-malformed"),
    ("point-labeled-as-a-multipolygon", "geometry-malformed"), ("point-toofew", "geometry-malformed"),
    ("bad-polygonloop", "geometry-malformed"), ("short-multilinestring", "geometry-malformed"),
    ("point-toomany", "z-dropped"), ("badfeatureid", "id-malformed"), ("expected_object", "feature-malformed"),
  ])
  func faultsOfFeaturesAreFound(_ name: String, _ code: String) throws {
    let table = try GeoJSONReader().read(Corpus.open("geojsonhint/bad/\(name).geojson")).table
    #expect(Set(table.findings.map(\.code)) == [code])
  }

  @Test(arguments: [
    ("bad-json", "json-syntax"), ("featurecollection", "not-geojson"), ("featurecollection-obj", "not-geojson"),
    ("notype", "not-geojson"), ("rootstring", "not-geojson"), ("unknowntype", "not-geojson"),
  ])
  func faultsOfFilesStop(_ name: String, _ code: String) {
    #expect(problem { _ = try GeoJSONReader().read(Corpus.open("geojsonhint/bad/\(name).geojson")) }?.code == code)
  }

  @Test func badFilesNeverCrash() throws {
    for name in Corpus.files("geojsonhint/bad") {
      _ = problem { _ = try GeoJSONReader().read(Corpus.open("geojsonhint/bad/\(name)")) }
    }
  }

  @Test func realFileIsReadWhole() throws {
    let table = try GeoJSONReader(properties: ["WADMKK"]).read(Corpus.open("real-kabupaten-38prov-dirty.json")).table
    // 518 features, 11 of them without geometry: the corpus's own notes.
    #expect(table.count == 518)
    #expect(table.geometries.types.count { $0 == .none } == 11)
    #expect(table.findings.isEmpty)
  }
}
