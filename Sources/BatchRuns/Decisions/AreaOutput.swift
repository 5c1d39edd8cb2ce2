import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes a table of areas for each level, with their polygons, and one of all classes, and sums them up.
struct AreaOutput: Sendable {
  let work: AreaWork
  let levels: [MeasuredLevel]

  /// The tables and the sums.
  var result: DecisionResult {
    DecisionResult(part: "areas", tables: levels.map(areaTable) + [classTable], record: record)
  }

  private static let note = LocalizedText(
    en:
      "Square kilometres on the ellipsoid, shares of the whole area. Near bands and rings are as exact as their zones.",
    id: "Kilometer persegi pada elipsoid, bagian dari seluruh wilayah. Sabuk dekat dan cincin seteliti zonanya.")

  private func area(_ level: MeasuredLevel, _ row: Int) -> AdministrativeLayer.Area? {
    work.run.inputs.administration(level.selection.level)?.areas[level.selection.areas[row]]
  }

  private func nameCells(_ level: MeasuredLevel, _ row: Int) -> [DecisionCell] {
    let area = area(level, row)
    return [.text(area?.code.text), .text(area?.name), .text(area.flatMap(work.regency)?.text)]
  }

  private static let nameColumns = [
    DecisionColumn("code", LocalizedText(en: "Code", id: "Kode")).key,
    DecisionColumn("name", LocalizedText(en: "Name", id: "Nama"), isForPeople: true).subject,
    DecisionColumn("regency_code", LocalizedText(en: "Regency code", id: "Kode kabupaten/kota")).subject,
  ]

  private static let squareKilometers = DecisionColumn(
    "area_km2", LocalizedText(en: "Area (km²)", id: "Luas (km²)"), .number(decimals: 4), isForPeople: true)

  // MARK: Areas

  private func areaTable(_ level: MeasuredLevel) -> DecisionTable {
    let title = level.selection.level.areaTitle
    let columns = work.hazards.map(\.definition).flatMap { hazard in
      [
        DecisionColumn(
          "\(hazard.id)_inside_km2",
          LocalizedText(en: "\(hazard.title): inside (km²)", id: "\(hazard.title): di dalam (km²)"),
          .number(decimals: 4)),
        DecisionColumn(
          "\(hazard.id)_inside_share", LocalizedText(en: "\(hazard.title): inside", id: "\(hazard.title): di dalam"),
          .number(decimals: 4), isForPeople: true),
        DecisionColumn(
          "\(hazard.id)_near_share", LocalizedText(en: "\(hazard.title): near", id: "\(hazard.title): dekat"),
          .number(decimals: 4)),
        DecisionColumn(
          "\(hazard.id)_unmapped_share",
          LocalizedText(en: "\(hazard.title): unmapped", id: "\(hazard.title): tidak dipetakan"),
          .number(decimals: 4)),
      ]
    }
    return DecisionTable(
      title.name, title: title.text, note: Self.note,
      columns: Self.nameColumns + [Self.squareKilometers] + columns, count: level.shares.count
    ) { [self] row in
      let shares = level.shares[row]
      return nameCells(level, row) + [.number((shares.first?.squareMeters ?? 0) / 1e6)]
        + shares.flatMap { shares -> [DecisionCell] in
          [
            .number(shares.squareMeters(of: .inside) / 1e6), .number(shares.share(of: .inside)),
            .number(shares.share(of: .near)), .number(shares.share(of: .unmapped)),
          ]
        }
    }.placed(.polygon) { .feature(level.selection.areas[$0], level.outlines) }
  }

  // MARK: Classes

  /// A row of the table of classes; without a hazard it is the total of the area.
  private struct ClassRow: Sendable {
    var level: Int
    var area: Int
    var counted: (hazard: Int, key: TallyKey)?
  }

  /// As in `summary`: a row for each class, highest first, then near, clear and unmapped; then the whole area.
  private var classTable: DecisionTable {
    let keys = work.hazards.map { TallyKey.rows(of: $0.definition).filter { $0 != .unlocated } }
    let rows = levels.enumerated().flatMap { level, item in
      item.shares.indices.flatMap { area in
        keys.enumerated().flatMap { hazard, keys in
          keys.map { ClassRow(level: level, area: area, counted: (hazard, $0)) }
        } + [ClassRow(level: level, area: area)]
      }
    }
    return DecisionTable(
      "area_classes", title: LocalizedText(en: "Areas by class", id: "Luas menurut kelas"), note: Self.note,
      columns: [DecisionColumn("level", LocalizedText(en: "Level", id: "Tingkat")).key] + Self.nameColumns
        + Self.classColumns,
      count: rows.count
    ) { [self] in cells(of: rows[$0]) }
  }

  private static let classColumns = [
    DecisionColumn("hazard", LocalizedText(en: "Hazard", id: "Bahaya"), isForPeople: true).key,
    DecisionColumn("status", LocalizedText(en: "Status", id: "Status"), isForPeople: true).key,
    DecisionColumn("class", LocalizedText(en: "Class", id: "Kelas"), .integer, isForPeople: true).key,
    DecisionColumn("label", LocalizedText(en: "Name of the class", id: "Nama kelas"), isForPeople: true),
    squareKilometers,
    DecisionColumn("share", LocalizedText(en: "Share", id: "Bagian"), .number(decimals: 4), isForPeople: true),
  ]

  private func cells(of row: ClassRow) -> [DecisionCell] {
    let level = levels[row.level]
    let shares = level.shares[row.area]
    let head = [.text(level.selection.level.rawValue)] + nameCells(level, row.area)
    guard let (hazard, key) = row.counted else {
      let total = shares.first?.squareMeters ?? 0
      return head
        + [.text(nil), .text("total"), .integer(nil), .text(nil), .number(total / 1e6), .number(total > 0 ? 1 : nil)]
    }
    let definition = work.hazards[hazard].definition
    var hazardClass: Int?
    if case .inside(let number) = key { hazardClass = number }
    let squareMeters = shares[hazard].parts[key] ?? 0
    let total = shares[hazard].squareMeters
    return head + [
      .text(definition.id), .text(key.statusName), .integer(hazardClass),
      .text(hazardClass.map(definition.label(of:))), .number(squareMeters / 1e6),
      .number(total > 0 ? squareMeters / total : nil),
    ]
  }

  // MARK: Sums

  private var record: JSONValue {
    func squareKilometers(_ values: [Double]) -> JSONValue {
      .number(decimalText(values.reduce(0, +) / 1e6, decimals: 4))
    }
    let regencies = levels.first { $0.selection.level == .regency }?.shares ?? []
    return .object([
      (
        "levels",
        .array(
          levels.map { level in
            .object([
              ("level", .string(level.selection.level.rawValue)), ("areas", .number(level.shares.count)),
              ("area_km2", squareKilometers(level.shares.map { $0.first?.squareMeters ?? 0 })),
            ])
          })
      ),
      (
        "hazards_of_regencies",
        .array(
          work.hazards.indices.map { hazard in
            .object(
              [("id", .string(work.hazards[hazard].definition.id))]
                + ExposureStatus.allCases.map { status in
                  ("\(status.rawValue)_km2", squareKilometers(regencies.map { $0[hazard].squareMeters(of: status) }))
                })
          })
      ),
    ])
  }
}

extension AdministrativeLevel {
  /// Name and title of the table of its areas.
  fileprivate var areaTitle: (name: String, text: LocalizedText) {
    switch self {
    case .regency:
      ("area_regencies", LocalizedText(en: "Areas of the regencies", id: "Luas bahaya per kabupaten/kota"))
    case .district: ("area_districts", LocalizedText(en: "Areas of the districts", id: "Luas bahaya per kecamatan"))
    case .village: ("area_villages", LocalizedText(en: "Areas of the villages", id: "Luas bahaya per desa/kelurahan"))
    }
  }
}
