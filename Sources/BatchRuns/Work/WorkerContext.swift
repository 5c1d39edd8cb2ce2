import CoordinateTransforms
import GEOSOperations

/// What one thread keeps between its pieces of work: C library contexts and transformers, which no other thread may use.
final class WorkerContext {
  let geos: GEOSContext
  private var transformers: [Pair: CoordinateTransformer] = [:]

  private struct Pair: Hashable {
    var source: CRS
    var target: CRS
  }

  init() throws {
    geos = try GEOSContext()
  }

  /// The transformer between two CRS, made when it is first asked for.
  func transformer(from source: CRS, to target: CRS) throws -> CoordinateTransformer {
    let pair = Pair(source: source, target: target)
    if let ready = transformers[pair] { return ready }
    let transformer = try CoordinateTransformer(from: source, to: target)
    transformers[pair] = transformer
    return transformer
  }
}
