import ByteStreams

/// Writes a CSV table as RFC 4180 quotes it, in UTF-8, with LF line ends as git and Unix tools expect them.
///
/// Append the cells of a row, then `endRow`. A text that a spreadsheet would take for a formula gets an apostrophe in
/// front; numbers are left alone. With a file the text goes there in blocks; without one it stays in `text`.
public struct CSVWriter {
  /// How a table separates cells and decimals.
  public struct Style: Sendable, Equatable {
    /// Between two cells.
    public var separator: Character
    /// Between a number's whole part and its decimals.
    public var decimalMark: Character

    /// A style from its two marks; each is one ASCII character, and they differ.
    public init(separator: Character, decimalMark: Character) {
      precondition(separator.isASCII && decimalMark.isASCII && separator != decimalMark, "two different ASCII marks")
      self.separator = separator
      self.decimalMark = decimalMark
    }

    /// `a,1.5`
    public static let international = Style(separator: ",", decimalMark: ".")
    /// `a;1,5`, as spreadsheets with Indonesian settings expect it.
    public static let indonesian = Style(separator: ";", decimalMark: ",")
  }

  /// What was not written to the file yet; everything when there is no file.
  public private(set) var text = OutputText(capacity: 1 << 14)
  private let style: Style
  private let separator: UInt8
  private let decimalMark: UInt8
  private let file: OutputFile?
  private var isRowStart = true

  /// A table that is empty so far.
  ///
  /// - Parameter file: Where the text goes; nil keeps it in `text`.
  public init(_ style: Style = .international, to file: OutputFile? = nil) {
    self.style = style
    separator = style.separator.asciiValue ?? UInt8(ascii: ",")
    decimalMark = style.decimalMark.asciiValue ?? UInt8(ascii: ".")
    self.file = file
  }

  /// Writes the names of the columns.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func header(_ names: [String]) throws {
    for name in names { append(name) }
    try endRow()
  }

  /// Adds a cell with a text; nil is an empty cell.
  public mutating func append(_ value: String?) {
    beginCell()
    var value = value ?? ""
    value.withUTF8 { appendText($0) }
  }

  /// Adds a cell with a whole number; nil is an empty cell.
  public mutating func append(_ value: Int?) {
    beginCell()
    if let value { text.appendInteger(value) }
  }

  /// Adds a cell with a number of fixed decimals, 0 to 9; nil is an empty cell.
  public mutating func append(_ value: Double?, decimals: Int) {
    beginCell()
    guard let value else { return }
    var number = OutputText(capacity: 64)
    number.appendFixed(value, decimals: decimals)
    for byte in number.bytes { text.append(byte: byte == UInt8(ascii: ".") ? decimalMark : byte) }
  }

  /// Ends a row.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func endRow() throws {
    text.append(byte: 0x0A)
    isRowStart = true
    if text.count > 1 << 17 { try end() }
  }

  /// With a file, hands it all of the text. The caller finishes the file.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func end() throws {
    guard let file else { return }
    try file.write(text)
    text.removeAll()
  }

  private mutating func beginCell() {
    if !isRowStart { text.append(byte: separator) }
    isRowStart = false
  }

  private mutating func appendText(_ value: UnsafeBufferPointer<UInt8>) {
    let isFormula = startsLikeFormula(value)
    let isQuoted = value.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { text.append(byte: UInt8(ascii: "\"")) }
    if isFormula { text.append(byte: UInt8(ascii: "'")) }
    if isQuoted {
      for byte in value {
        if byte == UInt8(ascii: "\"") { text.append(byte: byte) }
        text.append(byte: byte)
      }
      text.append(byte: UInt8(ascii: "\""))
    } else {
      text.append(UnsafeRawBufferPointer(value))
    }
  }

  /// The first character other than a blank starts a formula in a spreadsheet; a tab or a carriage return does at once.
  private func startsLikeFormula(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in value where byte != 0x20 && byte != 0x0A {
      return [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D].contains(byte)
    }
    return false
  }
}
