import Diagnostics
import Glibc
import Testing

@testable import ByteStreams

@Suite struct InputFileTests {
  /// `printf 'abc' | gzip -n`, then the same for `def`.
  static let gzipABC: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76, 74, 6, 0, 194, 65, 36, 53, 3, 0, 0, 0,
  ]
  static let gzipDEF: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 0, 3, 75, 73, 77, 3, 0, 97, 225, 196, 12, 3, 0, 0, 0,
  ]

  func contents(_ file: InputFile) throws -> String {
    var buffer: [UInt8] = []
    try file.text.read(offset: 0, count: file.text.count, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  func code(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "none"
    } catch let problem as InputProblem {
      return problem.diagnostic.code
    } catch let failure as SystemFailure {
      return failure.diagnostic.code
    } catch {
      return "\(error)"
    }
  }

  @Test func plainFileIsReadByOffset() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile.open(path: try folder.file("a.txt", Array("hello".utf8)), named: "a.txt")
    var buffer: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    try file.text.read(offset: 1, count: 3, into: &buffer)
    #expect(buffer == Array("ell".utf8))
    try file.text.read(offset: 5, count: 0, into: &buffer)
    #expect(buffer.isEmpty)
    // sha256sum of "hello"
    #expect(try file.fingerprint().sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
    #expect(try file.fingerprint().byteCount == 5)
    try file.ensureUnchanged()
  }

  @Test func emptyFileHasTheHashOfNothing() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile.open(path: try folder.file("empty", []))
    #expect(file.text.count == 0)
    #expect(try file.fingerprint().sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func gzipIsKnownByItsFirstBytes() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile.open(path: try folder.file("a.geojson", Self.gzipABC))
    #expect(try contents(file) == "abc")
    #expect(try file.fingerprint().byteCount == Self.gzipABC.count)
    try file.ensureUnchanged()
  }

  @Test func gzipMembersAreJoinedAndPaddingIsOverlooked() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile.open(path: try folder.file("a", Self.gzipABC + Self.gzipDEF + [0, 0, 0]))
    #expect(try contents(file) == "abcdef")
  }

  @Test func everyTruncatedGzipIsRefused() throws {
    let folder = try TemporaryFolder()
    for length in 2..<Self.gzipABC.count {
      let path = try folder.file("a", Array(Self.gzipABC.prefix(length)))
      #expect(code { _ = try InputFile.open(path: path) } == "gzip-truncated")
    }
  }

  @Test func damagedGzipIsRefused() throws {
    let folder = try TemporaryFolder()
    var bytes = Self.gzipABC
    bytes[16] ^= 0xFF
    #expect(code { _ = try InputFile.open(path: try folder.file("a", bytes)) } == "gzip-damaged")
    #expect(code { _ = try InputFile.open(path: try folder.file("b", Self.gzipABC + [7, 7])) } == "gzip-damaged")
  }

  @Test func pathsThatLeadNowhere() throws {
    let folder = try TemporaryFolder()
    #expect(code { _ = try InputFile.open(path: "") } == "path-empty")
    #expect(code { _ = try InputFile.open(path: folder.path + "/nothing") } == "file-missing")
    #expect(code { _ = try InputFile.open(path: try folder.file("f", [1]) + "/below") } == "file-missing")
    #expect(code { _ = try InputFile.open(path: "a\0b") } == "file-missing")
    #expect(code { _ = try InputFile.open(path: folder.path) } == "file-is-folder")
    let locked = try folder.file("locked", [1])
    chmod(locked, 0)
    if geteuid() != 0 { #expect(code { _ = try InputFile.open(path: locked) } == "file-unreadable") }
  }

  @Test func pipeIsSpooled() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    #expect(write(ends[1], "a", 1) == 1)
    #expect(write(ends[1], "bc", 2) == 2)
    close(ends[1])
    let file = try InputFile.open(descriptor: Descriptor(ends[0]), named: "-")
    #expect(try contents(file) == "abc")
    // sha256sum of "abc"
    #expect(try file.fingerprint().sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try file.ensureUnchanged()
  }

  @Test func changeIsNoticed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", [1, 2, 3])
    let file = try InputFile.open(path: path)
    _ = try folder.file("a", [1, 2, 3, 4])
    #expect(code { try file.ensureUnchanged() } == "file-changed")
  }

  @Test func shorterFileIsAFailure() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", [1, 2, 3])
    let file = try InputFile.open(path: path)
    truncate(path, 1)
    #expect(code { _ = try file.fingerprint() } == "read-failed")
  }

  @Test func linesAndColumnsCountFromOne() throws {
    let file = try InputFile.holding("ab\n\ncd", named: "a")
    let places = try file.text.places(ofAscending: [0, 2, 3, 4, 5, 6])
    #expect(places.map(\.line) == [1, 1, 2, 3, 3, 3])
    #expect(places.map(\.column) == [1, 3, 1, 1, 2, 3])
  }
}
