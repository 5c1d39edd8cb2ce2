import FeatureModel

/// What one piece of a divided run draws of the zones: everything with all of its bits, nothing rounded that is not final.
struct ZoneShare: Sendable {
  /// The share of one sheet.
  struct Sheet: Sendable {
    /// Parts that the whole sheet is made from.
    var partCount = 0
    /// Parts that this piece drew.
    var drawnCount = 0
    /// Dissolved polygons, each a feature, of groups that no part of another piece can reach.
    var finished = FeatureGeometries()
    /// The shapes that may touch those of other pieces, a feature for each cluster of parts.
    var open = FeatureGeometries()
    /// The place of each of these clusters among those of the whole layer.
    var openOrder: [Int] = []
  }

  /// All sheets of the job, in order.
  var sheets: [Sheet]

  /// The share as bytes.
  var packed: [UInt8] {
    var writer = PackedWriter()
    writer.append(sheets.count)
    for sheet in sheets {
      writer.append([sheet.partCount, sheet.drawnCount, sheet.openOrder.count])
      writer.append(sheet.openOrder)
      writer.append(sheet.finished)
      writer.append(sheet.open)
    }
    return writer.bytes
  }

  init(sheets: [Sheet]) {
    self.sheets = sheets
  }

  /// - Throws: `PackedDamage`.
  init(packed bytes: [UInt8]) throws(PackedDamage) {
    var reader = PackedReader(bytes)
    sheets = []
    for _ in 0..<(try reader.count()) {
      let counts = try reader.numbers(3, of: Int.self)
      let order = try reader.numbers(counts[2], of: Int.self)
      let (finished, open) = (try reader.geometries(), try reader.geometries())
      guard open.count == order.count else { throw PackedDamage() }
      sheets.append(
        Sheet(
          partCount: counts[0], drawnCount: counts[1], finished: finished, open: open, openOrder: order))
    }
  }

  /// The shares of all pieces as one: open shapes in the order of the layer, as a whole run draws them.
  ///
  /// - Returns: nil when a part of a sheet was drawn twice or not at all.
  static func joined(_ shares: [ZoneShare], sheetCount: Int) -> [Sheet]? {
    var whole: [Sheet] = []
    for index in 0..<sheetCount {
      guard shares.allSatisfy({ $0.sheets.count == sheetCount }) else { return nil }
      let sheets = shares.map { $0.sheets[index] }
      var joined = Sheet(partCount: sheets.first?.partCount ?? 0)
      var places: [(order: Int, sheet: Int, feature: Int)] = []
      for (number, sheet) in sheets.enumerated() {
        guard sheet.partCount == joined.partCount else { return nil }
        joined.drawnCount += sheet.drawnCount
        joined.finished.appendFeatures(of: sheet.finished)
        for (feature, place) in sheet.openOrder.enumerated() { places.append((place, number, feature)) }
      }
      guard joined.drawnCount == joined.partCount else { return nil }
      for place in places.sorted(by: { $0.order < $1.order }) {
        joined.open.appendFeature(place.feature, of: sheets[place.sheet].open)
      }
      whole.append(joined)
    }
    return whole
  }
}

extension FeatureGeometries {
  fileprivate mutating func appendFeature(_ feature: Int, of other: FeatureGeometries) {
    for part in other.parts(ofFeature: feature) { appendPart(part, of: other) }
    endFeature(other.types[feature])
  }
}
