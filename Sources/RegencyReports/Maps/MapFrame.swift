import FeatureModel
import Glibc

/// The part of the earth that a map shows, and how degrees become units of the drawing.
///
/// An equirectangular projection with the true lengths of a degree at the middle of the map: for a province near the
/// equator it is off by less than 0.5 % at the edges. Units have their origin at the upper left; paths are written in
/// tenths of them.
struct MapFrame: Sendable {
  /// Width and height in units.
  let width: Int
  let height: Int
  /// Units for each metre.
  let unitsPerMeter: Double
  private let center: Position
  private let metersPerDegreeX: Double
  private let metersPerDegreeY: Double

  /// The frame around something.
  ///
  /// - Parameters:
  ///   - envelope: In degrees; an empty one gives a frame around 0, 0.
  ///   - width: In units; the height follows from the envelope and is at least four tenths of it.
  init(around envelope: Envelope, width: Int, greatestHeight: Int) {
    let envelope = envelope.isEmpty ? Envelope(Position(x: 0, y: 0)) : envelope
    center = envelope.center
    (metersPerDegreeX, metersPerDegreeY) = Self.metersPerDegree(atLatitude: center.y)
    // Nothing is drawn larger than 1 km over the whole map; a margin of 4 % on every side.
    let wide = max((envelope.maxX - envelope.minX) * metersPerDegreeX, 1000) * 1.08
    let high = max((envelope.maxY - envelope.minY) * metersPerDegreeY, 1000) * 1.08
    let wanted = Double(width) * high / wide
    height = Int(min(Double(greatestHeight), max(0.4 * Double(width), wanted)).rounded())
    self.width = width
    unitsPerMeter = min(Double(width) / wide, Double(height) / high)
  }

  /// Lengths of a degree of longitude and of latitude on the WGS 84 ellipsoid.
  static func metersPerDegree(atLatitude latitude: Double) -> (x: Double, y: Double) {
    let (axis, eccentricity) = (6_378_137.0, 0.006_694_379_990_14)
    let radians = latitude * .pi / 180
    let root = (1 - eccentricity * sin(radians) * sin(radians)).squareRoot()
    let degree = Double.pi / 180
    return (axis / root * cos(radians) * degree, axis * (1 - eccentricity) / (root * root * root) * degree)
  }

  /// A position in tenths of a unit.
  func tenths(x: Double, y: Double) -> Position {
    Position(
      x: 5 * Double(width) + (x - center.x) * metersPerDegreeX * unitsPerMeter * 10,
      y: 5 * Double(height) - (y - center.y) * metersPerDegreeY * unitsPerMeter * 10)
  }

  /// The frame in degrees.
  var envelope: Envelope {
    let (halfX, halfY) = (
      Double(width) / 2 / unitsPerMeter / metersPerDegreeX, Double(height) / 2 / unitsPerMeter / metersPerDegreeY
    )
    return Envelope(minX: center.x - halfX, minY: center.y - halfY, maxX: center.x + halfX, maxY: center.y + halfY)
  }

  /// Length of the scale bar: the longest of 1, 2, 5 times a power of ten that takes at most a quarter of the width.
  var scaleBarMeters: Double {
    let room = Double(width) / 4 / unitsPerMeter
    var power = 1.0
    while power * 10 <= room { power *= 10 }
    return [5, 2, 1].map { $0 * power }.first { $0 <= room } ?? power
  }
}
