import Decisions
import FeatureModel
import Testing

@Suite struct NearbyPlacesTests {
  private let places = NearbyPlaces(
    [Position(x: 0, y: 0), Position(x: 3, y: 4), Position(x: .nan, y: 0), Position(x: -3, y: 4)])

  @Test func thereMayBeNone() {
    #expect(NearbyPlaces([]).nearest(to: Position(x: 0, y: 0)) == nil)
    #expect(places.nearest(to: Position(x: .nan, y: 0)) == nil)
  }

  /// 3 and 4 make 5.
  @Test func theLimitBelongsToIt() {
    func found(_ limit: Double) -> [Int] {
      var found: [Int] = []
      places.forEachPlace(around: Position(x: 0, y: 0), withinMeters: limit) { place, _ in found.append(place) }
      return found.sorted()
    }
    #expect(found(5) == [0, 1, 3])
    #expect(found(4.999) == [0])
    #expect(found(.infinity) == [0, 1, 3])
  }

  @Test func theFirstOfEquallyNearOnes() {
    let nearest = places.nearest(to: Position(x: 0, y: 4)) { $0 != 0 }
    #expect(nearest?.place == 1 && nearest?.meters == 3)
    #expect(places.nearest(to: Position(x: 0, y: 4)) { $0 > 1 }?.place == 3)
  }
}
