import FeatureModel

/// Straight lines of one look, each with a head at its end: where something moves to, where the nearest one is.
public struct MapLines: Sendable {
  /// What the legend calls them.
  public var label: String
  private let color: String
  /// In degrees.
  private let lines: [(start: Position, end: Position)]

  /// - Parameters:
  ///   - number: Lines of different numbers differ in hue, as in the QGIS project.
  ///   - lines: In degrees.
  public init(label: String, number: Int, lines: [(start: Position, end: Position)]) {
    self.label = label
    self.lines = lines
    color = MapColors.css(QGISColors.kinds[number % QGISColors.kinds.count])
  }

  /// Nothing to draw.
  public var isEmpty: Bool { lines.isEmpty }

  /// Draws what ends or begins in the frame, in tenths of a unit.
  func draw(in frame: MapFrame, _ svg: inout Markup) {
    let visible = frame.envelope
    var seen: Set<[DrawnPoint]> = []
    let drawn = lines.filter { $0.start.isFinite && $0.end.isFinite }
      .filter { visible.contains($0.start) || visible.contains($0.end) }
      .map { line in [line.start, line.end].map { DrawnPoint(frame.tenths(x: $0.x, y: $0.y)) } }
      .filter { $0[0] != $0[1] && seen.insert($0).inserted }
    draw(drawn.map { ($0[0], $0[1]) }, unit: 10, &svg)
  }

  /// Draws one line for the legend.
  func draw(from start: DrawnPoint, to end: DrawnPoint, _ svg: inout Markup) { draw([(start, end)], unit: 1, &svg) }

  /// - Parameter unit: Units of the element that they are drawn in, for each unit of the map.
  private func draw(_ lines: [(start: DrawnPoint, end: DrawnPoint)], unit: Double, _ svg: inout Markup) {
    guard !lines.isEmpty else { return }
    svg.empty(
      "path",
      [
        "d": lines.map { "M\($0.start.x) \($0.start.y)L\($0.end.x) \($0.end.y)" }.joined(), "fill": "none",
        "stroke": color, "stroke-width": "\(Int((2.5 * unit).rounded()))",
      ])
    svg.empty("path", ["d": lines.map { head($0.start, $0.end, unit) }.joined(), "fill": color])
  }

  /// A triangle with its tip at the end of a line.
  private func head(_ start: DrawnPoint, _ end: DrawnPoint, _ unit: Double) -> String {
    let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
    let length = (dx * dx + dy * dy).squareRoot()
    let (alongX, alongY) = (dx / length * 10 * unit, dy / length * 10 * unit)
    let corners = [0.45, -0.45].map { side in
      DrawnPoint(
        Position(x: Double(end.x) - alongX - side * alongY, y: Double(end.y) - alongY + side * alongX))
    }
    return "M\(end.x) \(end.y)L\(corners[0].x) \(corners[0].y) \(corners[1].x) \(corners[1].y)z"
  }
}
