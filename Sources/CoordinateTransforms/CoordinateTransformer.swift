internal import CPROJ
import Diagnostics
import FeatureModel

/// A conversion between two coordinate reference systems, always in x, y order.
///
/// x is longitude or easting and y is latitude or northing, whatever order the authority defines. Geographic coordinates are
/// in degrees, projected ones in the unit of their CRS. All positions go through one operation, so that a polygon is never
/// torn between two. Not Sendable: make one for each task.
///
/// Source: PROJ's `proj_create_operations`, the first operation that needs no missing grid and is no guess, followed by
/// `proj_normalize_for_visualization`.
public final class CoordinateTransformer {
  /// What the coordinates are in before.
  public let source: CRS
  /// What the coordinates are in afterwards.
  public let target: CRS
  /// Name of the operation, such as `Inverse of Indonesia TM-3 zone 48.2 + DGN95 to WGS 84 (1)`.
  public let operationDescription: String
  /// The operation as a PROJ pipeline, before the axes are put into x, y order; empty when there is nothing to do.
  public let operationPipeline: String
  /// Published accuracy in metres; 0 for a mere conversion on one datum; nil when nobody knows.
  public let accuracyMeters: Double?
  /// The datums differ and nobody published how: PROJ only changes the ellipsoid, which may be off by hundreds of metres.
  public let isBallpark: Bool
  /// A better operation exists, but needs a grid file that is not installed; its name.
  public let operationMissingGrid: String?

  /// Nil when the two systems are the same.
  private let operation: PROJObject?

  /// The best operation between two systems.
  ///
  /// - Parameter areaOfInterest: Where the data lie, in degrees; with it PROJ prefers the operation made for that area.
  /// - Throws: `SystemFailure` `proj-failed` when there is no operation.
  /// - Complexity: Up to 60 ms: keep the transformer.
  public init(from source: CRS, to target: CRS, areaOfInterest: Envelope? = nil) throws {
    self.source = source
    self.target = target
    if source == target {
      operation = nil
      operationDescription = "no operation"
      operationPipeline = ""
      accuracyMeters = 0
      isBallpark = false
      operationMissingGrid = nil
      return
    }
    let choice = try OperationChoice(from: source, to: target, areaOfInterest: areaOfInterest)
    operation = choice.normalized
    operationDescription = choice.name
    operationPipeline = choice.pipeline
    accuracyMeters = choice.accuracyMeters
    isBallpark = choice.isBallpark
    operationMissingGrid = choice.missingGridName
  }

  /// There is nothing to do.
  public var isIdentity: Bool { operation == nil }

  /// Transforms interleaved coordinates in place.
  ///
  /// - Parameter coordinates: x and y in turn, in the source CRS.
  /// - Returns: Number of positions that have no image; both their numbers become NaN. For a geographic source these are
  ///   also latitudes beyond 90 and longitudes beyond 360 degrees, which PROJ would take for something else.
  /// - Complexity: About 0.15 µs a position; none when the systems are the same.
  @discardableResult
  public func transform(_ coordinates: inout [Double]) -> Int {
    precondition(coordinates.count.isMultiple(of: 2), "coordinates come in pairs")
    return coordinates.withUnsafeMutableBufferPointer { transform($0) }
  }

  /// Transforms one position; the result is not finite when it has no image.
  public func transform(_ position: Position) -> Position {
    var pair = [position.x, position.y]
    transform(&pair)
    return Position(x: pair[0], y: pair[1])
  }

  private func transform(_ coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
    let count = coordinates.count / 2
    let outside = source.isGeographic ? coordinates.discardPositionsBeyondDegrees() : 0
    guard let operation, let start = coordinates.baseAddress else { return outside }
    let stride = 2 * MemoryLayout<Double>.stride
    proj_errno_reset(operation.handle)
    proj_trans_generic(
      operation.handle, PJ_FWD, start, stride, count, start + 1, stride, count, nil, 0, 0, nil, 0, 0)
    return coordinates.discardPositionsNotFinite(isGeographic: target.isGeographic)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Makes NaN of positions that are no degrees, and returns how many there are.
  fileprivate func discardPositionsBeyondDegrees() -> Int {
    discard { x, y in !(abs(x) <= 360 && abs(y) <= 90) }
  }

  fileprivate func discardPositionsNotFinite(isGeographic: Bool) -> Int {
    isGeographic ? discard { x, y in !(x.isFinite && abs(y) <= 90) } : discard { x, y in !(x.isFinite && y.isFinite) }
  }

  @inline(__always)
  private func discard(_ isBad: (Double, Double) -> Bool) -> Int {
    var failed = 0
    for index in Swift.stride(from: 0, to: count, by: 2) where isBad(self[index], self[index + 1]) {
      self[index] = .nan
      self[index + 1] = .nan
      failed += 1
    }
    return failed
  }
}
