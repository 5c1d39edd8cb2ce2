import Glibc

/// How true the outline of a zone is.
public struct ZonePrecision: Sendable, Equatable {
  /// Segments of a quarter circle in buffers.
  public let quadrantSegments: Int
  /// Recesses that the buffer hardly sees are filled before GEOS draws it; false leaves everything to GEOS.
  public let fillsRecesses: Bool

  /// 16 segments, recesses filled.
  public static let standard = ZonePrecision(quadrantSegments: 16, fillsRecesses: true)
  /// 16 segments, everything by GEOS.
  public static let exact = ZonePrecision(quadrantSegments: 16, fillsRecesses: false)

  /// How far an arc of segments lies within its circle, as a share of the radius: 0.12 % for 16.
  public var arcBound: Double { 1 - cos(Double.pi / Double(4 * quadrantSegments)) }

  /// How far the filling of recesses may move the outline, as a share of the distance.
  private var fillingBound: Double { fillsRecesses ? 2 * arcBound : 0 }

  /// How far the outline may lie inside the true buffer, as a share of the distance, apart from what GEOS simplifies.
  public var boundInside: Double { arcBound + fillingBound / 2 }

  /// How far the outline may lie outside the true buffer, as a share of the distance, apart from what GEOS simplifies.
  public var boundOutside: Double { fillingBound }

  /// The filling that moves the outline no farther than its bound; nil without filling.
  func filling(distance: Double) -> OutlineFilling? {
    fillsRecesses && distance > 0 ? OutlineFilling(distance: distance, bound: fillingBound * distance) : nil
  }
}
