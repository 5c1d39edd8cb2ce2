import ByteStreams
import Diagnostics
import FeatureModel

/// Turns the rows of a layer into features.
struct GeoPackageTableBuilder {
  private let layer: GeoPackageSource.Layer
  private let database: SQLiteDatabase
  private let file: InputFile
  /// The file with its layer, where the job names one: another source of the job may be in the same file.
  private let name: String
  private let wanted: [String]
  private var members: MemberSpool?
  private var table: FeatureTable
  private var values: [[PropertyValue]]
  private var hasDroppedNumbers = false

  init(
    _ reader: GeoPackageReader, _ layer: GeoPackageSource.Layer, source: GeoPackageSource, file: InputFile
  ) throws(SystemFailure) {
    self.layer = layer
    self.file = file
    name = reader.layer.map { "\(file.name)|layername=\($0)" } ?? file.name
    database = source.database
    wanted = reader.properties
    members = reader.keepsMembers ? try MemberSpool(columns: layer.columns.map(\.name), of: file.name) : nil
    table = FeatureTable(file: name)
    table.declaredCRS = layer.crs
    table.propertyNames = layer.columns.map(\.name)
    values = Array(repeating: [], count: wanted.count)
  }

  mutating func readRows() throws {
    // Without members only the wanted columns are read.
    let columns = layer.columns.indices.filter { members != nil || wanted.contains(layer.columns[$0].name) }
    let key = layer.key?.quotedIdentifier ?? "NULL"
    let names = [key, layer.geometryColumn.quotedIdentifier] + columns.map { layer.columns[$0].name.quotedIdentifier }
    let order = layer.key == nil ? "" : " ORDER BY \(key)"
    let statement = try database.statement(
      "SELECT \(names.joined(separator: ",")) FROM \(layer.table.quotedIdentifier)\(order)")
    // Where each wanted column is in a row.
    let places = wanted.map { name in columns.firstIndex { layer.columns[$0].name == name } }
    try statement.forEachRow {
      let id = layer.key == nil ? nil : statement.text(0)
      table.ids.append(id.map { .number($0) } ?? .missing)
      appendGeometry(
        statement.blob(1), isNull: { if case .null = statement.value(1) { true } else { false } }(), id: id)
      let row = columns.enumerated().map { index, column in
        value(statement.value(index + 2), isBoolean: layer.columns[column].isBoolean)
      }
      for (index, place) in places.enumerated() { values[index].append(place.map { row[$0] } ?? .missing) }
      try appendMembers(row)
    }
  }

  /// The table, and the text of its members.
  func finish() throws(SystemFailure) -> (table: FeatureTable, text: StoredText) {
    var table = table
    table.properties = Dictionary(zip(wanted, values), uniquingKeysWith: { first, _ in first })
    return (table, try members?.finish() ?? file.text)
  }

  private func value(_ value: SQLiteStatement.Value, isBoolean: Bool) -> PropertyValue {
    switch value {
    case .null, .blob: .null
    case .integer(let number) where isBoolean && (0...1).contains(number): .bool(number == 1)
    case .integer(let number): .number("\(number)")
    case .real(let number): number.isFinite ? .number("\(number)") : .null
    case .text(let text): .string(text)
    }
  }

  private mutating func appendMembers(_ row: [PropertyValue]) throws(SystemFailure) {
    guard members != nil else { return }
    for value in row { members?.append(value.text, isString: value.isString) }
    if let range = try members?.endRow() {
      table.propertyMembers.append(ByteRange(offset: range.lowerBound, count: range.count))
    }
  }

  // MARK: Geometries

  private mutating func appendGeometry(_ blob: UnsafeRawBufferPointer?, isNull: Bool, id: String?) {
    if isNull { return table.geometries.endFeature(.none) }
    let place = Place(
      name, feature: table.geometries.count, id: id, part: LocalizedText(en: "geometry", id: "geometri"))
    var reader = WKBReader(blob ?? UnsafeRawBufferPointer(start: nil, count: 0), form: .geoPackage)
    do throws(WKBReader.Flaw) {
      try reader.read(into: &table.geometries)
    } catch {
      table.geometries.endFeature(.none)
      return table.findings.append(.geometry(error, at: place))
    }
    guard reader.hasDroppedNumbers, !hasDroppedNumbers else { return }
    hasDroppedNumbers = true
    table.findings.append(.heightsDropped(in: name))
  }
}
