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
  private let spool: SpoolFile?
  private var table: FeatureTable
  private var values: [[PropertyValue]]
  /// Each column as the start of a JSON member, `"name":`.
  private let memberNames: [OutputText]
  private var members = OutputText()
  private var hasDroppedNumbers = false

  init(
    _ reader: GeoPackageReader, _ layer: GeoPackageSource.Layer, source: GeoPackageSource, file: InputFile
  ) throws(SystemFailure) {
    self.layer = layer
    self.file = file
    name = reader.layer.map { "\(file.name)|layername=\($0)" } ?? file.name
    database = source.database
    wanted = reader.properties
    spool = reader.keepsMembers ? try SpoolFile(named: file.name) : nil
    table = FeatureTable(file: name)
    table.declaredCRS = layer.crs
    table.propertyNames = layer.columns.map(\.name)
    values = Array(repeating: [], count: wanted.count)
    memberNames = layer.columns.map { column in
      var text = OutputText(capacity: 64)
      text.appendJSONString(column.name)
      text.append(byte: UInt8(ascii: ":"))
      return text
    }
  }

  mutating func readRows() throws {
    // Without members only the wanted columns are read.
    let columns = layer.columns.indices.filter { spool != nil || wanted.contains(layer.columns[$0].name) }
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
    return (table, try spool?.finish() ?? file.text)
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
    guard let spool else { return }
    members.removeAll()
    for (index, value) in row.enumerated() {
      if index > 0 { members.append(byte: UInt8(ascii: ",")) }
      members.append(memberNames[index])
      if case .string(let text) = value {
        members.appendJSONString(text)
      } else {
        members.append(value.text ?? "null")
      }
    }
    table.propertyMembers.append(ByteRange(offset: spool.count, count: members.count))
    try members.withBytes { bytes throws(SystemFailure) in try spool.append(bytes) }
  }

  // MARK: Geometries

  private mutating func appendGeometry(_ blob: UnsafeRawBufferPointer?, isNull: Bool, id: String?) {
    if isNull { return table.geometries.endFeature(.none) }
    let place = Place(
      name, feature: table.geometries.count, id: id, part: LocalizedText(en: "geometry", id: "geometri"))
    var reader = WKBReader(blob ?? UnsafeRawBufferPointer(start: nil, count: 0))
    do throws(WKBReader.Flaw) {
      try reader.read(into: &table.geometries)
    } catch {
      table.geometries.endFeature(.none)
      return table.findings.append(.geometry(error, at: place))
    }
    guard reader.hasDroppedNumbers, !hasDroppedNumbers else { return }
    hasDroppedNumbers = true
    table.findings.append(
      Diagnostic(
        .note, "z-dropped", at: Place(name),
        LocalizedText(
          en: "positions have more than two numbers; only x and y are used",
          id: "posisi memiliki lebih dari dua angka; hanya x dan y yang dipakai"),
        fix: LocalizedText(
          en: "nothing to do, unless the heights matter", id: "tidak perlu apa-apa, kecuali ketinggian diperlukan"),
        action: .kept))
  }
}

extension Diagnostic {
  /// A geometry that cannot be read; its feature is left out.
  fileprivate static func geometry(_ flaw: WKBReader.Flaw, at place: Place) -> Diagnostic {
    var code = "geometry-malformed"
    let words: (en: String, id: String)
    switch flaw {
    case .header: words = ("the geometry is no GeoPackage geometry", "geometri bukan geometri GeoPackage")
    case .tooShort: words = ("the geometry ends too early", "geometri berakhir terlalu awal")
    case .tooLong: words = ("bytes are left behind the geometry", "ada sisa bita di belakang geometri")
    case .unknownType(let type):
      words = ("no geometry type has the number \(type)", "tidak ada jenis geometri bernomor \(type)")
    case .emptyExterior:
      words = (
        "a polygon has interior rings but an empty exterior ring", "poligon memiliki cincin dalam tanpa cincin luar"
      )
    case .tooDeep:
      words = ("geometry collections are nested too deeply", "GeometryCollection bersarang terlalu dalam")
    case .wrongMember:
      words = ("a part of the geometry has another type", "sebuah bagian geometri berjenis lain")
    case .notFinite:
      code = "coordinate-not-finite"
      words = ("a coordinate is no number", "sebuah koordinat bukan angka")
    case .curve:
      code = "geometry-curved"
      words = ("the geometry has arcs, which are not read", "geometri memiliki busur, yang tidak dibaca")
    }
    let isCurve = flaw == .curve
    return Diagnostic(
      .error, code, at: place, LocalizedText(en: words.en, id: words.id),
      fix: isCurve
        ? LocalizedText(
          en: "export it with straight lines: ogr2ogr -nlt CONVERT_TO_LINEAR new.gpkg \(place.file)",
          id: "ekspor dengan garis lurus: ogr2ogr -nlt CONVERT_TO_LINEAR new.gpkg \(place.file)")
        : LocalizedText(
          en: "mend the feature in the program that exported it; here it is left out",
          id: "perbaiki fitur ini di program yang mengekspornya; di sini fitur ini dilewati"),
      action: .skipped)
  }
}
