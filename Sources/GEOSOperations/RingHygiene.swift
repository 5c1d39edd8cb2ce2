import Diagnostics
import FeatureModel

/// What is wrong with a ring before any topology is looked at.
public enum RingDefect: String, Sendable, CaseIterable {
  /// The last position is not the first one.
  case notClosed = "ring-not-closed"
  /// Fewer than four positions, repeated ones counted once and the closing one included.
  case tooShort = "ring-too-short"
  /// All positions lie on one straight line.
  case zeroArea = "ring-zero-area"

  /// What was found, for people.
  func message(positionCount: Int) -> LocalizedText {
    switch self {
    case .notClosed:
      LocalizedText(
        en: "the last of \(positionCount) positions is not the first one",
        id: "posisi terakhir dari \(positionCount) posisi tidak sama dengan yang pertama")
    case .tooShort:
      LocalizedText(
        en: "\(positionCount) positions with too few different ones; a closed ring needs 4 with 3 different ones",
        id: "\(positionCount) posisi dengan terlalu sedikit yang berbeda; cincin tertutup perlu 4 dengan 3 yang berbeda"
      )
    case .zeroArea:
      LocalizedText(
        en: "all \(positionCount) positions lie on one straight line",
        id: "semua \(positionCount) posisi terletak pada satu garis lurus")
    }
  }
}

extension RingDefect {
  /// What the repair does about it; the area stays the same in any case.
  var mending: LocalizedText {
    switch self {
    case .notClosed:
      LocalizedText(
        en: "it was closed with a straight line, the area is the same",
        id: "cincin ditutup dengan garis lurus, luasnya sama")
    case .tooShort, .zeroArea:
      LocalizedText(en: "it was left out, the area is the same", id: "cincin itu dibuang, luasnya sama")
    }
  }
}

/// The checks and mends that a ring needs before GEOS can take it; plain arithmetic, no library.
public enum RingHygiene {
  /// What keeps GEOS from building the ring: not closed, or fewer than four positions.
  static func structuralDefect(ofRing ring: Int, in geometries: FeatureGeometries) -> RingDefect? {
    let positions = geometries.positions(ofRing: ring)
    guard let last = positions.last, geometries.position(positions.lowerBound) == geometries.position(last) else {
      return positions.isEmpty ? .tooShort : .notClosed
    }
    return positions.count < 4 ? .tooShort : nil
  }

  /// The defects of a ring, in the order in which they are mended; empty for a good one.
  ///
  /// - Complexity: A few positions of an ordinary ring; all of them for a nearly straight one.
  public static func defects(ofRing ring: Int, in geometries: FeatureGeometries) -> [RingDefect] {
    let positions = geometries.positions(ofRing: ring)
    if positions.isEmpty { return [.tooShort] }
    let shape = geometries.coordinates.withUnsafeBufferPointer { RingShape($0, positions: positions) }
    var defects: [RingDefect] = []
    if !shape.isClosed { defects.append(.notClosed) }
    if shape.distinctCount < 3 {
      defects.append(.tooShort)
    } else if shape.isStraight {
      defects.append(.zeroArea)
    }
    return defects
  }

  /// Appends a mended copy of a polygon part to the feature that is being built: rings are closed, repeated positions
  /// dropped, and rings that are too short or enclose nothing left out; without its exterior ring the part is left out.
  ///
  /// - Returns: Whether a part was appended.
  @discardableResult
  public static func appendMended(
    _ part: Int, of geometries: FeatureGeometries, to result: inout FeatureGeometries
  ) -> Bool {
    let rings = geometries.rings(ofPart: part)
    for ring in rings {
      let defects = defects(ofRing: ring, in: geometries)
      if defects.contains(.tooShort) || defects.contains(.zeroArea) {
        if ring == rings.lowerBound { return false }
        continue
      }
      appendMendedRing(geometries.positions(ofRing: ring), of: geometries, to: &result)
    }
    if rings.isEmpty { return false }
    result.endPart(.polygon)
    return true
  }

  private static func appendMendedRing(
    _ positions: Range<Int>, of geometries: FeatureGeometries, to result: inout FeatureGeometries
  ) {
    let first = geometries.position(positions.lowerBound)
    var previous = first
    result.appendPosition(x: first.x, y: first.y)
    for index in positions.dropFirst() {
      let position = geometries.position(index)
      if position == previous { continue }
      result.appendPosition(x: position.x, y: position.y)
      previous = position
    }
    if previous != first { result.appendPosition(x: first.x, y: first.y) }
    result.endRing()
  }
}

/// What the positions of a ring look like; a good ring is known by its first few positions and its last one.
private struct RingShape {
  let isClosed: Bool
  /// Positions that differ from the one before, the closing one not counted; 3 stands for any more.
  let distinctCount: Int
  /// All positions lie on one line.
  let isStraight: Bool

  /// - Parameter positions: At least one.
  init(_ coordinates: UnsafeBufferPointer<Double>, positions: Range<Int>) {
    func position(_ index: Int) -> Position { Position(x: coordinates[2 * index], y: coordinates[2 * index + 1]) }
    let first = position(positions.lowerBound)
    isClosed = first == position(positions.upperBound - 1)
    var previous = first
    var changes = 0
    for index in positions where position(index) != previous {
      previous = position(index)
      changes += 1
      if changes == 3 { break }
    }
    distinctCount = min(3, isClosed ? max(changes, 1) : changes + 1)
    isStraight = Self.isStraight(positions, position)
  }

  /// All positions are on the line from the first one to the one farthest from it, within a few units in the last place of
  /// the coordinates: as far as decimals written to a file can tell.
  private static func isStraight(_ positions: Range<Int>, _ position: (Int) -> Position) -> Bool {
    let first = position(positions.lowerBound)
    func squaredLength(_ end: Position) -> Double {
      (end.x - first.x) * (end.x - first.x) + (end.y - first.y) * (end.y - first.y)
    }
    func across(_ end: Position, _ other: Position) -> Double {
      abs((end.x - first.x) * (other.y - first.y) - (end.y - first.y) * (other.x - first.x))
    }
    // Most rings are far from straight after the third position: that spares them the search for the farthest one.
    guard let second = positions.first(where: { position($0) != first }).map(position) else { return true }
    let clear = 1e-6 * squaredLength(second)
    if positions.prefix(16).contains(where: { across(second, position($0)) > clear }) { return false }
    let farthest =
      positions.max { squaredLength(position($0)) < squaredLength(position($1)) }.map(position) ?? second
    let length = squaredLength(farthest).squareRoot()
    let tolerance = 4 * Double.ulpOfOne * max(abs(first.x), abs(first.y), length)
    return positions.allSatisfy { across(farthest, position($0)) <= tolerance * length }
  }
}
