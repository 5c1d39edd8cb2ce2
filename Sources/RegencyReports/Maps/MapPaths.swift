import FeatureModel

/// Polygons as the data of SVG paths, simplified for drawing only.
///
/// Coordinates are whole tenths of a unit. A detail smaller than a third of a unit is left out, and so is what lies
/// outside the frame.
struct MapPaths {
  let frame: MapFrame
  /// What may be left out, in tenths of a unit.
  static let tolerance = 3.0
  /// How far outside the frame a border may run, in tenths of a unit.
  private static let margin = 60.0

  /// The outlines of some parts: exterior rings one way round and interior rings the other, for the fill rule `nonzero`.
  ///
  /// - Parameter geometries: In degrees.
  func outlines(of parts: some Sequence<Int>, in geometries: FeatureGeometries) -> String {
    var text = ""
    for part in parts where geometries.partKinds[part] == .polygon {
      for (index, ring) in geometries.rings(ofPart: part).enumerated() {
        let points = drawn(geometries.positions(ofRing: ring), of: geometries)
        guard points.count >= 3 else { continue }
        let isRightWay = (signedArea(points) > 0) == (index == 0)
        append(isRightWay ? points : points.reversed(), to: &text)
      }
    }
    return text
  }

  /// Where positions fall on the drawing: each spot once, in the order of the positions.
  func spots(of positions: some Sequence<Position>) -> [DrawnPoint] {
    var seen: Set<DrawnPoint> = []
    return positions.filter(\.isFinite).map { DrawnPoint(frame.tenths(x: $0.x, y: $0.y)) }
      .filter { contains($0) && seen.insert($0).inserted }
  }

  /// The ring in tenths of a unit: cut to the frame, simplified, not closed.
  func drawn(_ positions: Range<Int>, of geometries: FeatureGeometries) -> [DrawnPoint] {
    var points: [Position] = []
    for index in positions.dropLast() {
      let position = geometries.position(index)
      guard position.isFinite else { return [] }
      let point = frame.tenths(x: position.x, y: position.y)
      if let last = points.last, max(abs(last.x - point.x), abs(last.y - point.y)) < 1 { continue }
      points.append(point)
    }
    let cut = RingCutting.cut(
      points,
      to: Envelope(
        minX: -Self.margin, minY: -Self.margin, maxX: 10 * Double(frame.width) + Self.margin,
        maxY: 10 * Double(frame.height) + Self.margin))
    var result: [DrawnPoint] = []
    for point in RingSimplifying.simplified(cut, tolerance: Self.tolerance).map(DrawnPoint.init)
    where result.last != point { result.append(point) }
    while result.count > 1, result.first == result.last { result.removeLast() }
    return result
  }

  private func contains(_ point: DrawnPoint) -> Bool {
    point.x >= 0 && point.y >= 0 && point.x <= 10 * frame.width && point.y <= 10 * frame.height
  }

  /// Twice the area; positive when the ring runs clockwise on the page.
  private func signedArea(_ points: [DrawnPoint]) -> Int {
    zip(points, points.dropFirst() + points.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
  }

  private func append(_ points: [DrawnPoint], to text: inout String) {
    var last = points[0]
    text += "M\(last.x) \(last.y)l"
    for (index, point) in points.dropFirst().enumerated() {
      if index > 0 { text += " " }
      text += "\(point.x - last.x) \(point.y - last.y)"
      last = point
    }
    text += "z"
  }
}

/// A point of a drawing in whole tenths of a unit.
struct DrawnPoint: Hashable {
  var x: Int
  var y: Int

  init(_ position: Position) {
    x = Int(position.x.rounded())
    y = Int(position.y.rounded())
  }
}
