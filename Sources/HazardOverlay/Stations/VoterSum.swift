/// The voters of some TPS: the sum of those that are known, and the number of TPS for which nobody knows them.
///
/// What nobody knows is never counted as 0 without being named, so a share exists only of a whole sum.
public struct VoterSum: Sendable, Equatable, Codable {
  /// Sum of the numbers that are known.
  public private(set) var known = 0
  /// TPS whose number is not known: the column `tps_without_voters`.
  public private(set) var stationsWithout = 0

  /// Nothing counted.
  public init() {}

  /// The voters of some TPS; nil where they are not known.
  public init(_ voters: some Sequence<Int?>) {
    for number in voters { add(number) }
  }

  /// Adds a TPS; nil: its voters are not known.
  public mutating func add(_ voters: Int?) {
    if let voters {
      // Numbers that no TPS can have are not known, so only a damaged file could come this far.
      let (sum, isTooLarge) = known.addingReportingOverflow(voters)
      known = isTooLarge ? .max : sum
    } else {
      stationsWithout += 1
    }
  }

  /// Adds other TPS.
  public mutating func add(_ other: VoterSum) {
    add(other.known)
    stationsWithout += other.stationsWithout
  }

  /// The sum, when no TPS is missing from it; else nil.
  public var whole: Int? { stationsWithout == 0 ? known : nil }

  /// The share that these voters are of all, 0 to 1; nil when either sum has a gap, and for a share of nothing.
  public func share(of all: VoterSum) -> Double? {
    guard let part = whole, let total = all.whole, total > 0 else { return nil }
    return Double(part) / Double(total)
  }
}
