import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations

/// Makes layers from tables: geometry hygiene, then index, classes and codes.
///
/// Not for more than one task: make one for each.
public struct LayerAssembly {
  private let policy: InvalidGeometryPolicy
  private let context: GEOSContext

  /// An assembly by a policy for invalid geometries.
  public init(policy: InvalidGeometryPolicy, in context: GEOSContext) {
    self.policy = policy
    self.context = context
  }

  /// A layer of polygons, such as the mapped area of a hazard.
  ///
  /// - Parameters:
  ///   - table: n features in `crs`.
  ///   - names: n names of features for findings; nil where a feature has none.
  /// - Throws: `InputProblem` `no-features`, `no-usable-features` or, by policy, `geometry-invalid`.
  public func areas(_ table: FeatureTable, crs: CRS, names: [String?]? = nil) throws -> AssembledLayer<IndexedLayer> {
    guard table.count > 0 else { throw InputProblem.noFeatures(in: table.file) }
    let file = table.file
    let names = names ?? table.ids.map(\.text)
    let hygiene = GeometryHygiene(policy: policy) { Place(file, feature: $0, id: names[$0]) }
    let cleaned = try hygiene.clean(table.geometries, in: context)
    guard cleaned.usedCount + cleaned.repairedCount > 0 else { throw InputProblem.noUsableFeatures(in: file) }
    let alreadyReported = Set(table.findings.filter { $0.action == .skipped }.compactMap(\.place.feature))
    let findings = cleaned.findings.filter { finding in
      !(finding.action == .skipped && finding.place.feature.map(alreadyReported.contains) ?? false)
    }
    return AssembledLayer(
      layer: IndexedLayer(file: file, crs: crs, geometries: cleaned.geometries),
      account: FeatureAccount(
        features: table.count, used: cleaned.usedCount, repaired: cleaned.repairedCount, skipped: cleaned.skippedCount),
      findings: table.findings + findings)
  }

  /// A hazard layer.
  ///
  /// - Parameter idField: Property that identifies a feature; nil for the GeoJSON `id` member.
  /// - Throws: As `areas`, and `InputProblem` `property-missing` or `value-unknown`, which lists the values seen.
  public func hazard(
    _ table: FeatureTable, crs: CRS, definition: HazardDefinition, idField: String?, coverage: IndexedLayer?
  ) throws -> AssembledLayer<HazardLayer> {
    let ids = idField.map { table.values(of: $0) } ?? table.ids
    let areas = try areas(table, crs: crs, names: ids.map(\.text))
    try table.requireProperties([definition.classRule.field, idField].compactMap { $0 })
    let layer = HazardLayer(
      definition: definition, layer: areas.layer, classifications: try classifications(table, definition),
      featureIDs: ids, values: definition.classRule.field.map { table.values(of: $0) }, coverage: coverage)
    return AssembledLayer(layer: layer, account: areas.account, findings: areas.findings)
  }

  /// A layer of regencies, districts or villages.
  ///
  /// - Throws: As `areas`, and `InputProblem` `property-missing`.
  public func administration(
    _ table: FeatureTable, crs: CRS, level: AdministrativeLevel, codeField: String, nameField: String
  ) throws -> AssembledLayer<AdministrativeLayer> {
    guard table.count > 0 else { throw InputProblem.noFeatures(in: table.file) }
    try table.requireProperties([codeField, nameField])
    let codes = table.values(of: codeField).map { $0.text.flatMap(AdministrativeCode.init) }
    let areas = try areas(table, crs: crs, names: codes.map { $0?.text })
    let missing = codes.indices.filter { codes[$0] == nil }.map {
      Diagnostic.codeMissing(codeField, at: Place(table.file, feature: $0))
    }
    let layer = AdministrativeLayer(
      level: level, layer: areas.layer, codes: codes,
      names: table.values(of: nameField).map { ($0.text ?? "").trimmedBlanks })
    return AssembledLayer(layer: layer, account: areas.account, findings: areas.findings + missing)
  }

  private func classifications(
    _ table: FeatureTable, _ definition: HazardDefinition
  ) throws(InputProblem) -> [Classification] {
    let classifier = Classifier(definition.classRule)
    guard let field = definition.classRule.field else {
      return Array(repeating: classifier.classification(of: .missing) ?? .noData, count: table.count)
    }
    let values = table.values(of: field)
    let found = values.map { classifier.classification(of: $0) }
    guard found.contains(nil) else { return found.compactMap { $0 } }
    let unknown = zip(values, found).filter { $0.1 == nil }.map(\.0)
    throw .valueUnknown(field: field, unknown: unknown, seen: values, hazard: definition.id, in: table.file)
  }
}

extension InputProblem {
  static func noUsableFeatures(in file: String) -> InputProblem {
    InputProblem(
      "no-usable-features", at: Place(file),
      LocalizedText(
        en: "none of the features has a geometry that can be used",
        id: "tidak satu pun fitur punya geometri yang dapat dipakai"),
      fix: LocalizedText(
        en: "run petarawan check to see why each one is left out, and mend the layer",
        id: "jalankan petarawan check untuk melihat alasannya, lalu perbaiki layer"))
  }

  /// Values that the class rule does not name.
  static func valueUnknown(
    field: String, unknown: [PropertyValue], seen: [PropertyValue], hazard: String, in file: String
  ) -> InputProblem {
    let unknownTexts = Set(unknown.map(spelling)).sorted().prefix(12).joined(separator: ", ")
    let counts = Dictionary(grouping: seen.map(spelling), by: { $0 }).mapValues(\.count)
    let list = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20)
      .map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    return InputProblem(
      "value-unknown", at: Place(file, part: LocalizedText("\"\(field)\"")),
      LocalizedText(
        en: "the class of hazard \"\(hazard)\" does not name \(unknownTexts); the values seen are \(list)",
        id: "kelas bahaya \"\(hazard)\" tidak menyebut \(unknownTexts); nilai yang ada: \(list)"),
      fix: LocalizedText(
        en: "name each value under class.values, class.no_hazard or class.no_data of the hazard",
        id: "sebutkan tiap nilai di class.values, class.no_hazard atau class.no_data bahaya itu"))
  }

  private static func spelling(_ value: PropertyValue) -> String {
    switch value {
    case .missing: "(missing)"
    case .null: "null"
    case .bool, .number, .structure: value.text ?? ""
    case .string(let text): "\"\(text)\""
    }
  }
}

extension Diagnostic {
  static func codeMissing(_ field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "code-missing", at: place,
      LocalizedText(
        en: "the area has no \"\(field)\", so it holds no TPS",
        id: "wilayah tanpa \"\(field)\", jadi tidak menampung TPS"),
      fix: LocalizedText(en: "fill the code in the source", id: "isi kode di sumber"), action: .kept)
  }
}
