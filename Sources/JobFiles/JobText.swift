import Diagnostics
import YAMLFiles

/// The text of a job file, and where its lines begin.
struct JobText {
  /// The file as the user named it.
  let file: String
  /// The text, without a byte order mark.
  let text: String
  /// Offset of each line in UTF-8, at the line breaks that YAML knows.
  private let lineStarts: [Int]

  /// Largest job file, in bytes: hundreds of hazards fit.
  static let greatestByteCount = 1 << 20

  init(file: String, text: String) {
    self.file = file
    self.text = text
    var starts = [0]
    var offset = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      offset += scalar.utf8.count
      switch scalar {
      case "\n" where previous == "\r": starts[starts.count - 1] = offset
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": starts.append(offset)
      default: break
      }
      previous = scalar
    }
    lineStarts = starts
  }

  /// The place of a mark; YAML counts columns in Unicode scalars, places count bytes.
  func place(_ mark: TextMark?, path: String = "") -> Place {
    let part = path.isEmpty ? nil : LocalizedText(path)
    guard let mark else { return Place(file, part: part) }
    guard lineStarts.indices.contains(mark.line - 1) else {
      // The parser counts one more line at the end of a text without a final line break.
      let lastLineByteCount = text.utf8.count - (lineStarts.last ?? 0)
      return Place(file, line: lineStarts.count, column: lastLineByteCount + 1, part: part)
    }
    let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[mark.line - 1])
    var column = 1
    for scalar in text.unicodeScalars[start...].prefix(max(0, mark.column - 1)) { column += scalar.utf8.count }
    return Place(file, line: mark.line, column: column, part: part)
  }

  /// The mark of the byte at an offset.
  func mark(atByte offset: Int) -> TextMark {
    let offset = min(max(0, offset), text.utf8.count)
    let line = (lineStarts.lastIndex { $0 <= offset } ?? 0)
    let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[line])
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    return TextMark(line: line + 1, column: text.unicodeScalars.distance(from: start, to: index) + 1)
  }

  /// The character at a mark; nil at the end of the text, and when the text has no such line.
  func scalar(at mark: TextMark) -> Unicode.Scalar? {
    guard lineStarts.indices.contains(mark.line - 1) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[mark.line - 1])
    let index = text.unicodeScalars.index(start, offsetBy: max(0, mark.column - 1), limitedBy: text.endIndex)
    return index.flatMap { $0 < text.endIndex ? text.unicodeScalars[$0] : nil }
  }
}
