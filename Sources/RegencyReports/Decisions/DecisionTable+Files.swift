import ByteStreams
import FeatureModel
import GeoJSONFiles
import TableFiles

extension DecisionTable {
  /// Writes all rows; the header has the machine names.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func write(to writer: inout CSVWriter) throws {
    try writer.header(columns.map(\.name))
    for row in 0..<count {
      for (column, cell) in zip(columns, cells(ofRow: row)) {
        switch cell {
        case .text(let value): writer.append(value)
        case .integer(let value): writer.append(value)
        case .number(let value): writer.append(value, decimals: column.kind.decimals)
        case .flag(let value): writer.append(value.map { $0 ? "true" : "false" })
        }
      }
      try writer.endRow()
    }
    try writer.end()
  }

  /// Writes the rows that have a place, all columns as properties.
  ///
  /// - Returns: The number of features.
  /// - Throws: `SystemFailure` `write-failed`.
  public func write(to writer: inout GeoJSONWriter) throws -> Int {
    let names = columns.map { MemberName($0.name) }
    var features = 0
    for row in 0..<count {
      guard let place = place(ofRow: row) else { continue }
      features += 1
      writer.beginFeature()
      for (index, cell) in cells(ofRow: row).enumerated() {
        switch cell {
        case .text(let value): writer.appendMember(names[index], value)
        case .integer(let value): writer.appendMember(names[index], value)
        case .number(let value): writer.appendMember(names[index], value, decimals: columns[index].kind.decimals)
        case .flag(let value): writer.appendMember(names[index], value)
        }
      }
      switch place {
      case .point(let degrees): try writer.endFeature(at: degrees)
      case .line(let start, let end): try writer.endFeature(0, of: FeatureGeometries(lineFrom: start, to: end))
      case .feature(let feature, let geometries): try writer.endFeature(feature, of: geometries)
      }
    }
    try writer.end()
    return features
  }
}

extension DecisionColumnKind {
  /// Decimals of the numbers; 0 for anything else.
  public var decimals: Int {
    if case .number(let decimals) = self { decimals } else { 0 }
  }

  /// A number as the CSV has it, so that all outputs have the same.
  public func rounded(_ number: Double) -> Double {
    var text = OutputText(capacity: 32)
    text.appendFixed(number, decimals: decimals)
    return Double(text.string) ?? number
  }
}

extension DecisionPlace {
  /// The place with the seven decimals that GeoJSON has; features of a layer stay as they are.
  public var rounded: DecisionPlace {
    func rounded(_ degrees: Position) -> Position {
      let kind = DecisionColumnKind.number(decimals: 7)
      return Position(x: kind.rounded(degrees.x), y: kind.rounded(degrees.y))
    }
    return switch self {
    case .point(let degrees): .point(rounded(degrees))
    case .line(let start, let end): .line(rounded(start), rounded(end))
    case .feature: self
    }
  }
}

extension FeatureGeometries {
  /// One feature: the straight line between two positions.
  public init(lineFrom start: Position, to end: Position) {
    self.init()
    for position in [start, end] { appendPosition(x: position.x, y: position.y) }
    endRing()
    endPart(.line)
    endFeature(.lineString)
  }
}
