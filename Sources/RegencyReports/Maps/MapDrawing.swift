import Diagnostics
import FeatureModel

/// Draws a map as SVG: regencies, areas, TPS, names, scale bar, north arrow and legend.
///
/// One unit is 0.18 mm when a map of 1000 units fills the width of an A4 page. Everything is drawn with attributes of the
/// elements themselves, so that any program shows it.
public struct MapDrawing {
  let content: MapContent
  let words: ReportWords
  let frame: MapFrame
  /// Height of the title.
  private let top: Int
  static let fontSize = 18
  static let fonts = "system-ui, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"

  /// A map of a width in units.
  ///
  /// - Parameter isAlone: The map is a file of its own, with title and note.
  public init(_ content: MapContent, width: Int, isAlone: Bool, language: Language) {
    self.content = content
    words = ReportWords(language: language)
    top = isAlone ? 46 : 0
    self.isAlone = isAlone
    frame = MapFrame(
      around: content.regencies.envelope(of: content.focus), width: width, greatestHeight: isAlone ? 1050 : width)
  }

  private let isAlone: Bool

  /// The map as a file.
  public var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup(id: "map").text.string
  }

  /// The map as a part of a page.
  ///
  /// - Parameter id: Begins the ids in the map; different for each map of a page.
  func markup(id: String) -> Markup {
    let legend = MapLegend(content, width: frame.width, top: top + frame.height + 12)
    let note = isAlone ? MapLegend.lines(of: content.note, width: frame.width - 8, fontSize: 15) : []
    let height = legend.bottom + 10 + 20 * note.count
    var svg = Markup()
    svg.inside(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(frame.width) \(height)", "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc", "font-family": Self.fonts, "font-size": "\(Self.fontSize)",
        "fill": MapColors.css(QGISColors.ink),
      ]
    ) { svg in
      svg.element("title", ["id": "\(id)-title"], content.title)
      svg.element("desc", ["id": "\(id)-desc"], content.summary)
      if isAlone {
        svg.empty("rect", ["width": "\(frame.width)", "height": "\(height)", "fill": "white"])
        svg.element("text", ["x": "2", "y": "28", "font-size": "26", "font-weight": "bold"], content.title)
      }
      svg.inside(
        "svg",
        [
          "x": "0", "y": "\(top)", "width": "\(frame.width)", "height": "\(frame.height)",
          "viewBox": "0 0 \(10 * frame.width) \(10 * frame.height)",
        ]
      ) { drawGround(&$0, id: id) }
      drawFurniture(&svg)
      legend.draw(&svg)
      for (index, line) in note.enumerated() {
        svg.element("text", ["x": "2", "y": "\(legend.bottom + 20 * (index + 1))", "font-size": "15"], line)
      }
    }
    return svg
  }

  // MARK: The ground, in tenths of a unit

  private func drawGround(_ svg: inout Markup, id: String) {
    svg.empty("rect", ["width": "\(10 * frame.width)", "height": "\(10 * frame.height)", "fill": MapColors.sea])
    let paths = MapPaths(frame: frame)
    let visible = frame.envelope
    let shown = content.regencies.envelopes.indices.filter { content.regencies.envelopes[$0].intersects(visible) }
    let outlines = shown.map { regency in
      let parts = content.regencies.outlines.parts(ofFeature: regency)
      return (regency: regency, path: paths.outlines(of: parts, in: content.regencies.outlines))
    }
    let land = outlines.filter { content.focus.contains($0.regency) }.map(\.path).joined()
    let others = outlines.filter { !content.focus.contains($0.regency) }.map(\.path).joined()
    drawPath(&svg, others, fill: MapColors.otherLand)
    drawPath(&svg, land, fill: MapColors.css(QGISColors.land))
    if let ground = content.ground {
      drawPath(&svg, land, fill: ground.look.paint.fill, opacity: ground.look.paint.opacity)
      svg.inside("clipPath", ["id": "\(id)-land"]) { drawPath(&$0, land, fill: "black") }
      svg.inside("g", ["clip-path": "url(#\(id)-land)"]) { drawAreas(&$0) }
    } else {
      drawAreas(&svg)
    }
    drawBorders(&svg, others, color: MapColors.line, width: 8)
    drawBorders(&svg, land, color: MapColors.css(QGISColors.ink), width: 16)
    for regency in shown { drawName(of: regency, paths, &svg) }
    for lines in content.lines { lines.draw(in: frame, &svg) }
    // TPS lie over names.
    for marks in content.marks { marks.look.draw(at: paths.spots(of: marks.positions), unit: 10, &svg) }
  }

  private func drawAreas(_ svg: inout Markup) {
    for areas in content.areas {
      let path = areas.path(in: frame)
      guard !path.isEmpty else { continue }
      let paint = areas.look.paint
      svg.empty(
        "path",
        [
          "d": path, "fill": paint.fill, "fill-opacity": paint.opacity, "stroke": paint.line, "stroke-width": "6",
          "stroke-dasharray": paint.line == "none" ? "none" : "30 20",
        ])
    }
  }

  private func drawPath(_ svg: inout Markup, _ path: String, fill: String, opacity: String = "1") {
    if !path.isEmpty { svg.empty("path", ["d": path, "fill": fill, "fill-opacity": opacity]) }
  }

  private func drawBorders(_ svg: inout Markup, _ path: String, color: String, width: Int) {
    guard !path.isEmpty else { return }
    svg.empty(
      "path",
      ["d": path, "fill": "none", "stroke": color, "stroke-width": "\(width)", "stroke-linejoin": "round"])
  }

  /// The name of a regency, where there is room for it.
  private func drawName(of regency: Int, _ paths: MapPaths, _ svg: inout Markup) {
    let isFocus = content.focus.contains(regency)
    // A map of one regency says its name in the title.
    if isFocus && content.focus.count == 1 { return }
    let outlines = content.regencies.outlines
    let rings = outlines.parts(ofFeature: regency).flatMap { outlines.rings(ofPart: $0) }
      .map { paths.drawn(outlines.positions(ofRing: $0), of: outlines) }
    let name = content.regencies.names[regency]
    guard let place = LabelPlace.place(inside: rings) else { return }
    let needed = Double(10 * MapLegend.width(of: name, fontSize: Self.fontSize))
    guard place.length > (isFocus ? 0.4 : 0.9) * needed else { return }
    drawText(
      &svg, name, at: place.center, color: isFocus ? MapColors.css(QGISColors.ink) : "rgb(100,106,112)")
  }

  /// A text in the middle of a place, with white around it.
  private func drawText(_ svg: inout Markup, _ text: String, at place: DrawnPoint, color: String) {
    let size = "\(10 * Self.fontSize)"
    for (fill, stroke) in [("white", "white"), (color, "none")] {
      svg.element(
        "text",
        [
          "x": "\(place.x)", "y": "\(place.y + 60)", "font-size": size, "text-anchor": "middle", "fill": fill,
          "stroke": stroke, "stroke-width": "40", "stroke-linejoin": "round", "font-weight": "600",
        ], text)
    }
  }

  // MARK: Scale bar and north arrow, in units

  private func drawFurniture(_ svg: inout Markup) {
    let (bottom, right) = (top + frame.height, frame.width)
    svg.empty(
      "rect",
      [
        "x": "0.5", "y": "\(top)", "width": "\(frame.width - 1)", "height": "\(frame.height)", "fill": "none",
        "stroke": MapColors.line,
      ])
    let length = Int((frame.scaleBarMeters * frame.unitsPerMeter).rounded())
    svg.empty(
      "rect",
      [
        "x": "8", "y": "\(bottom - 42)", "width": "\(length + 24)", "height": "34", "fill": "white",
        "fill-opacity": "0.85",
      ])
    svg.empty(
      "path",
      [
        "d": "M20 \(bottom - 22)v8h\(length)v-8", "fill": "none", "stroke": MapColors.css(QGISColors.ink),
        "stroke-width": "2.5",
      ])
    svg.element(
      "text", ["x": "\(20 + length / 2)", "y": "\(bottom - 22)", "font-size": "16", "text-anchor": "middle"],
      words.length(frame.scaleBarMeters))
    svg.empty(
      "circle", ["cx": "\(right - 28)", "cy": "\(top + 32)", "r": "24", "fill": "white", "fill-opacity": "0.85"])
    svg.empty("path", ["d": "M\(right - 28) \(top + 12)l9 22 -9 -6 -9 6z"])
    svg.element(
      "text",
      ["x": "\(right - 28)", "y": "\(top + 51)", "font-size": "15", "text-anchor": "middle", "font-weight": "bold"],
      words.text("N", "U"))
  }
}
