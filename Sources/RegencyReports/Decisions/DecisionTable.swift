import Diagnostics
import FeatureModel

/// What a column of a `DecisionTable` holds.
public enum DecisionColumnKind: Sendable, Equatable {
  /// Texts, ids and codes among them.
  case text
  /// Whole numbers.
  case integer
  /// Numbers of fixed decimals, 0 to 9.
  case number(decimals: Int)
  /// True and false.
  case flag
}

/// A column of a `DecisionTable`.
public struct DecisionColumn: Sendable, Equatable {
  /// Machine name, stable.
  public var name: String
  /// What people read in its place.
  public var title: LocalizedText
  /// What it holds.
  public var kind: DecisionColumnKind
  /// Lists on paper show it; the rest is for programs.
  public var isForPeople: Bool
  /// What it is among the columns of its row.
  public private(set) var role = Role.value
  /// The public edition leaves it out: history of conflict, classes and posts of single TPS, officers at hand and missing.
  public private(set) var isSensitive = false
  /// Fields of the TPS file whose values are part of it; the public edition leaves it out when one of them is private.
  public var quotedFields: [String] = []

  /// Name of the column that says in words why a row is as it is.
  public static let explanationName = "explanation"

  /// What a column is among those of its row, for whoever compares two runs.
  public enum Role: String, Sendable {
    /// With the other keys it tells which row this is.
    case key
    /// What the row is about, known before anything is decided.
    case subject
    /// What is decided, or what follows for people.
    case value
    /// It follows from the others, or says where something stands in a file: no change by itself.
    case remark
  }

  /// The column as one that tells rows apart.
  public var key: DecisionColumn { with(.key) }
  /// The column as one that says what the row is about.
  public var subject: DecisionColumn { with(.subject) }
  /// The column as a remark.
  public var remark: DecisionColumn { with(.remark) }
  /// The column as one that the public edition leaves out.
  public var sensitive: DecisionColumn {
    var column = self
    column.isSensitive = true
    return column
  }

  private func with(_ role: Role) -> DecisionColumn {
    var column = self
    column.role = role
    return column
  }

  /// A column of texts, unless a kind is given.
  public init(_ name: String, _ title: LocalizedText, _ kind: DecisionColumnKind = .text, isForPeople: Bool = false) {
    self.name = name
    self.title = title
    self.kind = kind
    self.isForPeople = isForPeople
  }
}

/// A value of a `DecisionTable`, of the kind that its column has; nil where there is none.
public enum DecisionCell: Sendable, Equatable {
  case text(String?)
  case integer(Int?)
  case number(Double?)
  case flag(Bool?)
}

/// Where a row of a `DecisionTable` lies: longitude and latitude in degrees (OGC:CRS84).
public enum DecisionPlace: Sendable {
  case point(Position)
  case line(Position, Position)
  /// A feature of some geometries.
  case feature(Int, FeatureGeometries)
}

/// A table that a part of `decisions` makes, and a layer if its rows have places.
///
/// All outputs are made from it: `decisions/NAME.csv` and `.geojson`, the layer of the GeoPackage and of the QGIS project,
/// the sheet of the workbook, the list of the report. Rows are made when they are asked for, so that a table costs no memory.
public struct DecisionTable: Sendable {
  /// Machine name, the name of its files.
  public let name: String
  /// The name of its layer in a GeoPackage.
  public var layerName: String { "decisions_" + name }
  /// What people read above it.
  public let title: LocalizedText
  /// What one has to know to read it: rule, limits, what is not claimed. One sentence or two.
  public let note: LocalizedText
  /// The columns. One named `regency_code` tells which regency a row is for.
  public let columns: [DecisionColumn]
  /// The number of rows.
  public let count: Int
  /// The kind of all places; nil when there is no layer.
  public let geometry: PartKind?
  /// What maps tell apart.
  public private(set) var style = DecisionStyle()
  private let makeCells: @Sendable (Int) -> [DecisionCell]
  private let makePlace: @Sendable (Int) -> DecisionPlace?

  /// A table from its rows.
  ///
  /// - Parameters:
  ///   - cells: The values of a row, one for each column. Always the same for the same row.
  public init(
    _ name: String, title: LocalizedText, note: LocalizedText, columns: [DecisionColumn], count: Int,
    cells: @escaping @Sendable (Int) -> [DecisionCell]
  ) {
    (self.name, self.title, self.note, self.columns, self.count) = (name, title, note, columns, count)
    (geometry, makeCells, makePlace) = (nil, cells, { _ in nil })
  }

  private init(_ table: DecisionTable, _ kind: PartKind, _ place: @escaping @Sendable (Int) -> DecisionPlace?) {
    (name, title, note, columns) = (table.name, table.title, table.note, table.columns)
    (count, makeCells) = (table.count, table.makeCells)
    (geometry, makePlace, style) = (kind, place, table.style)
  }

  /// The table with places: rows that have one make a layer.
  public func placed(_ kind: PartKind, _ place: @escaping @Sendable (Int) -> DecisionPlace?) -> DecisionTable {
    DecisionTable(self, kind, place)
  }

  /// The table with what maps tell apart.
  ///
  /// - Parameter style: Its column is one of the table's.
  public func styled(_ style: DecisionStyle) -> DecisionTable {
    var table = self
    table.style = style
    return table
  }

  /// The values of a row, one for each column.
  public func cells(ofRow row: Int) -> [DecisionCell] {
    let cells = makeCells(row)
    precondition(cells.count == columns.count, "table \(name): \(cells.count) cells for \(columns.count) columns")
    return cells
  }

  /// Where a row lies; nil when it has no place.
  public func place(ofRow row: Int) -> DecisionPlace? { makePlace(row) }

  /// Everything that the table decides is sensitive.
  public var isSensitive: Bool {
    columns.contains(where: \.isSensitive) && columns.allSatisfy { $0.isSensitive || $0.role != .value }
  }

  /// Name of the column that tells which regency a row is for.
  public static let regencyColumn = "regency_code"

  /// What stands in that column of a row for all regencies together.
  public static let totalCode = "total"

  /// The rows in their order by the code of their regency; under "" those that are for none.
  public func rowsByRegency() -> [String: [Int]] {
    guard let column = columns.firstIndex(where: { $0.name == Self.regencyColumn }) else {
      return ["": Array(0..<count)]
    }
    return Dictionary(grouping: 0..<count) { row in
      if case .text(let code?) = cells(ofRow: row)[column] { code } else { "" }
    }
  }
}
