import FeatureModel

/// The legend below a map: what its areas and marks mean, in columns.
struct MapLegend {
  /// What a line of the legend shows: an area, marks, marks on the area of the same class, or lines.
  private struct Item {
    var area: MapLook?
    var marks: MarkLook?
    var lines: MapLines?
    var label: String
  }

  private let items: [Item]
  private let columns: Int
  private let columnWidth: Int
  private let top: Int
  private static let rowHeight = 27
  private static let fontSize = 17

  /// The legend of a map.
  ///
  /// - Parameters:
  ///   - width: Of the map, in units.
  ///   - top: Where the legend begins, in units from the top.
  init(_ content: MapContent, width: Int, top: Int) {
    var areas = content.areas.reversed().map { Item(area: $0.look, label: $0.label) }
    if let ground = content.ground { areas.append(Item(area: ground.look, label: ground.label)) }
    var items: [Item] = []
    for marks in content.marks.reversed() {
      guard let same = areas.firstIndex(where: { $0.area == marks.look.area }) else {
        items.append(Item(marks: marks.look, label: marks.label))
        continue
      }
      items.append(Item(area: areas[same].area, marks: marks.look, label: areas.remove(at: same).label + ", TPS"))
    }
    items += content.lines.map { Item(lines: $0, label: $0.label) }
    var labels: Set<String> = []
    // Several hazards may give areas of one look; each label is said once.
    self.items = items + areas.filter { labels.insert($0.label).inserted }
    columns = max(1, width / 480)
    columnWidth = width / columns
    self.top = top
  }

  private var rows: Int { (items.count + columns - 1) / columns }

  /// Where the legend ends.
  var bottom: Int { top + rows * Self.rowHeight }

  func draw(_ svg: inout Markup) {
    for (index, item) in items.enumerated() {
      let (x, y) = (index / rows * columnWidth, top + index % rows * Self.rowHeight)
      if let look = item.area { draw(look, x: x, y: y, &svg) }
      item.lines?.draw(
        from: DrawnPoint(Position(x: Double(x + 2), y: Double(y + 12))),
        to: DrawnPoint(Position(x: Double(x + 33), y: Double(y + 12))), &svg)
      item.marks?.draw(at: [DrawnPoint(Position(x: Double(x + 17), y: Double(y + 12)))], unit: 1.3, &svg)
      svg.element(
        "text", ["x": "\(x + 42)", "y": "\(y + 18)", "font-size": "\(Self.fontSize)"],
        Self.fitting(item.label, width: columnWidth - 48))
    }
  }

  private func draw(_ look: MapLook, x: Int, y: Int, _ svg: inout Markup) {
    let isDashed = look.paint.line != "none"
    svg.empty(
      "rect",
      [
        "x": "\(x + 3)", "y": "\(y + 4)", "width": "28", "height": "17", "fill": look.paint.fill,
        "fill-opacity": look.paint.opacity, "stroke": isDashed ? look.paint.line : MapColors.line,
        "stroke-dasharray": isDashed ? "4 2" : "none",
      ])
  }

  /// About how wide a text is, in units.
  static func width(of text: String, fontSize: Int) -> Int { text.count * fontSize * 56 / 100 }

  /// A text as lines that fit.
  static func lines(of text: String, width: Int, fontSize: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, Self.width(of: last + " " + word, fontSize: fontSize) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  /// As much of a text as fits.
  private static func fitting(_ text: String, width: Int) -> String {
    guard Self.width(of: text, fontSize: fontSize) > width else { return text }
    return text.prefix(max(1, width * 100 / 56 / fontSize - 1)) + "…"
  }
}
