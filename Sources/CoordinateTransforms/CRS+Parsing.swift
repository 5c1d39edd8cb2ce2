internal import CPROJ
import Diagnostics
import FeatureModel

extension CRS {
  /// The CRS that a text stands for.
  ///
  /// Known forms: `EPSG:n` and other authorities in PROJ's database, OGC URNs and URLs, WKT 1 and 2, ESRI WKT (.prj),
  /// PROJJSON, PROJ strings, and exact names. A compound or three-dimensional CRS is reduced to its horizontal part; axes
  /// are read in x, y order in any case.
  ///
  /// - Parameters:
  ///   - text: What a file, the job or the command line says.
  ///   - place: Where it says so.
  /// - Throws: `InputProblem` `crs-unknown` with PROJ's words when the text stands for nothing, or for something that is no
  ///   map's CRS.
  /// - Complexity: Opens PROJ's database, some milliseconds.
  ///
  /// Source: PROJ's `proj_create`, `proj_identify`.
  public init(parsing text: String, at place: Place) throws(InputProblem) {
    let trimmed = text.trimmingBlanks()
    let context: PROJContext
    do { context = try PROJContext() } catch {
      throw InputProblem("crs-unknown", at: place, error.diagnostic.message, fix: error.diagnostic.fix)
    }
    guard let parsed = PROJObject(owning: proj_create(context.handle, projForm(of: trimmed)), in: context) else {
      throw .crsUnknown(trimmed, context.takeMessage(), at: place)
    }
    guard let horizontal = parsed.horizontal() else {
      throw .crsUnknown(trimmed, "\(parsed.name) is no geographic or projected CRS", at: place)
    }
    self.init(horizontal)
  }

  private init(_ crs: PROJObject) {
    let geodetic = PROJObject(owning: proj_crs_get_geodetic_crs(crs.context.handle, crs.handle), in: crs.context)
    let identifier = crs.confirmedIdentifier()
    let unit = crs.firstAxisUnit()
    self.init(
      definition: identifier ?? crs.wkt(), name: crs.name, identifier: identifier, isGeographic: crs.isGeographic,
      metersPerUnit: crs.isGeographic ? nil : unit, areaOfUse: crs.areaOfUse(),
      geographicBaseIdentifier: crs.isGeographic ? identifier : geodetic?.confirmedIdentifier())
  }
}

/// The text as PROJ wants it: old forms that files still carry are put into new ones.
private func projForm(of text: String) -> String {
  let lower = text.lowercased()
  for prefix in ["+init=epsg:", "http://www.opengis.net/gml/srs/epsg.xml#"] where lower.hasPrefix(prefix) {
    let code = text.dropFirst(prefix.count).prefix { $0.isNumber }
    return "EPSG:\(code)"
  }
  if (lower.hasPrefix("+proj=") || lower.hasPrefix("proj=")) && !lower.contains("type=crs") {
    return text + " +type=crs"
  }
  return text
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace || first == "\u{FEFF}" { text.removeFirst() }
    while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
    return String(text)
  }
}

extension InputProblem {
  fileprivate static func crsUnknown(_ text: String, _ words: String, at place: Place) -> InputProblem {
    let isNumber = !text.isEmpty && text.allSatisfy(\.isNumber)
    let example = isNumber ? "EPSG:\(text)" : "EPSG:4326, EPSG:32748, EPSG:23834"
    let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
    return InputProblem(
      "crs-unknown", at: place,
      LocalizedText(
        en: "\"\(shown)\" is not known as a CRS; PROJ says: \(words)",
        id: "\"\(shown)\" tidak dikenal sebagai CRS; kata PROJ: \(words)"),
      fix: LocalizedText(
        en: isNumber
          ? "write \(example)" : "name the CRS by its EPSG code, such as \(example) (WGS 84, UTM 48S, TM-3 zone 48.2)",
        id: isNumber
          ? "tulis \(example)" : "sebut CRS dengan kode EPSG, misalnya \(example) (WGS 84, UTM 48S, TM-3 zona 48.2)"))
  }
}
