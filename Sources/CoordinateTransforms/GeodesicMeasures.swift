internal import CPROJ
import FeatureModel

/// Length of the shortest path between two positions on the WGS 84 ellipsoid, in metres.
///
/// - Parameters:
///   - start: Longitude and latitude in degrees.
///   - end: Longitude and latitude in degrees.
/// - Returns: Zero or more; NaN when a coordinate is no number or a latitude is beyond 90 degrees.
///
/// Source: Karney (2013), "Algorithms for geodesics", through PROJ's `geod_inverse`.
public func geodesicDistanceMeters(from start: Position, to end: Position) -> Double {
  var ellipsoid = wgs84Ellipsoid
  var distance = 0.0
  geod_inverse(&ellipsoid, start.y, start.x, end.y, end.x, &distance, nil, nil)
  return distance
}

/// Direction in which the shortest path on the WGS 84 ellipsoid leaves a position, in degrees clockwise from north.
///
/// - Parameters:
///   - start: Longitude and latitude in degrees.
///   - end: Longitude and latitude in degrees.
/// - Returns: 0 up to 360; NaN as for the distance.
///
/// Source: Karney (2013), "Algorithms for geodesics", through PROJ's `geod_inverse`.
public func geodesicAzimuthDegrees(from start: Position, to end: Position) -> Double {
  var ellipsoid = wgs84Ellipsoid
  var azimuth = 0.0
  geod_inverse(&ellipsoid, start.y, start.x, end.y, end.x, nil, &azimuth, nil)
  return azimuth < 0 ? azimuth + 360 : azimuth
}

/// Area of a polygon part on the WGS 84 ellipsoid, in square metres.
///
/// Interior rings are subtracted; the winding of the rings does not matter, and a closing position adds nothing.
///
/// - Parameters:
///   - part: Index of a part; anything but a polygon has the area 0.
///   - geometries: In OGC:CRS84 (longitude, latitude, degrees).
///   - stepDegrees: Edges are straight in longitude and latitude, as RFC 7946 has them: longer ones are followed in steps of
///     this many degrees. With 0.01 an edge is off by at most 4 m² for each step at latitudes up to 11 degrees. Nil: edges
///     are shortest paths on the ellipsoid.
/// - Returns: Zero or more; zero for an empty polygon.
///
/// Source: Karney (2013), "Algorithms for geodesics", through PROJ's `geod_polygon_compute`.
public func geodesicAreaSquareMeters(
  ofPart part: Int, of geometries: FeatureGeometries, stepDegrees: Double? = nil
) -> Double {
  guard geometries.partKinds[part] == .polygon else { return 0 }
  var ellipsoid = wgs84Ellipsoid
  var total = 0.0
  let rings = geometries.rings(ofPart: part)
  for ring in rings {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    let positions = geometries.positions(ofRing: ring)
    for index in positions {
      let position = geometries.position(index)
      if let stepDegrees, index > positions.lowerBound {
        let before = geometries.position(index - 1)
        let longest = max(abs(position.x - before.x), abs(position.y - before.y))
        let steps = Int((longest / stepDegrees).rounded(.up))
        for step in 1..<max(1, steps) {
          let share = Double(step) / Double(steps)
          geod_polygon_addpoint(
            &ellipsoid, &polygon, before.y + share * (position.y - before.y), before.x + share * (position.x - before.x)
          )
        }
      }
      geod_polygon_addpoint(&ellipsoid, &polygon, position.y, position.x)
    }
    var area = 0.0
    _ = geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, nil)
    total += ring == rings.lowerBound ? abs(area) : -abs(area)
  }
  return total
}

/// Semi-major axis and flattening of WGS 84 (EPSG:7030).
private let wgs84Ellipsoid: geod_geodesic = {
  var ellipsoid = geod_geodesic()
  geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
  return ellipsoid
}()
