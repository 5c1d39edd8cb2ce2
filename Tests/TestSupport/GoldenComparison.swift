import Foundation

/// Comparison of what a test found with what is committed as expected, byte for byte.
public enum GoldenComparison {
  /// The expected files are to be rewritten with what was found; the test fails all the same.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" }

  /// What differs, in a few lines; nil when nothing does.
  public static func difference(of found: Data, from expected: Data) -> String? {
    guard found != expected else { return nil }
    guard let old = String(validating: expected, as: UTF8.self), let new = String(validating: found, as: UTF8.self)
    else {
      let same = zip(found, expected).prefix { $0 == $1 }.count
      return "byte \(same) differs; \(found.count) bytes, expected \(expected.count)"
    }
    return lineDifference(lines(of: new), lines(of: old))
  }

  /// What differs between two sets of files, a few lines for each file; empty when nothing does.
  public static func differences(of found: FolderContents, from expected: FolderContents) -> [String] {
    let paths = Set(found.files.keys).union(expected.files.keys)
    return paths.sorted().compactMap { path in
      guard let new = found.files[path] else { return "\(path): missing" }
      guard let old = expected.files[path] else { return "\(path): not expected" }
      return difference(of: new, from: old).map { "\(path):\n\($0)" }
    }
  }

  // MARK: - Lines

  /// Splits at line ends; a missing last line end stays visible as a line of its own.
  private static func lines(of text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() } else { lines.append("(no line end)") }
    return lines
  }

  /// The lines between the first and the last that differ, at most eight of each side.
  private static func lineDifference(_ new: [Substring], _ old: [Substring]) -> String {
    let start = zip(new, old).prefix { $0 == $1 }.count
    let end = zip(new[start...].reversed(), old[start...].reversed()).prefix { $0 == $1 }.count
    func shown(_ mark: String, _ lines: [Substring]) -> [String] {
      let changed = lines[start..<(lines.count - end)]
      let more = changed.count > 8 ? ["\(mark) … \(changed.count - 8) more lines"] : []
      return changed.prefix(8).map { "\(mark) \($0.prefix(400))" } + more
    }
    return (["from line \(start + 1) (- expected, + found):"] + shown("-", old) + shown("+", new))
      .joined(separator: "\n")
  }
}

extension String {
  /// The text of UTF-8 bytes; nil when they are no UTF-8.
  fileprivate init?(validating bytes: Data, as encoding: UTF8.Type) {
    self.init(data: bytes, encoding: .utf8)
  }
}
