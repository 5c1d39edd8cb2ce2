import Diagnostics
import FeatureModel

extension HazardLayer {
  /// Said of the first feature whose value no place can have, with how many there are.
  func rangeFindings(in table: FeatureTable) -> [Diagnostic] {
    guard let field = definition.classRule.field, let range = definition.classRule.validRange else { return [] }
    let classifier = Classifier(definition.classRule)
    let values = table.values(of: field)
    let beyond = values.indices.filter {
      !layer.geometries.parts(ofFeature: $0).isEmpty && classifier.isBeyondRange(values[$0])
    }
    guard let first = beyond.first else { return [] }
    let texts = Array(Set(beyond.compactMap { values[$0].text })).sorted().prefix(6)
    return [
      .valueOutOfRange(
        field, texts.joined(separator: ", "), count: beyond.count, range: range,
        at: Place(table.file, feature: first, id: featureIDs[first].text))
    ]
  }
}

/// A whole number without decimals.
private func bare(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? String(number) }

extension Diagnostic {
  fileprivate static func valueOutOfRange(
    _ field: String, _ values: String, count: Int, range: ClosedRange<Double>, at place: Place
  ) -> Diagnostic {
    let limits =
      abs(range.upperBound) < 1e30
      ? LocalizedText(
        en: "\(bare(range.lowerBound)) to \(bare(range.upperBound))",
        id: "\(bare(range.lowerBound)) sampai \(bare(range.upperBound))")
      : range.lowerBound == 0
        ? LocalizedText(en: "0 and more", id: "0 ke atas") : LocalizedText(en: "a measurement", id: "hasil ukur")
    return Diagnostic(
      .warning, "value-out-of-range", at: place,
      LocalizedText(
        en: "\(count) feature(s) have a \"\(field)\" that is not \(limits.en): \(values); places there are not mapped",
        id: "\(count) fitur memiliki \"\(field)\" yang bukan \(limits.id): \(values); tempat di sana tidak dipetakan"),
      fix: LocalizedText(
        en:
          "if it means no data, say so: class: {no_data: [\"\(values.split(separator: ",").first ?? "")\"]}; else give class.range",
        id:
          "bila artinya tanpa data, sebutkan: class: {no_data: [\"\(values.split(separator: ",").first ?? "")\"]}; bila tidak, beri class.range"
      ),
      action: .kept)
  }
}
