import Diagnostics
import YAMLFiles

/// A node of the job file with its path; checks the node against a shape.
struct NodeReader {
  let node: YAMLNode
  let place: NodePlace
  let log: JobProblemLog

  init(document: JobDocument, log: JobProblemLog) {
    self.init(document.root, NodePlace(path: "", mark: nil), log)
  }

  init(_ node: YAMLNode, _ place: NodePlace, _ log: JobProblemLog) {
    self.node = node
    self.place = place.at(node.mark)
    self.log = log
  }

  /// The node's value; nil after a report.
  func read(_ shape: JobShape) -> CheckedNode? {
    let value: CheckedNode.Value? =
      switch shape {
      case .mapping(let rule): mapping(rule, expected: shape).map { .mapping($0) }
      case .either(let single, let rule):
        if case .mapping = node {
          mapping(rule, expected: shape).map { .mapping($0) }
        } else {
          scalar(single, as: shape)
        }
      case .list(let element, let least): list(element, atLeast: least)
      case .ascendingNumbers: ascendingNumbers()
      case .classOfValue: classes()
      case .labelOfClass: labels()
      default: scalar(shape, as: shape)
      }
    return value.map { CheckedNode(value: $0, place: place) }
  }

  // MARK: - Mappings

  private func mapping(_ rule: JobMapping, expected shape: JobShape) -> CheckedMapping? {
    guard let pairs = pairs(shape) else { return nil }
    var mapping = CheckedMapping(rule: rule, place: place)
    for (name, keyPlace, valueNode) in pairs {
      guard let key = rule.key(name) else {
        reportUnknown(name, at: keyPlace, rule: rule)
        continue
      }
      let valuePlace = place.key(name)
      mapping.keyPlaces[name] = valuePlace.at(keyPlace.mark)
      let reader = NodeReader(valueNode, valuePlace, log)
      mapping.values[name] = reader.read(key.shape)
    }
    for key in rule.keys where mapping.keyPlaces[key.name] == nil {
      switch key.presence {
      case .optional: continue
      case .requiredUnless(let other) where mapping.keyPlaces[other] != nil: continue
      case .required: reportMissing(key, or: nil)
      case .requiredUnless(let other): reportMissing(key, or: rule.key(other))
      }
    }
    return mapping
  }

  /// The pairs of a mapping whose keys are single values; repeated keys are reported and their last value stands.
  func pairs(_ shape: JobShape) -> [(name: String, keyPlace: NodePlace, value: YAMLNode)]? {
    guard case .mapping(let mapping, _) = node else {
      reportType(shape)
      return nil
    }
    var pairs: [(name: String, keyPlace: NodePlace, value: YAMLNode)] = []
    var linesOfName: [String: [Int]] = [:]
    for pair in mapping {
      guard case .scalar(let scalar) = pair.key else {
        log.report(
          .wrongType, at: place.at(pair.key.mark),
          LocalizedText(en: "a key must be a single name", id: "kunci harus berupa satu nama"),
          fix: LocalizedText(en: "write KEY: VALUE", id: "tulis KUNCI: NILAI"))
        continue
      }
      linesOfName[scalar.string, default: []].append(scalar.mark.line)
      pairs.append((scalar.string, place.at(scalar.mark), pair.value))
    }
    guard pairs.count > linesOfName.count else { return pairs }
    return lastPairs(pairs, linesOfName)
  }

  /// The last pair of each name, in the order of the text; reports those that are not the first.
  private func lastPairs(
    _ pairs: [(name: String, keyPlace: NodePlace, value: YAMLNode)], _ linesOfName: [String: [Int]]
  ) -> [(name: String, keyPlace: NodePlace, value: YAMLNode)] {
    var left = linesOfName.mapValues(\.count)
    return pairs.filter { pair in
      left[pair.name, default: 0] -= 1
      guard left[pair.name] == 0 else { return false }
      let lines = (linesOfName[pair.name] ?? []).dropLast()
      guard !lines.isEmpty else { return true }
      let list = lines.map(String.init).joined(separator: ", ")
      log.report(
        .duplicateKey, at: pair.keyPlace,
        LocalizedText(
          en: "the key \"\(pair.name)\" is already given on line \(list)",
          id: "kunci \"\(pair.name)\" sudah ditulis di baris \(list)"),
        fix: LocalizedText(en: "keep one of them", id: "sisakan satu saja"))
      return true
    }
  }

  // MARK: - Lists

  private func list(_ element: JobShape, atLeast least: Int) -> CheckedNode.Value? {
    guard case .sequence(let sequence, _) = node else {
      reportType(.list(element))
      return nil
    }
    if sequence.count < least {
      log.report(
        .badValue, at: place, LocalizedText(en: "the list is empty", id: "daftar ini kosong"),
        fix: LocalizedText(en: "give at least one entry", id: "isi dengan paling sedikit satu butir"))
    }
    return .list(
      sequence.enumerated().compactMap { index, node in
        NodeReader(node, place.element(index), log).read(element)
      })
  }

  private func ascendingNumbers() -> CheckedNode.Value? {
    guard case .sequence(let sequence, _) = node else {
      reportType(.ascendingNumbers)
      return nil
    }
    let numbers = sequence.map { node -> Double? in
      if case .scalar(let scalar) = node { YAMLScalar(scalar).number } else { nil }
    }
    let isAscending = zip(numbers, numbers.dropFirst()).allSatisfy { ($0 ?? .nan) < ($1 ?? .nan) }
    guard !numbers.isEmpty, !numbers.contains(nil), isAscending else {
      log.report(
        .badValue, at: place,
        LocalizedText(
          en: "expected numbers, each greater than the one before",
          id: "seharusnya bilangan, masing-masing lebih besar daripada yang sebelumnya"),
        fix: LocalizedText(en: "write for example [0.333, 0.667]", id: "tulis misalnya [0.333, 0.667]"))
      return nil
    }
    return .list(numbers.compactMap { $0 }.map { CheckedNode(value: .number($0), place: place) })
  }
}
