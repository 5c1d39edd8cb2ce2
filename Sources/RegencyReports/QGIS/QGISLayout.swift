import Diagnostics
import HazardOverlay

/// The print layout of a theme: an A4 page for each regency, with title, map, legend, counts, scale bar and sources.
///
/// Positions and sizes are in millimetres.
struct QGISLayout {
  private let project: QGISProject
  private let theme: QGISProject.Theme
  private var contents: QGISProject.Contents { project.contents }

  init(_ project: QGISProject, theme: QGISProject.Theme) {
    self.project = project
    self.theme = theme
  }

  private func text(_ en: String, _ id: String) -> String { project.styles.text(en, id) }

  /// Kinds of items, by the numbers that QGIS gives them.
  private enum ItemType: Int {
    case page = 65638
    case map = 65639
    case picture = 65640
    case label = 65641
    case legend = 65642
    case scaleBar = 65646
    case frame = 65647
    case attributeTable = 65649
  }

  /// A place on the page.
  private struct Box {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  // MARK: The page

  var element: XMLElement {
    let page = item("page", .page, Box(x: 0, y: 0, width: 297, height: 210), ["background": "true"])
    let items = [
      map,
      label(
        "title", Self.plain(theme.title) + " · [% \"regency_name\" %]",
        Box(x: 10, y: 7, width: 277, height: 9), size: 18, isBold: true),
      label("subtitle", subtitle, Box(x: 10, y: 16, width: 277, height: 6), size: 10),
      legend, scaleBar, northArrow, tableFrame,
      label(
        "table-title", text("TPS by hazard", "Jumlah TPS menurut bahaya"), Box(x: 197, y: 122, width: 90, height: 5),
        size: 9, isBold: true),
      label("sources", sources, Box(x: 10, y: 191, width: 277, height: 14), size: 6.5),
    ]
    let custom = XMLElement("customproperties", [:], [XMLElement("Option", ["type": "Map"])])
    return XMLElement(
      "Layout",
      ["name": text("Map: ", "Peta: ") + theme.title, "units": "mm", "printResolution": "200"],
      [XMLElement("PageCollection", [:], [page])] + items + [table, custom, atlas])
  }

  private var subtitle: String {
    let day = contents.asOf.map { " · " + $0 } ?? ""
    return Self.plain(contents.title) + day + " · [% \"tps_count\" %] TPS"
  }

  /// Text of a label that holds no expression.
  private static func plain(_ text: String) -> String { text.replacing("[%", with: "[ %") }

  /// Every printed count carries its source, edition and rule.
  private var sources: String {
    let maps = contents.hazards.map { hazard in
      let near =
        hazard.nearMeters > 0 ? ", \(text("near", "dekat")) ≤ \(decimalText(hazard.nearMeters, decimals: 0)) m" : ""
      return hazard.title + " (" + text("edition ", "edisi ") + (hazard.edition ?? text("not stated", "tidak disebut"))
        + near + ")"
    }
    let rule = text(
      "A TPS is inside when its point touches a zone; not mapped does not mean safe.",
      "TPS di dalam bila titiknya menyentuh zona; tidak dipetakan bukan berarti aman.")
    return Self.plain(text("Hazard maps: ", "Peta bahaya: ") + maps.joined(separator: "; ") + ". " + rule)
  }

  // MARK: Items

  private var map: XMLElement {
    let box = Box(x: 10, y: 24, width: 182, height: 164)
    var item = item(
      "map", .map, box,
      [
        "frame": "true", "background": "true", "followPreset": "true", "followPresetName": theme.title,
        "keepLayerSet": "false",
      ])
    let sea = zip(["red", "green", "blue"], QGISColors.sea).map { (name: $0, value: "\($1)") }
    item.children = [Self.frameColor, XMLElement("BackgroundColor", sea + [("alpha", "255")])]
    return item.adding([
      project.extent("Extent", ratio: box.width / box.height),
      XMLElement("AtlasMap", ["atlasDriven": "1", "scalingMode": "2", "margin": "0.08"]),
    ])
  }

  private var legend: XMLElement {
    // The borders come last, and the land needs no explanation.
    let regencies = project.regencies
    let layers = theme.layers.filter { $0.table != regencies.table } + [regencies]
    let styles = [("title", 10.0), ("group", 9), ("subgroup", 8), ("symbolLabel", 7.5)].map { name, size in
      XMLElement(
        "style", ["name": name, "marginTop": name == "symbolLabel" ? "0.8" : "1.2", "marginLeft": "1"],
        [XMLElement("styleFont", ["description": Self.font(size, isBold: name != "symbolLabel")])])
    }
    let symbol = XMLElement(
      "style", ["name": "symbol", "marginTop": "0.8"],
      [XMLElement("styleFont", ["description": Self.font(7.5, isBold: false)])])
    return item(
      "legend", .legend, Box(x: 197, y: 24, width: 90, height: 96),
      [
        "title": text("Legend", "Legenda"), "map_uuid": "{map}", "legendFilterByAtlas": "0", "resizeToContents": "1",
        "symbolWidth": "5", "symbolHeight": "3", "splitLayer": "0",
        "boxSpace": "0", "fontColor": "#3b4650",
      ]
    ).adding([
      XMLElement("layer-tree-group", [:], layers.map { QGISProject.treeLayer($0) }),
      XMLElement("styles", [:], styles + [symbol]),
    ])
  }

  private var scaleBar: XMLElement {
    item(
      "scale-bar", .scaleBar, Box(x: 14, y: 175, width: 60, height: 10),
      [
        "mapUuid": "{map}", "style": "Single Box", "unitType": "km", "unitLabel": "km", "numSegments": "2",
        "numSegmentsLeft": "0", "segmentSizeMode": "1", "minBarWidth": "25", "maxBarWidth": "50", "height": "1.6",
        "labelBarSpace": "1", "boxContentSpace": "1", "numMapUnitsPerScaleBarUnit": "1", "numUnitsPerSegment": "5",
        "outlineWidth": "0.2", "background": "true",
      ]
    ).adding([Self.textStyle(size: 7)])
  }

  private var northArrow: XMLElement {
    item(
      "north", .picture, Box(x: 278, y: 24, width: 9, height: 11),
      [
        "file": ":/images/north_arrows/layout_default_north_arrow.svg", "mode": "2", "resizeMode": "0",
        "svgFillColor": QGISColors.ink, "svgBorderColor": QGISColors.ink, "svgBorderWidth": "0.2", "mapUuid": "{map}",
        "pictureRotation": "0", "northMode": "0",
      ])
  }

  private var tableFrame: XMLElement {
    item(
      "counts-frame", .frame, Box(x: 197, y: 128, width: 90, height: 60),
      ["multiFrame": "{counts}", "multiFrameTemplateUuid": "{counts}", "sectionX": "0", "sectionY": "0"])
  }

  /// The counts of the page's regency.
  private var table: XMLElement {
    let titles = CountedStatuses.all.map { ($0.name, $0.title.text(in: contents.language)) }
    let columns = ([("title", text("Hazard", "Bahaya"))] + titles).map { attribute, heading in
      XMLElement(
        "column",
        [
          "attribute": attribute, "heading": heading, "hAlignment": attribute == "title" ? "1" : "2",
          "vAlignment": "128", "width": attribute == "title" ? "32" : "11.5",
        ], [XMLElement("backgroundColor", ["red": "0", "green": "0", "blue": "0", "alpha": "0"])])
    }
    return XMLElement(
      "LayoutMultiFrame",
      [
        "type": "\(ItemType.attributeTable.rawValue)", "uuid": "{counts}", "templateUuid": "{counts}", "source": "0",
        "vectorLayer": "petarawan_counts", "filterFeatures": "true", "maxFeatures": "40",
        "featureFilter": #""regency_code" = attribute(@atlas_feature, 'regency_code')"#, "showGrid": "1",
        "gridStrokeWidth": "0.1", "gridColor": QGISColors.faint, "cellMargin": "0.7", "headerMode": "0",
        "wrapBehavior": "1", "resizeMode": "0", "horizontalGrid": "1", "verticalGrid": "0",
        "backgroundColor": QGISColors.none,
      ],
      [
        XMLElement("childFrame", ["uuid": "{counts-frame}", "templateUuid": "{counts-frame}"]),
        XMLElement("headerTextFormat", [:], [Self.textStyle(size: 5.5, isBold: true)]),
        XMLElement("contentTextFormat", [:], [Self.textStyle(size: 6.5)]),
        XMLElement("displayColumns", [:], columns),
      ])
  }

  private var atlas: XMLElement {
    XMLElement(
      "Atlas",
      [
        "enabled": "1", "coverageLayer": project.regencies.id, "pageNameExpression": #""regency_name""#,
        "sortFeatures": "1",
        "sortKey": #""regency_code""#, "sortAscending": "1", "filenamePattern": #"'peta-' || "regency_code""#,
        "hideCoverage": "0", "filterFeatures": "0",
      ])
  }

  // MARK: Parts of items

  private func label(_ name: String, _ words: String, _ box: Box, size: Double, isBold: Bool = false) -> XMLElement {
    item(name, .label, box, ["labelText": words, "halign": "1", "valign": "32", "marginX": "0", "marginY": "0"]).adding(
      [
        XMLElement("LabelFont", ["description": Self.font(size, isBold: isBold)]),
        XMLElement("FontColor", ["red": "59", "green": "70", "blue": "80", "alpha": "255"]),
        Self.textStyle(size: size, isBold: isBold),
      ])
  }

  private func item(
    _ name: String, _ type: ItemType, _ box: Box, _ attributes: KeyValuePairs<String, String>
  ) -> XMLElement {
    var element = XMLElement(
      "LayoutItem",
      [
        "id": name, "uuid": "{\(name)}", "templateUuid": "{\(name)}", "type": "\(type.rawValue)",
        "position": "\(box.x),\(box.y),mm", "positionOnPage": "\(box.x),\(box.y),mm",
        "size": "\(box.width),\(box.height),mm", "visibility": "1", "opacity": "1", "referencePoint": "0",
        "itemRotation": "0", "outlineWidthM": "0.2,mm",
      ])
    element.attributes += attributes.map { ($0.key, $0.value) }
    element.children = [
      Self.frameColor, XMLElement("BackgroundColor", ["red": "255", "green": "255", "blue": "255", "alpha": "220"]),
    ]
    return element
  }

  private static let frameColor = XMLElement(
    "FrameColor", ["red": "59", "green": "70", "blue": "80", "alpha": "255"])

  /// A font as Qt writes it.
  private static func font(_ size: Double, isBold: Bool) -> String {
    "DejaVu Sans,\(size),-1,5,\(isBold ? 75 : 50),0,0,0,0,0"
  }

  private static func textStyle(size: Double, isBold: Bool = false) -> XMLElement {
    XMLElement(
      "text-style",
      [
        "fontFamily": "DejaVu Sans", "fontSize": "\(size)", "fontSizeUnit": "Point", "fontWeight": isBold ? "75" : "50",
        "namedStyle": isBold ? "Bold" : "Book", "textColor": QGISColors.ink, "textOpacity": "1",
      ])
  }
}

extension XMLElement {
  /// The element with further ones in it.
  fileprivate func adding(_ more: [XMLElement]) -> XMLElement {
    var element = self
    element.children += more
    return element
  }
}
