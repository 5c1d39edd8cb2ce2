import FeatureModel

extension FeatureGeometries {
  /// The defect with its cause: GEOS calls a ring that is there twice a self-intersection.
  func named(_ defect: GeometryDefect, ofParts parts: Range<Int>) -> GeometryDefect {
    guard defect.code.hasSuffix("self-intersection"), hasRepeatedRing(inParts: parts) else { return defect }
    var copy = defect
    copy.code = "repeated-ring"
    return copy
  }

  /// Two rings of some polygons go through the same positions, wherever they start and whichever way they turn.
  ///
  /// - Complexity: Rings of the same length and envelope are compared position by position, sorted.
  private func hasRepeatedRing(inParts parts: Range<Int>) -> Bool {
    struct Key: Hashable {
      var count: Int
      var corners: [Double]
    }
    var seen: [Key: [[Position]]] = [:]
    for part in parts where partKinds[part] == .polygon {
      for ring in rings(ofPart: part) {
        let positions = positions(ofRing: ring).dropLast()
        let envelope = envelope(ofPositions: positions)
        let key = Key(
          count: positions.count, corners: [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY])
        let sorted = positions.map(position).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        if seen[key, default: []].contains(sorted) { return true }
        seen[key, default: []].append(sorted)
      }
    }
    return false
  }
}
