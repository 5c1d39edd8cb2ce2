import FeatureModel
import Glibc

extension SeededRandom {
  /// A position in a rectangle.
  public mutating func position(in envelope: Envelope) -> Position {
    Position(
      x: Double.random(in: envelope.minX...envelope.maxX, using: &self),
      y: Double.random(in: envelope.minY...envelope.maxY, using: &self))
  }

  /// A rectangle with its lower left corner in another one and sides up to a length.
  public mutating func envelope(in whole: Envelope, side: Double) -> Envelope {
    let corner = position(in: whole)
    return Envelope(
      minX: corner.x, minY: corner.y, maxX: corner.x + Double.random(in: 0...side, using: &self),
      maxY: corner.y + Double.random(in: 0...side, using: &self))
  }

  /// A closed star-shaped ring, so that it never crosses itself: between half and all of a radius around a centre.
  public mutating func ring(around center: Position, radius: Double) -> [Double] {
    let corners = Int.random(in: 4...40, using: &self)
    var pairs: [Double] = []
    for corner in 0..<corners {
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let length = radius * Double.random(in: 0.5...1, using: &self)
      pairs += [center.x + length * cos(angle), center.y + length * sin(angle)]
    }
    return pairs + pairs.prefix(2)
  }

  /// A valid polygon; every other one has an interior ring, which stays within a third of the radius.
  public mutating func polygon(around center: Position, radius: Double) -> Shape {
    let exterior = ring(around: center, radius: radius)
    return Bool.random(using: &self)
      ? .polygon([exterior, ring(around: center, radius: radius / 3)]) : .polygon([exterior])
  }
}
