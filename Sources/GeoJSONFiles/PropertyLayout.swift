import Glibc

/// The properties in the order in which the feature before had them.
///
/// Features of one file nearly always have the same properties in the same order, so that a name is recognised by comparing
/// bytes in place; only a surprise costs a look into a dictionary.
struct PropertyLayout {
  /// All names in order of first appearance.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// For each name, its index among the wanted properties, or -1.
  private var wantedOfName: [Int] = []
  private let wanted: [String: Int]

  /// The expected names with their quotation marks, one behind the other.
  private var spellings: [UInt8] = []
  private var slots: [Slot] = []

  private struct Slot {
    var start: Int
    var count: Int
    var wanted: Int
  }

  init(wanted: [String]) {
    self.wanted = Dictionary(wanted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Consumes a name with its quotation marks; `json.next` is at the opening one.
  ///
  /// - Parameter slot: Where the name is expected; where the next one is, afterwards.
  /// - Returns: Index among the wanted properties, or -1.
  @inline(__always)
  mutating func scanName(_ json: inout JSONScanner, slot: inout Int) throws(ScanStop) -> Int {
    // The second look is for a feature that leaves one property out.
    for candidate in slot..<min(slot + 2, slots.count) {
      let expected = slots[candidate]
      guard json.end - json.next >= expected.count, matches(expected, at: json.next) else { continue }
      json.next += expected.count
      slot = candidate + 1
      return expected.wanted
    }
    return try scanNewName(&json, slot: &slot)
  }

  @inline(__always)
  private func matches(_ expected: Slot, at place: UnsafePointer<UInt8>) -> Bool {
    spellings.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { memcmp($0 + expected.start, place, expected.count) == 0 } ?? false
    }
  }

  @inline(never)
  private mutating func scanNewName(_ json: inout JSONScanner, slot: inout Int) throws(ScanStop) -> Int {
    let first = json.next
    let name = JSONScanner.text(try json.string())
    let number = number(of: name)
    // The spellings of features that differ from each other must not pile up.
    if spellings.count > 1 << 16 {
      spellings.removeAll()
      slots.removeAll()
    }
    let spelling = json.bytes(from: first)
    let found = Slot(start: spellings.count, count: spelling.count, wanted: wantedOfName[number])
    spellings.append(contentsOf: spelling)
    if slot < slots.count { slots[slot] = found } else { slots.append(found) }
    slot = min(slot, slots.count - 1) + 1
    return found.wanted
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    let number = names.count
    numbers[name] = number
    names.append(name)
    wantedOfName.append(wanted[name] ?? -1)
    return number
  }
}
