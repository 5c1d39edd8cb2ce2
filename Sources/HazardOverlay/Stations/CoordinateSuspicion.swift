import FeatureModel

/// What may have happened to a coordinate that lies where it should not.
public enum CoordinateSlip: Sendable, Equatable {
  /// Longitude and latitude are swapped.
  case axesSwapped
  /// The latitude lost its minus sign.
  case latitudeSignLost
  /// The decimal point of the longitude slipped by this many digits.
  case longitudePointSlipped(Int)
  /// The decimal point of the latitude slipped by this many digits.
  case latitudePointSlipped(Int)

  /// Every slip that is tried, the likeliest first.
  static let all: [CoordinateSlip] =
    [.axesSwapped, .latitudeSignLost] + [1, 2, 3, -1, -2, -3].map { .longitudePointSlipped($0) }
    + [1, 2, 3, -1, -2, -3].map { .latitudePointSlipped($0) }

  /// The position before the slip; may be no place on earth.
  func undone(_ position: Position) -> Position {
    switch self {
    case .axesSwapped: Position(x: position.y, y: position.x)
    case .latitudeSignLost: Position(x: position.x, y: -position.y)
    case .longitudePointSlipped(let digits): Position(x: shifted(position.x, by: digits), y: position.y)
    case .latitudePointSlipped(let digits): Position(x: position.x, y: shifted(position.y, by: digits))
    }
  }

  private func shifted(_ value: Double, by digits: Int) -> Double {
    let factors = [1.0, 10, 100, 1000]
    return digits > 0 ? value * factors[digits] : value / factors[-digits]
  }
}

extension RegencyLocator {
  /// The slip that would explain why a position lies in no area, with the area that it then would lie in.
  ///
  /// Nothing is moved: this is for a finding that a person reads. A position among the areas, between islands or in a gap,
  /// is taken at its word.
  ///
  /// - Parameters:
  ///   - degrees: In OGC:CRS84.
  ///   - toLayer: Takes a position in OGC:CRS84 into the CRS of the layer; not finite where it cannot.
  public func suspicion(
    of degrees: Position, toLayer: (Position) throws -> Position
  ) throws -> (slip: CoordinateSlip, corrected: Position, area: Int)? {
    guard try !layer.layer.envelope.contains(toLayer(degrees)) else { return nil }
    for slip in CoordinateSlip.all {
      let corrected = slip.undone(degrees)
      guard corrected != degrees, abs(corrected.x) <= 180, abs(corrected.y) <= 90 else { continue }
      let placement = try placement(of: toLayer(corrected), claimed: nil)
      if let area = placement.area { return (slip, corrected, area) }
    }
    return nil
  }
}
