import ByteStreams
import Diagnostics

/// The header of a table, and where in it the columns of interest are.
struct TableColumns {
  /// Names, blanks around them taken off; a column without one is called after its number.
  let names: [String]
  let x: Int?
  let y: Int?
  /// For each wanted property its column; nil when there is none.
  let wanted: [Int?]
  /// For each column, its name as the start of a JSON member: `"name":`.
  let memberNames: [[UInt8]]

  init(_ rows: RowScanner, for reader: TableReader) throws(InputProblem) {
    let file = rows.file.name
    names = rows.cells.indices.map { index in
      let name = (rows.text(index) ?? "").trimmingBlanks()
      return name.isEmpty ? "column_\(index + 1)" : name
    }
    let used = Set([reader.x, reader.y].compactMap { $0 } + reader.properties)
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() {
      guard numbers[name] != nil else {
        numbers[name] = number
        continue
      }
      if reader.keepsMembers || used.contains(name) { throw .repeatedColumn(name, file) }
    }
    for name in [reader.x, reader.y].compactMap({ $0 }) where numbers[name] == nil {
      throw .missingColumn(name, file, names: names)
    }
    x = reader.x.flatMap { numbers[$0] }
    y = reader.y.flatMap { numbers[$0] }
    wanted = reader.properties.map { numbers[$0] }
    memberNames = names.map { name in
      var text = OutputText(capacity: 64)
      text.appendJSONString(name)
      text.append(byte: UInt8(ascii: ":"))
      return text.bytes
    }
  }
}

extension String {
  /// Without blanks and tabs at its ends.
  func trimmingBlanks() -> String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\u{A0}" }
    var text = Substring(self)
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }

  /// The number that a cell spells, with a decimal point or a decimal comma; nil when it is none, or not finite.
  func decimalNumber() -> Double? {
    var text = trimmingBlanks()
    if !text.contains(".") && text.count(where: { $0 == "," }) == 1 { text = text.replacing(",", with: ".") }
    // Double(_:) also takes hexadecimal numbers and names such as nan.
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }
}
