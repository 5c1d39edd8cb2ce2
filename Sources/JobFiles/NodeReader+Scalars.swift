import Diagnostics
import YAMLFiles

extension NodeReader {
  /// A single value of one of the scalar shapes.
  func scalar(_ shape: JobShape, as expected: JobShape) -> CheckedNode.Value? {
    guard case .scalar(let node) = node else { return reportType(expected) }
    let scalar = YAMLScalar(node)
    switch shape {
    case .text, .hazardID, .date, .crs, .choice, .profile: return text(scalar, shape)
    case .length(let isZeroAllowed): return length(scalar, isZeroAllowed: isZeroAllowed)
    case .integer(let range): return integer(scalar, range, as: expected)
    case .limit(let range):
      guard scalar.kind == .text else { return integer(scalar, range, as: shape) }
      return ShareText.share(in: scalar.text).map { .share($0) } ?? reportValue(scalar.text, shape)
    case .version: return integer(scalar, Int.min...Int.max, as: shape)
    case .weight:
      guard scalar.kind == .integer || scalar.kind == .number else { return reportType(shape) }
      guard let number = scalar.number, number >= 0 else { return reportValue(scalar.text, shape) }
      guard number <= JobShape.greatestWeight else {
        return reportValue(
          scalar.text, shape, fix: LocalizedText(en: "write at most 1000000000", id: "tulis paling banyak 1000000000"))
      }
      return .number(number)
    case .flag:
      guard scalar.kind == .flag else { return reportType(shape) }
      return .flag(scalar.text.lowercased() == "true")
    case .propertyValue:
      switch scalar.kind {
      case .null: return .propertyValue(nil)
      case .tagged: return reportType(shape)
      default: return .propertyValue(scalar.text)
      }
    case .list, .ascendingNumbers, .classOfValue, .labelOfClass, .mapping, .either:
      preconditionFailure("not the shape of a single value")
    }
  }

  private func text(_ scalar: YAMLScalar, _ shape: JobShape) -> CheckedNode.Value? {
    let text = scalar.text.trimmingBlanks()
    switch (shape, scalar.kind) {
    case (.crs, .integer):
      return reportValue(
        scalar.text, shape, fix: LocalizedText(en: "write EPSG:\(text)", id: "tulis EPSG:\(text)"))
    case (.text, .integer), (.text, .number): return .text(text)
    case (_, .text): break
    default: return reportType(shape)
    }
    let isUsable =
      switch shape {
      case .hazardID: JobShape.isHazardID(text)
      case .date: DateText.isDate(text)
      case .choice(let words): words.contains(text)
      case .profile(let names): !text.isEmpty && isProfile(text, names)
      default: !text.isEmpty && !text.unicodeScalars.contains("\0")
      }
    if isUsable { return .text(text) }
    if text.isEmpty { return reportEmpty(shape) }
    if case .profile = shape { return nil }
    return reportValue(scalar.text, shape, fix: textFix(text, shape))
  }

  private func textFix(_ text: String, _ shape: JobShape) -> LocalizedText? {
    switch shape {
    case .hazardID:
      let id = FileNameSlug.hazardID(ofFile: text.replacing("/", with: " ").replacing(".", with: " "))
      return LocalizedText(
        en: "use lower-case letters, digits and _, a letter first: \(id)",
        id: "gunakan huruf kecil, angka, dan _, diawali huruf: \(id)")
    case .choice(let words):
      return NearestName.of(text, among: words).map { LocalizedText(en: "write \($0)", id: "tulis \($0)") }
    default: return nil
    }
  }

  private func isProfile(_ name: String, _ names: [String]) -> Bool {
    if names.contains(name) { return true }
    let list = names.joined(separator: ", ")
    let nearest = NearestName.of(name, among: names)
    log.report(
      .unknownProfile, at: place,
      LocalizedText(en: "unknown profile \"\(name)\"", id: "profil \"\(name)\" tidak dikenal")
        + (nearest.map { LocalizedText(en: "; did you mean \"\($0)\"?", id: "; apakah maksudnya \"\($0)\"?") }
          ?? LocalizedText("")),
      fix: LocalizedText(en: "the profiles here are: \(list)", id: "profil yang ada di sini: \(list)"))
    return false
  }

  private func integer(_ scalar: YAMLScalar, _ range: ClosedRange<Int>, as expected: JobShape) -> CheckedNode.Value? {
    guard scalar.kind == .integer || scalar.kind == .number else { return reportType(expected) }
    guard let integer = scalar.integer, range.contains(integer) else {
      return reportValue(
        scalar.text, expected,
        fix: LocalizedText(
          en: "write a whole number from \(range.lowerBound) to \(range.upperBound)",
          id: "tulis bilangan bulat dari \(range.lowerBound) sampai \(range.upperBound)"))
    }
    return .integer(integer)
  }

  private func length(_ scalar: YAMLScalar, isZeroAllowed: Bool) -> CheckedNode.Value? {
    let shape = JobShape.length(isZeroAllowed: isZeroAllowed)
    guard [.text, .integer, .number].contains(scalar.kind) else { return reportType(shape) }
    let text = scalar.text.trimmingBlanks()
    do throws(LengthText.Flaw) {
      let meters = try LengthText.meters(in: text)
      guard meters > 0 || isZeroAllowed else {
        return reportValue(text, shape, fix: LocalizedText(en: "write more than 0", id: "tulis lebih dari 0"))
      }
      return .number(meters)
    } catch {
      switch error {
      case .unitMissing:
        log.report(
          .badValue, at: place,
          LocalizedText(en: "the length \(text) has no unit", id: "panjang \(text) tidak bersatuan"),
          fix: LocalizedText(
            en: "write the unit: \(text) m or \(text) km", id: "tulis satuannya: \(text) m atau \(text) km"))
        return nil
      case .decimalComma(let pointed):
        return reportValue(
          text, shape,
          fix: LocalizedText(en: "write a decimal point: \(pointed)", id: "tulis titik desimal: \(pointed)"))
      case .negative:
        return reportValue(text, shape, fix: LocalizedText(en: "write 0 or more", id: "tulis 0 atau lebih"))
      case .tooLong:
        return reportValue(
          text, shape,
          fix: LocalizedText(en: "at most 6000 km; check the unit", id: "paling jauh 6000 km; periksa satuannya"))
      case .unreadable:
        return reportValue(text, shape)
      }
    }
  }
}

extension JobShape {
  /// The form of a hazard id.
  static let hazardIDPattern = "^[a-z][a-z0-9_]*$"

  /// Whether a text is a letter and then letters, digits and low lines.
  static func isHazardID(_ text: String) -> Bool {
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "_")
    }
  }
}
