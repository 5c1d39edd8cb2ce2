import Diagnostics

/// What is wrong with a row of an agency's list.
public struct ListFlaw: Sendable, Equatable {
  /// Kinds of flaws.
  public enum Kind: Sendable {
    case idMissing, idDamaged, repeated, countUnreadable, otherLevel, totalRow
  }

  /// What is wrong.
  public var kind: Kind
  /// Index of the row or feature, from 0.
  public var row: Int
  /// The value that shows it.
  public var value: String

  /// The flaw as a finding.
  public func finding(in file: String) -> Diagnostic {
    let (code, message, fix) = words
    return Diagnostic(
      .warning, code, at: Place(file, feature: row), message, fix: fix,
      action: kind == .idMissing || kind == .idDamaged ? .kept : .skipped)
  }

  private var words: (code: String, message: LocalizedText, fix: LocalizedText) {
    switch kind {
    case .idMissing:
      (
        "list-id-missing", LocalizedText(en: "the row has no TPS id", id: "baris ini tidak punya id TPS"),
        LocalizedText(en: "it counts as unknown; ask for its id", id: "dihitung tidak dikenal; mintalah idnya")
      )
    case .idDamaged:
      (
        "list-id-damaged",
        LocalizedText(
          en: "\"\(value)\" is an id that a spreadsheet turned into a number; its last digits are lost",
          id: "\"\(value)\" adalah id yang diubah lembar sebar menjadi bilangan; angka terakhirnya hilang"),
        LocalizedText(
          en: "format the column as text in the spreadsheet before the ids are entered",
          id: "atur kolom itu sebagai teks di lembar sebar sebelum id dimasukkan")
      )
    case .repeated:
      (
        "list-id-repeated",
        LocalizedText(en: "the list has \"\(value)\" already", id: "daftar ini sudah memuat \"\(value)\""),
        LocalizedText(en: "it counts once", id: "dihitung satu kali")
      )
    case .countUnreadable:
      (
        "list-count-unreadable",
        LocalizedText(en: "\"\(value)\" is not a number of TPS", id: "\"\(value)\" bukan jumlah TPS"),
        LocalizedText(en: "write digits; the row is left out", id: "tulis angka; baris ini dilewati")
      )
    case .totalRow:
      (
        "list-total-row",
        LocalizedText(
          en: "\"\(value)\" sums up other rows; it is no area and no TPS",
          id: "\"\(value)\" menjumlahkan baris lain; ini bukan wilayah dan bukan TPS"),
        LocalizedText(
          en: "it is left out; nothing is to do unless it is an area: give its code then",
          id: "dilewati; tidak perlu apa-apa, kecuali ini wilayah: tulislah kodenya")
      )
    case .otherLevel:
      (
        "list-level-other",
        LocalizedText(
          en: "\"\(value)\" is an area of another level than the other rows",
          id: "\"\(value)\" adalah wilayah tingkat lain daripada baris lainnya"),
        LocalizedText(
          en: "it is left out; reconcile each level with a list of its own",
          id: "dilewati; bandingkan setiap tingkat dengan daftar sendiri")
      )
    }
  }
}
