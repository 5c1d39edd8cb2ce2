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
    var text = self
    return text.withUTF8 { String(decoding: $0.trimmingBlanks(), as: UTF8.self) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without blanks (no-break ones too) and tabs at its ends.
  func trimmingBlanks() -> Slice<Self> {
    var rest = self[...]
    while let length = rest.blankLength(rest.first, rest.dropFirst().first, (0xC2, 0xA0)) { rest.removeFirst(length) }
    while let length = rest.blankLength(rest.last, rest.dropLast().last, (0xA0, 0xC2)) { rest.removeLast(length) }
    return rest
  }

  /// The number that a cell spells, with a decimal point or a decimal comma; nil when it is none, or not finite.
  func decimalNumber() -> Double? {
    var marks = 0
    var digits: [UInt8] = []
    for byte in trimmingBlanks() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        digits.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        marks += 1
        digits.append(UInt8(ascii: "."))
      // Double(_:) also takes hexadecimal numbers and names such as nan.
      default: return nil
      }
    }
    guard marks < 2, let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}

extension Slice where Base == UnsafeBufferPointer<UInt8> {
  /// Bytes of the blank that its outer byte, or its two outer bytes, are; nil when they are none.
  fileprivate func blankLength(_ outer: UInt8?, _ inner: UInt8?, _ noBreak: (UInt8, UInt8)) -> Int? {
    if outer == 0x20 || outer == 0x09 { return 1 }
    return outer == noBreak.0 && inner == noBreak.1 ? 2 : nil
  }
}
