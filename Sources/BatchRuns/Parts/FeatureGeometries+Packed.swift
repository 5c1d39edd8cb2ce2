import FeatureModel

// Geometries with every bit of their coordinates.
extension PackedWriter {
  /// Counts, then the parts of each feature, the rings of each part and the positions of each ring, then coordinates.
  mutating func append(_ geometries: FeatureGeometries) {
    append([geometries.count, geometries.partCount, geometries.ringStarts.count - 1, geometries.positionCount])
    append((0..<geometries.count).map { Int32(geometries.parts(ofFeature: $0).count) })
    append((0..<geometries.partCount).map { Int32(geometries.rings(ofPart: $0).count) })
    append((0..<geometries.ringStarts.count - 1).map { Int32(geometries.positions(ofRing: $0).count) })
    append(geometries.partKinds.map(\.rawValue))
    append(geometries.types.map { UInt8(GeometryType.allCases.firstIndex(of: $0) ?? 0) })
    append(geometries.coordinates)
  }
}

extension PackedReader {
  /// - Throws: `PackedDamage` when the counts contradict one another.
  mutating func geometries() throws(PackedDamage) -> FeatureGeometries {
    let counts = try numbers(4, of: Int.self)
    let partCounts = try numbers(counts[0], of: Int32.self)
    let ringCounts = try numbers(counts[1], of: Int32.self)
    let positionCounts = try numbers(counts[2], of: Int32.self)
    let kinds = try numbers(counts[1], of: UInt8.self)
    let types = try numbers(counts[0], of: UInt8.self)
    let doubles = counts[3].multipliedReportingOverflow(by: 2)
    guard !doubles.overflow else { throw PackedDamage() }
    let coordinates = try numbers(doubles.partialValue, of: Double.self)
    guard Self.add(partCounts, upTo: counts[1]), Self.add(ringCounts, upTo: counts[2]),
      Self.add(positionCounts, upTo: counts[3])
    else { throw PackedDamage() }
    var geometries = FeatureGeometries()
    var (part, ring, position) = (0, 0, 0)
    for feature in 0..<counts[0] {
      for _ in 0..<partCounts[feature] {
        for _ in 0..<ringCounts[part] {
          let end = position + Int(positionCounts[ring])
          geometries.coordinates.append(contentsOf: coordinates[2 * position..<2 * end])
          geometries.endRing()
          (ring, position) = (ring + 1, end)
        }
        guard let kind = PartKind(rawValue: kinds[part]) else { throw PackedDamage() }
        geometries.endPart(kind)
        part += 1
      }
      guard Int(types[feature]) < GeometryType.allCases.count else { throw PackedDamage() }
      geometries.endFeature(GeometryType.allCases[Int(types[feature])])
    }
    return geometries
  }

  private static func add(_ counts: [Int32], upTo total: Int) -> Bool {
    counts.allSatisfy { $0 >= 0 } && counts.reduce(0) { $0 + Int($1) } == total
  }
}
