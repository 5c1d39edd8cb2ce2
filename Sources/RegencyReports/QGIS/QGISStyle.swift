/// How QGIS shows a layer: symbols by class, labels, map tip, names of the fields.
struct QGISStyle {
  /// Features with the same value of the style's expression.
  struct Class {
    /// The value; empty for all others.
    var value: String
    /// Text of the legend.
    var label: String
    var symbol: QGISSymbol
  }

  /// Labels from a scale on.
  struct Labels {
    /// A field's name.
    var field: String
    /// Points.
    var size: Double
    /// Denominator of the smallest scale at which they show.
    var smallestScale: Int
    /// In the middle of an area, else beside a point.
    var isOverArea = false
  }

  /// The expression that tells the class; nil when all features look the same.
  var expression: String?
  /// The classes in the order of the legend.
  var classes: [Class]
  var labels: Labels?
  /// HTML with expressions in `[% %]`; empty for none.
  var mapTip = ""
  /// Names for people, by field.
  var aliases: [(field: String, alias: String)] = []

  /// The parts that a style file and a project share.
  var elements: [XMLElement] {
    var elements = [renderer]
    if let labels { elements.append(labels.element) }
    elements.append(
      XMLElement(
        "aliases", [:], aliases.map { XMLElement("alias", ["field": $0.field, "name": $0.alias]) }))
    elements.append(XMLElement("mapTip", ["enabled": "1"], text: mapTip))
    return elements
  }

  var hasLabels: String { labels == nil ? "0" : "1" }

  /// A style file (QML) as QGIS finds it beside a layer.
  var document: String {
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + XMLElement(
        "qgis",
        [
          "version": QGISStyle.version, "labelsEnabled": hasLabels,
          "styleCategories": "Symbology|Labeling|Fields|MapTips",
        ], elements
      ).text()
  }

  /// The QGIS that the files are written for; newer ones read them too.
  static let version = "3.22.0"

  private var renderer: XMLElement {
    let symbols = classes.enumerated().map { $1.symbol.element(name: "\($0)") }
    guard let expression else {
      return XMLElement("renderer-v2", ["type": "singleSymbol"], [XMLElement("symbols", [:], symbols)])
    }
    let categories = classes.enumerated().map { index, item in
      XMLElement("category", ["value": item.value, "label": item.label, "symbol": "\(index)", "render": "true"])
    }
    return XMLElement(
      "renderer-v2", ["type": "categorizedSymbol", "attr": expression, "symbollevels": "1"],
      [XMLElement("categories", [:], categories), XMLElement("symbols", [:], symbols)])
  }
}

extension QGISStyle.Labels {
  fileprivate var element: XMLElement {
    let halo = XMLElement(
      "text-buffer",
      [
        "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM", "bufferColor": QGISColors.white,
        "bufferOpacity": "0.8",
      ])
    let text = XMLElement(
      "text-style",
      [
        "fieldName": field, "isExpression": "0", "fontSize": "\(size)", "fontSizeUnit": "Point",
        "fontFamily": "DejaVu Sans", "fontWeight": isOverArea ? "75" : "50",
        "namedStyle": isOverArea ? "Bold" : "Book", "textColor": QGISColors.ink, "textOpacity": "1",
      ], [halo])
    return XMLElement(
      "labeling", ["type": "simple"],
      [
        XMLElement(
          "settings", ["calloutType": "simple"],
          [
            text,
            XMLElement(
              "placement", ["placement": isOverArea ? "4" : "6", "dist": isOverArea ? "0" : "1", "distUnits": "MM"]),
            XMLElement(
              "rendering", ["scaleVisibility": "1", "scaleMax": "\(smallestScale)", "scaleMin": "1", "drawLabels": "1"]),
          ])
      ])
  }
}
