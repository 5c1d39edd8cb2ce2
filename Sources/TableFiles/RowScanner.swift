import ByteStreams
import Diagnostics

/// Scans the rows of a table out of a sliding window.
struct RowScanner {
  /// Where a cell's bytes lie in the window, and whether quotation marks in them are doubled.
  struct Cell {
    var range: Range<Int>
    var hasDoubledQuotes = false
  }

  let file: InputFile
  private let window: ByteWindow
  private var position = 0
  /// Between two cells.
  private var separator = UInt8(ascii: ",")
  /// The cells of the row that was scanned last; valid until the next one.
  private(set) var cells: [Cell] = []
  /// Offset of that row in the text.
  private(set) var rowOffset = 0
  private var rowRange = 0..<0

  /// At the start of a file's text, behind a byte order mark.
  init(_ file: InputFile, windowSize: Int) throws {
    self.file = file
    window = ByteWindow(file, size: max(windowSize, 4))
    try window.slide(keepingFrom: 0)
    guard window.count > 0 else { throw InputProblem.emptyTable(file.name) }
    let first = (window.bytes[0], window.bytes[1], window.bytes[2])
    if (first.0, first.1) == (0xFF, 0xFE) || (first.0, first.1) == (0xFE, 0xFF) {
      throw InputProblem.tableEncoding(file.name, line: 1, isUTF16: true)
    }
    if first == (0xEF, 0xBB, 0xBF) { position = 3 }
    try chooseSeparator()
  }

  /// Scans the next row that has any text.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: `InputProblem` `table-syntax` or `table-encoding`; `SystemFailure` `read-failed`.
  mutating func nextRow() throws -> Bool {
    while true {
      let start = position
      guard let isRow = try scanRow() else {
        try window.slide(keepingFrom: start)
        position = 0
        continue
      }
      rowOffset = window.offset + start
      rowRange = start..<position
      if !isRow { return false }
      if cells.allSatisfy({ $0.range.isEmpty }) { continue }
      try checkEncoding()
      return true
    }
  }

  /// The text of a cell, quotation marks taken off; nil when the row has no such cell.
  func text(_ cell: Int) -> String? {
    guard cell < cells.count else { return nil }
    let text = String(decoding: bytes(cell), as: UTF8.self)
    return cells[cell].hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// The bytes of a cell as they lie in the file between its quotation marks, valid until the next row; none when the row
  /// has no such cell.
  func bytes(_ cell: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: contents[cell < cells.count ? cells[cell].range : 0..<0])
  }

  /// All cells are empty, or hold blanks only.
  var isBlank: Bool {
    cells.indices.allSatisfy { cell in bytes(cell).allSatisfy { $0 == 0x20 || $0 == 0x09 } }
  }

  /// A quotation mark in the cell is written twice.
  func hasDoubledQuotes(_ cell: Int) -> Bool { cell < cells.count && cells[cell].hasDoubledQuotes }

  /// Takes the separator that is most frequent in the first line; a comma when there is none.
  private mutating func chooseSeparator() throws {
    while true {
      var counts: [UInt8: Int] = [:]
      var isQuoted = false
      var isComplete = window.reachesEnd
      for byte in contents[position...] {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if isQuoted { continue }
        counts[byte, default: 0] += 1
        if byte == 0x0A || byte == 0x0D {
          isComplete = true
          break
        }
      }
      if isComplete {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        separator = candidates.reduce(candidates[0]) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
        return
      }
      try window.slide(keepingFrom: position)
      position = 0
    }
  }

  private var contents: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: window.bytes, count: window.count) }

  /// Scans one row from `position` on.
  ///
  /// - Returns: Whether there was a row; nil when the window ends within it.
  private mutating func scanRow() throws -> Bool? {
    cells.removeAll(keepingCapacity: true)
    if position == window.count { return window.reachesEnd ? false : nil }
    while true {
      let isComplete = try window.bytes[position] == UInt8(ascii: "\"") ? scanQuotedCell() : scanPlainCell()
      guard isComplete else { return nil }
      if position == window.count { return true }
      let byte = window.bytes[position]
      position += 1
      if byte == separator {
        // An empty last cell may lie at the very end.
        if position == window.count {
          guard window.reachesEnd else { return nil }
          cells.append(Cell(range: position..<position))
          return true
        }
        continue
      }
      if byte == 0x0D && position == window.count && !window.reachesEnd { return nil }
      if byte == 0x0D && window.bytes[position] == 0x0A { position += 1 }
      return true
    }
  }

  /// Scans up to a separator or a line end; false when the window ends before.
  private mutating func scanPlainCell() -> Bool {
    let start = position
    let bytes = window.bytes
    while position < window.count {
      let byte = bytes[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      position += 1
    }
    if position == window.count && !window.reachesEnd { return false }
    cells.append(Cell(range: start..<position))
    return true
  }

  private mutating func scanQuotedCell() throws -> Bool {
    let start = position + 1
    let bytes = window.bytes
    var cell = Cell(range: start..<start)
    position = start
    while true {
      while position < window.count && bytes[position] != UInt8(ascii: "\"") { position += 1 }
      if position == window.count {
        if window.reachesEnd { throw try problem(.openQuote, at: start - 1) }
        return false
      }
      if bytes[position + 1] != UInt8(ascii: "\"") { break }
      cell.hasDoubledQuotes = true
      position += 2
    }
    cell.range = start..<position
    position += 1
    if position == window.count {
      cells.append(cell)
      return window.reachesEnd
    }
    let byte = bytes[position]
    guard byte == separator || byte == 0x0A || byte == 0x0D else { throw try problem(.textBehindQuote, at: position) }
    cells.append(cell)
    return true
  }

  private func checkEncoding() throws {
    let bytes = contents[rowRange]
    if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil { return }
    throw InputProblem.tableEncoding(file.name, line: try file.text.place(of: rowOffset).line, isUTF16: false)
  }

  private func problem(_ fault: TableFault, at position: Int) throws -> InputProblem {
    .tableSyntax(fault, file.name, at: try file.text.place(of: window.offset + position))
  }
}
