import Diagnostics
import YAMLFiles

extension NodeReader {
  /// Values of a property and their classes; two ways to write one value count as the same.
  func classes() -> CheckedNode.Value? {
    guard let pairs = pairs(.classOfValue) else { return nil }
    var classes: [ClassOfValue] = []
    var lineOfValue: [String: Int] = [:]
    for (name, keyPlace, node) in pairs {
      let reader = NodeReader(node, place.key(name), log)
      if let line = lineOfValue[PropertyValueText.canonical(name)] {
        log.report(
          .duplicateKey, at: keyPlace,
          LocalizedText(
            en: "the value \"\(name)\" already has a class on line \(line)",
            id: "nilai \"\(name)\" sudah diberi kelas di baris \(line)"),
          fix: LocalizedText(
            en: "keep one of them: case and outer blanks do not count, and 1 is 1.0",
            id: "sisakan satu saja: huruf besar-kecil dan spasi di tepi tidak dibedakan, dan 1 sama dengan 1.0"))
      }
      lineOfValue[PropertyValueText.canonical(name)] = keyPlace.mark?.line ?? 0
      if case .scalar(let scalar) = node, YAMLScalar(scalar).kind == .null {
        reportMissingClass(of: name, at: reader.place)
        continue
      }
      guard let hazardClass = reader.read(.integer(JobKeys.classesOfValues))?.integer else { continue }
      classes.append(ClassOfValue(value: name.trimmingBlanks(), hazardClass: hazardClass))
    }
    return .classes(classes, isComplete: classes.count == pairs.count)
  }

  private func reportMissingClass(of value: String, at place: NodePlace) {
    log.report(
      .badValue, at: place,
      LocalizedText(en: "the value \"\(value)\" has no class yet", id: "nilai \"\(value)\" belum diberi kelas"),
      fix: LocalizedText(
        en: "write its class, 1 or more and higher where it is worse; or move it to no_hazard or no_data",
        id: "tulis kelasnya, 1 atau lebih dan makin tinggi makin parah; atau pindahkan ke no_hazard atau no_data"))
  }

  /// Classes and their names.
  func labels() -> CheckedNode.Value? {
    guard let pairs = pairs(.labelOfClass) else { return nil }
    var labels: [LabelOfClass] = []
    for (name, keyPlace, node) in pairs {
      let label = NodeReader(node, place.key(name), log).read(.text)?.text
      guard let hazardClass = Int(name), JobKeys.hazardClasses.contains(hazardClass) else {
        log.report(
          .badValue, at: place.key(name).at(keyPlace.mark),
          LocalizedText(en: "\"\(name)\" is not a class", id: "\"\(name)\" bukan kelas"),
          fix: LocalizedText(en: "write CLASS: NAME, such as 3: tinggi", id: "tulis KELAS: NAMA, misalnya 3: tinggi"))
        continue
      }
      guard let label else { continue }
      labels.append(LabelOfClass(hazardClass: hazardClass, label: label, place: place.key(name).at(keyPlace.mark)))
    }
    return .labels(labels)
  }
}

/// Property values as the class rules compare them.
enum PropertyValueText {
  /// The text without case and outer blanks; numbers in their shortest form, so that `1`, `1.0` and `01` are the same.
  static func canonical(_ text: String) -> String {
    let text = text.trimmingBlanks().lowercased()
    guard let number = Double(text), number.isFinite else { return text }
    return JSONValue.number(number).compactText
  }
}
