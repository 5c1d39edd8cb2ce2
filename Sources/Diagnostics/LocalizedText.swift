/// A language that texts for people are written in.
public enum Language: String, Sendable, CaseIterable, Codable {
  /// Indonesian.
  case id
  /// English.
  case en
}

/// A text for people, in every language that the program speaks.
///
/// Machine names (codes, columns, keys) are plain strings: they are English and never translated.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The English text.
  public var en: String
  /// The Indonesian text.
  public var id: String

  /// A text from its two forms.
  public init(en: String, id: String) {
    self.en = en
    self.id = id
  }

  /// A text that reads the same in every language, such as a number or a file name.
  public init(_ same: String) {
    self.init(en: same, id: same)
  }

  /// One text after another, in every language.
  public static func + (first: LocalizedText, second: LocalizedText) -> LocalizedText {
    LocalizedText(en: first.en + second.en, id: first.id + second.id)
  }

  /// The text in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .en: en
    case .id: id
    }
  }
}
