/// The smallest axis-aligned rectangle around something, in the units of its CRS; its borders belong to it.
public struct Envelope: Sendable, Hashable, Codable {
  /// Smallest x.
  public var minX: Double
  /// Smallest y.
  public var minY: Double
  /// Largest x.
  public var maxX: Double
  /// Largest y.
  public var maxY: Double

  /// An envelope from its corners.
  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The envelope of one position.
  @inlinable
  public init(_ position: Position) {
    self.init(minX: position.x, minY: position.y, maxX: position.x, maxY: position.y)
  }

  /// The envelope of nothing: it intersects nothing, and a union with it changes nothing.
  @inlinable
  public static var empty: Envelope {
    Envelope(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
  }

  /// Nothing is inside.
  @inlinable
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  /// Middle of the rectangle; not finite when the envelope is empty.
  @inlinable
  public var center: Position { Position(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// The two rectangles share at least a border point.
  @inlinable
  public func intersects(_ other: Envelope) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// The position is inside or on the border.
  @inlinable
  public func contains(_ position: Position) -> Bool {
    minX <= position.x && position.x <= maxX && minY <= position.y && position.y <= maxY
  }

  /// The other envelope lies within this one; borders count.
  public func contains(_ other: Envelope) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  /// What the two rectangles share; empty when that is nothing.
  public func intersection(_ other: Envelope) -> Envelope {
    Envelope(
      minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY)
    )
  }

  /// Grows to hold another envelope.
  @inlinable
  public mutating func formUnion(_ other: Envelope) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// Grows to hold a position.
  @inlinable
  public mutating func formUnion(x: Double, y: Double) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  /// The envelope moved outwards by a distance in its own units on every side.
  @inlinable
  public func expanded(by distance: Double) -> Envelope {
    Envelope(minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }

  /// Square of the planar distance from a position to the rectangle, in squared units of the CRS; 0 inside.
  @inlinable
  public func squaredDistance(to position: Position) -> Double {
    let dx = max(0, max(minX - position.x, position.x - maxX))
    let dy = max(0, max(minY - position.y, position.y - maxY))
    return dx * dx + dy * dy
  }
}
