import Diagnostics
import TableFiles

extension JobBuilder {
  /// How the CSV tables are written; nil after a report.
  func csvStyle(_ mapping: CheckedMapping) -> CSVWriter.Style? {
    let separator = mapping.text("separator")?.first ?? ","
    let decimal = mapping.text("decimal")?.first ?? "."
    guard separator != decimal else {
      log.report(
        .badValue, at: mapping.place(of: mapping.has("decimal") ? "decimal" : "separator"),
        LocalizedText(
          en: "cells and decimals would be separated by the same mark, \"\(separator)\"",
          id: "sel dan desimal akan dipisah oleh tanda yang sama, \"\(separator)\""),
        fix: LocalizedText(
          en: "write csv: {separator: \";\", decimal: \",\"}", id: "tulis csv: {separator: \";\", decimal: \",\"}"))
      return nil
    }
    return CSVWriter.Style(separator: separator, decimalMark: decimal)
  }
}
