import CoordinateTransforms
import FeatureModel
import FoundationEssentials
import GEOSOperations
import Glibc
import HazardOverlay

/// Which regency draws which part of a hazard, when regencies are worked on apart.
///
/// Decided by envelopes alone, so that every machine decides alike: the regency with TPS whose envelope holds the middle of
/// the parts that are drawn together, of several the first one, of none the nearest one. A sheet that cannot be cut belongs to the TPS outside all
/// regencies, a piece of work that every job has (decision 0035).
struct ZoneOwners: Sendable {
  /// For each hazard the owner of each part: an index into the regencies; nil for the TPS outside all of them.
  private(set) var owners: [[Int?]] = []
  /// For each hazard the envelope of each part in OGC:CRS84; empty for one that carries no hazard.
  private(set) var envelopes: [[Envelope]] = []
  /// For each hazard with a near zone the parts that are drawn together, in the order of a whole run.
  private(set) var clusters: [[[Int]]] = []

  /// As they were decided before.
  init(owners: [[Int?]], envelopes: [[Envelope]], clusters: [[[Int]]]) {
    self.owners = owners
    self.envelopes = envelopes
    self.clusters = clusters
  }

  /// - Parameter areas: Indices of the regencies that have TPS, ascending.
  init(_ inputs: JobInputs, metricCRS: MetricCRSChoice, areas: [Int]) throws {
    let toDegrees = try CoordinateTransformer(from: inputs.regencies.layer.crs, to: .wgs84)
    let regencies = areas.map { area in
      toDegrees.envelope(around: inputs.regencies.envelope(ofAreas: [inputs.regencies.areas[area].code]))
    }
    let tree = EnvelopeTree(regencies)
    for hazard in inputs.hazards {
      let toDegrees = try CoordinateTransformer(from: hazard.layer.crs, to: .wgs84)
      let envelopes = (0..<hazard.layer.geometries.partCount).map { part in
        hazard.isHazard(part: part)
          ? toDegrees.envelope(around: hazard.layer.geometries.envelope(ofPart: part)) : Envelope.empty
      }
      self.envelopes.append(envelopes)
      let builder = ZoneBuilder(hazard, metricCRS: metricCRS, precision: .standard, in: try GEOSContext())
      let near = hazard.zoneSheets(full: false).first { $0.drawsClusters }
      let clusters = try near.map { try builder.clusters(of: $0) } ?? []
      var owners = envelopes.map { Self.owner(of: $0, tree).map { areas[$0] } }
      for cluster in clusters {
        var envelope = Envelope.empty
        for part in cluster { envelope.formUnion(envelopes[part]) }
        let owner = Self.owner(of: envelope, tree).map { areas[$0] }
        for part in cluster { owners[part] = owner }
      }
      self.owners.append(owners)
      self.clusters.append(clusters)
    }
  }

  /// The clusters of a hazard that some owners draw.
  func clusters(ofHazard hazard: Int, ownedBy areas: Set<Int?>) -> [(number: Int, parts: [Int])] {
    clusters[hazard].enumerated().filter { areas.contains(owners[hazard][$1[0]]) }.map { ($0, $1) }
  }

  /// Number of parts of a hazard that are drawn.
  func partCount(ofHazard hazard: Int) -> Int { envelopes[hazard].count { !$0.isEmpty } }

  /// Number of parts of a hazard that some owners draw.
  func partCount(ofHazard hazard: Int, ownedBy areas: Set<Int?>) -> Int {
    zip(envelopes[hazard], owners[hazard]).count { !$0.isEmpty && areas.contains($1) }
  }

  /// What shapes of the other owners can cover at most, in OGC:CRS84, along a Hilbert curve.
  ///
  /// The envelope of a shape that is drawn of several parts is more than their envelopes. Twice the distance is more than
  /// any metric CRS in use distorts.
  ///
  /// - Parameter together: Clusters are drawn, not single parts.
  func reach(ofHazard hazard: Int, besides areas: Set<Int?>, meters: Double, together: Bool) -> [Envelope] {
    let shapes = together ? clusters[hazard] : envelopes[hazard].indices.map { [$0] }
    var reached: [Envelope] = []
    for parts in shapes where !areas.contains(owners[hazard][parts[0]]) {
      var envelope = Envelope.empty
      for part in parts { envelope.formUnion(envelopes[hazard][part]) }
      if envelope.isEmpty { continue }
      let (dx, dy) = envelope.degrees(ofMeters: 2 * meters)
      reached.append(
        Envelope(
          minX: envelope.minX - dx, minY: envelope.minY - dy, maxX: envelope.maxX + dx, maxY: envelope.maxY + dy))
    }
    return hilbertOrder(of: reached).map { reached[$0] }
  }

  private static func owner(of envelope: Envelope, _ regencies: EnvelopeTree) -> Int? {
    let middle = envelope.center
    guard middle.isFinite else { return nil }
    var found: Int?
    regencies.forEachItem(intersecting: Envelope(middle)) { if found == nil { found = $0 } }
    if let found { return found }
    let distances = (0..<regencies.count).map { regencies.item($0).squaredDistance(to: middle) }
    return distances.indices.min { (distances[$0], $0) < (distances[$1], $1) }
  }
}

extension Envelope {
  /// At least so many degrees of longitude and latitude are a distance anywhere in an envelope in OGC:CRS84.
  func degrees(ofMeters meters: Double) -> (x: Double, y: Double) {
    let y = meters / 110_000
    let latitude = min(89, max(abs(minY), abs(maxY)) + y)
    return (y / cos(latitude * .pi / 180), y)
  }
}
