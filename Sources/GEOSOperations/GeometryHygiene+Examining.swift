import Diagnostics
import FeatureModel

extension GeometryHygiene {
  /// Examines one feature and notes in the piece whatever is not simply used.
  func examine(
    _ feature: Int, of geometries: FeatureGeometries, in context: GEOSContext, into piece: inout HygienePiece
  ) throws {
    let parts = geometries.parts(ofFeature: feature)
    if geometries.isEmpty(feature) {
      return piece.skip(feature, .geometryEmpty(at: describe(feature)))
    }
    if let bad = geometries.firstPositionNotFinite(in: geometries.positions(ofParts: parts)) {
      return piece.skip(feature, .coordinateNotFinite(geometries.position(bad), at: describe(feature)))
    }
    if let bad = nowhere[feature] {
      var place = describe(feature)
      place.part = geometries.nameOfRing(holding: bad, feature: feature)
      return piece.skip(feature, .coordinatesNowhere(geometries.position(bad), at: place))
    }
    let isShortLine = { geometries.partKinds[$0] == .line && geometries.positions(ofPart: $0).count < 2 }
    if parts.contains(where: isShortLine) {
      return piece.skip(feature, .lineTooShort(at: describe(feature)))
    }
    guard parts.contains(where: { geometries.partKinds[$0] == .polygon }) else { return }

    let place = describe(feature)
    context.place = place
    let type = geometries.types[feature]
    let ringDefects = ringFindings(ofParts: parts, in: geometries, at: place)
    if ringDefects.isEmpty {
      if GEOSGeometry.isCertainlyValid(feature: feature, of: geometries) { return }
      let geometry = try GEOSGeometry(feature: feature, of: geometries, in: context)
      guard let defect = try geometry.validity() else { return }
      try settle(
        feature, geometry, type, ringFindings: [], defect: geometries.named(defect, ofParts: parts), into: &piece)
    } else {
      let mended = try GEOSGeometry(feature: 0, of: geometries.mended(feature), in: context)
      try settle(
        feature, mended, type, ringFindings: ringDefects,
        defect: try mended.validity().map { geometries.named($0, ofParts: parts) }, into: &piece)
    }
  }

  /// Does what the policy says about a feature with defects.
  private func settle(
    _ feature: Int, _ geometry: GEOSGeometry, _ type: GeometryType, ringFindings: [Diagnostic],
    defect: GeometryDefect?, into piece: inout HygienePiece
  ) throws {
    let place = geometry.context.place
    switch policy {
    case .fail:
      piece.problem = .geometryInvalid(ringFindings.first, defect, at: place)
    case .skip:
      var findings = ringFindings
      if let defect { findings.append(.invalid(defect, change: nil, at: place)) }
      piece.skip(feature, findings)
    case .repair:
      let isCollection = type == .geometryCollection
      let before = try geometry.planarArea
      let repaired = defect == nil ? geometry : try geometry.repaired()
      let replacement = piece.replacements.count
      let count = try repaired.append(to: &piece.replacements, onlyPolygons: !isCollection)
      if count == 0 {
        piece.replacements.discardUnfinishedFeature()
        return piece.skip(feature, .nothingLeft(ringFindings, defect, at: place))
      }
      let newType = isCollection ? GeometryType.geometryCollection : count == 1 ? .polygon : .multiPolygon
      piece.replacements.endFeature(newType)
      piece.findings += ringFindings.map { $0.marked(.warning, .repaired) }
      if let defect {
        let change = RepairChange(before: before, after: try repaired.planarArea, type: type, newType: newType)
        piece.findings.append(.invalid(defect, change: change, at: place).marked(.warning, .repaired))
      }
      piece.changes.append(HygienePiece.Change(feature: feature, use: .repaired, replacement: replacement))
    }
  }

  private func ringFindings(ofParts parts: Range<Int>, in geometries: FeatureGeometries, at place: Place)
    -> [Diagnostic]
  {
    var findings: [Diagnostic] = []
    for part in parts where geometries.partKinds[part] == .polygon {
      let rings = geometries.rings(ofPart: part)
      if rings.isEmpty { findings.append(.ring(.tooShort, positionCount: 0, at: place)) }
      for ring in rings {
        for defect in RingHygiene.defects(ofRing: ring, in: geometries) {
          var place = place
          place.part = ringName(
            ring - rings.lowerBound, polygon: parts.count > 1 ? part - parts.lowerBound : nil)
          findings.append(.ring(defect, positionCount: geometries.positions(ofRing: ring).count, at: place))
        }
      }
    }
    return findings
  }
}

extension HygienePiece {
  fileprivate mutating func skip(_ feature: Int, _ finding: Diagnostic) { skip(feature, [finding]) }

  fileprivate mutating func skip(_ feature: Int, _ reasons: [Diagnostic]) {
    findings += reasons.map { $0.marked(.error, .skipped) }
    let code = reasons.last?.code ?? "geometry-invalid"
    changes.append(Change(feature: feature, use: .skipped(code: code), replacement: nil))
  }
}

extension FeatureGeometries {
  func positions(ofParts parts: Range<Int>) -> Range<Int> {
    ringStarts[partStarts[parts.lowerBound]]..<ringStarts[partStarts[parts.upperBound]]
  }

  fileprivate func isEmpty(_ feature: Int) -> Bool {
    let parts = parts(ofFeature: feature)
    return parts.isEmpty || parts.allSatisfy { positions(ofPart: $0).isEmpty }
  }

  /// Index of the first position that is not finite; nil when all are.
  func firstPositionNotFinite(in positions: Range<Int>) -> Int? {
    coordinates.withUnsafeBufferPointer { coordinates in
      // 0 * infinity and 0 * NaN are NaN, so that one comparison at the end answers for all.
      var sum = 0.0
      for index in 2 * positions.lowerBound..<2 * positions.upperBound { sum += 0 * coordinates[index] }
      return sum == 0 ? nil : positions.first { !coordinates[2 * $0].isFinite || !coordinates[2 * $0 + 1].isFinite }
    }
  }

  /// The name of the ring of a feature that holds a position; nil for a point or a line.
  fileprivate func nameOfRing(holding position: Int, feature: Int) -> LocalizedText? {
    let parts = parts(ofFeature: feature)
    guard let part = parts.first(where: { positions(ofPart: $0).contains(position) }), partKinds[part] == .polygon,
      let ring = rings(ofPart: part).first(where: { positions(ofRing: $0).contains(position) })
    else { return nil }
    return ringName(
      ring - rings(ofPart: part).lowerBound, polygon: parts.count > 1 ? part - parts.lowerBound : nil)
  }

  /// A copy of one feature with its polygons' rings mended.
  fileprivate func mended(_ feature: Int) -> FeatureGeometries {
    var result = FeatureGeometries()
    for part in parts(ofFeature: feature) {
      if partKinds[part] == .polygon {
        if !RingHygiene.appendMended(part, of: self, to: &result) { continue }
      } else {
        result.appendPart(part, of: self)
      }
    }
    result.endFeature(types[feature])
    return result
  }
}
