import BatchRuns
import ByteStreams
import FeatureModel
import GeoJSONFiles
import GeoPackageFiles
import JobFiles
import TestSupport
import Testing

/// A job whose inputs are layers of one GeoPackage.
@Suite struct GeoPackagePropertyTests {
  @Test(arguments: Seeds.few) func theFormatOfTheInputsChangesNothing(seed: UInt64) throws {
    let scratch = try ScratchFolder()
    let file = try RandomJob(seed: seed).write(to: scratch)
    let plain = try run(file, to: scratch.place("out"))
    try convert(["tps", "kabkota", "banjir", "kawah", "sinyal"], in: scratch)
    let text = try scratch.read("job.yaml").replacing(/source: ([a-z]+)\.geojson/) {
      "source: semua.gpkg, layer: \($0.output.1)"
    }
    #expect(text.contains("layer: sinyal"))
    let packed = try run(try scratch.write(text, to: "gpkg.yaml"), to: scratch.place("gpkg-out"))
    #expect(plain == packed)
    for name in scratch.files(below: "out") where name.hasPrefix("zones/") || name.hasSuffix(".csv") {
      let isSame = try scratch.read("out/" + name) == scratch.read("gpkg-out/" + name)
      // Findings name the file, and a table has every column in every row.
      #expect(isSame || ["findings.csv", "unlocated.csv"].contains(name), "\(name)")
    }
  }

  /// The tables and the statuses of all TPS; ids of features differ, since rows of a GeoPackage have keys.
  private func run(_ job: String, to output: String) throws -> [String] {
    _ = try BatchRun(try JobReader.read(file: job), options: RunOptions()).write(to: output)
    let scratch = try InputFile.open(path: output + "/summary/regencies.csv")
    var bytes: [UInt8] = []
    try scratch.text.read(offset: 0, count: scratch.text.count, into: &bytes)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func convert(_ names: [String], in scratch: ScratchFolder) throws {
    let writer = try GeoPackageWriter(creating: scratch.place("semua.gpkg"), day: "2024-02-14")
    let columns = [
      GeoPackageColumn("kode", .text), GeoPackageColumn("nama", .text), GeoPackageColumn("dpt", .integer),
      GeoPackageColumn("kelas", .integer),
    ]
    for name in names {
      let file = try InputFile.open(path: scratch.place(name + ".geojson"))
      let table = try GeoJSONReader(properties: columns.map(\.name)).read(file).table
      let isPoints = !table.geometries.partKinds.contains(.polygon)
      try writer.begin(
        GeoPackageLayer(name: name, title: name, geometry: isPoints ? .point : .polygon, columns: columns))
      for feature in 0..<table.count {
        for column in columns { writer.append(table.values(of: column.name)[feature], as: column.type) }
        if isPoints {
          let position = table.geometries.parts(ofFeature: feature).first.map {
            table.geometries.position(table.geometries.positions(ofPart: $0).lowerBound)
          }
          try writer.endRow(at: position)
        } else {
          try writer.endRow(feature, of: table.geometries)
        }
      }
      try writer.endLayer()
    }
    try writer.finish()
  }
}
