/// The name that was most likely meant, for "did you mean".
public enum NearestName {
  /// The first of the names with the fewest edits to the given one; nil when all are too far to be a slip.
  ///
  /// A slip is one edit for each three letters, and at least one; case does not count.
  public static func of(_ name: String, among names: [String]) -> String? {
    let allowed = max(1, name.unicodeScalars.count / 3)
    guard name.unicodeScalars.count <= 64 else { return nil }
    var best: (name: String, edits: Int)?
    for candidate in names {
      let edits = editDistance(name.lowercased(), candidate.lowercased())
      if edits <= allowed, edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    return best?.name
  }

  /// Number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
  ///
  /// - Complexity: O(m · n) in the numbers of Unicode scalars.
  static func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let isSame = first[row] == second[column]
        var edits = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          edits = min(edits, beforePrevious[column - 1] + 1)
        }
        current.append(edits)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count]
  }
}
