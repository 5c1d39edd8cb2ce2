import FeatureModel

/// One connected part of a zone, to be drawn.
public struct HazardZone: Sendable {
  /// What the zone is.
  public enum Kind: Sendable, Equatable {
    /// Everything within the near distance of the hazard.
    case near(meters: Double)
    /// The dissolved polygons of one class, or a ring.
    case hazardClass(Int)
  }

  /// What the zone is.
  public var kind: Kind
  /// One polygon, in OGC:CRS84.
  public var geometry: FeatureGeometries

  /// A zone from its parts.
  public init(kind: Kind, geometry: FeatureGeometries) {
    self.kind = kind
    self.geometry = geometry
  }
}

/// One kind of zone of a hazard: what it is, and how its shapes are made from the hazard's parts.
public struct ZoneSheet: Sendable {
  /// What the zones are.
  public let kind: HazardZone.Kind
  /// The parts that they are made from, in layer order.
  public let parts: [Int]
  let shape: Shape
  /// Lists of parts that are drawn together, decided before; nil when the builder is to find them.
  public var clusters: [[Int]]?

  init(kind: HazardZone.Kind, parts: [Int], shape: Shape) {
    self.kind = kind
    self.parts = parts
    self.shape = shape
  }

  /// Each shape depends on all parts, so that one task draws the sheet.
  public var isIndivisible: Bool { shape.isIndivisible }

  /// Neighbouring parts are drawn together.
  public var drawsClusters: Bool { if case .buffer = shape { true } else { false } }

  /// How far a shape reaches beyond its part at most, in metres.
  public var reachMeters: Double {
    switch shape {
    case .buffer(let meters), .ring(_, let meters): meters
    case .part, .innerBand: 0
    }
  }

  enum Shape: Sendable {
    /// Everything within a distance of a part.
    case buffer(meters: Double)
    /// The part itself.
    case part
    /// Everything within a distance of a part, without what is within a smaller one of any part.
    case ring(fromMeters: Double, toMeters: Double)
    /// The band along the inner side of the outline of all parts together.
    case innerBand(meters: Double)

    /// The shape of a part depends on the other parts, so that the sheet cannot be cut.
    fileprivate var isIndivisible: Bool {
      switch self {
      case .buffer, .part: false
      case .ring(let fromMeters, _): fromMeters > 0
      case .innerBand: true
      }
    }
  }
}

/// Parts of a sheet that one task draws.
public struct ZonePiece: Sendable, Equatable {
  /// The parts, in lists of those that are drawn together.
  public var clusters: [[Int]]

  var parts: [Int] { clusters.flatMap { $0 } }

  /// Packs lists of parts into pieces of about so many positions.
  static func pack(_ clusters: [[Int]], of layer: IndexedLayer, positions limit: Int) -> [ZonePiece] {
    var pieces: [ZonePiece] = []
    var room = 0
    for cluster in clusters {
      if room <= 0 {
        pieces.append(ZonePiece(clusters: []))
        room = limit
      }
      pieces[pieces.count - 1].clusters.append(cluster)
      room -= cluster.reduce(0) { $0 + layer.geometries.positions(ofPart: $1).count }
    }
    return pieces
  }
}

extension HazardLayer {
  /// The zones to draw: the near zone, if the hazard has one, the rings, if it has some, and with `full` the polygons by
  /// class.
  ///
  /// - Parameter envelope: In the CRS of the layer: only parts that touch it are drawn; nil for all.
  public func zoneSheets(full: Bool, around envelope: Envelope? = nil) -> [ZoneSheet] {
    zoneSheets(full: full, of: layer.parts(intersecting: envelope ?? layer.envelope).sorted())
  }

  /// The zones to draw of some parts.
  ///
  /// - Parameter parts: In layer order; those that carry no hazard are passed over.
  public func zoneSheets(full: Bool, of parts: [Int]) -> [ZoneSheet] {
    let parts = layer.geometries.withoutRepeatedPoints(parts.filter(isHazard(part:)))
    var sheets: [ZoneSheet] = []
    let near = definition.nearMeters
    if near > 0 {
      sheets.append(
        ZoneSheet(
          kind: .near(meters: near), parts: parts,
          shape: definition.isInverted ? .innerBand(meters: near) : .buffer(meters: outermostRingMeters + near)))
    }
    var inner = 0.0
    for (index, ring) in definition.rings.enumerated() {
      // A place within a ring is within all wider ones, too, and has the highest class of them.
      let hazardClass = definition.rings[index...].map(\.hazardClass).max() ?? ring.hazardClass
      sheets.append(
        ZoneSheet(
          kind: .hazardClass(hazardClass), parts: parts,
          shape: .ring(fromMeters: inner, toMeters: ring.toMeters)))
      inner = ring.toMeters
    }
    guard full, definition.rings.isEmpty else { return sheets }
    for hazardClass in definition.classes {
      let ofClass = parts.filter {
        self.hazardClass(ofFeature: layer.partFeatures[$0]) == hazardClass && layer.geometries.partKinds[$0] == .polygon
      }
      sheets.append(ZoneSheet(kind: .hazardClass(hazardClass), parts: ofClass, shape: .part))
    }
    return sheets
  }
}

extension FeatureGeometries {
  /// Parts without the points that lie exactly on an earlier one: they have the same circle.
  fileprivate func withoutRepeatedPoints(_ parts: [Int]) -> [Int] {
    var seen: Set<Position> = []
    return parts.filter { part in
      guard partKinds[part] == .point, let index = positions(ofPart: part).first else { return true }
      return seen.insert(position(index)).inserted
    }
  }
}
