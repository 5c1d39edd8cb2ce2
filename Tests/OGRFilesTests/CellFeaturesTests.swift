import FeatureModel
import Testing

@testable import OGRFiles

@Suite struct CellFeaturesTests {
  /// Cells of 10 m; the upper left corner is at 100, 200.
  private let transform = CellTransform(numbers: [100, 10, 0, 200, 0, -10])

  @Test func `a raster without data has no features`() {
    var features = CellFeatures(transform)
    features.add([.nan, .nan], of: CellBlock(left: 0, top: 0, width: 2, height: 1)) { _ in 0 }
    #expect(features.table(file: "a.tif", field: "value").count == 0)
  }

  @Test func `features come by value and lie where the cells lie`() {
    var features = CellFeatures(transform)
    features.add([0.9, 0.2], of: CellBlock(left: 0, top: 0, width: 2, height: 1)) { $0 < 0.5 ? 0 : 1 }
    features.add([0.1, .nan], of: CellBlock(left: 0, top: 1, width: 2, height: 1)) { $0 < 0.5 ? 0 : 1 }
    let table = features.table(file: "a.tif", field: "index")
    #expect(table.values(of: "index") == [.number("0.1"), .number("0.9")])
    // The two low cells meet at a corner, and lie in different blocks.
    #expect(table.geometries.parts(ofFeature: 0).count == 2)
    #expect(table.geometries.envelope(ofFeature: 0) == Envelope(minX: 100, minY: 180, maxX: 120, maxY: 200))
    #expect(table.geometries.envelope(ofFeature: 1) == Envelope(minX: 100, minY: 190, maxX: 110, maxY: 200))
  }

  @Test func `a turned raster keeps all corners`() {
    var features = CellFeatures(CellTransform(numbers: [0, 1, 0.5, 0, 0.5, -1]))
    features.add([1, 1], of: CellBlock(left: 0, top: 0, width: 2, height: 1)) { _ in 0 }
    #expect(features.table(file: "a.tif", field: "value").geometries.positionCount == 7)
  }
}
