import Diagnostics
import TableFiles

extension JobBuilder {
  /// What the report shows, and whether the outputs can be had.
  func report(_ document: CheckedMapping, outputs: Set<JobOutput>, tps: PollingStationSource?) -> JobReport {
    if outputs.contains(.workbook), !JobOutput.isWorkbookBuilt { reportWorkbookMissing(document) }
    var report = JobReport()
    guard let mapping = document["report"]?.mapping else { return report }
    if !outputs.contains(.report) {
      log.report(
        .badValue, at: document.place(of: "report"),
        LocalizedText(
          en: "the job says what the report shows, but asks for no report",
          id: "pekerjaan ini mengatur isi laporan, tetapi tidak meminta laporan"),
        fix: LocalizedText(en: "add report to outputs: [report]", id: "tambahkan report pada outputs: [report]"))
    }
    if let edition = mapping.text("edition").flatMap(ReportEdition.init) { report.edition = edition }
    report.fields = mapping.list("fields").compactMap(\.text)
    report.privateFields = mapping.list("private").compactMap(\.text)
    let needed = [tps?.idField, tps?.villageCodeField, tps?.votersField]
    for name in mapping.list("private") where needed.contains(name.text) {
      log.report(
        .badValue, at: name.place,
        LocalizedText(
          en: "\"\(name.text ?? "")\" is the id, the village or the voters of the TPS, which every list of TPS shows",
          id: "\"\(name.text ?? "")\" adalah id, desa, atau jumlah pemilih TPS, yang selalu ada di daftar TPS"),
        fix: LocalizedText(en: "take it from private", id: "hapus dari private"))
    }
    return report
  }

  private func reportWorkbookMissing(_ document: CheckedMapping) {
    log.report(
      .notBuilt, at: document.place(of: "outputs"),
      LocalizedText(
        en: "this petarawan was built without the workbook", id: "petarawan ini dibangun tanpa buku kerja"),
      fix: LocalizedText(
        en:
          "install libxlsxwriter-dev and build with swift build -c release --traits XLSX, or take workbook from outputs",
        id:
          "pasang libxlsxwriter-dev lalu bangun dengan swift build -c release --traits XLSX, atau hapus workbook dari outputs"
      ))
  }

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
