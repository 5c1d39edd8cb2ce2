import CoordinateTransforms
import FeatureModel

/// Brings lines and rings into another CRS so that their edges stay where they are straight: in the CRS that they come from.
///
/// An edge that the other CRS bends gets positions in between, by halves, until what is left of the bend is below the bound.
/// Both directions of an edge get the same positions, so that neighbours keep their common borders.
struct EdgeProjection {
  /// How far the pieces of an edge may lie from the edge, in metres.
  static let boundMeters = 0.01
  /// The same where the result is in degrees: 0.1 m, for drawing.
  private static let boundDegrees = 1e-6
  /// Most halvings where nothing says what is in reach: 1,024 pieces of an edge.
  private static let usualDepth = 10
  /// Most halvings of an edge that comes near.
  private static let greatestDepth = 24

  /// Where edges have to be true: an envelope in each of the two CRS.
  struct Reach {
    var source: Envelope
    var target: Envelope
  }

  private let transformer: CoordinateTransformer
  private let reach: Reach?
  /// Half of what is promised, for what bends between the places that are looked at.
  private let bound: Double
  /// No edge shorter than this bends by the bound: 250 m up to 80 degrees of latitude, 2 km for drawing in degrees.
  private let short: Double

  /// - Parameter reach: Edges beyond it may stay coarse; nil when all count.
  init(_ transformer: CoordinateTransformer, reach: Reach? = nil) {
    self.transformer = transformer
    self.reach = reach
    let perUnit = transformer.target.metersPerUnit ?? 1
    let isGeographic = transformer.target.isGeographic
    bound = isGeographic ? Self.boundDegrees / 2 : Self.boundMeters / 2 / perUnit
    short = isGeographic ? 0.02 : 250 / perUnit
  }

  /// One straight piece, before and after.
  private struct Piece {
    var start: (source: Position, target: Position)
    var end: (source: Position, target: Position)
    var depth = 0
  }

  /// Geometries in the target CRS, and the parts of which not every edge is true.
  ///
  /// - Returns: As many features, parts and rings as there were.
  /// - Complexity: One pass more than the transformation, and about 0.1 µs for each edge that is long enough to bend.
  func projected(_ source: FeatureGeometries) -> (geometries: FeatureGeometries, coarseParts: Set<Int>) {
    var straight = source
    transformer.transform(&straight.coordinates)
    guard !transformer.isIdentity else { return (straight, []) }
    let bent = bentEdges(of: source, straight)
    guard !bent.isEmpty else { return (straight, []) }
    var result = FeatureGeometries()
    var coarseParts: Set<Int> = []
    for feature in 0..<straight.count {
      for part in straight.parts(ofFeature: feature) {
        guard straight.partKinds[part] != .point else {
          result.appendPart(part, of: straight)
          continue
        }
        for ring in straight.rings(ofPart: part) {
          for index in straight.positions(ofRing: ring) {
            let position = straight.position(index)
            result.appendPosition(x: position.x, y: position.y)
            guard bent.contains(index), index + 1 < straight.positions(ofRing: ring).upperBound else { continue }
            let piece = Piece(
              start: (source.position(index), position), end: (source.position(index + 1), straight.position(index + 1))
            )
            if !append(between: piece, to: &result) { coarseParts.insert(part) }
          }
          result.endRing()
        }
        result.endPart(straight.partKinds[part])
      }
      result.endFeature(straight.types[feature])
    }
    return (result, coarseParts)
  }

  /// The edges, each by its first position, that may bend by more than the bound; their quarters are looked at together.
  private func bentEdges(of source: FeatureGeometries, _ straight: FeatureGeometries) -> Set<Int> {
    var long: [Int] = []
    var quarters: [Double] = []
    straight.coordinates.withUnsafeBufferPointer { coordinates in
      for index in 0..<max(0, straight.positionCount - 1) {
        let dx = coordinates[2 * index + 2] - coordinates[2 * index]
        let dy = coordinates[2 * index + 3] - coordinates[2 * index + 1]
        if dx * dx + dy * dy > short * short { long.append(index) }
      }
    }
    quarters.reserveCapacity(6 * long.count)
    for index in long {
      for place in Self.quarters(source.position(index), source.position(index + 1)) {
        quarters += [place.x, place.y]
      }
    }
    transformer.transform(&quarters)
    var bent: Set<Int> = []
    for (number, index) in long.enumerated() {
      let places = (3 * number..<3 * number + 3).map { Position(x: quarters[2 * $0], y: quarters[2 * $0 + 1]) }
      if isBent(straight.position(index), straight.position(index + 1), through: places) { bent.insert(index) }
    }
    return bent
  }

  private static func quarters(_ start: Position, _ end: Position) -> [Position] {
    let middle = middle(start, end)
    return [self.middle(start, middle), middle, self.middle(middle, end)]
  }

  /// The same in both directions.
  private static func middle(_ one: Position, _ other: Position) -> Position {
    Position(x: (one.x + other.x) / 2, y: (one.y + other.y) / 2)
  }

  private func isBent(_ start: Position, _ end: Position, through places: [Position]) -> Bool {
    // Over 180 degrees the two ends are neighbours of which the numbers say nothing.
    if transformer.target.isGeographic, abs(start.x - end.x) > 180 { return false }
    return places.contains { squaredDistance(from: $0, toSegment: start, end) > bound * bound }
  }

  /// Appends what lies between the ends of an edge; false when a piece stays coarse.
  private func append(between piece: Piece, to result: inout FeatureGeometries) -> Bool {
    let places = Self.quarters(piece.start.source, piece.end.source)
    let there = places.map { transformer.transform($0) }
    guard isBent(piece.start.target, piece.end.target, through: there), there[1].isFinite else { return true }
    guard isWorthwhile(piece) else { return false }
    let middle = (source: places[1], target: there[1])
    let first = append(
      between: Piece(start: piece.start, end: middle, depth: piece.depth + 1), to: &result)
    result.appendPosition(x: middle.target.x, y: middle.target.y)
    let second = append(between: Piece(start: middle, end: piece.end, depth: piece.depth + 1), to: &result)
    return first && second && piece.depth < Self.usualDepth
  }

  private func isWorthwhile(_ piece: Piece) -> Bool {
    guard let reach else { return piece.depth < Self.usualDepth }
    guard piece.depth < Self.greatestDepth else { return false }
    // The edge comes near, or what stands for it does.
    return reach.source.intersects(Envelope(piece.start.source, piece.end.source))
      || reach.target.intersects(Envelope(piece.start.target, piece.end.target))
  }
}

extension Envelope {
  fileprivate init(_ one: Position, _ other: Position) {
    self.init(
      minX: min(one.x, other.x), minY: min(one.y, other.y), maxX: max(one.x, other.x), maxY: max(one.y, other.y))
  }
}
