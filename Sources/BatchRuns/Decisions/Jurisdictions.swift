import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// One jurisdiction of the police.
struct Jurisdiction: Sendable, Equatable {
  var code: String
  var name: String
  /// Officers at hand; nil when nobody says.
  var officers: Int?

  /// For TPS that belong to none.
  static let none = Jurisdiction(code: "outside", name: "", officers: nil)
}

/// The jurisdictions of a file: areas of a map, or areas of the administration by their codes.
struct Jurisdictions: Sendable {
  private enum Areas: Sendable {
    case polygons(AdministrativeLayer)
    case codes([AdministrativeCode: Int])
  }

  /// By code.
  let all: [Jurisdiction]
  /// What is wrong with single rows.
  let findings: [Diagnostic]
  /// The file that says so.
  let file: String
  private let areas: Areas

  /// The codes of areas that it names, ascending; none for areas of a map.
  var areaCodes: [AdministrativeCode] {
    guard case .codes(let codes) = areas else { return [] }
    return codes.keys.sorted()
  }

  /// The jurisdictions of a table.
  ///
  /// - Parameter layer: Its polygons, made ready; nil for a table of codes of areas.
  /// - Throws: `InputProblem` `property-missing`.
  init(_ table: FeatureTable, source: JurisdictionSource, layer: IndexedLayer?) throws {
    try table.requireProperties(source.fields)
    file = table.file
    let codes = table.values(of: source.codeField).map { AdministrativeCode($0.text ?? "") }
    let names = source.nameField.map { table.values(of: $0).map { $0.text ?? "" } } ?? codes.map { _ in "" }
    var rows = Rows(table.file)
    let officers = source.officersField.map { table.values(of: $0) } ?? []
    let numbers = NumberColumn(officers, .count, decimal: source.decimal)
    rows.findings = numbers.ambiguities(officers, field: source.officersField ?? "") { row in
      Place(table.file, feature: row, id: codes[row]?.text)
    }
    for (row, code) in codes.enumerated() {
      if let code {
        let cell = officers.isEmpty ? nil : (officers[row].text ?? "", numbers.cells[row])
        rows.read(row, code, name: names[row], officers: cell)
      } else {
        rows.reportNoCode(row, source)
      }
    }
    all = rows.jurisdictions
    if let layer {
      areas = .polygons(AdministrativeLayer(level: .regency, layer: layer, codes: codes, names: names))
    } else {
      var jurisdictionOfArea: [AdministrativeCode: Int] = [:]
      let areas = source.areaField.map { table.values(of: $0) } ?? []
      for (row, value) in areas.enumerated() {
        guard let code = codes[row], let index = rows.index(of: code) else { continue }
        guard let area = AdministrativeCode(value.text ?? "") else {
          rows.reportNoArea(row, source)
          continue
        }
        if let known = jurisdictionOfArea[area], known != index { rows.reportTwice(row, area) }
        jurisdictionOfArea[area] = jurisdictionOfArea[area] ?? index
      }
      self.areas = .codes(jurisdictionOfArea)
    }
    findings = rows.findings
  }

  /// The jurisdictions of TPS, as indices into `all`; nil for a TPS that belongs to none.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func jurisdictions(of stations: [Int], in run: BatchRun) throws -> [Int?] {
    switch areas {
    case .codes(let jurisdictionOfArea):
      return stations.map { station in
        run.areaCodes(of: station).lazy.compactMap { jurisdictionOfArea[$0] }.first
      }
    case .polygons(let layer):
      let locator = RegencyLocator(layer, in: try GEOSContext())
      let indexOfCode = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.code, $0) })
      let positions = try run.inputs.stations.places(of: stations).positions(in: layer.layer.crs)
      return try positions.map { position in
        guard position.isFinite else { return nil }
        return try locator.placement(of: position, claimed: nil).area.flatMap { indexOfCode[layer.areas[$0].code.text] }
      }
    }
  }

  // MARK: Rows

  /// The rows of the file on their way to jurisdictions.
  private struct Rows {
    let file: String
    var findings: [Diagnostic] = []
    private var found: [AdministrativeCode: Jurisdiction] = [:]

    init(_ file: String) { self.file = file }

    var codes: [AdministrativeCode] { found.keys.sorted() }
    var jurisdictions: [Jurisdiction] { codes.compactMap { found[$0] } }
    func index(of code: AdministrativeCode) -> Int? { codes.firstIndex(of: code) }

    /// Of several rows of a jurisdiction the first that says something counts.
    mutating func read(
      _ row: Int, _ code: AdministrativeCode, name: String, officers: (text: String, cell: NumberColumn.Cell)?
    ) {
      var jurisdiction = found[code] ?? Jurisdiction(code: code.text, name: "", officers: nil)
      if jurisdiction.name.isEmpty { jurisdiction.name = name }
      let place = Place(file, feature: row, id: code.text)
      if let number = officers?.cell.wholeNumber(atMost: 100_000_000) {
        if let first = jurisdiction.officers, first != number {
          findings.append(.officersDiffer(first, number, at: place))
        }
        jurisdiction.officers = jurisdiction.officers ?? number
      } else if let (text, cell) = officers {
        switch cell {
        case .number, .unreadable: findings.append(.officersUnreadable(text.foldedForComparison, at: place))
        case .empty, .ambiguous: break
        }
      }
      found[code] = jurisdiction
    }

    mutating func reportNoCode(_ row: Int, _ source: JurisdictionSource) {
      findings.append(.jurisdictionIncomplete(source.codeField, at: Place(file, feature: row)))
    }

    mutating func reportNoArea(_ row: Int, _ source: JurisdictionSource) {
      findings.append(.jurisdictionIncomplete(source.areaField ?? "", at: Place(file, feature: row)))
    }

    mutating func reportTwice(_ row: Int, _ area: AdministrativeCode) {
      findings.append(.jurisdictionTwice(area, at: Place(file, feature: row, id: area.text)))
    }
  }
}

extension BatchRun {
  /// The codes of the areas that a TPS belongs to, smallest first: its village and what that code begins with, then the
  /// regency that holds the TPS, or that its id names.
  func areaCodes(of station: Int) -> [AdministrativeCode] { inputs.areaCodes(of: station, placements) }
}

extension JobInputs {
  /// The same before there is a run.
  func areaCodes(of station: Int, _ placements: StationPlacements) -> [AdministrativeCode] {
    var codes: [AdministrativeCode] = []
    if let village = village(of: station, placements) {
      codes.append(village)
      codes += [6, 4].compactMap { village.beginning(digits: $0) }
    }
    if let district = placements.districts?[station].area, let layer = districts {
      codes.append(layer.areas[district].code)
    }
    let regency = placements.regencies[station].area.map { regencies.areas[$0].code }
    return codes + [regency ?? stations.regencyCodes[station]].compactMap { $0 }
  }
}

extension Diagnostic {
  fileprivate static func officersUnreadable(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "officers-unreadable", at: place,
      LocalizedText(
        en: "the officers at hand \"\(text)\" are no whole number of 0 or more; they are not known",
        id: "jumlah personel \"\(text)\" bukan bilangan bulat 0 atau lebih; dianggap tidak diketahui"),
      fix: LocalizedText(en: "correct it in the source", id: "perbaiki di sumber"), action: .kept)
  }

  fileprivate static func officersDiffer(_ first: Int, _ other: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "officers-differ", at: place,
      LocalizedText(
        en: "the jurisdiction has \(other) officers here and \(first) before; \(first) counts",
        id: "personel wilayah hukum ini \(other) di sini dan \(first) sebelumnya; yang dihitung \(first)"),
      fix: LocalizedText(
        en: "write the same number in all its rows, or only in one",
        id: "tulis jumlah yang sama di semua barisnya, atau di satu baris saja"), action: .kept)
  }

  fileprivate static func jurisdictionIncomplete(_ field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "jurisdiction-incomplete", at: place,
      LocalizedText(
        en: "the row has no \"\(field)\", so no TPS belongs to it",
        id: "baris tanpa \"\(field)\", jadi tidak ada TPS yang termasuk di dalamnya"),
      fix: LocalizedText(en: "fill it in the source", id: "lengkapi di sumber"), action: .kept)
  }

  fileprivate static func jurisdictionTwice(_ area: AdministrativeCode, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "jurisdiction-twice", at: place,
      LocalizedText(
        en: "\(area.text) already belongs to another jurisdiction; that one counts",
        id: "\(area.text) sudah termasuk wilayah hukum lain; yang itulah yang dihitung"),
      fix: LocalizedText(en: "keep one row for each area", id: "sisakan satu baris untuk setiap wilayah"), action: .kept
    )
  }
}
