import CoordinateTransforms
import FeatureModel

/// The features of one file in one CRS, with a spatial index over their parts.
///
/// Parts, not features, are indexed: the parts of a multipolygon can lie far from one another.
public struct IndexedLayer: Sendable {
  /// The file as the user named it.
  public let file: String
  /// CRS of the geometries.
  public let crs: CRS
  /// n features, clean: finite coordinates, valid polygons.
  public let geometries: FeatureGeometries
  /// The feature of each part.
  public let partFeatures: [Int]
  /// The parts along a Hilbert curve; item i of `tree` is part `partOrder[i]`.
  let partOrder: [Int]
  let tree: EnvelopeTree

  /// A layer of clean geometries in a CRS.
  public init(file: String, crs: CRS, geometries: FeatureGeometries) {
    self.file = file
    self.crs = crs
    self.geometries = geometries
    var partFeatures = [Int](repeating: 0, count: geometries.partCount)
    for feature in 0..<geometries.count {
      for part in geometries.parts(ofFeature: feature) { partFeatures[part] = feature }
    }
    self.partFeatures = partFeatures
    let envelopes = (0..<geometries.partCount).map { geometries.envelope(ofPart: $0) }
    let order = hilbertOrder(of: envelopes)
    partOrder = order
    tree = EnvelopeTree(order.map { envelopes[$0] })
  }

  /// Envelope of all features in the layer's CRS.
  public var envelope: Envelope { tree.envelope }

  /// A part's envelope intersects another.
  public func hasParts(intersecting envelope: Envelope) -> Bool { !parts(intersecting: envelope).isEmpty }

  /// The parts whose envelope intersects another, in layer order along the Hilbert curve.
  func parts(intersecting envelope: Envelope) -> [Int] {
    var parts: [Int] = []
    tree.forEachItem(intersecting: envelope) { parts.append(partOrder[$0]) }
    return parts
  }
}
