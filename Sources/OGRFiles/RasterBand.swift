#if GDAL
  internal import CGDAL
  import Diagnostics

  /// One band of an open raster.
  struct RasterBand {
    let transform: CellTransform
    let width: Int
    let height: Int
    /// The CRS in words that PROJ knows; nil when the raster names none.
    let crs: String?
    private let dataset: GDALDataset
    private let handle: GDALRasterBandH
    /// Stored numbers times the first plus the second are the values.
    private let scale: (Double, Double)

    /// - Parameter wanted: Number of the band; nil for the only one.
    init(_ dataset: GDALDataset, named wanted: String?) throws {
      self.dataset = dataset
      let count = Int(GDALGetRasterCount(dataset.handle))
      let names = (0..<count).map { "\($0 + 1)" }
      guard let number = wanted ?? (count == 1 ? "1" : nil) else { throw InputProblem.layerNeeded(dataset.name, names) }
      guard names.contains(number), let index = Int32(number), let band = GDALGetRasterBand(dataset.handle, index)
      else {
        throw InputProblem.layerUnknown(number, dataset.name, names)
      }
      handle = band
      width = Int(GDALGetRasterXSize(dataset.handle))
      height = Int(GDALGetRasterYSize(dataset.handle))
      var numbers = [Double](repeating: 0, count: 6)
      guard GDALGetGeoTransform(dataset.handle, &numbers) == CE_None, numbers.allSatisfy(\.isFinite),
        numbers[1] * numbers[5] != numbers[2] * numbers[4]
      else { throw InputProblem.rasterWithoutPlace(dataset.name) }
      transform = CellTransform(numbers: numbers)
      crs = GDALGetSpatialRef(dataset.handle).flatMap(OGRLayer.words)
      var isGiven: Int32 = 0
      let factor = GDALGetRasterScale(band, &isGiven)
      let offset = GDALGetRasterOffset(band, nil)
      scale = (isGiven != 0 ? factor : 1, offset)
    }

    /// The values of a block, row by row; NaN where there is no data.
    ///
    /// - Throws: `InputProblem` `source-damaged`.
    func values(of block: CellBlock, _ messages: GDALMessages) throws -> [Double] {
      let (left, top) = (Int32(block.left), Int32(block.top))
      let (width, height) = (Int32(block.width), Int32(block.height))
      var values = [Double](repeating: 0, count: block.width * block.height)
      var mask = [UInt8](repeating: 0, count: values.count)
      guard
        GDALRasterIO(handle, GF_Read, left, top, width, height, &values, width, height, GDT_Float64, 0, 0) == CE_None,
        GDALRasterIO(
          GDALGetMaskBand(handle), GF_Read, left, top, width, height, &mask, width, height, GDT_Byte, 0, 0) == CE_None
      else { throw InputProblem.damaged(dataset.name, feature: nil, "GDALRasterIO", messages.words) }
      for index in values.indices {
        values[index] = mask[index] == 0 ? .nan : values[index] * scale.0 + scale.1
      }
      return values
    }
  }
#endif
