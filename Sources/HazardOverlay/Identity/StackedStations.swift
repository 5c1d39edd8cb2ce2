import Diagnostics
import FeatureModel

extension PollingStations {
  /// TPS of one desa at one coordinate: more than a school holds looks like the middle of the desa.
  private static let greatestPlausibleStack = 10

  /// A finding for each coordinate that several TPS have, at the first of them.
  ///
  /// TPS of one desa often stand at one school: that is a note. TPS of several desa do not, and many TPS look like the
  /// middle of an area instead of their places: that is a warning. The same TPS twice is another finding.
  public func stackFindings() -> [Diagnostic] {
    stacks().filter { stack in stack.contains { ids[$0] != ids[stack[0]] } }.map { stack in
      // An id of ten digits is read as a village code, but then it tells the TPS apart, not the villages.
      let villages = Set(
        stack.filter { villageCodes[$0] != AdministrativeCode(ids[$0]) }.compactMap { villageCodes[$0] })
      let isPlausible = villages.count <= 1 && stack.count <= Self.greatestPlausibleStack
      return .coordinatesStacked(
        stack.count, ids: stack.map { ids[$0] }.filter { !$0.isEmpty }, villageCount: villages.count,
        degrees(of: stack[0]), isPlausible: isPlausible,
        at: place(of: stack[0]))
    }
  }

  /// The TPS with the same coordinate, two or more of them, in input order.
  ///
  /// - Complexity: O(n), one look-up for each TPS.
  func stacks() -> [[Int]] {
    let slots = 1 << (Int.bitWidth - (2 * count).leadingZeroBitCount)
    var firsts = [Int32](repeating: -1, count: slots)
    var others: [Int: [Int]] = [:]
    for station in 0..<count where isLocated(station) {
      let position = position(of: station)
      let mixed =
        (position.x.bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (position.y.bitPattern &* 0xC2B2_AE3D_27D4_EB4F)
      var slot = Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & UInt64(slots - 1))
      while firsts[slot] >= 0, self.position(of: Int(firsts[slot])) != position { slot = (slot + 1) & (slots - 1) }
      if firsts[slot] < 0 {
        firsts[slot] = Int32(station)
      } else {
        others[Int(firsts[slot]), default: []].append(station)
      }
    }
    return others.sorted { $0.key < $1.key }.map { [$0.key] + $0.value }
  }
}

extension Diagnostic {
  fileprivate static func coordinatesStacked(
    _ count: Int, ids: [String], villageCount: Int, _ degrees: Position, isPlausible: Bool, at place: Place
  ) -> Diagnostic {
    let point = decimalText(degrees.x, decimals: 5) + ", " + decimalText(degrees.y, decimals: 5)
    let list = ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? ", …" : "")
    let of =
      villageCount > 1
      ? LocalizedText(en: " of \(villageCount) villages", id: " dari \(villageCount) desa/kelurahan")
      : LocalizedText("")
    return Diagnostic(
      isPlausible ? .note : .warning, "coordinates-stacked", at: place,
      LocalizedText(
        en: "\(count) TPS\(of.en) have the same coordinate \(point): \(list)",
        id: "\(count) TPS\(of.id) berkoordinat sama \(point): \(list)"),
      fix: isPlausible
        ? LocalizedText(
          en: "nothing to do if they stand at one school or hall",
          id: "abaikan bila memang berada di satu sekolah atau balai")
        : LocalizedText(
          en: "this looks like the middle of an area: get the place of each TPS, or name tps.accuracy in the job",
          id: "ini tampak seperti titik tengah wilayah: lengkapi tempat tiap TPS, atau tulis tps.accuracy di pekerjaan"),
      action: .kept)
  }
}
