import Testing

@testable import OGRFiles

@Suite struct OGRFormatTests {
  @Test(arguments: [
    ("a.shp", "Shapefile"), ("data/A.SHP", "Shapefile"), ("a.zip", "ZIP"), ("a.kmz", "KML"), ("a.tif", "GeoTIFF"),
    ("PG:dbname=x", "PostGIS"), ("pg:x.shp", "PostGIS"), ("a.b.xlsx", "XLSX"),
  ])
  func `the ending tells the format`(path: String, name: String) {
    #expect(OGRFormat.of(path)?.name == name)
  }

  @Test(arguments: ["a.geojson", "a.csv", "a.gpkg", "-", "", "shp", "a.shp/b", "a.shp.gz"])
  func `what the program reads itself, or nobody, has none`(path: String) {
    #expect(OGRFormat.of(path) == nil)
  }
}
