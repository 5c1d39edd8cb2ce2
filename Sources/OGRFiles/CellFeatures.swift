import FeatureModel

/// Columns and rows of a raster that are read at once.
struct CellBlock {
  var left: Int
  var top: Int
  var width: Int
  var height: Int
}

/// Where the corners of cells lie: the six numbers of GDAL.
struct CellTransform {
  var numbers: [Double]

  /// Rows and columns run along the axes of the CRS.
  var isUpright: Bool { numbers[2] == 0 && numbers[4] == 0 }

  /// The place of a corner.
  func position(column: Int, row: Int) -> Position {
    let (column, row) = (Double(column), Double(row))
    return Position(
      x: numbers[0] + column * numbers[1] + row * numbers[2], y: numbers[3] + column * numbers[4] + row * numbers[5])
  }
}

/// The features that a raster becomes, block by block.
struct CellFeatures {
  private let transform: CellTransform
  /// For each group its polygons, as one unfinished feature.
  private var groups: [Int: FeatureGeometries] = [:]
  /// For each group the smallest value.
  private var values: [Int: Double] = [:]
  /// Number of corners so far.
  private(set) var positionCount = 0

  init(_ transform: CellTransform) { self.transform = transform }

  /// Adds the cells of a block.
  ///
  /// - Parameter cells: Their values row by row; NaN: no data.
  mutating func add(_ cells: [Double], of block: CellBlock, group: (Double) -> Int) {
    var last = (value: Double.nan, group: -1)
    let grouped = cells.map { value in
      if value.isNaN { return -1 }
      if value != last.value {
        last = (value, group(value))
        values[last.group] = min(values[last.group] ?? value, value)
      }
      return last.group
    }
    var outlines = CellOutlines(width: block.width, groups: grouped, keepsStraight: !transform.isUpright)
    for outline in outlines.outlines() {
      for ring in outline.rings {
        for index in stride(from: 0, to: ring.count, by: 2) {
          let place = transform.position(column: block.left + ring[index], row: block.top + ring[index + 1])
          groups[outline.group, default: FeatureGeometries()].appendPosition(x: place.x, y: place.y)
        }
        groups[outline.group, default: FeatureGeometries()].endRing()
        positionCount += ring.count / 2
      }
      groups[outline.group]?.endPart(.polygon)
    }
  }

  /// One feature for each group, by value.
  mutating func table(file: String, field: String) -> FeatureTable {
    var table = FeatureTable(file: file)
    table.propertyNames = [field]
    table.properties[field] = []
    for (group, value) in values.sorted(by: { $0.value < $1.value }) {
      let parts = groups.removeValue(forKey: group) ?? FeatureGeometries()
      for part in 0..<parts.partCount { table.geometries.appendPart(part, of: parts) }
      table.geometries.endFeature(.multiPolygon)
      table.ids.append(.missing)
      let text = Int(exactly: value).map { "\($0)" } ?? "\(value)"
      table.properties[field, default: []].append(.number(text))
    }
    return table
  }
}
