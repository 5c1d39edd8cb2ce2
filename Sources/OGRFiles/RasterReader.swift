import ByteStreams
import Diagnostics
import FeatureModel

/// Reads a raster as polygons: all cells whose values mean the same become one feature, exactly along the edges of cells.
///
/// Needs the package trait `GDAL`. The raster is read block by block, and the polygons of a block end at its border, so
/// that the memory needed depends on what the cells show and not on how many there are.
public struct RasterReader: Sendable {
  /// Number of the band, from 1; nil for the only one.
  public var band: String?
  /// The property that holds the value of a cell.
  public var field: String
  /// Columns and rows of a block.
  var blockSize = 512
  /// More corners than this are no map of classes.
  var greatestPositionCount = 100_000_000

  /// A reader of a band.
  public init(band: String? = nil, field: String) {
    self.band = band
    self.field = field
  }

  /// Reads the raster.
  ///
  /// Each feature has the smallest of its cells' values as its `field`; features come by value, smallest first. Cells
  /// without data have no feature.
  ///
  /// - Parameters:
  ///   - path: A file.
  ///   - name: What messages call it.
  ///   - group: A number from 0 for each value; values that mean the same have the same one.
  /// - Throws: `InputProblem` `format-unknown` in a build without GDAL; as `InputFile.open`; `path-virtual`,
  ///   `source-unreadable`, `source-damaged`, `layer-needed`, `layer-unknown`, `raster-without-place` or
  ///   `raster-too-detailed`.
  public func read(
    _ path: String, format: OGRFormat, named name: String, group: (Double) -> Int
  ) throws -> OGRSource {
    #if GDAL
      let dataset = try GDALDataset(path, named: name, format: format, layer: nil)
      return try GDALMessages.during { messages in
        messages.folder = GDALDataset.folder(of: path)
        let raster = try RasterBand(dataset, named: band)
        let files = try dataset.files(of: path)
        var features = CellFeatures(raster.transform)
        for top in stride(from: 0, to: raster.height, by: blockSize) {
          for left in stride(from: 0, to: raster.width, by: blockSize) {
            let block = CellBlock(
              left: left, top: top, width: min(blockSize, raster.width - left),
              height: min(blockSize, raster.height - top))
            let cells = try raster.values(of: block, messages)
            features.add(cells, of: block, group: group)
            if features.positionCount > greatestPositionCount { throw InputProblem.rasterTooDetailed(name) }
          }
        }
        var table = features.table(file: name, field: field)
        table.declaredCRS = raster.crs
        table.findings = messages.warnings.map { .gdalWarning($0, in: name) }
        return OGRSource(table: table, text: files[0].text, files: files)
      }
    #else
      throw InputProblem.withoutGDAL(format, in: name)
    #endif
  }
}

extension InputProblem {
  static func rasterWithoutPlace(_ file: String) -> InputProblem {
    InputProblem(
      "raster-without-place", at: Place(file),
      LocalizedText(
        en: "the raster does not say where it lies", id: "raster ini tidak menyebut letaknya"),
      fix: LocalizedText(
        en: "georeference it (QGIS: Layer > Georeferencer), or export it again as GeoTIFF",
        id: "beri georeferensi (QGIS: Layer > Georeferencer), atau ekspor ulang sebagai GeoTIFF"))
  }

  static func rasterTooDetailed(_ file: String) -> InputProblem {
    InputProblem(
      "raster-too-detailed", at: Place(file),
      LocalizedText(
        en: "the classes change from cell to cell: more than 100 million corners",
        id: "kelasnya berganti dari sel ke sel: lebih dari 100 juta titik sudut"),
      fix: LocalizedText(
        en: "cut it to the province first: gdalwarp -te XMIN YMIN XMAX YMAX \(file) potongan.tif",
        id: "potong dahulu menurut provinsi: gdalwarp -te XMIN YMIN XMAX YMAX \(file) potongan.tif"))
  }
}
