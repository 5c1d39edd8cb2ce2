import Decisions
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

/// Makes the table `services`, a row and a point for each TPS, and sums it up.
struct ServiceOutput: Sendable {
  let work: ServiceWork
  /// The located TPS, in input order.
  let stations: [Int]
  /// TPS without a coordinate, in input order: nothing can be measured from them.
  let unlocated: [Int]
  /// For each service what each located one has.
  let found: [[ServiceAtStation]]

  private var run: BatchRun { work.run }

  /// The table and the sums.
  var result: DecisionResult { DecisionResult(part: "services", tables: [table], record: record) }

  private var table: DecisionTable {
    let columns = work.services.flatMap { service -> [DecisionColumn] in
      let columns = [
        DecisionColumn("\(service.id)_id", LocalizedText("\(service.id): id")),
        DecisionColumn(
          "\(service.id)_name", LocalizedText(en: "\(service.id): nearest", id: "\(service.id): terdekat"),
          isForPeople: true),
        DecisionColumn(
          "\(service.id)_m",
          LocalizedText(en: "\(service.id): straight line (m)", id: "\(service.id): garis lurus (m)"),
          .number(decimals: 1), isForPeople: true),
        DecisionColumn(
          "\(service.id)_count",
          LocalizedText(en: "\(service.id): within the distance", id: "\(service.id): dalam jarak"),
          .integer, isForPeople: true),
      ]
      return showsPosts(service) ? columns.map(\.sensitive) : columns
    }
    let rows = rows
    let shownExplanation: DecisionColumn = work.services.contains(where: showsPosts) ? DecisionColumn.explanation.sensitive : .explanation
    return DecisionTable(
      "services", title: LocalizedText(en: "Nearest facilities", id: "Fasilitas terdekat"),
      note: LocalizedText(
        en: "Distances are straight lines, not ways on roads.", id: "Jarak adalah garis lurus, bukan jarak jalan."),
      columns: DecisionColumn.station + columns + [shownExplanation], count: rows.count
    ) { [self] row in
      let (station, index) = rows[row]
      let cells = found.flatMap { items in self.cells(index.map { items[$0] }) }
      return run.stationCells(station) + cells + [.text(explanation(index))]
    }.placed(.point) { [self] row in
      rows[row].index.map { .point(run.inputs.stations.degrees(of: stations[$0])) }
    }
  }

  /// All TPS in input order, with the index of what was found for those that have a coordinate.
  private var rows: [(station: Int, index: Int?)] {
    (stations.enumerated().map { ($1, $0 as Int?) } + unlocated.map { ($0, nil) }).sorted { $0.0 < $1.0 }
  }

  private func cells(_ item: ServiceAtStation?) -> [DecisionCell] {
    let facility = (item?.nearest).map { work.facilities.facilities[$0.place] }
    return [.text(facility?.id), .text(facility?.name), .number(item?.nearest?.meters), .integer(item?.count)]
  }

  private func explanation(_ index: Int?) -> String {
    guard let index else {
      return run.written(
        LocalizedText(
          en: "not known: the TPS has no coordinate", id: "tidak diketahui: TPS tidak punya koordinat"))
    }
    return run.written(work.explanation(found.map { $0[index] }))
  }

  /// The service may name a post of the police.
  private func showsPosts(_ service: ServiceSettings) -> Bool {
    guard let posts = run.job.decisions.personnel?.posts,
      !Set(service.facilities).isDisjoint(with: posts.facilities)
    else { return false }
    let kinds = [service.kinds, posts.kinds].map { Set($0.map { $0.lowercased() }) }
    return kinds.contains(where: \.isEmpty) || !kinds[0].isDisjoint(with: kinds[1])
  }

  /// The sums for `run.json`.
  private var record: JSONValue {
    .array(
      zip(work.services, found).map { service, items in
        let meters = items.compactMap { $0.nearest?.meters }
        return .object([
          ("id", .string(service.id)),
          ("facilities", .number(work.facilities.facilities.count { service.includes($0) })),
          ("tps", .number(items.count + unlocated.count)), ("tps_unlocated", .number(unlocated.count)),
          ("distance", .string("straight line")),
          ("longest_m", meters.max().map { .number(decimalText($0, decimals: 1)) } ?? .null),
          ("tps_with_none_within", service.withinMeters == nil ? .null : .number(items.count { $0.count == 0 })),
        ])
      })
  }
}
