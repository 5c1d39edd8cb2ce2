import CoordinateTransforms
import FeatureModel
import HazardOverlay

/// n places with usable coordinates: TPS, or the facilities of a file.
struct MeasuredPlaces: Sendable {
  /// CRS of `coordinates`.
  var crs: CRS
  /// x and y in turn.
  var coordinates: [Double]
  /// Longitude and latitude in turn (OGC:CRS84).
  var lonLat: [Double]
  /// The regency of each place; nil where that is not known, and its coordinate has to tell.
  var areas: [Int?]?

  var count: Int { coordinates.count / 2 }

  func degrees(of place: Int) -> Position { Position(x: lonLat[2 * place], y: lonLat[2 * place + 1]) }

  /// Some of the places, in the order of their numbers.
  subscript(places: [Int]) -> MeasuredPlaces {
    func picked(_ values: [Double]) -> [Double] { places.flatMap { [values[2 * $0], values[2 * $0 + 1]] } }
    return MeasuredPlaces(
      crs: crs, coordinates: picked(coordinates), lonLat: picked(lonLat),
      areas: areas.map { areas in places.map { areas[$0] } })
  }

  /// Where the places are in another CRS; not finite where they have no image.
  func positions(in target: CRS) throws -> [Position] {
    var coordinates = coordinates
    try CoordinateTransformer(from: crs, to: target).transform(&coordinates)
    return (0..<count).map { Position(x: coordinates[2 * $0], y: coordinates[2 * $0 + 1]) }
  }
}

extension PollingStations {
  /// Located TPS as places, in the order given.
  func places(of stations: [Int]) -> MeasuredPlaces {
    MeasuredPlaces(crs: crs, coordinates: coordinates, lonLat: lonLat)[stations]
  }
}
