import Diagnostics
import JobFiles
import RegencyReports
import TableFiles

extension StationReconciliation {
  private static let listed = 40
  private static let statuses = ["inside", "near", "clear", "unmapped", "unlocated"]

  /// The two sides for a person: what is compared, a table of the regencies, and the TPS that are on one side only.
  public func text(in language: Language) -> String {
    let en = language == .en
    let share = { (part: Int, whole: Int) in
      whole == 0 ? "-" : decimalText(100 * Double(part) / Double(whole), decimals: 1) + " %"
    }
    let question = own.question.text(in: language)
    var text =
      en
      ? "ours:   \(total.ours) TPS, \(question), of \(total.stations) in \(own.sourceText(in: language))\n"
        + "theirs: \(total.theirs) TPS in \(printable(list))\n"
        + "both:   \(total[.both]), which are \(share(total[.both], total.ours)) of ours and \(share(total[.both], total.theirs)) of theirs\n"
      : "kita:   \(total.ours) TPS, \(question), dari \(total.stations) di \(own.sourceText(in: language))\n"
        + "mereka: \(total.theirs) TPS di \(printable(list))\n"
        + "sama:   \(total[.both]), yaitu \(share(total[.both], total.ours)) dari kita dan \(share(total[.both], total.theirs)) dari mereka\n"
    text += "\n" + TextTable.aligned(rows(in: language), flushRightFrom: 2)
    for side in [Side.onlyOurs, .onlyTheirs, .unknown] where total[side] > 0 {
      text += "\n" + title(side, in: language) + "\n"
      for entry in entries.filter({ $0.side == side }).prefix(Self.listed) {
        text += "  " + line(entry, in: language) + "\n"
      }
      let others = total[side] - Self.listed
      if others > 0 {
        text +=
          en ? "  and \(others) more; -o FILE lists all\n" : "  dan \(others) lagi; -o BERKAS mendaftar semuanya\n"
      }
    }
    return text
  }

  private func rows(in language: Language) -> [[String]] {
    let en = language == .en
    let shown = Self.statuses.filter { total.statuses[$0] != nil }
    let header =
      en
      ? ["code", "regency", "TPS", "ours", "theirs", "both", "only ours", "only theirs"]
      : ["kode", "kabupaten/kota", "TPS", "kita", "mereka", "sama", "hanya kita", "hanya mereka"]
    let ofThese = shown.map { (en ? "here " : "di sini ") + $0 } + [en ? "unknown here" : "tak dikenal"]
    func cells(_ counts: Counts) -> [String] {
      ([counts.stations, counts.ours, counts.theirs, counts[.both], counts[.onlyOurs]]
        + [counts[.onlyTheirs] + counts[.unknown]] + shown.map { counts.statuses[$0] ?? 0 } + [counts[.unknown]])
        .map(String.init)
    }
    return [header + ofThese]
      + regencies.map { code, counts in
        let none = en ? "no regency" : "tanpa kabupaten/kota"
        return [printable(code), code.isEmpty ? none : printable(own.stations.regencyNames[code] ?? "")] + cells(counts)
      } + [["", en ? "Total" : "Jumlah"] + cells(total)]
  }

  private func title(_ side: Side, in language: Language) -> String {
    switch (side, language) {
    case (.onlyOurs, .en): "Only ours:"
    case (.onlyOurs, .id): "Hanya kita:"
    case (.onlyTheirs, .en): "Only theirs, with what our run says:"
    case (.onlyTheirs, .id): "Hanya mereka, dengan kata proses kita:"
    case (.unknown, .en): "Only theirs, and unknown to our run:"
    case (.unknown, .id): "Hanya mereka, dan tidak dikenal proses kita:"
    case (.both, _): ""
    }
  }

  private func line(_ entry: Entry, in language: Language) -> String {
    let en = language == .en
    var parts = [printable(entry.own.map { own.stations.ids[$0] } ?? entry.their?.id ?? "")]
    if let name = entry.their?.name, !name.isEmpty { parts.append(printable(name)) }
    if entry.side == .onlyTheirs, let row = entry.own, let status = own.status(row) {
      let hazardClass = own.stations.exposure(row, 0)?.hazardClass
      parts.append(status + (hazardClass.map { en ? " class \($0)" : " kelas \($0)" } ?? ""))
    }
    if let suggestion = entry.suggestion, let reason = entry.reason {
      let words = reason == "name" ? (en ? "same name" : "nama sama") : (en ? "one slip in the id" : "satu salah ketik")
      parts.append((en ? "perhaps " : "mungkin ") + "\(printable(suggestion)) (\(words))")
    }
    return parts.joined(separator: "  ")
  }

  // MARK: For machines

  /// Writes a row for each TPS that is asked for or in the list.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func write(to writer: inout CSVWriter) throws {
    try writer.header([
      "side", "regency_code", "tps_id", "status", "class", "list_id", "list_name", "list_row", "suggested_tps_id",
      "suggested_by",
    ])
    for entry in entries {
      let exposure = own.question.hazard == nil ? nil : entry.own.flatMap { own.stations.exposure($0, 0) }
      for cell in [entry.side.rawValue, entry.regency, entry.own.map { own.stations.ids[$0] }] { writer.append(cell) }
      writer.append(entry.own.flatMap(own.status))
      writer.append(exposure?.hazardClass)
      for cell in [entry.their?.id, entry.their?.name] { writer.append(cell) }
      writer.append(entry.their?.row)
      for cell in [entry.suggestion, entry.reason] { writer.append(cell) }
      try writer.endRow()
    }
    try writer.end()
  }

  /// What `reconcile --json` prints, without the exit code.
  public var json: [(name: String, value: JSONValue)] {
    func counts(_ counts: Counts) -> [(name: String, value: JSONValue)] {
      [("tps_count", .number(counts.stations)), ("ours", .number(counts.ours)), ("theirs", .number(counts.theirs))]
        + Side.allCases.map { ($0.rawValue, .number(counts[$0])) }
        + [
          (
            "only_theirs_by_status",
            .object(counts.statuses.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
          )
        ]
    }
    return [
      ("run", .string(own.run.name)), ("list", .string(list)), ("question", own.question.json),
      ("total", .object(counts(total))),
      ("regencies", .array(regencies.map { .object([("regency_code", .string($0.code))] + counts($0.counts)) })),
      (
        "tps",
        .array(
          entries.map { entry in
            .object([
              ("side", .string(entry.side.rawValue)), ("regency_code", .string(entry.regency)),
              ("tps_id", .string(orNull: entry.own.map { own.stations.ids[$0] })),
              ("status", .string(orNull: entry.own.flatMap(own.status))),
              ("list_id", .string(orNull: entry.their?.id)), ("list_name", .string(orNull: entry.their?.name)),
              ("list_row", entry.their.map { .number($0.row) } ?? .null),
              ("suggested_tps_id", .string(orNull: entry.suggestion)), ("suggested_by", .string(orNull: entry.reason)),
            ])
          })
      ),
    ]
  }
}

extension ListQuestion {
  /// The question as JSON.
  var json: JSONValue {
    .object([
      ("hazard", .string(orNull: hazard)),
      ("status", .array(hazard == nil ? [] : statuses.map { .string($0.rawValue) })),
      ("class", .array(classes.map { .number($0) })),
    ])
  }
}
