import FeatureModel
import GEOSOperations
import HazardOverlay

// Zones of a run that is divided among machines.
extension ZoneWork {
  /// Draws the sheets and dissolves every group of shapes that no other piece of the run can reach.
  ///
  /// What another piece draws lies within the envelope of its part, widened by the reach of the sheet. A group that such an
  /// envelope meets stays as it is: together with the shapes of the others it is dissolved when all of them are there.
  ///
  /// - Parameters:
  ///   - owners: Who draws what.
  ///   - areas: The owners that are at work here.
  ///   - numbers: For each hazard the number of each of its parts in the whole layer.
  func share(_ owners: ZoneOwners, of areas: Set<Int?>, numbers: [[Int]], pool: WorkPool) throws -> ZoneShare {
    let shapes = try shapes(pool: pool)
    var share = ZoneShare(sheets: sheets.map { _ in ZoneShare.Sheet() })
    var closed = sheets.map { _ in FeatureGeometries() }
    for (index, item) in sheets.enumerated() {
      if item.sheet.isIndivisible {
        (share.sheets[index].partCount, share.sheets[index].drawnCount) = (1, areas.contains(nil) ? 1 : 0)
        closed[index] = shapes[index]
        continue
      }
      let split = shapes[index].split(
        reachedBy: EnvelopeTree(
          owners.reach(
            ofHazard: item.hazard, besides: areas, meters: item.sheet.reachMeters, together: item.sheet.drawsClusters)))
      closed[index] = split.closed
      share.sheets[index].open = split.open
      let order =
        item.sheet.drawsClusters
        ? owners.clusters(ofHazard: item.hazard, ownedBy: areas).map(\.number)
        : item.sheet.parts.map { numbers[item.hazard][$0] }
      share.sheets[index].openOrder = split.openFeatures.map { order[$0] }
      share.sheets[index].partCount = owners.partCount(ofHazard: item.hazard)
      share.sheets[index].drawnCount = owners.partCount(ofHazard: item.hazard, ownedBy: areas)
    }
    let pieces = groupPieces(closed)
    for (piece, polygons) in zip(pieces, try dissolve(pieces, pool: pool)) {
      for polygon in polygons {
        share.sheets[piece.sheet].finished.appendPart(0, of: polygon)
        share.sheets[piece.sheet].finished.endFeature(.polygon)
      }
    }
    return share
  }

  /// The groups of some pieces, dissolved.
  func dissolve(_ pieces: [GroupPiece], pool: WorkPool) throws -> [[FeatureGeometries]] {
    try pool.map(pieces) {
      try GEOSContext()
    } _: { context, piece in
      try dissolved(piece, in: context)
    }
  }
}

extension FeatureGeometries {
  /// Groups of shapes that some envelopes reach, and the others.
  ///
  /// - Returns: The parts of groups that are not reached, feature by feature; those of the others, a feature for each
  ///   feature here that has one, and the numbers of these.
  fileprivate func split(
    reachedBy envelopes: EnvelopeTree
  ) -> (closed: FeatureGeometries, open: FeatureGeometries, openFeatures: [Int]) {
    var isOpen = [Bool](repeating: false, count: partCount)
    for group in ZoneBuilder.groups(of: self) {
      let isReached = group.contains { part in
        var isReached = false
        envelopes.forEachItem(intersecting: envelope(ofPart: part)) { _ in isReached = true }
        return isReached
      }
      if isReached { for part in group { isOpen[part] = true } }
    }
    var (closed, open, openFeatures) = (FeatureGeometries(), FeatureGeometries(), [Int]())
    for feature in 0..<count {
      for part in parts(ofFeature: feature) where isOpen[part] { open.appendPart(part, of: self) }
      if parts(ofFeature: feature).contains(where: { isOpen[$0] }) {
        open.endFeature(.multiPolygon)
        openFeatures.append(feature)
      }
      for part in parts(ofFeature: feature) where !isOpen[part] { closed.appendPart(part, of: self) }
      closed.endFeature(.multiPolygon)
    }
    return (closed, open, openFeatures)
  }
}
