import Diagnostics
import HazardOverlay

/// A bar for each hazard: TPS inside by class, highest first, then near, on one scale.
struct HazardBars {
  let hazards: [HazardDefinition]
  let tally: Tally
  let words: ReportWords
  private static let rowHeight = 54
  private static let width = 1000

  private func parts(of hazard: Int) -> [(label: String, fill: String, count: Int)] {
    let definition = hazards[hazard]
    let classes = definition.classes
    let inside = classes.enumerated().map { index, hazardClass in
      (
        label: definition.label(of: hazardClass).isEmpty
          ? words.text(definition.classTitle(hazardClass)) : definition.label(of: hazardClass),
        fill: MapColors.css(QGISColors.ofClass(rank: classes.count - 1 - index, of: classes.count)),
        count: tally.count(.inside(hazardClass), ofHazard: hazard).stations
      )
    }
    let near = tally.count(.near, ofHazard: hazard).stations
    return inside + [(words.text("near", "dekat"), MapColors.css(QGISColors.near), near)]
  }

  /// The chart; its numbers are also its text for those who do not see it.
  func markup(id: String, title: String) -> Markup {
    let rows = hazards.indices.map { parts(of: $0) }
    let greatest = max(1, rows.map { $0.reduce(0) { $0 + $1.count } }.max() ?? 1)
    var svg = Markup()
    svg.inside(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Self.width) \(rows.count * Self.rowHeight + 4)",
        "role": "img", "aria-labelledby": "\(id)-title \(id)-desc", "font-family": MapDrawing.fonts,
        "font-size": "17", "fill": MapColors.css(QGISColors.ink),
      ]
    ) { svg in
      svg.element("title", ["id": "\(id)-title"], title)
      svg.element("desc", ["id": "\(id)-desc"], summary(rows))
      for (index, parts) in rows.enumerated() { draw(parts, index, greatest, &svg) }
    }
    return svg
  }

  private func summary(_ rows: [[(label: String, fill: String, count: Int)]]) -> String {
    zip(hazards, rows).map { hazard, parts in
      "\(hazard.title): " + parts.map { "\($0.label): \(words.count($0.count))" }.joined(separator: ", ")
    }.joined(separator: ". ") + "."
  }

  private func draw(
    _ parts: [(label: String, fill: String, count: Int)], _ row: Int, _ greatest: Int, _ svg: inout Markup
  ) {
    let top = row * Self.rowHeight
    svg.element("text", ["x": "0", "y": "\(top + 18)", "font-weight": "600"], hazards[row].title)
    let texts = parts.filter { $0.count > 0 }.map { "\($0.label): \(words.count($0.count))" }.joined(separator: " · ")
    svg.element(
      "text", ["x": "\(Self.width)", "y": "\(top + 18)", "text-anchor": "end", "font-size": "15"],
      texts.isEmpty ? words.text("none inside or near", "tidak ada di dalam atau dekat") : texts)
    svg.empty("rect", ["y": "\(top + 25)", "width": "\(Self.width)", "height": "18", "fill": "rgb(241,243,244)"])
    var before = 0
    for part in parts where part.count > 0 {
      let (start, end) = (before * Self.width / greatest, (before + part.count) * Self.width / greatest)
      svg.empty(
        "rect",
        [
          "x": "\(start)", "y": "\(top + 25)", "width": "\(max(1, end - start))", "height": "18", "fill": part.fill,
          "stroke": "white", "stroke-width": "1",
        ])
      before += part.count
    }
  }
}
