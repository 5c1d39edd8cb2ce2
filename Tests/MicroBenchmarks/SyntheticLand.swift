import FeatureModel
import Glibc
import TestSupport

/// Made-up places and areas, the same ones for the same seed.
struct SyntheticLand {
  /// TPS in villages, in degrees.
  private(set) var stations: [Position] = []
  /// 400 polygons of 0.3 to 3 km with 60 to 2,000 positions each, rough at every scale, in degrees.
  private(set) var hazards = FeatureGeometries()
  /// 8 cells of half a degree with common borders of 500 positions a side, in degrees.
  private(set) var regencies = FeatureGeometries()

  private static let west = 105.2
  private static let south = -6.9
  private static let cell = 0.5

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let whole = Envelope(
      minX: Self.west, minY: Self.south, maxX: Self.west + 4 * Self.cell, maxY: Self.south + 2 * Self.cell)
    while stations.count < 20_000 {
      let village = random.position(in: whole)
      for _ in 0..<25 {
        let spread = Envelope(village).expanded(by: 0.01)
        stations.append(random.position(in: spread))
      }
    }
    for _ in 0..<400 {
      let size = Double.random(in: 0...1, using: &random)
      appendHazard(
        around: random.position(in: whole), radius: 0.3 * pow(10, size) / 111,
        positions: Int(60 * pow(2000.0 / 60, size)), &random)
    }
    for index in 0..<8 { appendRegency(column: index % 4, row: index / 4) }
  }

  /// x and y of the TPS in turn, in degrees.
  var coordinates: [Double] { stations.flatMap { [$0.x, $0.y] } }

  // MARK: Shapes

  /// A ring whose radius is a sum of waves, from long and high to short and low.
  private mutating func appendHazard(
    around center: Position, radius: Double, positions: Int, _ random: inout SeededRandom
  ) {
    let waves = (1...40).map { wave in
      let count = pow(1.15, Double(wave)).rounded()
      return (
        count: count, height: Double.random(in: 0...0.6, using: &random) / count,
        start: Double.random(in: 0...6.28, using: &random)
      )
    }
    let start = hazards.positionCount
    for step in 0..<positions {
      let angle = 2 * Double.pi * Double(step) / Double(positions)
      let height = waves.reduce(0) { $0 + $1.height * sin($1.count * angle + $1.start) }
      let length = radius * exp(0.4 * height)
      hazards.appendPosition(x: center.x + length * cos(angle), y: center.y + length * sin(angle))
    }
    let first = hazards.position(start)
    hazards.appendPosition(x: first.x, y: first.y)
    hazards.endRing()
    hazards.endPart(.polygon)
    hazards.endFeature(.polygon)
  }

  /// A cell of the grid, bent so that its borders are no straight lines and stay common.
  private mutating func appendRegency(column: Int, row: Int) {
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    for (from, to) in zip(corners, corners.dropFirst()) {
      for step in 0..<500 {
        let share = Double(step) / 500
        appendBent(
          x: Double(column) + Double(from.0) + share * Double(to.0 - from.0),
          y: Double(row) + Double(from.1) + share * Double(to.1 - from.1))
      }
    }
    appendBent(x: Double(column), y: Double(row))
    regencies.endRing()
    regencies.endPart(.polygon)
    regencies.endFeature(.polygon)
  }

  private mutating func appendBent(x: Double, y: Double) {
    regencies.appendPosition(
      x: Self.west + Self.cell * (x + 0.04 * sin(9 * y)), y: Self.south + Self.cell * (y + 0.04 * sin(7 * x)))
  }
}
