import Diagnostics
import FeatureModel
import HazardOverlay

/// A QGIS project over the layers of `petarawan.gpkg`, which lies beside it.
///
/// Everything is in OGC:CRS84 as EPSG:4326. Paths are relative, ids are the names of the layers, and no time is in it, so
/// that the same run always gives the same text.
///
/// Source: the projects that QGIS 3.22 writes; what it fills in by itself is left out.
public struct QGISProject {
  /// What the project shows.
  public struct Contents {
    /// Title of the job.
    public var title: String
    /// The day that the job speaks for.
    public var asOf: String?
    /// The hazards of the job.
    public var hazards: [HazardDefinition]
    /// Indices of the hazards with a layer of zones.
    public var hazardsWithZones: [Int]
    /// What the parts of `decisions` came to.
    public var decisions: [DecisionTable]
    /// Envelope of the regencies in degrees; empty for none.
    public var envelope: Envelope
    /// Language of names and titles.
    public var language: Language

    /// The contents from their parts.
    public init(
      title: String, asOf: String?, hazards: [HazardDefinition], hazardsWithZones: [Int],
      decisions: [DecisionTable] = [], envelope: Envelope, language: Language
    ) {
      self.title = title
      self.asOf = asOf
      self.hazards = hazards
      self.hazardsWithZones = hazardsWithZones
      self.decisions = decisions
      self.envelope = envelope
      self.language = language
    }
  }

  /// A layer in the tree.
  struct Layer {
    /// QGIS gives a layer another id when this one has ten characters or fewer.
    var id: String
    /// Table in the GeoPackage.
    var table: String
    var title: String
    /// `Point`, `Line`, `Polygon` or `No geometry`.
    var geometry: String
    var style: QGISStyle?
    var isVisible: Bool

    /// A layer; without a name of its own it is called after its table.
    init(
      table: String, name: String? = nil, title: String, geometry: String, style: QGISStyle? = nil,
      isVisible: Bool = true
    ) {
      id = "petarawan_" + (name ?? table)
      self.table = table
      self.title = title
      self.geometry = geometry
      self.style = style
      self.isVisible = isVisible
    }
  }

  /// Layers that are shown together, and that a print layout has a page of for each regency.
  struct Theme {
    var title: String
    /// From the top of the map down.
    var layers: [Layer]
  }

  /// A group of the tree.
  struct Group {
    var title: String
    var layers: [Layer]
    var isVisible = true
    /// Only one of its layers is shown at a time.
    var isExclusive = false
    var isExpanded = true
  }

  let contents: Contents
  let styles: QGISStyles

  /// A project that shows some contents in the styles of their layers.
  public init(_ contents: Contents, styles: QGISStyles) {
    self.contents = contents
    self.styles = styles
  }

  /// The project file (`.qgs`).
  public var document: String {
    let layers = groups.flatMap(\.layers)
    let children = [
      XMLElement("title", text: contents.title), XMLElement("projectCrs", [:], [Self.crs]), tree,
      XMLElement("projectlayers", [:], layers.map(element)),
      XMLElement("layerorder", [:], layers.map { XMLElement("layer", ["id": $0.id]) }), properties,
      XMLElement("visibility-presets", [:], themes.map(preset)),
      XMLElement("Layouts", [:], themes.map { QGISLayout(self, theme: $0).element }),
      XMLElement("ProjectViewSettings", ["UseProjectScales": "0"], [extent("DefaultViewExtent", [Self.crs])]),
      XMLElement(
        "mapcanvas", ["name": "theMapCanvas"],
        [XMLElement("units", text: "degrees"), extent("extent"), XMLElement("destinationsrs", [:], [Self.crs])]),
    ]
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + XMLElement("qgis", ["projectname": contents.title, "version": QGISStyle.version], children).text()
  }

  // MARK: Layers

  static func source(of layer: Layer) -> String { "./petarawan.gpkg|layername=\(layer.table)" }

  private func element(_ layer: Layer) -> XMLElement {
    let style = layer.style
    let children =
      [
        extent("extent"), XMLElement("id", text: layer.id), XMLElement("datasource", text: Self.source(of: layer)),
        XMLElement("layername", text: layer.title),
        XMLElement("srs", [:], layer.geometry == "No geometry" ? [] : [Self.crs]),
        XMLElement("provider", ["encoding": "UTF-8"], text: "ogr"),
        XMLElement(
          "map-layer-style-manager", ["current": "default"], [XMLElement("map-layer-style", ["name": "default"])]),
      ] + (style?.elements ?? [])
    return XMLElement(
      "maplayer",
      [
        "type": "vector", "geometry": layer.geometry, "labelsEnabled": style?.hasLabels ?? "0",
        "hasScaleBasedVisibilityFlag": "0", "readOnly": "0",
      ], children)
  }

  private var tree: XMLElement {
    let elements = groups.map { group in
      var element = XMLElement(
        "layer-tree-group",
        [
          "name": group.title, "checked": group.isVisible ? "Qt::Checked" : "Qt::Unchecked",
          "expanded": group.isExpanded ? "1" : "0",
        ], group.layers.map { Self.treeLayer($0) })
      if group.isExclusive {
        element.attributes += [("mutually-exclusive", "1"), ("mutually-exclusive-child", "0")]
      }
      return element
    }
    return XMLElement("layer-tree-group", [:], elements)
  }

  /// A layer of the tree, or of a legend.
  static func treeLayer(_ layer: Layer) -> XMLElement {
    XMLElement(
      "layer-tree-layer",
      [
        "id": layer.id, "name": layer.title, "providerKey": "ogr", "source": source(of: layer),
        "checked": layer.isVisible ? "Qt::Checked" : "Qt::Unchecked", "expanded": layer.isVisible ? "1" : "0",
      ])
  }

  // MARK: Settings

  private func preset(_ theme: Theme) -> XMLElement {
    XMLElement(
      "visibility-preset", ["name": theme.title, "has-expanded-info": "0"],
      theme.layers.map { XMLElement("layer", ["id": $0.id, "visible": "1", "style": "default", "expanded": "1"]) })
  }

  private var properties: XMLElement {
    func value(_ name: String, _ type: String, _ text: String) -> XMLElement {
      XMLElement(name, ["type": type], text: text)
    }
    return XMLElement(
      "properties", [:],
      [
        XMLElement("SpatialRefSys", [:], [value("ProjectionsEnabled", "int", "1")]),
        XMLElement("Paths", [:], [value("Absolute", "bool", "false")]),
        XMLElement("Measure", [:], [value("Ellipsoid", "QString", "EPSG:7030")]),
        XMLElement(
          "Measurement", [:], [value("DistanceUnits", "QString", "meters"), value("AreaUnits", "QString", "km2")]),
        XMLElement(
          "Gui", [:],
          zip(["Red", "Green", "Blue"], QGISColors.sea).map { value("CanvasColor\($0)Part", "int", "\($1)") }),
      ])
  }

  /// WGS 84 with longitude first, as GeoPackage and GeoJSON have it.
  static let crs = XMLElement(
    "spatialrefsys", [:],
    [
      XMLElement("proj4", text: "+proj=longlat +datum=WGS84 +no_defs"), XMLElement("srsid", text: "3452"),
      XMLElement("srid", text: "4326"), XMLElement("authid", text: "EPSG:4326"),
      XMLElement("description", text: "WGS 84"), XMLElement("projectionacronym", text: "longlat"),
      XMLElement("ellipsoidacronym", text: "EPSG:7030"), XMLElement("geographicflag", text: "true"),
    ])

  /// What the map shows at first: all regencies with a margin.
  var view: Envelope {
    let envelope =
      contents.envelope.isEmpty
      ? Envelope(minX: 95, minY: -11, maxX: 141, maxY: 6) : contents.envelope
    return envelope.expanded(by: 0.03 * max(envelope.maxX - envelope.minX, envelope.maxY - envelope.minY))
  }

  /// The view as attributes, or as elements where it is called `extent`.
  ///
  /// - Parameter ratio: Of width and height; the view is widened to it. Nil leaves it as it is.
  func extent(_ name: String, _ children: [XMLElement] = [], ratio: Double? = nil) -> XMLElement {
    var view = view
    if let ratio {
      let (width, height) = (view.maxX - view.minX, view.maxY - view.minY)
      let (wider, higher) = (max(0, height * ratio - width) / 2, max(0, width / ratio - height) / 2)
      view = Envelope(
        minX: view.minX - wider, minY: view.minY - higher, maxX: view.maxX + wider, maxY: view.maxY + higher)
    }
    let corners = [("xmin", view.minX), ("ymin", view.minY), ("xmax", view.maxX), ("ymax", view.maxY)].map {
      (name: $0, value: decimalText($1, decimals: 7))
    }
    var element = XMLElement(name, [:], children)
    if name == "extent" {
      element.children = corners.map { XMLElement($0.name, text: $0.value) }
    } else {
      element.attributes = corners
    }
    return element
  }
}
