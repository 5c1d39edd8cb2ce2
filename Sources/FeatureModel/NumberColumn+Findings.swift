import Diagnostics

extension NumberColumn {
  /// For each ambiguous cell a finding that names both readings.
  ///
  /// - Parameters:
  ///   - values: Those of the column.
  ///   - place: Where a cell is, by its row.
  public func ambiguities(
    _ values: [PropertyValue], field: String, at place: (Int) -> Place
  ) -> [Diagnostic] {
    zip(values, cells).enumerated().compactMap { row, item in
      guard case .ambiguous(let point, let comma) = item.1 else { return nil }
      return .numberAmbiguous(item.0.text ?? "", readings: (point, comma), field: field, at: place(row))
    }
  }
}

extension Diagnostic {
  /// A text that is one number with a decimal point and another with a decimal comma.
  public static func numberAmbiguous(
    _ text: String, readings: (point: Double, comma: Double), field: String, at place: Place
  ) -> Diagnostic {
    let (point, comma) = (numberText(readings.point), numberText(readings.comma))
    return Diagnostic(
      .warning, "number-ambiguous", at: place,
      LocalizedText(
        en: "\"\(text)\" in \"\(field)\" is \(point) with a decimal point and \(comma) with a decimal comma, and the "
          + "column does not show which; it is not known",
        id: "\"\(text)\" di \"\(field)\" berarti \(point) bila desimalnya titik dan \(comma) bila desimalnya koma, dan "
          + "kolom ini tidak menunjukkan yang mana; nilainya dianggap tidak diketahui"),
      fix: LocalizedText(
        en: "write decimal: \".\" or decimal: \",\" beside the source in the job file",
        id: "tulis decimal: \".\" atau decimal: \",\" di samping source dalam berkas pekerjaan"),
      action: .kept)
  }
}

/// A number without needless decimals, for messages.
private func numberText(_ value: Double) -> String {
  Int(exactly: value).map { "\($0)" } ?? "\(value)"
}
