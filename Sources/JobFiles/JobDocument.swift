import Diagnostics
import Yams

/// The YAML tree of a job file, ready to be read.
struct JobDocument {
  /// The tree; it holds no aliases, so its size is that of the text.
  let root: Node
  /// The keys that were given twice, by the character that their first place was overwritten with.
  let repeatedKeys: [Unicode.Scalar: RepeatedKey]

  /// A key that a mapping gives again further down.
  struct RepeatedKey {
    var name: String
    var mark: TextMark
  }

  /// More words that look like aliases than this are refused before anything is expanded.
  private static let greatestAliasCount = 16
  /// More repeated keys than this are not looked for: each one costs another pass over the text.
  private static let greatestRepeatCount = 16

  /// Parses a text.
  ///
  /// - Returns: nil when the text is no YAML that a job file can be; the log then says why.
  init?(_ text: JobText, log: JobProblemLog) {
    guard JobDocument.aliasCount(in: text.text) <= JobDocument.greatestAliasCount else {
      JobDocument.reportAnchor(at: nil, log: log)
      return nil
    }
    var yaml = text.text
    var repeatedKeys: [Unicode.Scalar: RepeatedKey] = [:]
    while true {
      do {
        // The parser owns the anchors; nodes only refer to them weakly.
        let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        let isAnchored = withExtendedLifetime(parser) { JobDocument.reportAnchors(in: root, log: log) }
        if isAnchored { return nil }
        guard let root, !JobDocument.isBlank(root) else {
          JobDocument.reportEmpty(log)
          return nil
        }
        self.root = root
        self.repeatedKeys = repeatedKeys
        return
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        // The parser stops at the first repeated key. Overwritten in its first place, the key is unique again, and
        // all other places stay where they are.
        let mark = TextMark(line: context.mark.line, column: context.mark.column)
        let mask = Unicode.Scalar(0xE000 + UInt32(repeatedKeys.count)) ?? "\u{FFFD}"
        guard repeatedKeys.count < JobDocument.greatestRepeatCount, let name = yaml.overwriteKey(at: mark, with: mask)
        else {
          JobDocument.reportRepeat(at: mark, log: log)
          return nil
        }
        repeatedKeys[mask] = RepeatedKey(name: name, mark: mark)
      } catch {
        JobDocument.report(error, log: log)
        return nil
      }
    }
  }

  /// Number of words that YAML could take for aliases: `*` and a letter or digit after a blank or an opening sign.
  private static func aliasCount(in text: String) -> Int {
    var count = 0
    var previous: UInt8 = UInt8(ascii: "\n")
    var isAfterStar = false
    for byte in text.utf8 {
      if isAfterStar, byte > UInt8(ascii: " ") { count += 1 }
      isAfterStar = byte == UInt8(ascii: "*") && (previous <= UInt8(ascii: " ") || "[{,:?-".utf8.contains(previous))
      previous = byte
    }
    return count
  }

  private static func isBlank(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return YAMLScalar(scalar).kind == .null
  }

  /// Reports the anchors of a tree, without going below one: what stands there may be repeated many times.
  private static func reportAnchors(in root: Node?, log: JobProblemLog) -> Bool {
    var pending = root.map { [$0] } ?? []
    var isAnchored = false
    while let node = pending.popLast() {
      if node.anchor != nil {
        if !isAnchored { reportAnchor(at: TextMark(node.mark), log: log) }
        isAnchored = true
        continue
      }
      switch node {
      case .mapping(let mapping): for (key, value) in mapping.reversed() { pending += [value, key] }
      case .sequence(let sequence): pending += sequence.reversed()
      case .scalar, .alias: break
      }
    }
    return isAnchored
  }
}

extension TextMark {
  /// The mark of a node; nil when it has none.
  init?(_ mark: Mark?) {
    guard let mark else { return nil }
    self.init(line: mark.line, column: mark.column)
  }
}

extension String {
  /// Overwrites a key of a mapping with as many copies of a character as it is long.
  ///
  /// - Returns: The key; nil when it is not a key on one line that ends as it should.
  fileprivate mutating func overwriteKey(at mark: TextMark, with mask: Unicode.Scalar) -> String? {
    let text = JobText(file: "", text: self)
    guard let start = text.index(of: mark) else { return nil }
    let scalars = unicodeScalars
    var first = start
    let isQuoted = first < scalars.endIndex && (scalars[first] == "\"" || scalars[first] == "'")
    let quote = isQuoted ? scalars[first] : ":"
    if isQuoted { first = scalars.index(after: first) }
    guard var last = scalars[first...].firstIndex(where: { $0 == quote || $0 == "\n" }), scalars[last] == quote else {
      return nil
    }
    if !isQuoted {
      while last > first, scalars[scalars.index(before: last)] == " " { last = scalars.index(before: last) }
    }
    let name = String(scalars[first..<last])
    guard first < last, !name.contains("\\") else { return nil }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: scalars[..<first])
    masked.append(contentsOf: repeatElement(mask, count: name.unicodeScalars.count))
    masked.append(contentsOf: scalars[last...])
    self = String(masked)
    return name
  }
}
