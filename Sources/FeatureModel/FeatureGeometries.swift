/// The type that a geometry had in its file, as RFC 7946 names it.
public enum GeometryType: String, Sendable, CaseIterable {
  /// No geometry: JSON null, or a table row without coordinates.
  case none = "null"
  /// One position.
  case point = "Point"
  /// Several positions.
  case multiPoint = "MultiPoint"
  /// One line.
  case lineString = "LineString"
  /// Several lines.
  case multiLineString = "MultiLineString"
  /// One polygon.
  case polygon = "Polygon"
  /// Several polygons.
  case multiPolygon = "MultiPolygon"
  /// A mixture.
  case geometryCollection = "GeometryCollection"
}

/// What a simple part of a geometry is.
public enum PartKind: UInt8, Sendable {
  /// One ring of one position.
  case point
  /// One ring (open or closed) of two positions or more.
  case line
  /// An exterior ring and any number of interior rings, all closed.
  case polygon
}

/// The geometries of n features in flat storage.
///
/// A feature has any number of simple parts (a MultiPolygon has one for each polygon, a collection is flattened, a null
/// geometry has none), a part has rings, a ring has positions. All levels lie behind one another in file order:
/// `ringStarts[r] ..< ringStarts[r + 1]` are the positions of ring r, and so on upwards. x and y of position i are
/// `coordinates[2 * i]` and `coordinates[2 * i + 1]`, in the CRS of the layer.
public struct FeatureGeometries: Sendable {
  /// x and y in turn.
  public var coordinates: [Double] = []
  /// First position of each ring, then the number of positions.
  public private(set) var ringStarts: [Int] = [0]
  /// First ring of each part, then the number of rings.
  public private(set) var partStarts: [Int] = [0]
  /// What each part is.
  public private(set) var partKinds: [PartKind] = []
  /// First part of each feature, then the number of parts.
  public private(set) var featureStarts: [Int] = [0]
  /// Type of each feature's geometry as its file had it.
  public private(set) var types: [GeometryType] = []

  /// No features.
  public init() {}

  /// Number of features.
  @inlinable
  public var count: Int { types.count }
  /// Number of parts of all features.
  @inlinable
  public var partCount: Int { partKinds.count }
  /// Number of positions of all features.
  @inlinable
  public var positionCount: Int { coordinates.count / 2 }

  /// The parts of a feature.
  @inlinable
  public func parts(ofFeature feature: Int) -> Range<Int> { featureStarts[feature]..<featureStarts[feature + 1] }
  /// The rings of a part; the first is the exterior one.
  @inlinable
  public func rings(ofPart part: Int) -> Range<Int> { partStarts[part]..<partStarts[part + 1] }
  /// The positions of a ring.
  @inlinable
  public func positions(ofRing ring: Int) -> Range<Int> { ringStarts[ring]..<ringStarts[ring + 1] }
  /// The positions of all rings of a part.
  @inlinable
  public func positions(ofPart part: Int) -> Range<Int> {
    ringStarts[partStarts[part]]..<ringStarts[partStarts[part + 1]]
  }

  /// One position.
  @inlinable
  public func position(_ index: Int) -> Position {
    Position(x: coordinates[2 * index], y: coordinates[2 * index + 1])
  }

  /// Envelope of a range of positions; empty for none.
  @inlinable
  public func envelope(ofPositions range: Range<Int>) -> Envelope {
    precondition(range.lowerBound >= 0 && range.upperBound <= positionCount, "positions that are not there")
    return coordinates.withUnsafeBufferPointer { coordinates in
      // x and y at once.
      var low = SIMD2(repeating: Double.infinity)
      var high = -low
      for index in range {
        let position = SIMD2(coordinates[2 * index], coordinates[2 * index + 1])
        low.replace(with: position, where: position .< low)
        high.replace(with: position, where: position .>= high)
      }
      return Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
    }
  }

  /// Twice the area that a closed range of positions encloses in the plane of x and y, positive when they run
  /// counter-clockwise; 0 for none.
  ///
  /// Taken relative to the first position, so that small rings far from the origin keep their digits. In degrees only the
  /// sign means something.
  public func doubledArea(ofPositions range: Range<Int>) -> Double {
    guard let first = range.first else { return 0 }
    return coordinates.withUnsafeBufferPointer { coordinates in
      let (originX, originY) = (coordinates[2 * first], coordinates[2 * first + 1])
      var area = 0.0
      var (beforeX, beforeY) = (0.0, 0.0)
      for index in range {
        let (x, y) = (coordinates[2 * index] - originX, coordinates[2 * index + 1] - originY)
        area += beforeX * y - x * beforeY
        (beforeX, beforeY) = (x, y)
      }
      return area
    }
  }

  /// Envelope of a part.
  @inlinable
  public func envelope(ofPart part: Int) -> Envelope { envelope(ofPositions: positions(ofPart: part)) }

  /// Envelope of a feature; empty when it has no part.
  public func envelope(ofFeature feature: Int) -> Envelope {
    var envelope = Envelope.empty
    for part in parts(ofFeature: feature) { envelope.formUnion(self.envelope(ofPart: part)) }
    return envelope
  }
}

// MARK: Building, from the inside out

extension FeatureGeometries {
  /// Adds a position to the ring that is being built.
  @inlinable
  public mutating func appendPosition(x: Double, y: Double) {
    coordinates.append(x)
    coordinates.append(y)
  }

  /// Closes the ring that is being built; positions added later belong to the next one.
  public mutating func endRing() { ringStarts.append(positionCount) }

  /// Closes the part that is being built.
  public mutating func endPart(_ kind: PartKind) {
    partStarts.append(ringStarts.count - 1)
    partKinds.append(kind)
  }

  /// Closes the feature that is being built.
  public mutating func endFeature(_ type: GeometryType) {
    featureStarts.append(partKinds.count)
    types.append(type)
  }

  /// Drops everything added since the last `endFeature`, for a feature that turned out malformed.
  public mutating func discardUnfinishedFeature() {
    let parts = featureStarts[count]
    partKinds.removeLast(partKinds.count - parts)
    partStarts.removeLast(partStarts.count - 1 - parts)
    let rings = partStarts[parts]
    ringStarts.removeLast(ringStarts.count - 1 - rings)
    coordinates.removeLast(coordinates.count - 2 * ringStarts[rings])
  }

  /// Adds a part copied from another storage to the feature that is being built.
  public mutating func appendPart(_ part: Int, of other: FeatureGeometries) {
    for ring in other.rings(ofPart: part) {
      let positions = other.positions(ofRing: ring)
      coordinates.append(contentsOf: other.coordinates[2 * positions.lowerBound..<2 * positions.upperBound])
      endRing()
    }
    endPart(other.partKinds[part])
  }

  /// Some features, in the order given.
  public func features(_ features: [Int]) -> FeatureGeometries {
    var chosen = FeatureGeometries()
    for feature in features {
      for part in parts(ofFeature: feature) { chosen.appendPart(part, of: self) }
      chosen.endFeature(types[feature])
    }
    return chosen
  }

  /// Adds all features of another storage.
  public mutating func appendFeatures(of other: FeatureGeometries) {
    for feature in 0..<other.count {
      for part in other.parts(ofFeature: feature) { appendPart(part, of: other) }
      endFeature(other.types[feature])
    }
  }
}
