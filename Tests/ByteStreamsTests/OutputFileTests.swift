import Diagnostics
import Glibc
import Testing

@testable import ByteStreams

@Suite struct OutputFileTests {
  @Test func fingerprintIsThatOfTheFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.place("out.txt")
    let output = try OutputFile(creating: path)
    var text = OutputText()
    text.append("line\n")
    for _ in 0..<100_000 { try output.write(text) }
    try output.write(String(repeating: "x", count: 1_000_000))
    let written = try output.finish()
    #expect(written.byteCount == 1_500_000)
    #expect(try InputFile.open(path: path).fingerprint() == written)
  }

  @Test func emptyFileIsCreated() throws {
    let folder = try TemporaryFolder()
    let path = folder.place("out.txt")
    #expect(try OutputFile(creating: path).finish().byteCount == 0)
    #expect(try InputFile.open(path: path).text.count == 0)
  }

  @Test func existingFileIsNotTouched() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("there", [1])
    #expect(throws: SystemFailure.self) { try OutputFile(creating: path) }
    #expect(try InputFile.open(path: path).text.count == 1)
  }

  @Test func fullDiskIsSaid() throws {
    // Whatever is written to this device fails as on a full disk.
    let output = OutputFile(path: "out.txt", descriptor: Descriptor(open("/dev/full", O_WRONLY | O_CLOEXEC)))
    try output.write("a")
    let failure = #expect(throws: SystemFailure.self) { try output.finish() }
    #expect(failure?.diagnostic.code == "write-failed")
    #expect(failure?.diagnostic.fix.en.hasPrefix("the disk is full") == true)
    #expect(failure?.diagnostic.message.en == "the file cannot be written (write: No space left on device)")
  }

  @Test func missingTemporaryFolderIsSaid() {
    let failure = #expect(throws: SystemFailure.self) { try SpoolFile(named: "a", in: "/nowhere") }
    #expect(failure?.diagnostic.code == "spool-failed")
  }

  @Test func spooledPiecesComeBackWhole() throws {
    let spool = try SpoolFile(named: "a")
    var expected: [UInt8] = []
    for round in 0..<50 {
      let piece = [UInt8](repeating: UInt8(round), count: round * round * 200)
      #expect(spool.count == expected.count)
      try piece.withUnsafeBytes { try spool.append($0) }
      expected += piece
    }
    var buffer: [UInt8] = []
    let text = try spool.finish()
    try text.read(offset: 0, count: text.count, into: &buffer)
    #expect(buffer == expected)
  }
}
