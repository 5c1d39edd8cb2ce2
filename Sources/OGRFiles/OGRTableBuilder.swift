#if GDAL
  internal import CGDAL
  import ByteStreams
  import Diagnostics
  import FeatureModel

  /// Turns the features of GDAL into ours.
  struct OGRTableBuilder {
    private let layer: OGRLayer
    private let wanted: [String]
    /// Where each wanted property is among the fields.
    private let places: [Int?]
    /// Columns of the coordinates, with their places among the fields; nil where the features have geometries.
    private let coordinates: (columns: CoordinateColumns, places: [Int])?
    private let hasAngles: Bool
    private var members: MemberSpool?
    /// For a database: everything that was read, which is all that a hash can be made of.
    private var snapshot: [UInt8]?
    private var table: FeatureTable
    private var values: [[PropertyValue]]
    private var blob: [UInt8] = []
    private var badTexts: Set<String> = []
    private var hasDroppedNumbers = false
    /// Frames of pictures, which the driver makes features of.
    private var frameCount = 0

    init(_ reader: OGRReader, _ layer: OGRLayer, isDatabase: Bool) throws {
      self.layer = layer
      let names = layer.fields.map(\.name)
      if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
        throw InputProblem.columnRepeated(names[twice], layer.name)
      }
      func place(of column: String) throws(InputProblem) -> Int {
        guard let index = names.firstIndex(of: column) else { throw .columnMissing(column, layer.name, names) }
        return index
      }
      coordinates = try reader.coordinates.map { ($0, try $0.names.map(place)) }
      hasAngles = reader.hasAngles
      wanted = reader.properties
      places = wanted.map { name in names.firstIndex(of: name) }
      members = reader.keepsMembers ? try MemberSpool(columns: names, of: layer.name) : nil
      snapshot = isDatabase ? [] : nil
      table = FeatureTable(file: layer.name)
      table.declaredCRS = layer.crs
      table.propertyNames = names
      values = Array(repeating: [], count: wanted.count)
      if isDatabase, OGR_L_GetFIDColumn(layer.handle).map({ $0.pointee == 0 }) ?? true {
        table.findings.append(.tableWithoutKey(layer.name))
      }
    }

    /// Number of features so far.
    var count: Int { table.count }

    /// Adds a feature.
    mutating func append(_ feature: OGRFeatureH) throws(SystemFailure) {
      var source = OGRFeatureValues(feature, layer.fields)
      if let frame = layer.pictureField, (source.value(frame).text ?? "") != "" {
        frameCount += 1
        return
      }
      // Without members only the wanted columns are read.
      let isAll = members != nil || snapshot != nil
      let cells = coordinates?.places ?? []
      let row = layer.fields.indices.map { index in
        isAll || places.contains(index) || cells.contains(index) ? source.value(index) : .null
      }
      // Rows that only have a look are no rows.
      if layer.dataset.format.kind == .sheets, isBlank(row, feature) { return }
      for (index, place) in places.enumerated() { values[index].append(place.map { row[$0] } ?? .missing) }
      let id = layer.hasKeys ? "\(OGR_F_GetFID(feature))" : nil
      table.ids.append(id.map { .number($0) } ?? .missing)
      note(badTexts: source.badTexts, id: id)
      if let coordinates {
        appendPoint(coordinates.columns, cells.map { row[$0].text ?? "" }, id: id)
      } else {
        appendGeometry(of: feature, id: id)
      }
      try keep(row)
    }

    /// All cells of a row are empty; those that nobody asked for are looked at, too.
    private func isBlank(_ row: [PropertyValue], _ feature: OGRFeatureH) -> Bool {
      guard row.allSatisfy({ ($0.text ?? "").allSatisfy(\.isWhitespace) }) else { return false }
      var source = OGRFeatureValues(feature, layer.fields)
      return layer.fields.indices.allSatisfy { (source.value($0).text ?? "").allSatisfy(\.isWhitespace) }
    }

    /// What GDAL warned of.
    mutating func note(warnings: [String]) {
      table.findings += warnings.map { .gdalWarning($0, in: layer.name) }
    }

    /// The table with its files, of which a database has none.
    func finish(files: [InputFile], named name: String) throws -> OGRSource {
      var table = table
      if frameCount > 0 { table.findings.append(.picturesLeftOut(frameCount, in: layer.name)) }
      table.properties = Dictionary(zip(wanted, values), uniquingKeysWith: { first, _ in first })
      let files = try snapshot.map { [try InputFile.holding($0, named: name)] } ?? files
      return OGRSource(table: table, text: try members?.finish() ?? files[0].text, files: files)
    }

    private mutating func keep(_ row: [PropertyValue]) throws(SystemFailure) {
      if snapshot != nil {
        snapshot?.append(contentsOf: blob)
        for value in row { snapshot?.append(contentsOf: Array("\(value)\n".utf8)) }
      }
      guard members != nil else { return }
      for value in row { members?.append(value.text, isString: value.isString) }
      if let range = try members?.endRow() {
        table.propertyMembers.append(ByteRange(offset: range.lowerBound, count: range.count))
      }
    }

    // MARK: Geometries

    private mutating func appendPoint(_ columns: CoordinateColumns, _ cells: [String], id: String?) {
      guard let position = columns.position(of: cells, hasAngles: hasAngles) else {
        table.findings.append(
          columns.unreadable(cells, at: Place(layer.name, feature: table.geometries.count, id: id)))
        return table.geometries.endFeature(.none)
      }
      table.geometries.appendPosition(x: position.x, y: position.y)
      table.geometries.endRing()
      table.geometries.endPart(.point)
      table.geometries.endFeature(.point)
    }

    private mutating func appendGeometry(of feature: OGRFeatureH, id: String?) {
      blob.removeAll(keepingCapacity: true)
      guard let geometry = OGR_F_GetGeometryRef(feature) else { return table.geometries.endFeature(.none) }
      if layer.isLatitudeFirst { OGR_G_SwapXY(geometry) }
      blob.append(contentsOf: repeatElement(0, count: Int(OGR_G_WkbSizeEx(geometry))))
      let isExported = blob.withUnsafeMutableBufferPointer {
        OGR_G_ExportToIsoWkb(geometry, wkbNDR, $0.baseAddress) == OGRERR_NONE
      }
      let place = Place(
        layer.name, feature: table.geometries.count, id: id, part: LocalizedText(en: "geometry", id: "geometri"))
      let flaw = blob.withUnsafeBytes { bytes -> WKBReader.Flaw? in
        guard isExported else { return .header }
        var reader = WKBReader(bytes, form: .plain)
        do throws(WKBReader.Flaw) { try reader.read(into: &table.geometries) } catch { return error }
        if reader.hasDroppedNumbers, !hasDroppedNumbers {
          hasDroppedNumbers = true
          table.findings.append(.heightsDropped(in: layer.name))
        }
        return nil
      }
      guard let flaw else { return }
      table.geometries.endFeature(.none)
      table.findings.append(.geometry(flaw, at: place))
    }

    private mutating func note(badTexts fields: [String], id: String?) {
      for field in fields where badTexts.insert(field).inserted {
        table.findings.append(
          .textNotUTF8(field: field, at: Place(layer.name, feature: table.geometries.count, id: id)))
      }
    }
  }
#endif
