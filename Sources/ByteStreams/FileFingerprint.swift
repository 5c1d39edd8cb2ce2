internal import CCRYPTO
import Diagnostics

/// What tells one version of a file from another.
public struct FileFingerprint: Sendable, Hashable, Codable {
  /// SHA-256 of the bytes, 64 hexadecimal digits in lower case.
  public var sha256: String
  /// Number of bytes.
  public var byteCount: Int

  /// A fingerprint from its parts.
  public init(sha256: String, byteCount: Int) {
    self.sha256 = sha256
    self.byteCount = byteCount
  }

  /// The fingerprint of a text in UTF-8.
  public init(of text: String) {
    var running = RunningFingerprint()
    var text = text
    text.withUTF8 { running.update(UnsafeRawBufferPointer($0)) }
    self = running.value
  }
}

/// SHA-256 and length of bytes that come in pieces.
struct RunningFingerprint {
  private(set) var byteCount = 0
  private var state = SHA256_CTX()

  init() { SHA256_Init(&state) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&state, bytes.baseAddress, bytes.count)
    byteCount += bytes.count
  }

  /// The fingerprint of everything so far.
  var value: FileFingerprint {
    var (state, digest) = (state, [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH)))
    SHA256_Final(&digest, &state)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return FileFingerprint(sha256: String(decoding: text, as: UTF8.self), byteCount: byteCount)
  }
}

extension FileFingerprint {
  /// The fingerprint of several files as if they were one, such as those of a Shapefile: `cat FILES | sha256sum`.
  ///
  /// - Throws: `SystemFailure` `read-failed`.
  public init(of files: [InputFile]) throws(SystemFailure) {
    if files.count == 1 {
      self = try files[0].fingerprint()
      return
    }
    var running = RunningFingerprint()
    var buffer: [UInt8] = []
    for file in files {
      var offset = 0
      while offset < file.text.count {
        let count = min(1 << 20, file.text.count - offset)
        try file.text.read(offset: offset, count: count, into: &buffer)
        buffer.withUnsafeBytes { running.update($0) }
        offset += count
      }
    }
    self = running.value
  }
}
