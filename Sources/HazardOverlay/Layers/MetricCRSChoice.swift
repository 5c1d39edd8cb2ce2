import CoordinateTransforms
import FeatureModel

/// The part of the world that one metric CRS serves: a UTM zone north or south of the equator, or everything.
public enum MetricZone: Sendable, Hashable, Comparable {
  /// The job fixes one CRS for everything.
  case everywhere
  /// A UTM zone, 1 to 60, north of the equator.
  case northern(Int)
  /// A UTM zone, 1 to 60, south of the equator.
  case southern(Int)
}

/// The metric CRS of a job: one for everything, or the UTM zone of each place.
///
/// The UTM zone of a TPS's own longitude keeps planar distances within 0.1 % of the ellipsoid also in a regency that
/// reaches over the border of a zone.
public enum MetricCRSChoice: Sendable {
  /// One projected CRS in metres.
  case fixed(CRS)
  /// The UTM zones, on the datum of a CRS of the data.
  case utm(datumOf: CRS)

  /// The zone that serves a place.
  ///
  /// - Parameter degrees: In OGC:CRS84, finite.
  public func zone(at degrees: Position) -> MetricZone {
    guard case .utm = self else { return .everywhere }
    let number = CRS.utmZone(containingLongitude: degrees.x)
    return degrees.y < 0 ? .southern(number) : .northern(number)
  }

  /// Items by the zone that serves the place of each, zones in order.
  ///
  /// - Parameter place: In OGC:CRS84, finite.
  public func byZone<Item>(
    _ items: some Sequence<Item>, at place: (Item) -> Position
  ) -> [(key: MetricZone, value: [Item])] {
    Dictionary(grouping: items) { zone(at: place($0)) }.sorted { $0.key < $1.key }
  }

  /// The metric CRS of a zone.
  ///
  /// - Throws: `InputProblem` when PROJ's database lacks it.
  /// - Complexity: Some milliseconds: ask once for each zone.
  public func crs(of zone: MetricZone) throws -> CRS {
    switch (self, zone) {
    case (.fixed(let crs), _): crs
    case (.utm(let data), .northern(let number)): try data.metricCRS(zone: number, isSouthern: false)
    case (.utm(let data), .southern(let number)): try data.metricCRS(zone: number, isSouthern: true)
    case (.utm, .everywhere): preconditionFailure("UTM zones have numbers")
    }
  }
}
