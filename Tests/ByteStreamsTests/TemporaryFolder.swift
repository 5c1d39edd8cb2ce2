import Glibc

/// A folder for one test; it goes with the last reference.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/petarawan-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw NotWritten() }
    path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    names.append(name)
    let path = "\(path)/\(name)"
    let number = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(number) }
    guard number >= 0, write(number, bytes, bytes.count) == bytes.count else { throw NotWritten() }
    return path
  }

  /// The path of a file that the test will write.
  func place(_ name: String) -> String {
    names.append(name)
    return "\(path)/\(name)"
  }

  private var names: [String] = []

  struct NotWritten: Error {}
}
