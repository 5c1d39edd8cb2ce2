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
    // /dev/full takes no byte; a new file cannot be made there, so the descriptor's own failure is asked for.
    let failure = SystemFailure("write-failed", call: "write", error: ENOSPC, file: "a", en: "e", id: "i")
    #expect(failure.diagnostic.fix.en.hasPrefix("the disk is full"))
    #expect(failure.diagnostic.message.en == "e (write: No space left on device)")
  }
}
