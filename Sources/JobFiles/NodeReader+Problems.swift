import Diagnostics
import YAMLFiles

extension NodeReader {
  /// Reports that the node is of another kind than its key asks for.
  @discardableResult
  func reportType(_ shape: JobShape) -> CheckedNode.Value? {
    let found = foundText
    let expected = shape.expectation
    log.report(
      .wrongType, at: place,
      LocalizedText(
        en: "expected \(expected.en), found \(found.en)", id: "seharusnya \(expected.id), ditemukan \(found.id)"),
      fix: typeFix(shape))
    return nil
  }

  /// Reports a value of the right kind that cannot be used.
  func reportValue(_ text: String, _ shape: JobShape, fix: LocalizedText? = nil) -> CheckedNode.Value? {
    let expected = shape.expectation
    log.report(
      .badValue, at: place,
      LocalizedText(
        en: "\"\(text)\" is not \(expected.en)", id: "\"\(text)\" bukan \(expected.id)"),
      fix: fix ?? LocalizedText(en: "write \(expected.en)", id: "tulis \(expected.id)"))
    return nil
  }

  /// Reports a text of nothing but blanks.
  func reportEmpty(_ shape: JobShape) -> CheckedNode.Value? {
    let expected = shape.expectation
    log.report(
      .badValue, at: place,
      LocalizedText(
        en: "the value is empty; expected \(expected.en)", id: "nilainya kosong; seharusnya \(expected.id)"),
      fix: LocalizedText(en: "give a value or remove the key", id: "isi nilainya atau hapus kuncinya"))
    return nil
  }

  func reportUnknown(_ name: String, at keyPlace: NodePlace, rule: JobMapping) {
    let names = rule.keys.map(\.name)
    let list = names.joined(separator: ", ")
    var message = LocalizedText(en: "unknown key \"\(name)\"", id: "kunci \"\(name)\" tidak dikenal")
    if let nearest = NearestName.of(name, among: names) {
      message =
        message
        + LocalizedText(en: "; did you mean \"\(nearest)\"?", id: "; apakah maksudnya \"\(nearest)\"?")
    }
    log.report(
      .unknownKey, at: keyPlace, message,
      fix: LocalizedText(en: "the keys here are: \(list)", id: "kunci yang ada di sini: \(list)"))
  }

  func reportMissing(_ key: JobKey, or other: JobKey?) {
    let names = other.map { "\"\(key.name)\", \"\($0.name)\"" } ?? "\"\(key.name)\""
    let message =
      other == nil
      ? LocalizedText(en: "no \(names)", id: "\(names) tidak ada")
      : LocalizedText(en: "neither of \(names)", id: "tidak ada satu pun dari \(names)")
    let example = other.map {
      LocalizedText(en: "\(key.example) or \($0.example)", id: "\(key.example) atau \($0.example)")
    }
    let shown = example ?? LocalizedText(key.example)
    log.report(
      .missingKey, at: place, message,
      fix: LocalizedText(en: "add it, for example \(shown.en)", id: "tambahkan, misalnya \(shown.id)"))
  }

  private func typeFix(_ shape: JobShape) -> LocalizedText {
    if case .scalar(let scalar) = node, YAMLScalar(scalar).kind == .null {
      return LocalizedText(en: "give a value or remove the key", id: "isi nilainya atau hapus kuncinya")
    }
    if case .scalar(let scalar) = node, case .text = shape {
      return LocalizedText(en: "put it in quotes: \"\(scalar.string)\"", id: "beri tanda kutip: \"\(scalar.string)\"")
    }
    if case .scalar(let scalar) = node, scalar.isQuoted {
      switch shape {
      case .integer, .weight, .flag: return LocalizedText(en: "remove the quotes", id: "hapus tanda kutipnya")
      default: break
      }
    }
    let expected = shape.expectation
    return LocalizedText(en: "write \(expected.en)", id: "tulis \(expected.id)")
  }

  /// What the node is, as the end of "found …".
  private var foundText: LocalizedText {
    switch node {
    case .mapping: return LocalizedText(en: "keys with their values", id: "kunci beserta nilainya")
    case .sequence: return LocalizedText(en: "a list", id: "daftar")
    case .scalar(let node):
      let scalar = YAMLScalar(node)
      switch scalar.kind {
      case .null: return LocalizedText(en: "nothing", id: "kosong")
      case .tagged: return LocalizedText(en: "a value with a tag of its own", id: "nilai dengan tag tersendiri")
      case .text: return LocalizedText(en: "the text \"\(scalar.text)\"", id: "teks \"\(scalar.text)\"")
      case .flag, .integer, .number: return LocalizedText(scalar.text)
      }
    }
  }
}
