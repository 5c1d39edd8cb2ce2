internal import CPROJ
import Diagnostics
import FeatureModel

/// A conversion between two coordinate reference systems, always in x, y order.
///
/// x is longitude or easting and y is latitude or northing, whatever order the authority defines. Geographic coordinates are
/// in degrees, projected ones in the unit of their CRS. All positions go through one operation, so that a polygon is never
/// torn between two. Not Sendable: make one for each task.
///
/// Source: PROJ's `proj_create` of the operation's pipeline, `proj_trans_generic`.
public final class CoordinateTransformer {
  /// What is done, and how well.
  public let operation: CoordinateOperation
  /// Nil when there is nothing to do.
  private let object: PROJObject?
  private let patches: TransformationPatches

  /// A transformer of an operation that was chosen before.
  ///
  /// - Throws: `SystemFailure` `proj-failed`.
  public init(_ operation: CoordinateOperation) throws {
    self.operation = operation
    patches = .of(operation)
    if operation.isIdentity {
      object = nil
      return
    }
    let context = try PROJContext()
    object = PROJObject(owning: proj_create(context.handle, operation.pipeline), in: context)
    if object == nil {
      throw context.failure("proj_create", at: Place("\(operation.source.label) -> \(operation.target.label)"))
    }
  }

  /// Chooses the best operation between two systems, and makes a transformer of it.
  ///
  /// - Parameter areaOfInterest: Where the data lie, in degrees; with it PROJ prefers the operation made for that area.
  /// - Throws: `SystemFailure` `proj-failed` when there is no operation.
  /// - Complexity: Up to 100 ms the first time, then 0.2 ms; with an area of interest always the former.
  public convenience init(from source: CRS, to target: CRS, areaOfInterest: Envelope? = nil) throws {
    guard let areaOfInterest else {
      try self.init(CoordinateOperation.best(from: source, to: target))
      return
    }
    try self.init(CoordinateOperation(from: source, to: target, areaOfInterest: areaOfInterest))
  }

  /// What the coordinates are in before.
  public var source: CRS { operation.source }
  /// What the coordinates are in afterwards.
  public var target: CRS { operation.target }
  /// There is nothing to do.
  public var isIdentity: Bool { operation.isIdentity }
  /// Name of the operation, as in `operation`.
  public var operationDescription: String { operation.name }
  /// Published accuracy in metres, as in `operation`; nil when nobody knows.
  public var accuracyMeters: Double? { operation.accuracyMeters }
  /// The operation is a guess, as in `operation`.
  public var isBallpark: Bool { operation.isBallpark }

  /// Transforms interleaved coordinates in place, within 20 nanometres of what PROJ gives.
  ///
  /// What becomes of a position depends on nothing but the position.
  ///
  /// - Parameter coordinates: x and y in turn, in the source CRS.
  /// - Returns: Number of positions that have no image; both their numbers become NaN. For a geographic source these are
  ///   also latitudes beyond 90 and longitudes beyond 360 degrees, which PROJ would take for something else.
  /// - Complexity: About 0.02 µs a position where many lie together, and 15 µs where one is the first within a quarter
  ///   of a degree; none when the systems are the same.
  @discardableResult
  public func transform(_ coordinates: inout [Double]) -> Int {
    precondition(coordinates.count.isMultiple(of: 2), "coordinates come in pairs")
    return coordinates.withUnsafeMutableBufferPointer { coordinates in
      isIdentity ? transformEach(coordinates) : patches.transform(coordinates) { transformEach($0) }
    }
  }

  /// Transforms interleaved coordinates in place, each position by PROJ: for few that lie far apart.
  ///
  /// - Returns: Number of positions that have no image, as `transform` does.
  /// - Complexity: About 0.2 µs a position.
  @discardableResult
  public func transformEach(_ coordinates: inout [Double]) -> Int {
    precondition(coordinates.count.isMultiple(of: 2), "coordinates come in pairs")
    return coordinates.withUnsafeMutableBufferPointer { transformEach($0) }
  }

  /// Transforms one position; the result is not finite when it has no image.
  public func transform(_ position: Position) -> Position {
    var pair = [position.x, position.y]
    transform(&pair)
    return Position(x: pair[0], y: pair[1])
  }

  private func transformEach(_ coordinates: UnsafeMutableBufferPointer<Double>) -> Int {
    let count = coordinates.count / 2
    let outside = source.isGeographic ? coordinates.discardPositionsBeyondDegrees() : 0
    guard let object, let start = coordinates.baseAddress else { return outside }
    let stride = 2 * MemoryLayout<Double>.stride
    proj_errno_reset(object.handle)
    proj_trans_generic(
      object.handle, PJ_FWD, start, stride, count, start + 1, stride, count, nil, 0, 0, nil, 0, 0)
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
