import ByteStreams
import Diagnostics
import FeatureModel

/// The header of a table, and where in it the columns of interest are.
struct TableColumns {
  /// Names, blanks around them taken off; a column without one is called after its number.
  let names: [String]
  /// Those of the coordinates, with their places; nil when they are not asked for.
  let coordinates: (columns: CoordinateColumns, places: [Int])?
  let hasAngles: Bool
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
    let used = Set((reader.coordinates?.names ?? []) + reader.properties)
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() {
      guard numbers[name] != nil else {
        numbers[name] = number
        continue
      }
      if reader.keepsMembers || used.contains(name) { throw .repeatedColumn(name, file) }
    }
    for name in reader.coordinates?.names ?? [] where numbers[name] == nil {
      throw .missingColumn(name, file, names: names)
    }
    coordinates = reader.coordinates.map { ($0, $0.names.compactMap { numbers[$0] }) }
    hasAngles = reader.hasAngles
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
