import Diagnostics

extension CodeForm {
  /// Findings about the codes of a column that are none.
  ///
  /// Ids and codes may be of any kind. So a text is judged only where most of the column are codes of this form (or texts
  /// that begin like one), or where it tells by itself what happened to it.
  ///
  /// - Parameters:
  ///   - texts: n texts without outer blanks; an empty one is passed over.
  ///   - areMeant: Somebody says that the column holds codes of this form.
  ///   - numbers: Which of them are numbers with decimals, where that is known: a program made a number of a code.
  ///   - beginnings: First four digits of codes that are meant, such as those of the regencies.
  ///   - place: Where the finding about a text is.
  public func findings(
    _ texts: [String], areMeant: Bool = false, numbers: [Bool] = [], beginnings: Set<String> = [],
    at place: (Int) -> Place
  ) -> [Diagnostic] {
    let isGood = texts.map { isCode($0) }
    let beginnings = Set(beginnings.compactMap { $0.utf8.firstFourDigits })
    var (count, meant) = (0, 0)
    for (text, isGood) in zip(texts, isGood) where !text.isEmpty {
      count += 1
      if isGood || text.utf8.firstFourDigits.map(beginnings.contains) == true { meant += 1 }
    }
    let isColumnOfCodes = areMeant || 2 * meant > count
    return texts.indices.compactMap { index in
      // What is only digits does not tell what happened to it.
      guard !texts[index].isEmpty, !isGood[index], isColumnOfCodes || !texts[index].utf8.allSatisfy(\.isDigit),
        let flaw = flaw(of: texts[index]),
        isColumnOfCodes || flaw.speaksForItself || (!numbers.isEmpty && numbers[index])
      else { return nil }
      return .codeMalformed(texts[index], flaw, of: self, at: place(index))
    }
  }
}

extension String.UTF8View {
  /// The number that the first four bytes besides dots make; nil when they are not all digits.
  fileprivate var firstFourDigits: Int? {
    var (number, count) = (0, 0)
    for byte in self where byte != UInt8(ascii: ".") {
      guard byte.isDigit else { return nil }
      number = 10 * number + Int(byte & 0x0F)
      count += 1
      if count == 4 { return number }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension Diagnostic {
  static func codeMalformed(_ text: String, _ flaw: CodeFlaw, of form: CodeForm, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "code-malformed", at: place,
      LocalizedText(en: "\"\(text)\" is no code: ", id: "\"\(text)\" bukan kode: ") + flaw.cause,
      fix: flaw.speaksForItself || flaw.isLostZero
        ? LocalizedText(
          en: "export the column as text from the program that still has the digits; nothing was guessed",
          id: "ekspor kolom ini sebagai teks dari program yang masih menyimpan angkanya; tidak ada yang ditebak")
        : LocalizedText(
          en: "correct it in the source: \(form.digitCount) digits, with or without dots; nothing was guessed",
          id: "perbaiki di sumber: \(form.digitCount) angka, dengan atau tanpa titik; tidak ada yang ditebak"),
      action: .kept)
  }
}

extension CodeFlaw {
  /// Zeros in front, of the whole or of a part, are the likeliest loss.
  fileprivate var isLostZero: Bool {
    switch self {
    case .parts(let found, let expected): zip(found, expected).contains { $0 < $1 }
    case .length(let found, let expected): found < expected
    default: false
    }
  }

  fileprivate var cause: LocalizedText {
    switch self {
    case .scientific:
      LocalizedText(
        en: "a spreadsheet made a number of it and dropped digits",
        id: "lembar kerja menjadikannya bilangan dan membuang angkanya")
    case .decimals:
      LocalizedText(
        en: "a program made a number of it and wrote decimals", id: "sebuah program menjadikannya bilangan berdesimal")
    case .blanks: LocalizedText(en: "there are blanks between the digits", id: "ada spasi di antara angkanya")
    case .parts(let found, let expected):
      LocalizedText(
        en: "the parts have \(list(found)) digits and should have \(list(expected))"
          + (isLostZero ? "; zeros in front are lost" : ""),
        id: "bagiannya terdiri dari \(list(found)) angka, seharusnya \(list(expected))"
          + (isLostZero ? "; nol di depan hilang" : ""))
    case .character(let character):
      LocalizedText(
        en: "\"\(character)\" is neither a digit nor a dot", id: "\"\(character)\" bukan angka dan bukan titik")
    case .length(let found, let expected):
      LocalizedText(
        en: "it has \(found) digits and should have \(expected)" + (isLostZero ? "; zeros may be lost" : ""),
        id: "angkanya \(found), seharusnya \(expected)" + (isLostZero ? "; mungkin ada nol yang hilang" : ""))
    case .seventhDigit(let digit):
      LocalizedText(
        en: "its seventh digit is \(digit), and only 1 (kelurahan), 2 (desa) and 3 (desa adat) are in use",
        id: "angka ketujuhnya \(digit), padahal yang dipakai hanya 1 (kelurahan), 2 (desa), dan 3 (desa adat)")
    }
  }

  private func list(_ counts: [Int]) -> String { counts.map(String.init).joined(separator: "+") }
}
