import ByteStreams
import Diagnostics

/// How a table can break RFC 4180.
enum TableFault { case openQuote, textBehindQuote }

/// What is said about a text that is no table.
extension InputProblem {
  static func emptyTable(_ file: String) -> InputProblem {
    InputProblem(
      "file-empty", at: Place(file), LocalizedText(en: "the file is empty", id: "berkas ini kosong"),
      fix: LocalizedText(
        en: "export the table again, with a header line", id: "ekspor ulang tabel itu, dengan baris judul kolom"))
  }

  static func tableEncoding(_ file: String, line: Int, isUTF16: Bool) -> InputProblem {
    InputProblem(
      "table-encoding", at: Place(file, line: line),
      isUTF16
        ? LocalizedText(en: "the text is UTF-16, not UTF-8", id: "teks ini UTF-16, bukan UTF-8")
        : LocalizedText(
          en: "this line is not UTF-8; the file may be Latin-1 (Windows-1252)",
          id: "baris ini bukan UTF-8; berkas ini mungkin Latin-1 (Windows-1252)"),
      fix: LocalizedText(
        en:
          "save it as \"CSV UTF-8\" in the spreadsheet, or: iconv -f \(isUTF16 ? "UTF-16" : "WINDOWS-1252") -t UTF-8 FILE",
        id:
          "simpan sebagai \"CSV UTF-8\" di lembar kerja, atau: iconv -f \(isUTF16 ? "UTF-16" : "WINDOWS-1252") -t UTF-8 BERKAS"
      ))
  }

  static func tableSyntax(_ fault: TableFault, _ file: String, at place: TextPlace) -> InputProblem {
    let message =
      switch fault {
      case .openQuote:
        LocalizedText(
          en: "a cell begins with a quotation mark here, but none ends it",
          id: "sebuah sel dimulai dengan tanda kutip di sini, tetapi tidak ditutup")
      case .textBehindQuote:
        LocalizedText(
          en: "text follows behind the closing quotation mark of a cell",
          id: "ada teks di belakang tanda kutip penutup sebuah sel")
      }
    return InputProblem(
      "table-syntax", at: Place(file, line: place.line, column: place.column), message,
      fix: LocalizedText(
        en: "write a quotation mark within a quoted cell twice: \"\"",
        id: "tulis tanda kutip di dalam sel berkutip dua kali: \"\""))
  }

  static func missingColumn(_ name: String, _ file: String, names: [String]) -> InputProblem {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return InputProblem(
      "column-missing", at: Place(file, line: 1),
      LocalizedText(
        en: "there is no column \"\(name)\"; there are \(list)", id: "tidak ada kolom \"\(name)\"; yang ada \(list)"),
      fix: LocalizedText(
        en: "name the columns of longitude and latitude in the job file: x: ..., y: ...",
        id: "sebutkan kolom bujur dan lintang di berkas pekerjaan: x: ..., y: ..."))
  }

  static func repeatedColumn(_ name: String, _ file: String) -> InputProblem {
    InputProblem(
      "column-repeated", at: Place(file, line: 1),
      LocalizedText(en: "two columns are called \"\(name)\"", id: "dua kolom bernama \"\(name)\""),
      fix: LocalizedText(en: "rename one of them", id: "ganti nama salah satunya"))
  }
}
