import FeatureModel

/// Where the name of an area is written.
enum LabelPlace {
  /// The middle of a long horizontal run through the area, and the length of the run, in tenths of a unit; nil for none.
  ///
  /// Of eleven lines the longest run counts, those in the middle a little more.
  static func place(inside rings: [[DrawnPoint]]) -> (center: DrawnPoint, length: Double)? {
    let heights = rings.joined().map(\.y)
    guard let top = heights.min(), let bottom = heights.max(), bottom > top else { return nil }
    var best: (center: Position, length: Double, score: Double)?
    for step in 1...11 {
      let share = Double(step) / 12
      // Half a tenth off, so that no line runs through a point.
      let y = (Double(top) + share * Double(bottom - top)).rounded(.down) + 0.5
      let crossings = rings.flatMap { Self.crossings(of: $0, at: y) }.sorted()
      for index in stride(from: 0, to: crossings.count - 1, by: 2) {
        let length = crossings[index + 1] - crossings[index]
        let score = length * (1 - 0.6 * abs(share - 0.5))
        if score > best?.score ?? 0 {
          best = (Position(x: (crossings[index] + crossings[index + 1]) / 2, y: y), length, score)
        }
      }
    }
    return best.map { (DrawnPoint($0.center), $0.length) }
  }

  private static func crossings(of ring: [DrawnPoint], at y: Double) -> [Double] {
    zip(ring, ring.dropFirst() + ring.prefix(1)).compactMap { from, to in
      let (start, end) = (Double(from.y), Double(to.y))
      guard (start < y) != (end < y) else { return nil }
      return Double(from.x) + (y - start) / (end - start) * Double(to.x - from.x)
    }
  }
}
