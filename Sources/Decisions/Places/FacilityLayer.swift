import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

/// The places of one file that have a usable coordinate.
public struct FacilityLayer: Sendable {
  /// CRS of `coordinates`.
  public let crs: CRS
  /// n places in the order of the file.
  public private(set) var facilities: [Facility] = []
  /// x and y in turn, in the CRS of the file.
  public private(set) var coordinates: [Double] = []
  /// Longitude and latitude in turn (OGC:CRS84).
  public private(set) var lonLat: [Double] = []
  /// What was wrong with single places, in file order.
  public private(set) var findings: [Diagnostic]

  /// Reads the places of a table.
  ///
  /// The middle of its envelope stands for a line or a polygon. A place without a usable coordinate is left out.
  ///
  /// - Throws: `InputProblem` `no-features` or `property-missing`; `SystemFailure` when PROJ offers no transformation.
  public init(_ table: FeatureTable, source: FacilitySource, crs: CRS) throws {
    self.crs = crs
    findings = table.findings
    guard table.count > 0 else { throw InputProblem.noFeatures(in: table.file) }
    try table.requireProperties(source.fields)
    let columns = Columns(table, source)
    let middles = (0..<table.count).map { table.geometries.envelope(ofFeature: $0).center }
    var degrees = middles.flatMap { [$0.x, $0.y] }
    try CoordinateTransformer(from: crs, to: .wgs84).transform(&degrees)
    let reported = Set(table.findings.compactMap(\.place.feature))
    for (feature, middle) in middles.enumerated() {
      let facility = columns.facility(feature, layer: source.id, &findings)
      let (x, y) = (degrees[2 * feature], degrees[2 * feature + 1])
      guard middle.isFinite, x.isFinite, abs(x) <= 180, y.isFinite else {
        if !reported.contains(feature) {
          findings.append(.facilityUnlocated(at: Place(table.file, feature: feature, id: facility.id)))
        }
        continue
      }
      facilities.append(facility)
      coordinates += [middle.x, middle.y]
      lonLat += [x, y]
    }
  }

  /// The columns of a table that the job names.
  private struct Columns {
    let file: String
    let ids: [PropertyValue]
    let names, kinds, villages: [PropertyValue]?
    let stationCapacities, voterCapacities, ranges: Numbers?

    /// The numbers of a column that the job names.
    struct Numbers {
      let field: String
      let values: [PropertyValue]
      let column: NumberColumn

      init?(_ field: String?, _ content: NumberColumn.Content, of table: FeatureTable, _ source: FacilitySource) {
        guard let field else { return nil }
        self.field = field
        values = table.values(of: field)
        column = NumberColumn(values, content, decimal: source.decimal)
      }

      /// What is wrong with a cell that holds no number of a kind; nil when it is blank.
      func finding(
        _ feature: Int, at place: Place, otherwise unreadable: (String, Place) -> Diagnostic
      ) -> Diagnostic? {
        switch column.cells[feature] {
        case .empty: nil
        case .ambiguous(let point, let comma):
          .numberAmbiguous(values[feature].text ?? "", readings: (point, comma), field: field, at: place)
        case .number, .unreadable: unreadable((values[feature].text ?? "").foldedForComparison, place)
        }
      }
    }

    init(_ table: FeatureTable, _ source: FacilitySource) {
      file = table.file
      ids = source.idField.map { table.values(of: $0) } ?? table.ids
      names = source.nameField.map { table.values(of: $0) }
      kinds = source.kindField.map { table.values(of: $0) }
      villages = source.villageCodeField.map { table.values(of: $0) }
      stationCapacities = Numbers(source.stationCapacityField, .count, of: table, source)
      voterCapacities = Numbers(source.voterCapacityField, .count, of: table, source)
      ranges = Numbers(source.rangeField, .measure, of: table, source)
    }

    func facility(_ feature: Int, layer: String, _ findings: inout [Diagnostic]) -> Facility {
      var facility = Facility(
        layer: layer, feature: feature, id: ids[feature].text, name: names?[feature].text ?? "",
        kind: kinds.map { $0[feature].text ?? "" } ?? layer,
        villageCode: villages?[feature].text.flatMap { AdministrativeCode($0) })
      let place = Place(file, feature: feature, id: facility.id)
      facility.stationCapacity = capacity(stationCapacities, feature, at: place, &findings)
      facility.voterCapacity = capacity(voterCapacities, feature, at: place, &findings)
      facility.rangeMeters = range(feature, at: place, &findings)
      return facility
    }

    /// Metres; nil where nothing is said, and after a finding.
    private func range(_ feature: Int, at place: Place, _ findings: inout [Diagnostic]) -> Double? {
      guard let ranges else { return nil }
      if let meters = ranges.column.cells[feature].number, (0...1_000_000).contains(meters) { return meters }
      if let finding = ranges.finding(feature, at: place, otherwise: Diagnostic.rangeUnreadable) {
        findings.append(finding)
      }
      return nil
    }

    /// A whole number; nil where nothing is said, and after a finding.
    private func capacity(
      _ numbers: Numbers?, _ feature: Int, at place: Place, _ findings: inout [Diagnostic]
    ) -> Int? {
      guard let numbers else { return nil }
      if let number = numbers.column.cells[feature].wholeNumber(atMost: 100_000_000) { return number }
      if let finding = numbers.finding(feature, at: place, otherwise: Diagnostic.capacityUnreadable) {
        findings.append(finding)
      }
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func facilityUnlocated(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "facility-unlocated", at: place,
      LocalizedText(
        en: "the place has no usable coordinate; nothing moves there and nothing is measured to it",
        id: "tempat ini tanpa koordinat yang dapat dipakai; tidak dituju dan tidak diukur"),
      fix: LocalizedText(en: "give it a coordinate in the source", id: "lengkapi koordinatnya di sumber"),
      action: .skipped)
  }

  fileprivate static func rangeUnreadable(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "range-unreadable", at: place,
      LocalizedText(
        en: "the range \"\(text)\" is no number of metres from 0 to 1000000; the one of the job counts, if any",
        id:
          "jangkauan \"\(text)\" bukan bilangan meter dari 0 sampai 1000000; yang dipakai nilai di pekerjaan, jika ada"),
      fix: LocalizedText(en: "correct it in the source", id: "perbaiki di sumber"), action: .kept)
  }

  fileprivate static func capacityUnreadable(_ text: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "capacity-unreadable", at: place,
      LocalizedText(
        en: "the capacity \"\(text)\" is no whole number of 0 or more; the one of the job counts",
        id: "daya tampung \"\(text)\" bukan bilangan bulat 0 atau lebih; yang dipakai nilai di pekerjaan"),
      fix: LocalizedText(en: "correct it in the source", id: "perbaiki di sumber"), action: .kept)
  }
}
