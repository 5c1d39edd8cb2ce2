import Diagnostics
import YAMLFiles

extension JobDocument {
  static func reportEmpty(_ log: JobProblemLog) {
    log.report(
      .empty, at: NodePlace(path: "", mark: nil),
      LocalizedText(en: "the job file is empty", id: "berkas pekerjaan ini kosong"),
      fix: LocalizedText(
        en: "let petarawan init write one from your files", id: "buat dengan petarawan init dari berkas-berkas Anda"))
  }

  /// Reports why a text is no YAML, with the parser's words.
  static func report(_ flaw: YAMLFlaw, log: JobProblemLog) {
    switch flaw {
    case .anchor(let mark): reportAnchor(at: mark, log: log)
    case .syntax(let words, let mark): reportSyntax(words, at: mark, log: log)
    case .byte(let words, let offset): reportSyntax(words, at: log.text.mark(atByte: offset), log: log)
    case .anotherDocument(let mark):
      log.report(
        .syntax, at: NodePlace(path: "", mark: mark),
        LocalizedText(en: "a second document begins here", id: "dokumen kedua mulai di sini"),
        fix: LocalizedText(en: "remove the second --- and what follows it", id: "hapus --- kedua dan semua di bawahnya")
      )
    case .depth(let mark):
      log.report(
        .syntax, at: NodePlace(path: "", mark: mark),
        LocalizedText(
          en: "lists or keys stand in each other more than \(YAMLParser.greatestDepth) times",
          id: "daftar atau kunci bersarang lebih dari \(YAMLParser.greatestDepth) tingkat"),
        fix: LocalizedText(en: "check the brackets", id: "periksa kurungnya"))
    }
  }

  private static func reportAnchor(at mark: TextMark, log: JobProblemLog) {
    log.report(
      .anchor, at: NodePlace(path: "", mark: mark),
      LocalizedText(
        en: "anchors (&) and aliases (*) are not read in job files",
        id: "jangkar (&) dan alias (*) tidak dibaca dalam berkas pekerjaan"),
      fix: LocalizedText(
        en: "write the value out where it is needed; put a text that begins with & or * in quotes",
        id: "tulis nilainya di setiap tempat yang memerlukan; beri tanda kutip pada teks yang diawali & atau *"))
  }

  private static func reportSyntax(_ words: String, at mark: TextMark, log: JobProblemLog) {
    log.report(
      .syntax, at: NodePlace(path: "", mark: mark),
      LocalizedText(en: "this is not YAML: \(words)", id: "ini bukan YAML yang benar: \(words)"),
      fix: syntaxFix(words, at: mark, log: log))
  }

  private static func syntaxFix(_ words: String, at mark: TextMark, log: JobProblemLog) -> LocalizedText {
    if log.text.scalar(at: mark) == "\t" {
      return LocalizedText(en: "indent with blanks, not with tabs", id: "gunakan spasi, bukan tab, untuk menjorokkan")
    }
    if words.contains("mapping values are not allowed") {
      return LocalizedText(
        en: "check the indentation here; put a text that holds \": \" in quotes",
        id: "periksa jarak dari tepi kiri di sini; beri tanda kutip pada teks yang memuat \": \"")
    }
    return LocalizedText(
      en: "check the brackets, the quotes and the indentation here and on the lines above",
      id: "periksa kurung, tanda kutip, dan jarak dari tepi kiri di sini serta di baris-baris di atasnya")
  }
}
