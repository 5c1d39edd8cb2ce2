/// A place in a plane or on a grid of degrees, always x then y.
///
/// x is longitude or easting, y is latitude or northing; degrees or metres as its layer's CRS says.
public struct Position: Sendable, Hashable {
  /// Longitude or easting.
  public var x: Double
  /// Latitude or northing.
  public var y: Double

  /// A position from x and y, in this order.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Both numbers are finite.
  @inlinable
  public var isFinite: Bool { x.isFinite && y.isFinite }
}
