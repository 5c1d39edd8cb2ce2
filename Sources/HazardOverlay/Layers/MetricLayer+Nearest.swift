import FeatureModel

extension MetricLayer {
  /// The place of the outlines that is nearest to a position, and the distance in metres.
  ///
  /// - Parameter position: In the metric CRS.
  /// - Returns: Of equally near places the one of the lower edge; nil when the layer has nothing in reach.
  public func nearestPlace(to position: Position) -> (place: Position, layerPart: Int, meters: Double)? {
    var bound = Double.infinity
    var best: (edge: Int, part: Int, place: Position, squaredDistance: Double)?
    edges.forEachRun(around: position, withinSquared: &bound) { run, part, _, bound in
      let starts = run.isEmpty ? run.lowerBound..<run.lowerBound + 1 : run
      for edge in starts {
        let start = geometries.position(edge)
        let end = run.isEmpty ? start : geometries.position(edge + 1)
        let place = nearestPlace(to: position, onSegment: start, end)
        let distance = squaredDistance(from: position, toSegment: place, place)
        if let found = best, (distance, edge) >= (found.squaredDistance, found.edge) { continue }
        best = (edge, part, place, distance)
        // A little more, so that rounding loses no edge that is equally near.
        bound = distance * (1 + 1e-12)
      }
    }
    return best.map { ($0.place, layerParts[$0.part], $0.squaredDistance.squareRoot()) }
  }

  /// The features of the layer, which this one was made from, with an outline within a distance of a position, in file
  /// order.
  public func features(of layer: IndexedLayer, within meters: Double, of position: Position) -> [Int] {
    var features: Set<Int> = []
    edges.forEachPart(around: position, withinSquared: meters * meters) { part in
      !features.contains(layer.partFeatures[layerParts[part]])
    } _: { part in
      features.insert(layer.partFeatures[layerParts[part]])
    }
    return features.sorted()
  }

  private func nearestPlace(to position: Position, onSegment start: Position, _ end: Position) -> Position {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    guard length > 0 else { return start }
    let share = min(1, max(0, ((position.x - start.x) * dx + (position.y - start.y) * dy) / length))
    return Position(x: start.x + share * dx, y: start.y + share * dy)
  }
}
