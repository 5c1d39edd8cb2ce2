import Diagnostics
import FeatureModel
import Foundation
import TestSupport
import Testing

@testable import OGRFiles

#if GDAL
  @Suite struct OGRReaderTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func write(_ text: String, _ name: String) throws -> String {
      let path = scratch.place(name)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }

    private func read(_ reader: OGRReader, _ path: String) throws -> OGRSource {
      let format = try #require(OGRFormat.of(path))
      return try reader.read(path, format: format, named: "a." + (path.split(separator: ".").last ?? ""))
    }

    private func code(_ reader: OGRReader, _ path: String) -> String? {
      do { _ = try read(reader, path) } catch { return (error as? InputProblem)?.diagnostic.code }
      return nil
    }

    /// Two folders with a point each, and an empty one.
    private static let kml = """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document>
      <Folder><name>satu</name><Placemark><name>Pos "A" é</name><ExtendedData><Data name="kelas"><value>3</value></Data>
      </ExtendedData><Point><coordinates>106.5,-6.25,12</coordinates></Point></Placemark></Folder>
      <Folder><name>dua</name><Placemark><name>B</name><Point><coordinates>1,2</coordinates></Point></Placemark></Folder>
      </Document></kml>
      """

    @Test func `a layer is read with its values, its CRS and its members`() throws {
      let path = try write(Self.kml, "a.kml")
      let source = try read(OGRReader(layer: "satu", properties: ["Name", "kelas"], keepsMembers: true), path)
      #expect(source.table.count == 1)
      #expect(source.table.declaredCRS == "EPSG:4326")
      #expect(source.table.geometries.position(0) == Position(x: 106.5, y: -6.25))
      #expect(source.table.values(of: "Name") == [.string("Pos \"A\" é")])
      #expect(source.table.values(of: "kelas") == [.string("3")])
      #expect(source.table.findings.map(\.code) == ["z-dropped"])
      let range = try #require(source.table.propertyMembers.first)
      var bytes: [UInt8] = []
      try source.text.read(offset: range.offset, count: range.count, into: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self).contains(#""Name":"Pos \"A\" é""#))
      #expect(source.files.map(\.name) == ["a.kml"])
    }

    @Test func `a source with several layers needs the name of one`() throws {
      let path = try write(Self.kml, "a.kml")
      #expect(code(OGRReader(), path) == "layer-needed")
      #expect(code(OGRReader(layer: "tiga"), path) == "layer-unknown")
    }

    @Test func `a filter chooses features, and a wrong one is refused`() throws {
      let path = try write(Self.kml, "a.kml")
      #expect(try read(OGRReader(layer: "satu", filter: "Name = 'x'"), path).table.count == 0)
      #expect(try read(OGRReader(layer: "satu", filter: "kelas = '3'"), path).table.count == 1)
      #expect(code(OGRReader(layer: "satu", filter: "=="), path) == "filter-unreadable")
    }

    @Test func `what is no source of the format is refused in GDAL's words`() throws {
      #expect(code(OGRReader(), try write("nothing", "a.shp")) == "source-unreadable")
      #expect(code(OGRReader(), try write("", "b.kml")) == "source-unreadable")
      #expect(code(OGRReader(), scratch.place("missing.shp")) == "file-missing")
      #expect(code(OGRReader(), try write("nothing", "a.zip")) == "archive-without-layer")
    }

    @Test func `only the driver of the ending opens a file`() throws {
      // A virtual layer that points at another file of this machine.
      let target = try write(Self.kml, "target.kml")
      let virtual =
        "<OGRVRTDataSource><OGRVRTLayer name=\"satu\"><SrcDataSource>\(target)</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
      for name in ["v.shp", "v.kml", "v.gml", "v.fgb"] {
        #expect(code(OGRReader(layer: "satu"), try write(virtual, name)) == "source-unreadable", "\(name)")
      }
    }

    @Test(arguments: ["/vsicurl/http://127.0.0.1/a.shp", "/vsizip//tmp/a.zip/a.shp", "/vsistdin/a.shp"])
    func `a path of GDAL's own is no file`(path: String) {
      #expect(code(OGRReader(), path) == "file-missing")
    }

    @Test func `more corners than the limit are refused`() throws {
      let raster = ProgramRunner.packageFolder.path + "/Tests/EndToEndTests/Cases/gdal-raster/input/inarisk.tif"
      let format = try #require(OGRFormat.of(raster))
      var reader = RasterReader(field: "value")
      #expect(try reader.read(raster, format: format, named: "a.tif") { _ in 0 }.table.count == 1)
      reader.greatestPositionCount = 3
      let problem = #expect(throws: InputProblem.self) {
        try reader.read(raster, format: format, named: "a.tif") { _ in 0 }
      }
      #expect(problem?.diagnostic.code == "raster-too-detailed")
    }

    @Test func `blocks of any size give the same cells`() throws {
      let raster = ProgramRunner.packageFolder.path + "/Tests/EndToEndTests/Cases/gdal-raster/input/inarisk.tif"
      let format = try #require(OGRFormat.of(raster))
      var reader = RasterReader(field: "value")
      let whole = try reader.read(raster, format: format, named: "a.tif") { Int($0 * 10) }.table
      reader.blockSize = 1
      let cells = try reader.read(raster, format: format, named: "a.tif") { Int($0 * 10) }.table
      #expect(cells.values(of: "value") == whole.values(of: "value"))
      #expect(whole.count == 4)
      for feature in 0..<whole.count {
        #expect(cells.geometries.envelope(ofFeature: feature) == whole.geometries.envelope(ofFeature: feature))
      }
    }

    @Test func `findings that need a server or a damaged file say what they are about`() {
      #expect(Diagnostic.tableWithoutKey("PG:dbname=a").code == "table-without-key")
      #expect(Diagnostic.gdalWarning("x", in: "a.shp").code == "gdal-warning")
    }
  }
#endif
