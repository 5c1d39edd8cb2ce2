import Diagnostics
import HazardOverlay

/// The styles of a run's layers.
public struct QGISStyles: Sendable {
  let hazards: [HazardDefinition]
  let idField: String
  let withCertainty: Bool
  let language: Language

  /// The styles for the hazards of a job.
  ///
  /// - Parameters:
  ///   - idField: The property that holds the id of a TPS.
  ///   - withCertainty: The TPS say whether their statuses are certain.
  public init(hazards: [HazardDefinition], idField: String, withCertainty: Bool = false, language: Language) {
    self.hazards = hazards
    self.idField = idField
    self.withCertainty = withCertainty
    self.language = language
  }

  func text(_ en: String, _ id: String) -> String { LocalizedText(en: en, id: id).text(in: language) }

  /// The style file of a file of annotated TPS.
  public var stationsDocument: String { stations.document }

  /// The style file of a file of zones.
  public func zonesDocument(_ hazard: HazardDefinition) -> String { zones(hazard).document }

  /// The styles of the GeoPackage's layer of TPS by name, the default one first.
  public var namedStationStyles: [(name: String, qml: String)] {
    [(allHazards, stations.document)] + hazards.map { ($0.title, stations(of: $0).document) }
  }

  /// The style file of the layer of regencies.
  public var regenciesDocument: String { regencies.document }

  /// The style file of the layer of findings.
  public var findingsDocument: String { findings.document }

  var allHazards: String { text("all hazards", "semua bahaya") }

  /// The classes of a hazard, highest first, as hazard maps list them.
  func classes(of hazard: HazardDefinition) -> [(hazardClass: Int, rank: Int, label: String, color: String)] {
    let count = hazard.classes.count
    return hazard.classes.enumerated().map { index, hazardClass in
      let rank = count - 1 - index
      return (
        hazardClass, rank, hazard.classTitle(hazardClass).text(in: language),
        QGISColors.ofClass(rank: rank, of: count)
      )
    }
  }

  /// The zones of a hazard by class, and its near zone.
  func zones(_ hazard: HazardDefinition) -> QGISStyle {
    let withoutHazard = text("without this hazard", "tanpa bahaya ini")
    var zones = classes(of: hazard).map { item in
      return QGISStyle.Class(
        value: "class-\(item.hazardClass)", label: item.label,
        symbol: .area(
          color: item.color, outline: .init(color: item.color, width: 0.1), opacity: 0.6, level: 1 + item.rank))
    }
    if hazard.isInverted {
      // The polygons of an inverted layer are where the hazard is not.
      zones = [
        QGISStyle.Class(
          value: "without-hazard", label: withoutHazard,
          symbol: .area(
            color: QGISColors.faint, fill: "b_diagonal", outline: .init(color: QGISColors.faint), level: 1))
      ]
    }
    if hazard.nearMeters > 0 {
      let meters = decimalText(hazard.nearMeters, decimals: 0)
      zones.append(
        QGISStyle.Class(
          value: "near", label: text("near, up to \(meters) m", "dekat, sampai \(meters) m"),
          symbol: .area(
            color: "43,140,190,40", outline: .init(color: QGISColors.near, width: 0.15, isDashed: true), opacity: 0.7)))
    }
    let near = QGISExpression.literal(text("near", "dekat"))
    let ofClass = QGISExpression.literal(text("class ", "kelas "))
    let other =
      hazard.isInverted ? QGISExpression.literal(withoutHazard) : #"coalesce("label", \#(ofClass) || "class")"#
    let kind = #"CASE WHEN "zone" = 'near' THEN \#(near) ELSE \#(other) END"#
    return QGISStyle(
      expression: hazard.isInverted
        ? #""zone""# : #"CASE WHEN "zone" = 'near' THEN 'near' ELSE 'class-' || "class" END"#,
      classes: zones,
      mapTip: "<b>\(QGISExpression.textInHTML(hazard.title))</b><br/>\(QGISExpression.inHTML(kind))")
  }

  /// The borders of the regencies.
  var regencies: QGISStyle {
    QGISStyle(
      expression: nil,
      classes: [
        QGISStyle.Class(
          value: "", label: "",
          symbol: .area(color: QGISColors.none, fill: "no", outline: .init(color: QGISColors.ink, width: 0.4)))
      ],
      labels: QGISStyle.Labels(field: "regency_name", size: 8, smallestScale: 3_000_000, isOverArea: true),
      mapTip: "<b>\(QGISExpression.inHTML("\"regency_name\""))</b><br/>\(QGISExpression.inHTML("\"tps_count\"")) TPS")
  }

  /// The regencies as the ground below everything.
  var land: QGISStyle {
    QGISStyle(
      expression: nil,
      classes: [
        QGISStyle.Class(
          value: "", label: "",
          symbol: .area(color: QGISColors.land, outline: .none))
      ])
  }

  /// Findings about single TPS.
  var findings: QGISStyle {
    let kinds: [(severity: Severity, label: String, symbol: QGISSymbol)] = [
      (
        .error, text("error", "galat"),
        .point("cross_fill", size: 2.6, color: "153,52,4,255", outline: .init(color: QGISColors.white), level: 2)
      ),
      (
        .warning, text("warning", "peringatan"),
        .point("triangle", size: 2.4, color: "254,196,79,255", outline: .init(color: QGISColors.ink), level: 1)
      ),
      (
        .note, text("note", "catatan"),
        .point("square", size: 1.8, color: QGISColors.white, outline: .init(color: QGISColors.ink), level: 0)
      ),
    ]
    let message = QGISExpression.inHTML(#""message""#) + "<br/>" + QGISExpression.inHTML(#""fix""#)
    return QGISStyle(
      expression: #""severity""#,
      classes: kinds.map { QGISStyle.Class(value: $0.severity.rawValue, label: $0.label, symbol: $0.symbol) },
      mapTip: "<b>\(QGISExpression.inHTML(#""id""#))</b><br/>" + message)
  }
}
