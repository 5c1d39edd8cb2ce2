import ByteStreams
import Diagnostics

/// A scanner together with the window that it works on.
struct WindowedJSON {
  let file: InputFile
  let window: ByteWindow
  var json: JSONScanner

  /// At the start of a file's text, behind a byte order mark.
  ///
  /// - Throws: `InputProblem` `file-empty` or `json-encoding` (UTF-16); `SystemFailure` `read-failed`.
  init(_ file: InputFile, windowSize: Int) throws {
    self.file = file
    window = ByteWindow(file, size: max(windowSize, 4))
    try window.slide(keepingFrom: 0)
    json = JSONScanner(window.bytes, count: window.count, isLast: window.reachesEnd)
    guard window.count > 0 else { throw InputProblem.emptyFile(file.name) }
    let (first, second) = (json.start[0], json.start[1])
    if (first, second) == (0xFF, 0xFE) || (first, second) == (0xFE, 0xFF)
      || (window.count > 1 && (first == 0) != (second == 0))
    {
      throw InputProblem.otherEncoding(file.name)
    }
    if (first, second, json.start[2]) == (0xEF, 0xBB, 0xBF) { json.next += 3 }
  }

  /// Offset of the next byte in the text.
  var offset: Int { window.offset + json.position }

  /// Slides the window on, so that the scan can begin again where a unit began; or reports what stopped it.
  mutating func resume(after stop: ScanStop, from start: Int) throws {
    guard stop.reason == .windowEnds else { throw try problem(stop) }
    try window.slide(keepingFrom: start)
    json = JSONScanner(window.bytes, count: window.count, isLast: window.reachesEnd)
  }

  /// Scans one unit as a whole, however often the window must slide for it.
  mutating func unit<Result>(_ body: (inout JSONScanner) throws(ScanStop) -> Result) throws -> Result {
    while true {
      let start = json.position
      do throws(ScanStop) { return try body(&json) } catch { try resume(after: error, from: start) }
    }
  }

  /// Skips a value of any size; it need not fit into the window.
  mutating func skipValue(depth: Int) throws {
    var nesting = JSONNesting(depth: depth)
    repeat {
      let start = json.position
      // A token that is cut off leaves the nesting as it was.
      do throws(ScanStop) { try json.skipToken(&nesting) } catch { try resume(after: error, from: start) }
    } while !nesting.isComplete
  }

  /// Skips white space, and record separators where they are allowed.
  ///
  /// - Returns: Whether there was a line break or a record separator, and whether the text ends here.
  mutating func skipBetweenValues(separators: Bool) throws -> (hasBreak: Bool, isEnd: Bool) {
    var hasBreak = false
    while true {
      switch json.next.pointee {
      case 0x0A, 0x0D: hasBreak = true
      case 0x1E where separators: hasBreak = true
      case 0x20, 0x09: break
      default:
        guard json.next == json.end else { return (hasBreak, false) }
        if json.isLast { return (hasBreak, true) }
        try resume(after: ScanStop(reason: .windowEnds, position: json.position), from: json.position)
        continue
      }
      json.next += 1
    }
  }

  /// The fault at a place in the window, with line and column.
  func problem(_ stop: ScanStop) throws(SystemFailure) -> InputProblem {
    let offset = window.offset + stop.position
    return .json(stop.reason, in: file.name, at: try file.text.place(of: offset), seen: try seen(at: offset))
  }

  /// The text from an offset on, for a message.
  func seen(at offset: Int) throws(SystemFailure) -> String {
    var bytes: [UInt8] = []
    try file.text.read(offset: offset, count: min(Self.seenLength, file.text.count - offset), into: &bytes)
    return Self.line(bytes)
  }

  /// The JSON value at a place in the window, for a message that a scan makes; the same with every window.
  ///
  /// A string stands with its quotation marks, to its end; an array or object is cut off after some characters.
  ///
  /// - Parameter position: First byte of a value that lies whole in the window.
  func value(at position: Int) throws(ScanStop) -> String {
    var probe = json
    probe.next = json.start + position
    let start = probe.next
    try probe.skipValue(depth: 0)
    let lines = String(decoding: probe.bytes(from: start), as: UTF8.self).split { $0.isNewline }
    let text = lines.map { String($0.drop { $0 == " " || $0 == "\t" }) }.joined(separator: " ")
    let isNested = start.pointee == .openBrace || start.pointee == .openBracket
    return isNested && text.count > Self.shownLength ? text.prefix(Self.shownLength) + "…" : text
  }

  private static let shownLength = 40
  private static let seenLength = 24

  private static func line(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
  }
}
