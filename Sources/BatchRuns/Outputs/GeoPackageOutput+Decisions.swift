import FeatureModel
import GeoPackageFiles
import RegencyReports

extension GeoPackageOutput {
  /// Writes each table of `decisions`: a layer if its rows have places, else a table.
  func writeDecisions(to writer: GeoPackageWriter) throws {
    for (table, style) in zip(finished.decisions, styles.documents(of: finished.decisions)) {
      try writer.begin(layer(of: table, style: style))
      for row in 0..<table.count {
        for (column, cell) in zip(table.columns, table.cells(ofRow: row)) { append(cell, of: column.kind, to: writer) }
        try end(row, of: table, writer)
      }
      try writer.endLayer()
    }
  }

  private func layer(of table: DecisionTable, style: String) -> GeoPackageLayer {
    let title = table.title.text(in: finished.language)
    return GeoPackageLayer(
      name: table.layerName, title: title, geometry: table.geometry.map(\.layerType),
      columns: table.columns.map {
        GeoPackageColumn($0.name, $0.kind.columnType, alias: $0.title.text(in: finished.language))
      }, styles: table.geometry == nil ? [] : [(title, style)])
  }

  private func append(_ cell: DecisionCell, of kind: DecisionColumnKind, to writer: GeoPackageWriter) {
    switch cell {
    case .text(let value): writer.append(value)
    case .integer(let value): writer.append(value)
    case .number(let value): writer.append(value.map(kind.rounded))
    case .flag(let value): writer.append(value.map { $0 ? 1 : 0 })
    }
  }

  private func end(_ row: Int, of table: DecisionTable, _ writer: GeoPackageWriter) throws {
    guard table.geometry != nil else { return try writer.endRow() }
    switch table.place(ofRow: row)?.rounded {
    case .point(let degrees): try writer.endRow(at: degrees)
    case .line(let start, let end): try writer.endRow(0, of: FeatureGeometries(lineFrom: start, to: end))
    case .feature(let feature, let geometries) where table.geometry == .point:
      let positions = geometries.parts(ofFeature: feature).first.map { geometries.positions(ofPart: $0) }
      try writer.endRow(at: positions.map { geometries.position($0.lowerBound) })
    case .feature(let feature, let geometries): try writer.endRow(feature, of: geometries)
    case nil: try writer.endRow(at: nil)
    }
  }
}

extension PartKind {
  /// A type that holds any feature with parts of this kind.
  fileprivate var layerType: GeometryType {
    switch self {
    case .point: .point
    case .line: .multiLineString
    case .polygon: .multiPolygon
    }
  }
}

extension DecisionColumnKind {
  fileprivate var columnType: GeoPackageColumn.ValueType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .number: .real
    case .flag: .boolean
    }
  }
}
