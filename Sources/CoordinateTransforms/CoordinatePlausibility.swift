import Diagnostics
import FeatureModel

/// Whether the numbers of a layer can be what its CRS says.
///
/// Values in, a problem out: nothing is changed. A majority decides, so that single broken positions are left to other
/// findings.
public struct CoordinatePlausibility: Sendable {
  /// The CRS that the layer declares; nil when it declares none (GeoJSON then means degrees).
  public var declared: CRS?
  /// Where the data must lie, in degrees, such as the envelope of the regencies; nil when nobody knows.
  public var expected: Envelope?
  /// The layer, for the problem.
  public var place: Place

  /// A check against what is declared and expected.
  public init(declared: CRS?, expected: Envelope? = nil, at place: Place) {
    self.declared = declared
    self.expected = expected
    self.place = place
  }

  /// The most likely explanation for numbers that cannot be what is declared; nil when they can.
  ///
  /// - Parameter coordinates: x and y in turn, as in the file; positions that are not finite are passed over.
  /// - Returns: `crs-missing` for metres where degrees are due, `axis-order-swapped` for latitude before longitude,
  ///   `latitude-sign-missing` for a southern table without its minus signs, `degrees-in-projected-crs`,
  ///   `crs-implausible` for a projected CRS that puts the data outside the expected envelope.
  /// - Complexity: One pass; some milliseconds more for the suggestions when there is a problem.
  public func problem(in coordinates: [Double]) -> InputProblem? {
    let census = CoordinateCensus(coordinates, expected: expected)
    guard census.count > 0 else { return nil }
    if declared?.isGeographic ?? true {
      if census.isMostly(census.swapped) { return .axisOrderSwapped(census, at: place) }
      if census.isMostly(census.beyondDegrees) {
        let candidates = CRSCandidates.fitting(census.example, into: expected)
        return .crsMissing(census, declared: declared, candidates: candidates, at: place)
      }
      if census.isMostly(census.signMissing) { return .latitudeSignMissing(census, at: place) }
      return nil
    }
    guard let declared else { return nil }
    if declared.metersPerUnit.map({ $0 < 1000 }) ?? true, census.beyondDegrees == 0 {
      return .degreesInProjectedCRS(census, declared: declared, at: place)
    }
    return misplaced(census, declared: declared)
  }

  private func misplaced(_ census: CoordinateCensus, declared: CRS) -> InputProblem? {
    guard let expected, let transformer = try? CoordinateTransformer(from: declared, to: .wgs84) else { return nil }
    let seen = transformer.transform(census.example)
    if seen.isFinite, expected.contains(seen) { return nil }
    let candidates = CRSCandidates.fitting(census.example, into: expected)
    guard !candidates.isEmpty else { return nil }
    return .crsImplausible(census, declared: declared, seen: seen, candidates: candidates, at: place)
  }
}

/// How many positions of a layer look like what.
struct CoordinateCensus {
  /// Finite positions.
  var count = 0
  /// Beyond 90 degrees of latitude or 360 of longitude.
  var beyondDegrees = 0
  /// Degrees only, or in the expected envelope only, when x and y are swapped.
  var swapped = 0
  /// In the expected envelope only with the other sign of y.
  var signMissing = 0
  /// The first position.
  var example = Position(x: 0, y: 0)

  init(_ coordinates: [Double], expected: Envelope?) {
    let usual = (expected ?? .empty).intersection(Envelope(minX: -360, minY: -90, maxX: 360, maxY: 90))
    coordinates.withUnsafeBufferPointer { coordinates in
      for index in stride(from: 0, to: coordinates.count - 1, by: 2) {
        let position = Position(x: coordinates[index], y: coordinates[index + 1])
        guard position.isFinite else { continue }
        if count == 0 { example = position }
        count += 1
        if !usual.contains(position) { judge(position, expected: expected) }
      }
    }
  }

  private mutating func judge(_ position: Position, expected: Envelope?) {
    let isBeyond = abs(position.y) > 90 || abs(position.x) > 360
    if isBeyond { beyondDegrees += 1 }
    guard let expected, !expected.isEmpty else {
      if isBeyond && abs(position.x) <= 90 && abs(position.y) <= 180 { swapped += 1 }
      return
    }
    if expected.contains(position) { return }
    if expected.contains(Position(x: position.y, y: position.x)) {
      swapped += 1
    } else if expected.contains(Position(x: position.x, y: -position.y)) {
      signMissing += 1
    }
  }

  /// More than half of all.
  func isMostly(_ part: Int) -> Bool { 2 * part > count }
}
