/// How QGIS draws the features of one class.
struct QGISSymbol {
  enum Kind: String {
    case marker, line, fill

    fileprivate var layerClass: String {
      switch self {
      case .marker: "SimpleMarker"
      case .line: "SimpleLine"
      case .fill: "SimpleFill"
      }
    }
  }

  var kind: Kind
  /// Properties of the symbol layer, by the names that QGIS gives them.
  var properties: KeyValuePairs<String, String>
  /// 0 to 1.
  var opacity = 1.0
  /// Symbols of higher levels are drawn over lower ones, whatever the order of the features.
  var level = 0
  /// Color of the arrow head at the end of a line; nil for none.
  var arrowColor: String?

  /// The symbol as an element of a renderer.
  func element(name: String) -> XMLElement {
    let layers = [layer(kind.layerClass, properties)] + (arrowColor.map { [arrowHead($0, of: name)] } ?? [])
    return XMLElement("symbol", ["type": kind.rawValue, "name": name, "alpha": "\(opacity)"], layers)
  }

  private func layer(
    _ name: String, _ properties: KeyValuePairs<String, String>, _ symbol: [XMLElement] = []
  ) -> XMLElement {
    let options = properties.map { XMLElement("Option", ["name": $0.key, "type": "QString", "value": $0.value]) }
    return XMLElement(
      "layer", ["class": name, "enabled": "1", "pass": "\(level)"],
      [XMLElement("Option", ["type": "Map"], options)] + symbol)
  }

  /// A head at the last position of a line, turned along it.
  private func arrowHead(_ color: String, of name: String) -> XMLElement {
    let head = QGISSymbol.point(
      "filled_arrowhead", size: 2.4, color: color, outline: Outline(color: color, width: 0.1), level: 0)
    return layer(
      "MarkerLine", ["placement": "lastvertex", "placements": "LastVertex", "rotate": "1"],
      [head.element(name: "@\(name)@1")])
  }

  /// The line around a symbol.
  struct Outline {
    var color: String
    /// Millimetres; 0 for none.
    var width = 0.2
    var isDashed = false

    static let none = Outline(color: QGISColors.none, width: 0)

    fileprivate var style: String { width > 0 ? (isDashed ? "dash" : "solid") : "no" }
  }

  /// A point.
  static func point(_ shape: String, size: Double, color: String, outline: Outline, level: Int) -> QGISSymbol {
    QGISSymbol(
      kind: .marker,
      properties: [
        "name": shape, "size": "\(size)", "size_unit": "MM", "color": color, "outline_color": outline.color,
        "outline_style": outline.style, "outline_width": "\(outline.width)", "outline_width_unit": "MM",
      ], level: level)
  }

  /// A line that leads from its first position to its last.
  static func arrow(color: String, width: Double, isDashed: Bool = false, level: Int = 0) -> QGISSymbol {
    QGISSymbol(
      kind: .line,
      properties: [
        "line_color": color, "line_width": "\(width)", "line_width_unit": "MM",
        "line_style": isDashed ? "dash" : "solid",
        "capstyle": "flat", "joinstyle": "round",
      ], level: level, arrowColor: color)
  }

  /// An area.
  static func area(
    color: String, fill: String = "solid", outline: Outline, opacity: Double = 1, level: Int = 0
  ) -> QGISSymbol {
    QGISSymbol(
      kind: .fill,
      properties: [
        "color": color, "style": fill, "outline_color": outline.color, "outline_style": outline.style,
        "outline_width": "\(outline.width)", "outline_width_unit": "MM",
      ], opacity: opacity, level: level)
  }
}

/// The colours of statuses and classes.
///
/// Hazard goes from light to dark in one hue and nearness has another, so that they can be told apart without seeing red
/// and green, and in a grey copy. Source of the ramp: ColorBrewer, YlOrBr (Cynthia Brewer, Pennsylvania State University).
enum QGISColors {
  static let ramp = ["254,227,145,255", "254,196,79,255", "254,153,41,255", "217,95,14,255", "153,52,4,255"]
  static let near = "43,140,190,255"
  /// Decisions have a hue of their own. Source: ColorBrewer, Purples.
  static let decisionRamp = [
    "242,240,247,255", "203,201,226,255", "158,154,200,255", "117,107,177,255", "84,39,143,255",
  ]
  /// Kinds without an order; symbols tell them apart too.
  static let kinds = [
    "84,39,143,255", "0,121,107,255", "170,51,119,255", "59,70,80,255", "102,102,102,255", "0,68,136,255",
  ]
  static let faint = "141,162,179,255"
  static let ink = "59,70,80,255"
  static let white = "255,255,255,255"
  static let none = "0,0,0,0"
  static let land = "252,251,247,255"
  static let sea = [230, 239, 244]

  /// The colour of a class.
  ///
  /// - Parameters:
  ///   - rank: 0 for the lowest class.
  ///   - count: Number of classes.
  static func ofClass(rank: Int, of count: Int) -> String { step(rank, of: count, in: ramp) }

  /// A colour of a ramp; rank 0 is the lightest.
  static func step(_ rank: Int, of count: Int, in ramp: [String]) -> String {
    guard count > 1 else { return ramp[3] }
    return ramp[(rank * (ramp.count - 1) + (count - 1) / 2) / (count - 1)]
  }
}
