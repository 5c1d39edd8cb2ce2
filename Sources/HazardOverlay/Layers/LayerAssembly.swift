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
    var hygiene = GeometryHygiene(policy: policy) { Place(file, feature: $0, id: names[$0]) }
    hygiene.nowhere = try nowhere(table.geometries, crs: crs)
    let cleaned = try hygiene.clean(table.geometries, in: context)
    let alreadyReported = Set(table.findings.filter { $0.action == .skipped }.compactMap(\.place.feature))
    let findings =
      table.findings
      + cleaned.findings.filter { finding in
        !(finding.action == .skipped && finding.place.feature.map(alreadyReported.contains) ?? false)
      }
    guard cleaned.usedCount + cleaned.repairedCount > 0 else {
      throw InputProblem.noUsableFeatures(table.count, findings: findings, in: file)
    }
    return AssembledLayer(
      layer: IndexedLayer(file: file, crs: crs, geometries: cleaned.geometries),
      account: FeatureAccount(
        features: table.count, used: cleaned.usedCount, repaired: cleaned.repairedCount, skipped: cleaned.skippedCount),
      findings: findings)
  }

  /// The features with coordinates that no place has in the CRS, each with the first such position; none when most positions
  /// of the layer are like that, because then its CRS is wrong, which is said of the layer as a whole.
  private func nowhere(_ geometries: FeatureGeometries, crs: CRS) throws -> [Int: Int] {
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    var found: [Int: Int] = [:]
    var count = 0
    for feature in 0..<geometries.count where try reachesNowhere(feature, of: geometries, toDegrees) {
      let parts = geometries.parts(ofFeature: feature)
      let positions = parts.flatMap { geometries.positions(ofPart: $0) }
      var coordinates = positions.flatMap { [geometries.position($0).x, geometries.position($0).y] }
      toDegrees.transformEach(&coordinates)
      let bad = positions.indices.filter {
        !coordinates[2 * $0].isFinite && geometries.position(positions[$0]).isFinite
      }
      count += bad.count
      if let first = bad.first { found[feature] = positions[first] }
    }
    return 2 * count < geometries.positionCount ? found : [:]
  }

  /// A corner of the envelope of a feature is no place.
  private func reachesNowhere(_ feature: Int, of geometries: FeatureGeometries, _ toDegrees: CoordinateTransformer)
    throws
    -> Bool
  {
    let envelope = geometries.envelope(ofFeature: feature)
    let corners = [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY]
    guard corners.allSatisfy(\.isFinite) else { return false }
    var pairs = [corners[0], corners[1], corners[2], corners[1], corners[2], corners[3], corners[0], corners[3]]
    return toDegrees.transform(&pairs) > 0
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
      definition: definition, layer: areas.layer,
      classifications: try classifications(table, definition, of: areas.layer.geometries),
      featureIDs: ids, values: definition.classRule.field.map { table.values(of: $0) }, coverage: coverage)
    let areaFinding = layer.isWithoutArea ? [Diagnostic.layerWithoutArea(definition, in: table.file)] : []
    return AssembledLayer(
      layer: layer, account: areas.account, findings: areaFinding + areas.findings + layer.rangeFindings(in: table))
  }

  /// A layer of regencies, districts or villages.
  ///
  /// - Throws: As `areas`, and `InputProblem` `property-missing`.
  public func administration(
    _ table: FeatureTable, crs: CRS, level: AdministrativeLevel, fields: AdministrativeFields
  ) throws -> AssembledLayer<AdministrativeLayer> {
    guard table.count > 0 else { throw InputProblem.noFeatures(in: table.file) }
    try table.requireProperties([fields.code, fields.name])
    let values = table.values(of: fields.code)
    let spelled = values.map { ($0.text ?? "").trimmedBlanks }
    let codes = spelled.map { fields.areKemendagri ? AdministrativeCode(kemendagri: $0) : AdministrativeCode($0) }
    let areas = try areas(table, crs: crs, names: codes.map { $0?.text })
    let missing = codes.indices.filter { codes[$0] == nil }.map {
      Diagnostic.codeMissing(fields.code, at: Place(table.file, feature: $0))
    }
    let malformed = CodeForm(of: level).findings(
      spelled, areMeant: fields.areKemendagri, numbers: values.map(\.isFraction)
    ) { Place(table.file, feature: $0, id: spelled[$0]) }
    let layer = AdministrativeLayer(
      level: level, layer: areas.layer, codes: codes,
      names: table.values(of: fields.name).map { ($0.text ?? "").trimmedBlanks })
    return AssembledLayer(layer: layer, account: areas.account, findings: areas.findings + missing + malformed)
  }

  /// What the value of each feature says; a feature without a part was left out, and its value does not count.
  private func classifications(
    _ table: FeatureTable, _ definition: HazardDefinition, of geometries: FeatureGeometries
  ) throws(InputProblem) -> [Classification] {
    let classifier = Classifier(definition.classRule)
    guard let field = definition.classRule.field else {
      return Array(repeating: classifier.classification(of: .missing) ?? .noData, count: table.count)
    }
    let values = table.values(of: field)
    let isLeftOut = { geometries.parts(ofFeature: $0).isEmpty }
    let found = values.indices.map { isLeftOut($0) ? .noData : classifier.classification(of: values[$0]) }
    guard found.contains(nil) else { return found.compactMap { $0 } }
    let unknown = values.indices.filter { found[$0] == nil }.map { values[$0] }
    let seen = values.indices.filter { !isLeftOut($0) }.map { values[$0] }
    throw .valueUnknown(field: field, unknown: unknown, seen: seen, hazard: definition.id, in: table.file)
  }
}

/// The fields of an administrative layer, and what its codes are.
public struct AdministrativeFields: Sendable {
  /// Field of the code.
  public var code: String
  /// Field of the name.
  public var name: String
  /// Somebody says that the codes are those of Kemendagri.
  public var areKemendagri: Bool

  /// Fields by name.
  public init(code: String, name: String, areKemendagri: Bool = false) {
    self.code = code
    self.name = name
    self.areKemendagri = areKemendagri
  }
}

extension PropertyValue {
  /// A number with digits behind its point: if it was a code, a zero at its end may be lost.
  fileprivate var isFraction: Bool {
    guard case .number(let text) = self, let number = Double(text) else { return false }
    return number.rounded() != number || text.contains(".")
  }
}

extension InputProblem {
  /// A layer of which nothing is left.
  ///
  /// - Parameter findings: Why its features were left out.
  static func noUsableFeatures(_ count: Int, findings: [Diagnostic], in file: String) -> InputProblem {
    let none =
      count == 1
      ? LocalizedText(en: "the only feature cannot be used", id: "satu-satunya fitur tidak dapat dipakai")
      : LocalizedText(
        en: "none of the \(count) features can be used", id: "tidak satu pun dari \(count) fitur dapat dipakai")
    let first = findings.filter { $0.action == .skipped && $0.place.feature != nil }
      .min { ($0.place.feature ?? 0) < ($1.place.feature ?? 0) }
    let reason =
      first.map { finding in
        count == 1
          ? LocalizedText(en: ": \(finding.message.en)", id: ": \(finding.message.id)")
          : LocalizedText(en: "; the first: \(finding.message.en)", id: "; yang pertama: \(finding.message.id)")
      } ?? LocalizedText("")
    return InputProblem(
      "no-usable-features", at: Place(file), LocalizedText(en: none.en + reason.en, id: none.id + reason.id),
      fix: LocalizedText(
        en: "mend the layer in the program that made it, then run again",
        id: "perbaiki layer di program pembuatnya, lalu jalankan lagi"))
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

extension HazardLayer {
  /// There is no polygon, and no distance in the job that would make an area of lines and points.
  fileprivate var isWithoutArea: Bool {
    definition.rings.isEmpty && (definition.nearMeters == 0 || definition.isInverted)
      && !layer.geometries.partKinds.contains(.polygon)
  }
}

extension Diagnostic {
  static func layerWithoutArea(_ hazard: HazardDefinition, in file: String) -> Diagnostic {
    Diagnostic(
      .warning, "layer-without-area", at: Place(file),
      hazard.isInverted
        ? LocalizedText(
          en: "lines and points have no inside; with invert, every TPS that is not exactly on one is in the hazard",
          id: "garis dan titik tidak punya bagian dalam; dengan invert, setiap TPS yang tidak tepat di atasnya terkena")
        : LocalizedText(
          en: "lines and points have no inside; a TPS is in the hazard only where it lies exactly on one",
          id: "garis dan titik tidak punya bagian dalam; TPS terkena bahaya hanya bila tepat di atasnya"),
      fix: hazard.isInverted
        ? LocalizedText(
          en: "with invert, name a layer of polygons", id: "dengan invert, sebut layer berisi poligon")
        : LocalizedText(
          en: "give the hazard rings: [{to: 1 km, class: 1}] or near: 500 m in the job",
          id: "beri bahaya ini rings: [{to: 1 km, class: 1}] atau near: 500 m di pekerjaan"),
      action: .kept)
  }

  static func codeMissing(_ field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "code-missing", at: place,
      LocalizedText(
        en: "the area has no \"\(field)\", so it holds no TPS",
        id: "wilayah tanpa \"\(field)\", jadi tidak menampung TPS"),
      fix: LocalizedText(en: "fill the code in the source", id: "isi kode di sumber"), action: .kept)
  }
}
