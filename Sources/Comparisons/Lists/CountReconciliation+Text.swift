import Diagnostics
import JobFiles
import RegencyReports
import TableFiles

extension CountReconciliation {
  /// The two sides for a person: what is compared, and a table of the areas with denominators, differences and shares.
  public func text(in language: Language) -> String {
    let en = language == .en
    let (ours, theirs) = (allOurs, sum(\.theirs))
    let question = own.question.text(in: language)
    var text =
      en
      ? "ours:   \(ours) TPS, \(question), of \(own.stations.count) in \(own.sourceText(in: language))\n"
        + "theirs: \(theirs) TPS in \(printable(list))\(theirTotalText(in: language))\n"
      : "kita:   \(ours) TPS, \(question), dari \(own.stations.count) di \(own.sourceText(in: language))\n"
        + "mereka: \(theirs) TPS di \(printable(list))\(theirTotalText(in: language))\n"
    text += columnText(in: language) + sharedText(in: language)
    text += "\n" + TextTable.aligned(table(in: language), flushRightFrom: 2)
    let suggestions = rows.filter { $0.suggestion != nil }
    if !suggestions.isEmpty {
      text +=
        en
        ? "\nPerhaps meant (nothing was joined by name; --by name joins those of the same name):\n"
        : "\nMungkin maksudnya (tidak digabung menurut nama; --by name menggabung yang namanya sama):\n"
      for row in suggestions { text += "  \(printable(row.name)): \(row.suggestion ?? "")\n" }
    }
    return text
  }

  /// Which column was read, and which may have been meant.
  private func columnText(in language: Language) -> String {
    guard let count = columns.count else { return "" }
    let en = language == .en
    var text = (en ? "their numbers: column " : "angka mereka: kolom ") + "\"\(printable(count))\""
    if let total = columns.total { text += (en ? ", among column " : ", dari kolom ") + "\"\(printable(total))\"" }
    if !columns.otherCounts.isEmpty {
      let others = columns.otherCounts.map { "\"\(printable($0))\"" }.joined(separator: ", ")
      text += en ? "; not \(others) (--column chooses)" : "; bukan \(others) (pilih dengan --column)"
    }
    return text + "\n"
  }

  /// The sums of the areas that both sides have, and the other areas by name.
  private func sharedText(in language: Language) -> String {
    let en = language == .en
    let areas = rows.filter { $0.ours != nil }.count
    let (ours, theirs) = (sharedSum(\.ours), sharedSum(\.theirs))
    var text =
      en
      ? "in the \(shared.count) of our \(areas) areas that both have: ours \(ours), theirs \(theirs)"
      : "di \(shared.count) dari \(areas) wilayah kita yang ada pada keduanya: kita \(ours), mereka \(theirs)"
    if ours > 0 {
      let factor = decimalText(Double(theirs) / Double(ours), decimals: 2)
      text += en ? "; theirs are \(factor) times ours" : "; angka mereka \(factor) kali angka kita"
    }
    text += "\n"
    func names(_ rows: [Row]) -> String {
      rows.prefix(20).map { printable([$0.code, $0.name].filter { !$0.isEmpty }.joined(separator: " ")) }
        .joined(separator: ", ") + (rows.count > 20 ? ", …" : "")
    }
    if !onlyOurs.isEmpty {
      text +=
        (en ? "not in the list: " : "tidak ada di daftar: ") + names(onlyOurs)
        + (en ? " (ours: " : " (kita: ") + "\(onlyOurs.reduce(0) { $0 + ($1.ours ?? 0) }))\n"
    }
    let strangers = rows.filter { $0.ours == nil }
    if !strangers.isEmpty {
      text += (en ? "not known here: " : "tak dikenal di sini: ") + names(strangers) + "\n"
    }
    if elsewhere.all > 0 {
      text +=
        en
        ? "in no area: \(elsewhere.all) of our TPS, \(elsewhere.selected) of them asked for\n"
        : "di luar semua wilayah: \(elsewhere.all) TPS kita, \(elsewhere.selected) di antaranya ditanyakan\n"
    }
    return text
  }

  private func sharedSum(_ value: (Row) -> Int?) -> Int { shared.reduce(0) { $0 + (value($1) ?? 0) } }

  private func theirTotalText(in language: Language) -> String {
    guard rows.contains(where: { $0.theirTotal != nil }) else {
      return language == .en
        ? "; it names no total, so shares are of the TPS of our run"
        : "; tanpa jumlah seluruhnya, maka bagian dihitung dari TPS proses kita"
    }
    guard let total = theirTotal else {
      return language == .en
        ? "; only some of its rows name a total" : "; hanya sebagian barisnya menyebut jumlah seluruhnya"
    }
    return language == .en ? ", of \(total) by its own count" : ", dari \(total) menurut hitungannya sendiri"
  }

  /// What the list counts among altogether; nil when a row does not say.
  private var theirTotal: Int? {
    rows.allSatisfy { $0.theirs == nil || $0.theirTotal != nil } ? sum(\.theirTotal) : nil
  }

  private func table(in language: Language) -> [[String]] {
    let en = language == .en
    let hasTotals = rows.contains { $0.theirTotal != nil }
    let header =
      (en
        ? ["code", "area", "our TPS", "ours", "of our TPS"] : ["kode", "wilayah", "TPS kita", "kita", "dari TPS kita"])
      + (hasTotals ? [en ? "their TPS" : "TPS mereka"] : [])
      + (en
        ? ["theirs", hasTotals ? "of their TPS" : "of our TPS", "difference", "factor"]
        : ["mereka", hasTotals ? "dari TPS mereka" : "dari TPS kita", "selisih", "kali"])
    func cells(_ row: Row) -> [String] {
      let number = { (value: Int?) in value.map(String.init) ?? "-" }
      return [number(row.stations), number(row.ours), percent(row.ours, row.stations)]
        + (hasTotals ? [number(row.theirTotal)] : [])
        + [
          number(row.theirs), percent(row.theirs, hasTotals ? row.theirTotal : row.stations),
          row.difference.map { $0 > 0 ? "+\($0)" : "\($0)" } ?? "-",
          row.factor.map { decimalText($0, decimals: 2) } ?? "-",
        ]
    }
    let total = Row(
      code: "", name: en ? "Total of both" : "Jumlah keduanya", stations: sharedSum(\.stations),
      ours: sharedSum(\.ours), theirs: sharedSum(\.theirs),
      theirTotal: shared.allSatisfy { $0.theirTotal != nil } ? sharedSum(\.theirTotal) : nil)
    return [header]
      + (rows + [total]).map { row in
        let unknown = row.stations == nil ? (en ? " (unknown here)" : " (tak dikenal di sini)") : ""
        return [printable(row.code), printable(row.name) + unknown] + cells(row)
      }
  }

  private func percent(_ part: Int?, _ whole: Int?) -> String {
    guard let part, let whole, whole > 0 else { return "-" }
    return decimalText(100 * Double(part) / Double(whole), decimals: 1) + " %"
  }

  // MARK: For machines

  /// Writes a row for each area.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func write(to writer: inout CSVWriter) throws {
    try writer.header([
      "level", "code", "name", "our_tps", "ours", "our_share", "their_tps", "theirs", "their_share", "their_share_of",
      "difference", "factor", "suggested_code",
    ])
    for row in rows {
      for cell in [level.rawValue, row.code, row.name] { writer.append(cell) }
      for cell in [row.stations, row.ours] { writer.append(cell) }
      writer.append(row.share(row.ours, of: row.stations), decimals: 4)
      for cell in [row.theirTotal, row.theirs] { writer.append(cell) }
      writer.append(row.share(row.theirs, of: row.theirTotal ?? row.stations), decimals: 4)
      writer.append(
        row.theirs == nil ? nil : row.theirTotal != nil ? "their_tps" : row.stations != nil ? "our_tps" : nil)
      writer.append(row.difference)
      writer.append(row.factor, decimals: 2)
      writer.append(row.suggestion)
      try writer.endRow()
    }
    try writer.end()
  }

  /// What `reconcile --json` prints, without the exit code.
  public var json: [(name: String, value: JSONValue)] {
    func number(_ value: Int?) -> JSONValue { value.map { .number($0) } ?? .null }
    func share(_ value: Double?, _ decimals: Int) -> JSONValue {
      value.map { .number(decimalText($0, decimals: decimals)) } ?? .null
    }
    return [
      ("run", .string(own.run.name)), ("list", .string(list)), ("question", own.question.json),
      ("level", .string(level.rawValue)), ("tps_count", .number(own.stations.count)),
      ("ours", .number(allOurs)), ("theirs", .number(sum(\.theirs))),
      ("column", .string(orNull: columns.count)), ("total_column", .string(orNull: columns.total)),
      ("other_columns", .array(columns.otherCounts.map { .string($0) })),
      (
        "shared",
        .object([
          ("areas", .number(shared.count)), ("ours", .number(sharedSum(\.ours))),
          ("theirs", .number(sharedSum(\.theirs))),
          ("not_in_list", .array(onlyOurs.map { .string($0.code) })),
        ])
      ),
      (
        "in_no_area", .object([("tps_count", .number(elsewhere.all)), ("ours", .number(elsewhere.selected))])
      ),
      (
        "areas",
        .array(
          rows.map { row in
            .object([
              ("code", .string(row.code)), ("name", .string(row.name)), ("our_tps", number(row.stations)),
              ("ours", number(row.ours)), ("our_share", share(row.share(row.ours, of: row.stations), 4)),
              ("their_tps", number(row.theirTotal)), ("theirs", number(row.theirs)),
              ("their_share", share(row.share(row.theirs, of: row.theirTotal ?? row.stations), 4)),
              ("difference", number(row.difference)), ("factor", share(row.factor, 2)),
              ("suggested_code", .string(orNull: row.suggestion)),
            ])
          })
      ),
    ]
  }
}

extension CountReconciliation.Row {
  /// Theirs less ours; nil when one side is missing.
  var difference: Int? {
    guard let ours, let theirs else { return nil }
    return theirs - ours
  }

  /// Theirs as a multiple of ours; nil when ours is 0 or a side is missing.
  var factor: Double? {
    guard let ours, let theirs, ours > 0 else { return nil }
    return Double(theirs) / Double(ours)
  }

  /// 0 to 1; nil for a share of nothing or of something unknown.
  func share(_ part: Int?, of whole: Int?) -> Double? {
    guard let part, let whole, whole > 0 else { return nil }
    return Double(part) / Double(whole)
  }
}
