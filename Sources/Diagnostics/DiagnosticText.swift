extension Severity {
  /// The word that starts a finding's line.
  func word(in language: Language) -> String {
    switch (self, language) {
    case (.error, .en): "error"
    case (.warning, .en): "warning"
    case (.note, .en): "note"
    case (.error, .id): "galat"
    case (.warning, .id): "peringatan"
    case (.note, .id): "catatan"
    }
  }
}

extension Place {
  /// `FILE: feature 41 (id "banjir-0041"), exterior ring`, with only the parts that are known.
  public func text(in language: Language) -> String {
    var text = printable(file)
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    var details: [String] = []
    if let feature {
      let word = language == .en ? "feature" : "fitur"
      details.append(id.map { "\(word) \(feature) (id \"\(printable($0))\")" } ?? "\(word) \(feature)")
    } else if let id {
      details.append("id \"\(printable(id))\"")
    }
    if let part { details.append(printable(part.text(in: language))) }
    return details.isEmpty ? text : text + ": " + details.joined(separator: ", ")
  }
}

extension Diagnostic {
  /// Two lines: `SEVERITY: PLACE: WHAT [code]` and the indented fix.
  ///
  /// Control characters from the input are shown as escapes, so that a property value cannot steer a terminal.
  ///
  /// - Parameter others: How many more features have the same finding; they are counted, not listed.
  public func text(in language: Language, others: Int = 0) -> String {
    let more = others == 0 ? "" : moreText(others, in: language)
    let fixWord = language == .en ? "fix" : "perbaikan"
    return """
      \(severity.word(in: language)): \(place.text(in: language)): \(printable(message.text(in: language)))\(more) [\(code)]
        \(fixWord): \(printable(fix.text(in: language)))
      """
  }

  private func moreText(_ count: Int, in language: Language) -> String {
    switch language {
    case .en: " (and \(count) more \(count == 1 ? "feature" : "features"))"
    case .id: " (dan \(count) fitur lain)"
    }
  }
}

/// The text with control characters as `\u{..}`, at most 400 characters of it.
public func printable(_ text: String) -> String {
  if text.utf8.count <= 400, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = ""
  for (count, scalar) in text.unicodeScalars.enumerated() {
    if count == 400 { return result + "…" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
