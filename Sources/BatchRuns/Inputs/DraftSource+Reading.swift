import ByteStreams
import FeatureModel
import GeoJSONFiles
import GeoPackageFiles
import JobFiles
import OGRFiles
import TableFiles

extension DraftSource {
  /// Reads a file to see what it holds.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - written: The path as the job file is to write it.
  /// - Throws: `InputProblem` and `SystemFailure` as the readers.
  public static func read(_ path: String, written: String) throws -> DraftSource {
    // The names first, then the values of all of them.
    let names = try table(path, properties: []).propertyNames
    let table = try table(path, properties: names)
    let types = Set(table.geometries.types.filter { $0 != .none }.map(\.rawValue))
    return DraftSource(
      path: written, featureCount: table.count, geometryTypes: types.sorted(), declaredCRS: table.declaredCRS,
      properties: names.map { DraftProperty($0, values: table.values(of: $0)) })
  }

  private static func table(_ path: String, properties: [String]) throws -> FeatureTable {
    if let format = OGRFormat.of(path) {
      return try OGRReader(properties: properties).read(path, format: format, named: path).table
    }
    let file = try InputFile.open(path: path)
    if SourceReader.isTableName(path) { return try TableReader(properties: properties).read(file).table }
    if SourceReader.isGeoPackageName(path) {
      return try GeoPackageReader(properties: properties).read(file, at: path).table
    }
    return try GeoJSONReader(properties: properties).read(file).table
  }
}

extension DraftProperty {
  /// A property with the twelve values that occur most; of equally frequent ones the first in the file.
  fileprivate init(_ name: String, values: [PropertyValue]) {
    var counts: [String?: (count: Int, first: Int)] = [:]
    for (index, value) in values.enumerated() where value != .missing {
      counts[value.text, default: (0, index)].count += 1
    }
    let frequent = counts.sorted { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }.prefix(12)
    self.init(
      name: name, values: frequent.map { DraftValue($0.key, count: $0.value.count) }, distinctCount: counts.count)
  }
}
