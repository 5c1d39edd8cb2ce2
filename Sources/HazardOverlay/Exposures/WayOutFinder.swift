import FeatureModel
import GEOSOperations

/// Metres from a place inside a hazard to the nearest place outside all of its parts.
///
/// Where one part alone is near, that is the distance to its outline. Where parts overlap or adjoin, only those pieces of
/// their outlines count that have a place without the hazard beside them: an edge is cut where other outlines cross it,
/// and a piece is open when GEOS finds, a hairline to its outer side, a place that no part holds. Nearest edges come
/// first, so only the surroundings of the place are looked at.
final class WayOutFinder {
  // Not the layer: every question would count up and down the references to all its arrays, which other threads hold, too.
  private let geometries: FeatureGeometries
  private let partTree: EnvelopeTree
  private let hierarchy: EdgeHierarchy
  private let ringMeters: Double
  private let context: GEOSContext
  private let prepared: PreparedParts
  private let edgeStates: EdgeStates
  private var openPieces: [Int: [OutlinePiece]] = [:]

  /// A gap between neighbours that is narrower than this, the last digit of printed distances, is no way out.
  static let hairlineMeters = 0.1

  /// A straight piece of an outline in the metric CRS.
  struct OutlinePiece {
    var start: Position
    var end: Position
  }

  /// - Parameter ringMeters: The hazard is everything within this distance of a part; 0 for the parts themselves.
  init(_ metric: MetricLayer, ringMeters: Double = 0, in context: GEOSContext) {
    geometries = metric.geometries
    partTree = metric.partTree
    hierarchy = EdgeHierarchy(sharing: metric.edges)
    self.ringMeters = ringMeters
    self.context = context
    prepared = PreparedParts(of: metric.geometries, in: context)
    edgeStates = EdgeStates(count: metric.geometries.positionCount)
  }

  /// The way out from a position.
  ///
  /// - Parameters:
  ///   - position: In the metric CRS.
  ///   - parts: The metric parts that hold it (within the ring, if there is one).
  /// - Returns: Metres, 0 on the outline.
  func meters(from position: Position, inside parts: Set<Int>) throws -> Double {
    if ringMeters > 0 { return try metersOutOfRings(from: position, inside: parts) }
    if let only = parts.first, parts.count == 1, let alone = metersAlone(from: position, inside: only) { return alone }
    var bound = Double.infinity
    try hierarchy.forEachRun(around: position, withinSquared: &bound) { edges, part, outerSide, bound in
      guard let first = edges.first, edgeStates[first] != .hiddenRun else { return }
      var run = OutlineRun(edges: edges, part: part, outerSide: outerSide)
      if edgeStates[first] == .unknown { try decide(&run) }
      // The nearest edge first: when it is open, the others need not be looked at.
      try withUnsafeTemporaryAllocation(of: Double.self, capacity: edges.count) { distances in
        measure(edges, from: position, into: distances)
        while let nearest = distances.indexOfLeast, distances[nearest] < bound {
          let (edge, distance) = (edges.lowerBound + nearest, distances[nearest])
          distances[nearest] = .infinity
          switch try state(of: edge, in: &run) {
          case .hidden, .hiddenRun, .unknown: break
          case .open: bound = distance
          case .partlyOpen:
            for piece in openPieces[edge] ?? [] {
              bound = min(bound, squaredDistance(from: position, toSegment: piece.start, piece.end))
            }
          }
        }
      }
      if edges.allSatisfy({ edgeStates[$0] == .hidden }) { edgeStates[first] = .hiddenRun }
    }
    return bound.isFinite ? bound.squareRoot() : 0
  }

  /// Sets `distances` to the squared distances of a run's edges; infinite for those that are hidden.
  private func measure(_ edges: Range<Int>, from position: Position, into distances: UnsafeMutableBufferPointer<Double>)
  {
    for (index, edge) in edges.enumerated() {
      let line = line(edge)
      distances.initializeElement(
        at: index,
        to: edgeStates[edge] == .hidden ? .infinity : squaredDistance(from: position, toSegment: line.start, line.end))
    }
  }

  private func line(_ edge: Int) -> OutlinePiece {
    OutlinePiece(start: geometries.position(edge), end: geometries.position(edge + 1))
  }

  /// The way out of a single part; nil when another outline is as near as its own.
  private func metersAlone(from position: Position, inside part: Int) -> Double? {
    guard let nearest = hierarchy.nearestPart(to: position, withinSquared: .infinity) else { return 0 }
    guard nearest.part == part else { return nil }
    let meters = nearest.squaredDistance.squareRoot()
    let reach = meters + Self.hairlineMeters
    let other = hierarchy.nearestPart(to: position, withinSquared: reach * reach) { $0 != part }
    return other == nil ? meters : nil
  }

  // MARK: Open pieces

  /// Neighbouring edges of one outline.
  private struct OutlineRun {
    let edges: Range<Int>
    let part: Int
    let outerSide: EdgeHierarchy.OuterSide
    /// The parts whose envelope comes near, the own one among them; nil until somebody asked.
    var neighbours: [Int]?
  }

  /// Decides a whole run where that is quick: no other part is around it, or one holds it as a whole.
  private func decide(_ run: inout OutlineRun) throws {
    let surroundings = surroundings(of: run)
    var others = neighbours(of: &run)
    others.removeAll { $0 == run.part }
    if others.isEmpty {
      for edge in run.edges { edgeStates[edge] = .open }
      return
    }
    var meetsOthers = false
    hierarchy.forEachRun(intersecting: surroundings) { other in
      if other != run.part { meetsOthers = true }
    }
    if meetsOthers { return }
    if try isFree(geometries.position(run.edges.lowerBound), of: &others) { return }
    for edge in run.edges { edgeStates[edge] = .hidden }
  }

  private func surroundings(of run: OutlineRun) -> Envelope {
    geometries.envelope(ofPositions: run.edges.lowerBound..<run.edges.upperBound + 1)
      .expanded(by: 2 * Self.hairlineMeters)
  }

  private func neighbours(of run: inout OutlineRun) -> [Int] {
    if let known = run.neighbours { return known }
    var neighbours: [Int] = []
    neighbours.reserveCapacity(16)
    partTree.forEachItem(intersecting: surroundings(of: run)) { neighbours.append($0) }
    run.neighbours = neighbours
    return neighbours
  }

  /// Whether an edge, or pieces of it, have a place outside all parts beside them.
  private func state(of edge: Int, in run: inout OutlineRun) throws -> EdgeStates.State {
    guard edgeStates[edge] == .unknown else { return edgeStates[edge] }
    let state = try findState(of: edge, in: &run)
    edgeStates[edge] = state
    return state
  }

  private func findState(of edge: Int, in run: inout OutlineRun) throws -> EdgeStates.State {
    let line = line(edge)
    guard line.start != line.end else { return .hidden }
    var neighbours = neighbours(of: &run)
    if neighbours.count == 1 { return .open }
    let found = cuts(of: edge, line, run.part)
    if !found.meetsItself { neighbours.removeAll { $0 == run.part } }
    var hasHidden = false
    var open: [OutlinePiece] = []
    for piece in line.cut(at: found.shares) {
      if try isOpen(piece, of: line, run.outerSide, &neighbours) { open.append(piece) } else { hasHidden = true }
    }
    if !hasHidden { return .open }
    if open.isEmpty { return .hidden }
    openPieces[edge] = open
    return .partlyOpen
  }

  /// Where outlines of other parts cross an edge, or begin and end beside it, as shares of its length; and whether the
  /// outline of its own part comes near it again.
  private func cuts(of edge: Int, _ line: OutlinePiece, _ part: Int) -> (shares: [Double], meetsItself: Bool) {
    var shares: [Double] = []
    var meetsItself = false
    var surroundings = Envelope(line.start)
    surroundings.formUnion(x: line.end.x, y: line.end.y)
    let wide = surroundings.expanded(by: 2 * Self.hairlineMeters)
    hierarchy.forEachEdge(intersecting: wide) { other, otherPart, start, end in
      if otherPart == part {
        let isNeighbour = start == line.end || end == line.start
        if other != edge && (!isNeighbour || line.turnsBack(into: start, end)) { meetsItself = true }
        return
      }
      if let crossing = line.shareOfCrossing(with: start, end) { shares.append(crossing) }
      if line.isBeside(start, within: Self.hairlineMeters) { shares.append(line.share(of: start)) }
      if line.isBeside(end, within: Self.hairlineMeters) { shares.append(line.share(of: end)) }
    }
    return (shares, meetsItself)
  }

  /// A place beside a piece of an edge is in none of the neighbours.
  private func isOpen(
    _ piece: OutlinePiece, of line: OutlinePiece, _ outerSide: EdgeHierarchy.OuterSide, _ neighbours: inout [Int]
  ) throws -> Bool {
    let sides = line.sides(ofMiddle: piece, at: Self.hairlineMeters)
    switch outerSide {
    case .left: return try isFree(sides.left, of: &neighbours)
    case .right: return try isFree(sides.right, of: &neighbours)
    case .both: return try isFree(sides.left, of: &neighbours) || isFree(sides.right, of: &neighbours)
    }
  }

  private func isFree(_ position: Position, of neighbours: inout [Int]) throws -> Bool {
    for (index, part) in neighbours.enumerated() where partTree.item(part).contains(position) {
      if try prepared.part(part, intersects: position) {
        // What hides this piece likely hides the next one.
        neighbours.swapAt(0, index)
        return false
      }
    }
    return true
  }

  // MARK: Rings

  /// Segments of a quarter circle: the outline of a ring is at most 0.008 % of its radius off the circle.
  private static let quadrantSegments = 64

  /// The way out of the ring of a single point is exact; else GEOS dissolves the rings that reach near.
  private func metersOutOfRings(from position: Position, inside parts: Set<Int>) throws -> Double {
    var members = parts
    while true {
      let way: Double
      if let only = members.first, members.count == 1, geometries.partKinds[only] == .point {
        let source = geometries.position(geometries.positions(ofPart: only).lowerBound)
        way = max(0, ringMeters - squaredDistance(from: position, toSegment: source, source).squareRoot())
      } else {
        let rings = try members.sorted().map { part in
          try GEOSGeometry(part: part, of: geometries, in: context)
            .buffer(distance: ringMeters, quadrantSegments: Self.quadrantSegments)
        }
        way = try GEOSGeometry.union(of: rings, in: context).boundaryDistance(to: position)
      }
      let reach = ringMeters + way
      var others: Set<Int> = []
      hierarchy.forEachPart(
        around: position, withinSquared: reach * reach, where: { !members.contains($0) }, { others.insert($0) })
      if others.isEmpty { return way }
      members.formUnion(others)
    }
  }
}

extension WayOutFinder.OutlinePiece {
  private var dx: Double { end.x - start.x }
  private var dy: Double { end.y - start.y }

  /// The pieces between some shares of the length, in order; pieces of no length are left out.
  fileprivate func cut(at shares: [Double]) -> [Self] {
    if shares.isEmpty { return [self] }
    var pieces: [Self] = []
    var from = start
    func add(to place: Position) {
      if place != from { pieces.append(Self(start: from, end: place)) }
      from = place
    }
    for share in shares.sorted() where share > 0 && share < 1 {
      add(to: Position(x: start.x + share * dx, y: start.y + share * dy))
    }
    add(to: end)
    return pieces
  }

  /// The two places beside the middle of a piece of this line, at a distance; a piece may be too short to tell a direction.
  fileprivate func sides(ofMiddle piece: Self, at meters: Double) -> (left: Position, right: Position) {
    let length = (dx * dx + dy * dy).squareRoot()
    let (nx, ny) = (-dy / length * meters, dx / length * meters)
    let middle = Position(x: (piece.start.x + piece.end.x) / 2, y: (piece.start.y + piece.end.y) / 2)
    return (Position(x: middle.x + nx, y: middle.y + ny), Position(x: middle.x - nx, y: middle.y - ny))
  }

  /// The angle to a neighbouring segment of the same ring is less than a right one.
  fileprivate func turnsBack(into from: Position, _ to: Position) -> Bool {
    dx * (to.x - from.x) + dy * (to.y - from.y) < 0
  }

  /// Where the foot of a position lies on the line, as a share of the length.
  fileprivate func share(of position: Position) -> Double {
    ((position.x - start.x) * dx + (position.y - start.y) * dy) / (dx * dx + dy * dy)
  }

  /// A position is not farther than a distance from the line.
  fileprivate func isBeside(_ position: Position, within meters: Double) -> Bool {
    let cross = dx * (position.y - start.y) - dy * (position.x - start.x)
    return cross * cross <= meters * meters * (dx * dx + dy * dy)
  }

  /// Where another segment crosses this one, as a share of the length; nil when it does not.
  fileprivate func shareOfCrossing(with from: Position, _ to: Position) -> Double? {
    let (ex, ey) = (to.x - from.x, to.y - from.y)
    let denominator = dx * ey - dy * ex
    guard denominator != 0 else { return nil }
    let (sx, sy) = (from.x - start.x, from.y - start.y)
    let along = (sx * ey - sy * ex) / denominator
    let across = (sx * dy - sy * dx) / denominator
    return (0...1).contains(along) && (0...1).contains(across) ? along : nil
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// The first of the smallest numbers; nil for none.
  fileprivate var indexOfLeast: Int? {
    guard count > 0 else { return nil }
    var least = 0
    for index in 1..<count where self[index] < self[least] { least = index }
    return least
  }
}
