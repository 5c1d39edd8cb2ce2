import Diagnostics
import JobFiles

// The decisions for people: what changed in each table, and why.
extension RunComparison {
  /// Most rows of one table that a text for people lists one by one.
  static let listedRows = 15

  /// What changed in the decisions; empty when nothing did.
  func decisionsText(in language: Language) -> String {
    guard !decisions.isEmpty else { return "" }
    let en = language == .en
    var text = en ? "\nDecisions:\n" : "\nKeputusan:\n"
    for table in decisions {
      text += "  \(printable(table.table.title.text(in: language))): \(summary(of: table, in: language))\n"
      if let reason = reason(of: table, in: language) { text += "    \(reason)\n" }
      for row in table.rows.prefix(Self.listedRows) {
        text += "    \(rowName(row))  \(printable(sentence(of: row, table, in: language)))\n"
      }
      let others = table.rows.count - Self.listedRows
      if others > 0 {
        text +=
          en
          ? "    and \(others) more rows; -o DIR lists all\n"
          : "    dan \(others) baris lain; -o FOLDER mendaftar semuanya\n"
      }
    }
    return text
  }

  /// What changed in the decisions, as a part of a comment; empty when nothing did.
  func decisionsMarkdown(in language: Language) -> String {
    guard !decisions.isEmpty else { return "" }
    let en = language == .en
    var rows = [en ? ["decision", "what changed", "why"] : ["keputusan", "yang berubah", "sebab"]]
    for table in decisions {
      rows.append([
        table.table.title.text(in: language), summary(of: table, in: language), reason(of: table, in: language) ?? "",
      ])
    }
    var text = "\n" + MarkdownText.table(rows, flushRightFrom: 3)
    for table in decisions where !table.rows.isEmpty {
      let title = "\(table.table.title.text(in: language)): \(table.rows.count)"
      text += "\n<details><summary>\(MarkdownText.plain(title))</summary>\n\n"
      let header = en ? ["row", "change"] : ["baris", "perubahan"]
      text += MarkdownText.table(
        [header] + table.rows.prefix(Self.listedRows).map { [rowName($0), sentence(of: $0, table, in: language)] },
        flushRightFrom: 2)
      let others = table.rows.count - Self.listedRows
      if others > 0 { text += en ? "\nand \(others) more rows\n" : "\ndan \(others) baris lain\n" }
      text += "\n</details>\n"
    }
    return text
  }

  /// `2 of 40 rows changed (New place 2, Result 1), 1 new, 1 gone`.
  private func summary(of table: TableComparison, in language: Language) -> String {
    let en = language == .en
    guard let oldCount = table.oldCount else {
      return en ? "a new table with \(table.newCount ?? 0) rows" : "tabel baru dengan \(table.newCount ?? 0) baris"
    }
    guard let newCount = table.newCount else {
      return en ? "gone; it had \(oldCount) rows" : "tidak ada lagi; sebelumnya \(oldCount) baris"
    }
    let columns = table.columnCounts.map { "\(table.columns[$0.column].title.text(in: language)) \($0.rows)" }
    let changed = table.count(.changed)
    let detail = columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))"
    let parts = [
      changed > 0
        ? (en ? "\(changed) of \(newCount) rows changed" : "\(changed) dari \(newCount) baris berubah") + detail : nil,
      Self.part(table.count(.appeared), en ? "new" : "baru"),
      Self.part(table.count(.vanished), en ? "gone" : "hilang"),
      Self.part(table.remarkCount, en ? "with other remarks only" : "hanya keterangannya lain"),
    ].compactMap(\.self)
    return parts.isEmpty ? (en ? "other columns" : "kolomnya lain") : parts.joined(separator: ", ")
  }

  private static func part(_ count: Int, _ words: String) -> String? { count > 0 ? "\(count) \(words)" : nil }

  /// Why: everything that differs and that the table is made from.
  private func reason(of table: TableComparison, in language: Language) -> String? {
    let en = language == .en
    guard !table.causes.isEmpty else {
      return en ? "nothing that is recorded explains it" : "tidak ada catatan yang menjelaskannya"
    }
    return (en ? "because of " : "karena ")
      + table.causes.map { differenceText($0, in: language) }.joined(separator: en ? ", or " : ", atau ")
  }

  private func rowName(_ row: TableComparison.Row) -> String {
    let name = row.key.filter { !$0.isEmpty }.joined(separator: " ")
    return name.isEmpty ? "-" : printable(name)
  }

  /// `New place: SD 1 -> SD 2; Straight line (m): 2212.3 -> 2765.0`.
  private func sentence(of row: TableComparison.Row, _ table: TableComparison, in language: Language) -> String {
    let en = language == .en
    let named = { (value: String?) in (value ?? "").isEmpty ? "-" : value ?? "" }
    let values = row.cells.map { cell in
      let title = table.columns[cell.column].title.text(in: language)
      return switch row.kind {
      case .changed: "\(title): \(named(cell.old)) -> \(named(cell.new))"
      case .appeared: "\(title): \(named(cell.new))"
      case .vanished: "\(title): \(named(cell.old))"
      }
    }.joined(separator: "; ")
    return switch row.kind {
    case .changed: values
    case .appeared: (en ? "new: " : "baru: ") + values
    case .vanished: (en ? "gone: " : "hilang: ") + values
    }
  }

  /// Tables and layers that differ although no status and no decision did.
  func filesText(in language: Language) -> String {
    guard changes.isEmpty, decisions.isEmpty, !files.isEmpty else { return "" }
    let names = files.prefix(10).map(printable).joined(separator: ", ") + (files.count > 10 ? ", …" : "")
    return language == .en
      ? "\nother values differ in \(files.count) file(s): \(names)\n"
      : "\nnilai lain berbeda di \(files.count) berkas: \(names)\n"
  }

  // MARK: For machines

  static func json(_ table: TableComparison) -> JSONValue {
    .object([
      ("table", .string(table.table.name)), ("part", .string(table.table.part)),
      ("rows_old", table.oldCount.map { .number($0) } ?? .null),
      ("rows_new", table.newCount.map { .number($0) } ?? .null),
      ("remarks_only", .number(table.remarkCount)),
      (
        "causes",
        .array(
          table.causes.map { .object([("cause", .string($0.cause.rawValue)), ("subject", .string($0.subject))]) })
      ),
      ("rows", .array(table.rows.map { json($0, of: table) })),
    ])
  }

  private static func json(_ row: TableComparison.Row, of table: TableComparison) -> JSONValue {
    let keys = table.table.columns.filter { $0.role == .key }.map(\.name)
    return .object([
      ("change", .string(row.kind.rawValue)),
      ("key", .object(zip(keys, row.key).map { ($0, .string($1)) })),
      (
        "values",
        .array(
          row.cells.map { cell in
            .object([
              ("column", .string(table.columns[cell.column].name)), ("old", .string(orNull: cell.old)),
              ("new", .string(orNull: cell.new)),
            ])
          })
      ),
    ])
  }
}

extension TableComparison {
  /// What can be the reason, as `changes.csv` has it: kinds of causes, one of which is enough.
  var causeName: String {
    let kinds = Set(causes.map(\.cause))
    return causes.isEmpty
      ? "unexplained" : ChangeCause.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: "|")
  }
}
