import Foundation
import TestSupport
import Testing

/// Every diagnostic code is shown by the built program in some case.
@Suite struct DiagnosticCodeTests {
  /// Words with a hyphen in the source that are no codes.
  private static let otherWords: Set<String> = [
    "as-of", "cat-file", "exact-zones", "without-hazard", "exit-code", "ls-tree", "if-changed", "no-color", "no-sync",
    "tps-id",
    "tanpa-nama",
    "bpbd-gridcode", "esdm-klsgtn",
    "inarisk-index", "sirekap-tps",
  ]

  /// Codes that no input brings out of the program, with the test that shows them all the same.
  private static let unitTested = [
    // GEOS refuses nothing that has come through the checks before it.
    "geos-failed": "GEOSOperationsTests/GEOSGeometryTests.swift",
    // The GeoJSON reader refuses such a line first.
    "line-too-short": "GEOSOperationsTests/GeometryHygieneTests.swift",
    // Words that GEOS has but does not say about polygons; an equal ring is a self-intersection to it.
    "repeated-ring": "GEOSOperationsTests/ValidityTests.swift",
    // Needs a server; Scripts/check-formats has one.
    "table-without-key": "OGRFilesTests/OGRReaderTests.swift",
    // A hundred million corners.
    "raster-too-detailed": "OGRFilesTests/OGRReaderTests.swift",
    // What GDAL warns of differs from version to version.
    "gdal-warning": "OGRFilesTests/OGRReaderTests.swift",
    // What crashes or hangs in GDAL differs from version to version.
    "source-crashed": "OGRFilesTests/ReadingProcessTests.swift",
    "source-too-slow": "OGRFilesTests/ReadingProcessTests.swift",
    "reader-not-started": "OGRFilesTests/ReadingProcessTests.swift",
    "repeated-position": "GEOSOperationsTests/ValidityTests.swift",
    // Tests are built with the workbook; Scripts/test asks a build without it.
    "job-not-built": "JobFilesTests/JobReportTests.swift",
  ]

  private static let tests = ProgramRunner.packageFolder.appendingPathComponent("Tests")

  private static func texts(below folder: URL, endings: [String]) throws -> [String: String] {
    let files = try FolderContents(of: folder).files.filter { file in endings.contains { file.key.hasSuffix($0) } }
    return files.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The words in quotation marks in the sources that look like a code.
  private static func codes() throws -> Set<String> {
    let sources = try texts(below: ProgramRunner.packageFolder.appendingPathComponent("Sources"), endings: [".swift"])
    var codes: Set<String> = ["internal"]
    // The names of QGIS's elements, and of those of HTML and SVG, are no codes.
    let program = sources.filter { file in !["/QGIS/", "/Maps/", "/Pages/"].contains { file.key.contains($0) } }
    for line in program.values.flatMap({ $0.split(separator: "\n") }) {
      if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
      for match in line.matches(of: /"([a-z]+(-[a-z]+)+)"/) { codes.insert(String(match.output.1)) }
    }
    return codes.subtracting(otherWords)
  }

  @Test func everyCodeHasACase() throws {
    let goldens = try Self.texts(below: ProgramCase.folder, endings: [".txt", ".csv", ".json"])
    let programTests = try Self.texts(
      below: Self.tests.appendingPathComponent("EndToEndTests"), endings: ["Tests.swift"])
    let shown =
      goldens.filter { $0.key.contains("/expected/") }.map(\.value)
      + programTests.filter {
        $0.key != "DiagnosticCodeTests.swift"
      }.map(\.value)
    let all = shown.joined()
    let codes = try Self.codes()
    #expect(codes.count > 80)
    for code in codes.sorted() where Self.unitTested[code] == nil {
      let isShown = ["[\(code)]", ",\(code),", "\"\(code)\""].contains { all.contains($0) }
      #expect(isShown, "no case in Tests/EndToEndTests shows [\(code)]; a word that is no code goes into otherWords")
    }
  }

  @Test(arguments: unitTested.keys.sorted())
  func theRestIsUnitTested(_ code: String) throws {
    let file = try #require(Self.unitTested[code])
    let text = try String(contentsOf: Self.tests.appendingPathComponent(file), encoding: .utf8)
    #expect(text.contains("\"\(code)\""))
  }
}
