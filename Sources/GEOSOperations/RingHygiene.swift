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
  /// - Complexity: One pass over the positions; no copies.
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

/// What one pass over the positions of a ring finds.
private struct RingShape {
  var isClosed: Bool
  /// Positions that differ from the one before, the closing one not counted; enough to tell 0, 1, 2 from more.
  var distinctCount: Int
  /// All positions lie on the line through the first one and the one farthest from it.
  var isStraight: Bool

  init(_ coordinates: UnsafeBufferPointer<Double>, positions: Range<Int>) {
    let start = 2 * positions.lowerBound
    let x0 = coordinates[start]
    let y0 = coordinates[start + 1]
    var previousX = x0
    var previousY = y0
    var farthestX = 0.0
    var farthestY = 0.0
    var farthest = 0.0
    var changes = 0
    for index in positions.dropFirst() {
      let x = coordinates[2 * index]
      let y = coordinates[2 * index + 1]
      if x != previousX || y != previousY { changes += 1 }
      previousX = x
      previousY = y
      let square = (x - x0) * (x - x0) + (y - y0) * (y - y0)
      if square > farthest {
        farthest = square
        farthestX = x - x0
        farthestY = y - y0
      }
    }
    isClosed = previousX == x0 && previousY == y0
    distinctCount = isClosed ? max(changes, 1) : changes + 1
    // A few units in the last place of the coordinates: on the line, as far as decimals written to a file can tell.
    let tolerance = 4 * Double.ulpOfOne * max(abs(x0), abs(y0), farthest.squareRoot())
    let limit = tolerance * farthest.squareRoot()
    // The first position off the line ends this loop: mostly the second or third one.
    isStraight = positions.allSatisfy { index in
      let across = farthestX * (coordinates[2 * index + 1] - y0) - farthestY * (coordinates[2 * index] - x0)
      return abs(across) <= limit
    }
  }
}
