import Testing

@testable import ByteStreams

@Suite struct ByteWindowTests {
  func bytes(_ window: ByteWindow) -> String {
    String(decoding: UnsafeBufferPointer(start: window.bytes, count: window.count), as: UTF8.self)
  }

  @Test func windowSlidesAndGrowsOnlyWhenNothingCanGo() throws {
    let window = ByteWindow(try InputFile.holding("abcdefghij", named: "a"), size: 4)
    try window.slide(keepingFrom: 0)
    #expect(bytes(window) == "abcd")
    try window.slide(keepingFrom: 3)
    #expect(bytes(window) == "defg")
    #expect(window.offset == 3)
    try window.slide(keepingFrom: 0)
    #expect(bytes(window) == "defghij")
    #expect(window.reachesEnd)
    try window.slide(keepingFrom: 7)
    #expect(window.count == 0)
    #expect(window.offset == 10)
    #expect(window.bytes[0] == 0)
  }

  @Test func emptyTextIsAtItsEnd() throws {
    let window = ByteWindow(try InputFile.holding("", named: "a"), size: 1)
    try window.slide(keepingFrom: 0)
    #expect(window.count == 0 && window.reachesEnd)
  }

  @Test func zerosFollowTheLastByte() throws {
    let window = ByteWindow(try InputFile.holding("abcdefgh", named: "a"), size: 8)
    try window.slide(keepingFrom: 0)
    try window.slide(keepingFrom: 6)
    #expect(bytes(window) == "gh")
    #expect((2..<34).allSatisfy { window.bytes[$0] == 0 })
  }

  @Test func readingThroughTheWindowHashesOnTheWay() throws {
    let folder = try TemporaryFolder()
    let file = try InputFile.open(path: try folder.file("a", Array("abc".utf8)))
    let window = ByteWindow(file, size: 2)
    try window.slide(keepingFrom: 0)
    try window.slide(keepingFrom: 2)
    #expect(try file.fingerprint().sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    // Read again from the start: the hash must not take the same bytes twice.
    try ByteWindow(file, size: 2).slide(keepingFrom: 0)
    #expect(try file.fingerprint().byteCount == 3)
  }
}
