import ByteStreams
import Diagnostics
import FeatureModel
import GeoJSONFiles
import HazardOverlay
import RegencyReports
import TableFiles

extension StationTable {
  /// Reads the annotated TPS that a run wrote.
  ///
  /// - Parameters:
  ///   - file: A `tps.geojson`.
  ///   - idField: The property that holds the id.
  ///   - hazards: The hazards that are wanted.
  ///   - textFields: For each column of texts the properties that may hold it, the first one that is there counts.
  /// - Throws: `InputProblem` `run-file-damaged` when a TPS lacks what every run writes, and as `GeoJSONReader`.
  public static func read(_ file: InputFile, idField: String, hazards: [String], textFields: [[String]] = []) throws
    -> StationTable
  {
    let endings = ["_status", "_class", "_distance_m", "_depth_m"]
    let names = [idField] + AnnotationNames.place.prefix(2) + hazards.flatMap { id in endings.map { id + $0 } }
    let table = try GeoJSONReader(properties: names + textFields.joined()).read(file).table
    let columns = names.map { table.values(of: $0) }
    let texts = textFields.map { fields in
      fields.first(where: table.propertyNames.contains).map { table.values(of: $0) }
    }
    var result = StationTable(hazards: hazards, textCount: texts.count)
    for row in 0..<table.count {
      let position = table.geometries.parts(ofFeature: row).first.map {
        table.geometries.position(table.geometries.positions(ofPart: $0).lowerBound)
      }
      var exposures: [RecordedExposure] = []
      for hazard in hazards.indices {
        let first = 3 + 4 * hazard
        guard let status = columns[first][row].text.flatMap(ExposureStatus.init) else {
          throw InputProblem.withoutStatus(file.name, feature: row, field: names[first])
        }
        exposures.append(
          RecordedExposure(
            status: status, hazardClass: columns[first + 1][row].text.flatMap { Int($0) },
            distanceMeters: columns[first + 2][row].text.flatMap(Double.init),
            depthMeters: columns[first + 3][row].text.flatMap(Double.init)))
      }
      result.append(
        RecordedStation(
          id: (columns[0][row].text ?? "").trimmed, position: position, regency: columns[1][row].text ?? "",
          exposures: exposures), regencyName: columns[2][row].text, texts: texts.map { $0?[row].text ?? "" })
    }
    return result
  }

  /// Reads the `unlocated.csv` that a run wrote.
  ///
  /// - Parameter textColumns: For each column of texts the column of the table; nil for none.
  /// - Throws: As `TableReader`.
  public static func readUnlocated(_ file: InputFile, hazards: [String], textColumns: [String?] = []) throws
    -> StationTable
  {
    let wanted = ["tps_id", "regency_code"] + textColumns.compactMap { $0 }
    let table = try TableReader(properties: wanted).read(file).table
    let (ids, regencies) = (table.values(of: "tps_id"), table.values(of: "regency_code"))
    let texts = textColumns.map { $0.map { table.values(of: $0) } }
    var result = StationTable(hazards: hazards, textCount: texts.count)
    for row in 0..<table.count {
      result.append(
        RecordedStation(
          id: (ids[row].text ?? "").withoutFormulaMark, position: nil, regency: regencies[row].text ?? "",
          exposures: []), texts: texts.map { $0?[row].text ?? "" })
    }
    return result
  }
}

extension String {
  /// Without blanks and line breaks at its ends.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }

  /// Without the apostrophe that the CSV writer puts before what a spreadsheet would take for a formula.
  fileprivate var withoutFormulaMark: String {
    let rest = dropFirst().drop { $0 == " " || $0 == "\n" }
    guard hasPrefix("'"), let next = rest.first, "=+-@\t\r".contains(next) else { return self }
    return String(dropFirst())
  }
}

extension InputProblem {
  fileprivate static func withoutStatus(_ file: String, feature: Int, field: String) -> InputProblem {
    InputProblem(
      "run-file-damaged", at: Place(file, feature: feature),
      LocalizedText(
        en: "the TPS has no usable \"\(field)\", which every run writes",
        id: "TPS ini tidak punya \"\(field)\" yang dapat dipakai, padahal setiap proses menulisnya"),
      fix: LocalizedText(
        en: "the file was changed by hand: run the job again, or restore the folder",
        id: "berkas ini diubah dengan tangan: jalankan pekerjaannya lagi, atau pulihkan foldernya"))
  }
}
