import FeatureModel

/// A geometry drawn by hand: a ring or a line is x and y in turn.
public enum Shape: Sendable {
  /// A null geometry.
  case nothing
  /// One position.
  case point(Double, Double)
  /// One line.
  case line([Double])
  /// An exterior ring, then interior ones, all closed.
  case polygon([[Double]])
  /// Several polygons.
  case multiPolygon([[[Double]]])

  /// A square without interior rings, from its lower left corner.
  public static func square(_ x: Double, _ y: Double, side: Double) -> Shape {
    .polygon([squareRing(x, y, side: side)])
  }

  /// A rectangle without interior rings, from its corners.
  public static func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> Shape {
    .polygon([[minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY]])
  }
}

/// A closed ring around a square, counter-clockwise from its lower left corner.
public func squareRing(_ x: Double, _ y: Double, side: Double) -> [Double] {
  [x, y, x + side, y, x + side, y + side, x, y + side, x, y]
}

extension FeatureGeometries {
  /// One feature for each shape.
  public init(drawing shapes: [Shape]) {
    self.init()
    for shape in shapes { append(shape) }
  }

  /// Adds one feature.
  public mutating func append(_ shape: Shape) {
    switch shape {
    case .nothing: endFeature(.none)
    case .point(let x, let y):
      append([[x, y]], .point)
      endFeature(.point)
    case .line(let pairs):
      append([pairs], .line)
      endFeature(.lineString)
    case .polygon(let rings):
      append(rings, .polygon)
      endFeature(.polygon)
    case .multiPolygon(let polygons):
      for rings in polygons { append(rings, .polygon) }
      endFeature(.multiPolygon)
    }
  }

  private mutating func append(_ rings: [[Double]], _ kind: PartKind) {
    for ring in rings {
      for index in stride(from: 0, to: ring.count, by: 2) { appendPosition(x: ring[index], y: ring[index + 1]) }
      endRing()
    }
    endPart(kind)
  }
}
