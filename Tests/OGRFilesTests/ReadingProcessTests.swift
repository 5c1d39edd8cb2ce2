import ByteStreams
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import OGRFiles

#if GDAL
  @Suite struct ReadingProcessTests {
    private let request = ReadingRequest(OGRReader(), "tidak-ada.kml", named: "peta.kml", isForFiles: false)

    @Test(arguments: [
      (SIGSEGV, "source-crashed"), (SIGABRT, "source-crashed"), (1 << 8, "source-crashed"),
      (SIGXCPU, "source-too-slow"), (SIGALRM, "source-too-slow"), (SIGKILL, "source-too-slow"),
    ])
    func whatEndsBeforeItAnswersIsAnErrorOfTheFile(status: Int32, code: String) {
      let problem = ReadingProcess.problem(of: request, status: status)
      #expect(problem?.diagnostic.code == code)
      #expect(problem?.diagnostic.place.file == "peta.kml")
    }

    @Test func aProcessThatAnsweredIsNoProblem() {
      #expect(ReadingProcess.problem(of: request, status: 0) == nil)
    }

    @Test func aProgramThatDoesNotStartOrSaysNothingIsAnError() {
      #expect(code { try ReadingProcess.answer(to: request, by: "/tidak/ada") } == "reader-not-started")
      #expect(code { try ReadingProcess.answer(to: request, by: "/bin/false") } == "source-crashed")
    }

    private func code(_ body: () throws -> ReadingAnswer) -> String? {
      do { _ = try body() } catch {
        return (error as? InputProblem)?.diagnostic.code ?? (error as? SystemFailure)?.diagnostic.code
      }
      return nil
    }

    /// What a request says comes out of its JSON again, and what a source holds out of an answer.
    @Test func anAnswerHoldsWhatWasRead() throws {
      let scratch = try ScratchFolder()
      try Self.kml.write(toFile: scratch.place("a.kml"), atomically: true, encoding: .utf8)
      let reader = OGRReader(properties: ["Name", "tidak ada"], keepsMembers: true)
      let request = ReadingRequest(reader, scratch.place("a.kml"), named: "a.kml", isForFiles: false)
      let copy = try JSONDecoder().decode(ReadingRequest.self, from: JSONEncoder().encode(request))
      let path = scratch.place("jawaban")
      let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
      try copy.answer(on: descriptor)
      close(descriptor)
      var answer = try ReadingAnswer(InputFile.open(path: path).text)
      let source = try answer.source(keepsMembers: true)
      let format = try #require(OGRFormat.of("a.kml"))
      let here = try reader.read(scratch.place("a.kml"), format: format, named: "a.kml")
      #expect(source.table.geometries.coordinates == here.table.geometries.coordinates)
      #expect(source.table.geometries.types == here.table.geometries.types)
      #expect(source.table.values(of: "Name") == here.table.values(of: "Name"))
      #expect(source.table.values(of: "tidak ada") == here.table.values(of: "tidak ada"))
      #expect(source.table.declaredCRS == here.table.declaredCRS && source.files.map(\.name) == ["a.kml"])
      let members = try [source, here].map { source in
        try source.table.propertyMembers.map { range in
          var bytes: [UInt8] = []
          try source.text.read(offset: range.offset, count: range.count, into: &bytes)
          return String(decoding: bytes, as: UTF8.self)
        }
      }
      #expect(members[0] == members[1] && members[0].count == 2)
    }

    private static let kml = """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>satu</name><Polygon><outerBoundaryIs><LinearRing>
      <coordinates>1,2 3,2 3,4 1,2</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
      <Placemark><Point><coordinates>106.5,-6.25</coordinates></Point></Placemark></Document></kml>
      """

    /// Rows behind a gap of ten thousand: an empty cell is nothing, a value is something.
    @Test(arguments: [
      (#"<row r="1"><c><v>1</v></c></row><row r="20000"><c r="A20000" s="1"/></row>"#, nil),
      (#"<row r="1"><c><v>1</v></c></row><row spans="1:2" r="20000"><c><v>1</v></c></row>"#, 20000),
      (#"<row r="9999"><c/></row><row r="20000"><c/></row><row r="20001"><c><is><t>a</t></is></c></row>"#, 20001),
      (#"<row r="5000"><c><v>1</v></c></row><row r="9000"><c><v>1</v></c></row>"#, nil),
    ])
    func aValueBehindAGapIsFound(sheet: String, row: Int?) {
      #expect(SheetGap.firstRow(behindGapIn: Array(sheet.utf8)) == row)
    }
  }
#endif
