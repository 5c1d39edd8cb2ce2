import CoordinateTransforms
import FeatureModel

/// The parts of a layer that are in reach of some TPS, projected into a metric CRS for distances.
///
/// Edges are straight in the layer's CRS: what the metric CRS bends is followed to a centimetre as far as the reach goes.
public struct MetricLayer: Sendable {
  /// The metric CRS.
  public let crs: CRS
  /// Every part that counts and touches it is here.
  let reach: Envelope
  /// The parts in reach in the metric CRS, all in one feature, along the layer's Hilbert curve.
  let geometries: FeatureGeometries
  /// The layer's part that each metric part is.
  let layerParts: [Int]
  /// The metric parts with edges, all beyond reach, that are straight here instead of in the layer's CRS.
  private let coarseParts: Set<Int>
  /// The metric part that each of the layer's parts is; -1 for those out of reach.
  private let metricParts: [Int32]
  /// The metric parts by their envelopes.
  let partTree: EnvelopeTree
  /// Distances to the outlines.
  let edges: EdgeHierarchy

  /// Projects the parts of a layer.
  ///
  /// - Parameters:
  ///   - layer: Clean features in any CRS.
  ///   - crs: A projected CRS in metres.
  ///   - reach: In the metric CRS: parts that cannot touch this envelope are left out.
  ///   - isIncluded: Tells the layer's parts that count.
  /// - Throws: `SystemFailure` when PROJ offers no transformation.
  public init(
    _ layer: IndexedLayer, in crs: CRS, reach: Envelope, where isIncluded: (Int) -> Bool = { _ in true }
  ) throws {
    self.crs = crs
    self.reach = reach
    let layerReach = try CoordinateTransformer(from: crs, to: layer.crs).envelope(around: reach)
    layerParts = layer.parts(intersecting: layerReach).filter(isIncluded)
    var geometries = FeatureGeometries()
    for part in layerParts { geometries.appendPart(part, of: layer.geometries) }
    geometries.endFeature(.geometryCollection)
    let projection = EdgeProjection(
      try CoordinateTransformer(from: layer.crs, to: crs), reach: .init(source: layerReach, target: reach))
    (geometries, coarseParts) = projection.projected(geometries)
    self.geometries = geometries
    var metricParts = [Int32](repeating: -1, count: layer.geometries.partCount)
    for (metricPart, part) in layerParts.enumerated() { metricParts[part] = Int32(metricPart) }
    self.metricParts = metricParts
    partTree = EnvelopeTree((0..<geometries.partCount).map { geometries.envelope(ofPart: $0) })
    edges = EdgeHierarchy(geometries, partOrder: Array(0..<geometries.partCount))
  }

  /// Nothing that was left out lies within a distance of a position.
  func isWhole(around position: Position, meters: Double) -> Bool {
    reach.contains(Envelope(position).expanded(by: meters + 2 * WayOutFinder.hairlineMeters))
  }

  /// The metric part that a part of the layer is; nil when it is out of reach.
  func metricPart(of part: Int) -> Int? { metricParts[part] < 0 ? nil : Int(metricParts[part]) }

  /// The same, nil also for a part that is true in reach only.
  func wholeMetricPart(of part: Int) -> Int? { metricPart(of: part).flatMap { coarseParts.contains($0) ? nil : $0 } }
}

extension CoordinateTransformer {
  /// The envelope, in the target CRS, of a rectangle in the source CRS; everything where it cannot be told.
  ///
  /// The border is followed in 32 steps a side, and the result grows by 1 % for what bulges between them.
  public func envelope(around rectangle: Envelope) -> Envelope {
    guard !rectangle.isEmpty else { return .empty }
    let steps = 32
    var outline: [Double] = []
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = rectangle.minX + share * (rectangle.maxX - rectangle.minX)
      let y = rectangle.minY + share * (rectangle.maxY - rectangle.minY)
      outline += [x, rectangle.minY, x, rectangle.maxY, rectangle.minX, y, rectangle.maxX, y]
    }
    guard transformEach(&outline) == 0 else {
      return Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    }
    var envelope = Envelope.empty
    for index in stride(from: 0, to: outline.count, by: 2) {
      envelope.formUnion(x: outline[index], y: outline[index + 1])
    }
    return envelope.expanded(by: 0.01 * max(envelope.maxX - envelope.minX, envelope.maxY - envelope.minY))
  }
}
