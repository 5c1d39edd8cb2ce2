import JobFiles

/// Suggests which TPS of ours a TPS of a list may be. Nothing is ever joined by it.
struct NearMatch {
  /// Why a TPS is suggested.
  enum Reason: String {
    /// One digit of the id is different, missing, surplus or out of place.
    case id
    /// The name is the same.
    case name
  }

  private let rowOfKey: [String: Int]
  private let rowOfName: [String: Int?]

  /// - Parameter stations: Key and name of each TPS that no list entry was joined with.
  init(_ stations: [(row: Int, key: String, name: String)]) {
    rowOfKey = Dictionary(stations.map { ($0.key, $0.row) }, uniquingKeysWith: { first, _ in first })
    // A name that several have tells nothing.
    rowOfName = Dictionary(
      stations.filter { !$0.name.isEmpty }.map { (Self.plain($0.name), Optional($0.row)) },
      uniquingKeysWith: { _, _ in nil })
  }

  /// The only TPS of ours that is near to an entry; nil when none is, or several are.
  func row(key: String, name: String) -> (row: Int, reason: Reason)? {
    if let row = rowOfName[Self.plain(name)] ?? nil { return (row, .name) }
    guard !key.isEmpty, key.allSatisfy({ $0.isASCII && $0.isNumber }), key.count > 5 else { return nil }
    let found = Set(Self.neighbours(of: key).compactMap { rowOfKey[$0] })
    guard found.count == 1, let row = found.first else { return nil }
    return (row, .id)
  }

  /// Names without case, marks and repeated blanks.
  static func plain(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// All texts of digits that are one slip away.
  private static func neighbours(of key: String) -> [String] {
    let digits = Array(key)
    let all = Array("0123456789")
    var result: [String] = []
    for place in 0...digits.count {
      for digit in all {
        result.append(String(digits[..<place]) + String(digit) + String(digits[place...]))
        if place < digits.count, digits[place] != digit {
          result.append(String(digits[..<place]) + String(digit) + String(digits[(place + 1)...]))
        }
      }
      if place < digits.count { result.append(String(digits[..<place]) + String(digits[(place + 1)...])) }
      if place + 1 < digits.count {
        var swapped = digits
        swapped.swapAt(place, place + 1)
        result.append(String(swapped))
      }
    }
    return result
  }
}
