import ArgumentParser
import Glibc

/// The words that the program was called with.
enum ProgramArguments {
  /// Ends the program when nobody can say what it was asked to do: without /proc there are no arguments at all, and one
  /// that is not UTF-8 would name another file than the one that is meant.
  static func check() {
    let words = CommandLine.arguments
    guard !words.isEmpty else {
      fail(
        "the arguments cannot be read: /proc/self/cmdline is missing or unreadable; nothing was done",
        fix: "mount /proc, as containers and chroots need it")
    }
    for (number, word) in words.enumerated() {
      guard let bytes = CommandLine.unsafeArgv[number] else { break }
      let raw = UnsafeBufferPointer(start: bytes, count: strlen(bytes)).map { UInt8(bitPattern: $0) }
      guard raw != Array(word.utf8) else { continue }
      let shown = raw.map { (32..<127).contains($0) ? String(UnicodeScalar($0)) : "\\x" + hex($0) }.joined()
      fail(
        "argument \(number) is not UTF-8: \(shown); nothing was done",
        fix: "give the file a name in UTF-8, or go into its folder and name it by a link: ln -s FILE NAME")
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  private static func fail(_ words: String, fix: String) -> Never {
    let text = Array("error: petarawan: \(words) [arguments-unreadable]\n  fix: \(fix)\n".utf8)
    _ = text.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(ExitCodes.wrongJob.rawValue)
  }
}
