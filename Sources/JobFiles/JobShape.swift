import Diagnostics

/// What may stand at one place of the job file.
///
/// The reader checks values against it and the JSON Schema is written from it, so the two cannot drift apart.
indirect enum JobShape: Sendable {
  /// A text that is not blank; a number is taken as it is written.
  case text
  /// A text of this form.
  case hazardID
  /// A day, `2024-11-27`.
  case date
  /// A length with its unit, or 0; `isZeroAllowed` tells whether 0 is a value.
  case length(isZeroAllowed: Bool)
  /// A CRS, such as `EPSG:4326`; with `auto` as a word of its own.
  case crs(isAutoAllowed: Bool)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A whole number, or a share such as `5 %`.
  case limit(ClosedRange<Int>)
  /// The number of this version; another one is read, and refused with words of its own.
  case version(Int)
  /// A number from 0 to `greatestWeight`.
  case weight
  /// `true` or `false`.
  case flag
  /// One of these words.
  case choice([String])
  /// The name of a profile, one of these.
  case profile([String])
  /// A list of at least so many elements.
  case list(JobShape, atLeast: Int = 0)
  /// Numbers, each greater than the one before.
  case ascendingNumbers
  /// A value of a property: text, number or null.
  case propertyValue
  /// Values of a property, each with its class.
  case classOfValue
  /// Classes, each with its name.
  case labelOfClass
  /// A mapping with these keys.
  case mapping(JobMapping)
  /// A single value, or a mapping.
  case either(JobShape, JobMapping)
}

/// The keys of one mapping of the job file.
struct JobMapping: Sendable {
  /// Name of the definition in the JSON Schema.
  var name: String
  /// What the mapping is about, in English.
  var summary: String
  /// The keys, in the order in which they are listed.
  var keys: [JobKey]

  /// The key of a name; nil when there is none.
  func key(_ name: String) -> JobKey? { keys.first { $0.name == name } }
}

/// One key of a mapping.
struct JobKey: Sendable {
  /// When a key has to be there.
  enum Presence: Sendable, Equatable {
    case required
    case optional
    /// It has to be there unless this other key is.
    case requiredUnless(String)
  }

  var name: String
  var shape: JobShape
  var presence: Presence
  /// How the key looks when it is written, for advice: `source: tps.geojson`.
  var example: String
  /// What it means, in English.
  var summary: String
  /// The value when the key is absent, as it would be written; nil when there is none.
  var defaultText: String?

  init(
    _ name: String, _ shape: JobShape, _ presence: Presence = .optional, example: String, default: String? = nil,
    _ summary: String
  ) {
    self.name = name
    self.shape = shape
    self.presence = presence
    self.example = "\(name): \(example)"
    self.summary = summary
    self.defaultText = `default`
  }
}

extension JobShape {
  /// Sums of weights up to this one are exact enough, and never infinite.
  static let greatestWeight = 1e9

  /// What is expected here, as the end of "expected …".
  var expectation: LocalizedText {
    switch self {
    case .text: LocalizedText(en: "a text", id: "teks")
    case .hazardID: LocalizedText(en: "a short name such as banjir", id: "nama pendek seperti banjir")
    case .date: LocalizedText(en: "a date such as 2024-11-27", id: "tanggal seperti 2024-11-27")
    case .length: LocalizedText(en: "a length such as 500 m or 2 km", id: "panjang seperti 500 m atau 2 km")
    case .crs(false): LocalizedText(en: "a CRS such as EPSG:4326", id: "CRS seperti EPSG:4326")
    case .crs(true): LocalizedText(en: "auto or a CRS such as EPSG:32748", id: "auto atau CRS seperti EPSG:32748")
    case .integer, .version: LocalizedText(en: "a whole number", id: "bilangan bulat")
    case .limit:
      LocalizedText(en: "a whole number, or a share such as 5 %", id: "bilangan bulat, atau bagian seperti 5 %")
    case .weight: LocalizedText(en: "a number of 0 or more", id: "bilangan 0 atau lebih")
    case .flag: LocalizedText(en: "true or false", id: "true atau false")
    case .choice(let words):
      LocalizedText(
        en: "one of " + JobShape.list(of: words), id: "salah satu dari " + JobShape.list(of: words))
    case .profile: LocalizedText(en: "the name of a profile", id: "nama profil")
    case .list, .ascendingNumbers: LocalizedText(en: "a list in [ ]", id: "daftar dalam [ ]")
    case .propertyValue: LocalizedText(en: "a text, a number or null", id: "teks, bilangan, atau null")
    case .classOfValue:
      LocalizedText(en: "values with their classes in { }", id: "nilai beserta kelasnya dalam { }")
    case .labelOfClass: LocalizedText(en: "classes with their names in { }", id: "kelas beserta namanya dalam { }")
    case .mapping: LocalizedText(en: "keys with their values", id: "kunci beserta nilainya")
    case .either(let shape, _):
      LocalizedText(
        en: shape.expectation.en + ", or keys with their values",
        id: shape.expectation.id + ", atau kunci beserta nilainya")
    }
  }

  /// Words as a list; marks such as `;` in quotation marks.
  private static func list(of words: [String]) -> String {
    words.map { $0.contains { $0.isLetter } ? $0 : "\"\($0)\"" }.joined(separator: ", ")
  }
}
