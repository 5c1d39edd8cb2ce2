import FeatureModel
import Synchronization

/// A transformation of many positions at once: PROJ says where some places of a square go, and polynomials lead between them.
///
/// Each square of a grid in the source CRS (a quarter of a degree, or 32 km) has a patch that was compared with PROJ. Where it
/// is off by more than 20 nanometres, and beyond the area of use of a projected CRS, PROJ transforms every position.
final class TransformationPatches: Sendable {
  private struct Cell: Hashable {
    var x: Int32
    var y: Int32
  }

  private let halfWidth: Double
  private let cellsPerUnit: Double
  /// In units of the target CRS: 20 nanometres.
  private let tolerance: Double
  private let area: Envelope
  /// What any thread has made; all threads would make the same. Nil where polynomials do not do.
  private let known = Mutex<[Cell: TransformationPatch?]>([:])

  private init(_ operation: CoordinateOperation) {
    let (source, target) = (operation.source, operation.target)
    halfWidth = source.isGeographic ? 0.125 : 16_384
    cellsPerUnit = 0.5 / halfWidth
    tolerance = target.isGeographic ? 2e-13 : 2e-8
    let degrees = Envelope(minX: -180, minY: -90, maxX: 180, maxY: 90)
    area =
      source.isGeographic
      ? (target.areaOfUse ?? degrees).expanded(by: 1)
      : Envelope(minX: -2_000_000, minY: -2_000_000, maxX: 12_000_000, maxY: 12_000_000)
  }

  private static let all = Mutex<[CoordinateOperation: TransformationPatches]>([:])

  /// The patches of an operation, which all its transformers share.
  static func of(_ operation: CoordinateOperation) -> TransformationPatches {
    all.withLock { all in
      if let patches = all[operation] { return patches }
      let patches = TransformationPatches(operation)
      all[operation] = patches
      return patches
    }
  }

  /// Transforms interleaved coordinates in place.
  ///
  /// - Parameter transformEach: What PROJ does with every position; it returns the number of those without an image.
  /// - Returns: The number of positions without an image.
  func transform(
    _ coordinates: UnsafeMutableBufferPointer<Double>, _ transformEach: (UnsafeMutableBufferPointer<Double>) -> Int
  ) -> Int {
    var patches = known.withLock { $0 }
    let knownCount = patches.count
    var failed = 0
    var start = 0
    while start < coordinates.count {
      let cell = cell(coordinates[start], coordinates[start + 1])
      var end = start + 2
      if let cell {
        let square = square(cell)
        while end < coordinates.count, square.holds(coordinates[end], coordinates[end + 1]) { end += 2 }
      }
      let positions = UnsafeMutableBufferPointer(rebasing: coordinates[start..<end])
      start = end
      if let cell, let patch = patches[cell] ?? add(cell, to: &patches, transformEach) {
        patch.apply(to: positions)
      } else {
        failed += transformEach(positions)
      }
    }
    if patches.count > knownCount { known.withLock { $0.merge(patches) { known, _ in known } } }
    return failed
  }

  private func add(
    _ cell: Cell, to patches: inout [Cell: TransformationPatch?],
    _ transformEach: (UnsafeMutableBufferPointer<Double>) -> Int
  ) -> TransformationPatch? {
    let patch = TransformationPatch(middle: square(cell).middle, halfWidth: halfWidth, tolerance: tolerance) {
      coordinates in
      coordinates.withUnsafeMutableBufferPointer { _ = transformEach($0) }
    }
    patches[cell] = .some(patch)
    return patch
  }

  /// A half-open square within the area where there are patches.
  private struct Square {
    var low: SIMD2<Double>
    var high: SIMD2<Double>
    var middle: SIMD2<Double>

    @inline(__always)
    func holds(_ x: Double, _ y: Double) -> Bool { low.x <= x && x < high.x && low.y <= y && y < high.y }
  }

  /// The width of squares is a power of two, so that this is exact.
  private func square(_ cell: Cell) -> Square {
    let corner = SIMD2(Double(cell.x), Double(cell.y))
    return Square(low: corner / cellsPerUnit, high: (corner + 1) / cellsPerUnit, middle: (corner + 0.5) / cellsPerUnit)
  }

  /// The cell that holds a position; nil where PROJ is asked for each position.
  @inline(__always)
  private func cell(_ x: Double, _ y: Double) -> Cell? {
    guard area.minX <= x, x <= area.maxX, area.minY <= y, y <= area.maxY else { return nil }
    return Cell(x: Int32((x * cellsPerUnit).rounded(.down)), y: Int32((y * cellsPerUnit).rounded(.down)))
  }
}
