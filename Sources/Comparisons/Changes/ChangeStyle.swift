import Diagnostics

/// The style of `changes.geojson` that QGIS opens along with it: a colour for each change.
///
/// Reddish: worse; bluish: better; grey and black: the TPS itself.
public enum ChangeStyle {
  /// The text of `changes.qml`.
  public static func qml(_ language: Language) -> String {
    let kinds = ChangeKind.allCases
    let categories = kinds.enumerated().map { index, kind in
      "      <category render=\"true\" symbol=\"\(index)\" value=\"\(kind.rawValue)\" label=\"\(kind.label.text(in: language))\"/>"
    }
    let symbols = kinds.enumerated().map { index, kind in
      """
            <symbol type="marker" name="\(index)" alpha="1" clip_to_extent="1" force_rhr="0">
              <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
                <Option type="Map">
                  <Option type="QString" name="name" value="\(shape(kind))"/>
                  <Option type="QString" name="color" value="\(color(kind))"/>
                  <Option type="QString" name="outline_color" value="255,255,255,255"/>
                  <Option type="QString" name="outline_width" value="0.2"/>
                  <Option type="QString" name="size" value="2.6"/>
                  <Option type="QString" name="size_unit" value="MM"/>
                </Option>
              </layer>
            </symbol>
      """
    }
    return """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="3.22" styleCategories="Symbology">
        <renderer-v2 type="categorizedSymbol" attr="change" symbollevels="0" enableorderby="0" forceraster="0">
          <categories>
      \(categories.joined(separator: "\n"))
          </categories>
          <symbols>
      \(symbols.joined(separator: "\n"))
          </symbols>
        </renderer-v2>
      </qgis>

      """
  }

  private static func color(_ kind: ChangeKind) -> String {
    switch kind {
    case .entered: "178,24,43,255"
    case .nearToInside: "214,47,39,255"
    case .classUp: "239,101,72,255"
    case .nearEntered: "253,174,97,255"
    case .insideToNear: "146,197,222,255"
    case .classDown: "103,169,207,255"
    case .left: "33,102,172,255"
    case .nearLeft: "67,147,195,255"
    case .becameUnmapped: "140,81,10,255"
    case .becameMapped: "90,180,172,255"
    case .appeared, .coordinateGained: "77,146,33,255"
    case .vanished, .coordinateLost: "40,40,40,255"
    case .regencyChanged: "118,42,131,255"
    case .moved: "150,150,150,255"
    }
  }

  private static func shape(_ kind: ChangeKind) -> String {
    switch kind {
    case .entered, .nearToInside, .classUp, .nearEntered: "triangle"
    case .left, .insideToNear, .classDown, .nearLeft: "circle"
    case .vanished, .coordinateLost: "cross_fill"
    case .appeared, .coordinateGained: "star"
    default: "diamond"
    }
  }
}
