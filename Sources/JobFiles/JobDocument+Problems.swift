import Diagnostics
import Yams

extension JobDocument {
  static func reportEmpty(_ log: JobProblemLog) {
    log.report(
      .empty, at: NodePlace(path: "", mark: nil),
      LocalizedText(en: "the job file is empty", id: "berkas pekerjaan ini kosong"),
      fix: LocalizedText(
        en: "let petarawan init write one from your files", id: "buat dengan petarawan init dari berkas-berkas Anda"))
  }

  static func reportAnchor(at mark: TextMark?, log: JobProblemLog) {
    log.report(
      .anchor, at: NodePlace(path: "", mark: mark),
      LocalizedText(
        en: "anchors (&) and aliases (*) are not read in job files",
        id: "jangkar (&) dan alias (*) tidak dibaca dalam berkas pekerjaan"),
      fix: LocalizedText(
        en: "write the value out where it is needed; put a text that begins with & or * in quotes",
        id: "tulis nilainya di setiap tempat yang memerlukan; beri tanda kutip pada teks yang diawali & atau *"))
  }

  static func reportRepeat(at mark: TextMark, log: JobProblemLog) {
    log.report(
      .duplicateKey, at: NodePlace(path: "", mark: mark),
      LocalizedText(en: "a key is given twice", id: "sebuah kunci ditulis dua kali"),
      fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
  }

  /// Reports an error of the parser, with its own words.
  static func report(_ error: any Error, log: JobProblemLog) {
    var mark: TextMark?
    var words = "\(error)"
    switch error {
    case YamlError.scanner(let context, let problem, let place, _),
      YamlError.parser(let context, let problem, let place, _),
      YamlError.composer(let context, let problem, let place, _):
      mark = TextMark(place)
      words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      if problem.contains("undefined alias") { return reportAnchor(at: mark, log: log) }
    case YamlError.reader(let problem, let offset, _, let yaml):
      let scalars = offset.map { yaml.prefix($0).unicodeScalars.count }
      mark = scalars.map(log.text.mark(atScalar:))
      words = problem
    default: break
    }
    log.report(
      .syntax, at: NodePlace(path: "", mark: mark),
      LocalizedText(en: "this is not YAML: \(words)", id: "ini bukan YAML yang benar: \(words)"),
      fix: syntaxFix(words, at: mark, log: log))
  }

  private static func syntaxFix(_ words: String, at mark: TextMark?, log: JobProblemLog) -> LocalizedText {
    if let mark, log.text.scalar(at: mark) == "\t" {
      return LocalizedText(en: "indent with blanks, not with tabs", id: "gunakan spasi, bukan tab, untuk menjorokkan")
    }
    if words.contains("another document") {
      return LocalizedText(en: "remove the second --- and what follows it", id: "hapus --- kedua dan semua di bawahnya")
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
