import ByteStreams
import Testing

@Suite struct ZipArchiveTests {
  /// The bytes as PKWARE's note lays them out; 0xCBF43926 is the known checksum of these nine digits.
  @Test func aFileIsStoredWithItsChecksum() {
    var archive = ZipArchive()
    archive.append("123456789", named: "a")
    let bytes = archive.finish().bytes
    let entry: [UInt8] = [
      20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0,
    ]
    let file: [UInt8] = [0x50, 0x4B, 3, 4] + entry + Array("a123456789".utf8)
    let directory: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0] + entry + Array(repeating: 0, count: 14) + Array("a".utf8)
    let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 40, 0, 0, 0, 0, 0]
    #expect(bytes == file + directory + end)
  }

  @Test func anArchiveWithoutFilesIsOnlyItsEnd() {
    #expect(ZipArchive().finish().bytes == [0x50, 0x4B, 5, 6] + Array(repeating: UInt8(0), count: 18))
  }
}
