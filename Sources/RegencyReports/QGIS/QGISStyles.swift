import Diagnostics
import HazardOverlay

/// The styles of a run's layers.
public struct QGISStyles: Sendable {
  private let hazards: [HazardDefinition]
  private let idField: String
  private let language: Language

  /// The styles for the hazards of a job.
  ///
  /// - Parameter idField: The property that holds the id of a TPS.
  public init(hazards: [HazardDefinition], idField: String, language: Language) {
    self.hazards = hazards
    self.idField = idField
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

  // MARK: TPS

  /// TPS by their worst status.
  var stations: QGISStyle {
    let statuses = hazards.map { QGISExpression.field($0.id + "_status") }.joined(separator: ", ")
    let cases = ["inside", "near", "unmapped"].map { "WHEN '\($0)' IN (\(statuses)) THEN '\($0)'" }
    let labels: [ExposureStatus: String] = [
      .inside: text("inside a hazard zone", "di dalam zona bahaya"),
      .near: text("near a hazard zone", "dekat zona bahaya"),
      .unmapped: text("not mapped for some hazard (not: safe)", "belum dipetakan untuk suatu bahaya (bukan aman)"),
      .clear: text("clear of all hazards", "di luar semua bahaya"),
    ]
    return stationStyle(
      "CASE \(cases.joined(separator: " ")) ELSE 'clear' END",
      ExposureStatus.allCases.map { status in
        QGISStyle.Class(
          value: status.rawValue, label: labels[status] ?? "",
          symbol: Self.symbol(of: status, color: QGISColors.ofClass(rank: 0, of: 1)))
      })
  }

  /// TPS by their status and class of one hazard.
  func stations(of hazard: HazardDefinition) -> QGISStyle {
    let (status, hazardClass) = (
      QGISExpression.field(hazard.id + "_status"), QGISExpression.field(hazard.id + "_class")
    )
    let inside = classes(of: hazard).map { item in
      QGISStyle.Class(
        value: "inside-\(item.hazardClass)",
        label: ExposureStatus.inside.title.text(in: language) + ", " + item.label,
        symbol: Self.symbol(of: .inside, color: item.color, rank: item.rank))
    }
    let others = [ExposureStatus.near, .unmapped, .clear].map { status in
      QGISStyle.Class(
        value: status.rawValue, label: status.title.text(in: language), symbol: Self.symbol(of: status, color: ""))
    }
    return stationStyle(
      "CASE WHEN \(status) = 'inside' THEN 'inside-' || \(hazardClass) ELSE \(status) END", inside + others)
  }

  private func stationStyle(_ expression: String, _ classes: [QGISStyle.Class]) -> QGISStyle {
    QGISStyle(
      expression: expression, classes: classes,
      labels: QGISStyle.Labels(field: idField, size: 7, smallestScale: 10_000), mapTip: reasons,
      aliases: AnnotationNames.all(hazards: hazards.map(\.id)).compactMap { name in
        AnnotationTitles.title(of: name, hazards: hazards).map { (name, $0.text(in: language)) }
      })
  }

  private static func symbol(of status: ExposureStatus, color: String, rank: Int = 0) -> QGISSymbol {
    switch status {
    case .inside:
      .point("circle", size: 2.2, color: color, outline: QGISColors.ink, outlineWidth: 0.15, level: 3 + rank)
    case .near: .point("diamond", size: 2.0, color: QGISColors.near, outline: QGISColors.white, level: 2)
    case .unmapped: .point("circle", size: 1.4, color: QGISColors.white, outline: "111,111,111,255", level: 1)
    case .clear:
      .point("circle", size: 0.9, color: QGISColors.faint, outline: QGISColors.none, outlineWidth: 0, level: 0)
    }
  }

  /// The map tip of a TPS: for each hazard its status and what decides it.
  private var reasons: String {
    let rows = hazards.map { hazard in
      "<tr><td>\(QGISExpression.textInHTML(hazard.title))</td><td>\(QGISExpression.inHTML(reason(hazard)))</td></tr>"
    }
    let name = QGISExpression.inHTML(QGISExpression.field("regency_name"))
    return "<b>TPS \(QGISExpression.inHTML(QGISExpression.field(idField)))</b><br/>\(name)"
      + "<table cellpadding=\"2\">\(rows.joined())</table>"
  }

  private func reason(_ hazard: HazardDefinition) -> String {
    func field(_ ending: String) -> String { QGISExpression.field(hazard.id + ending) }
    func words(_ en: String, _ id: String) -> String { QGISExpression.literal(text(en, id)) }
    let name = "coalesce(\(field("_label")), \(words("class ", "kelas ")) || \(field("_class")), '')"
    let depth = "coalesce(\(words("; way out ", "; jarak ke luar ")) || \(field("_depth_m")) || ' m', '')"
    let distance = "coalesce(', ' || \(field("_distance_m")) || ' m', '')"
    let polygon = "coalesce(\(words("; polygon ", "; poligon ")) || \(field("_feature")), '')"
    return """
      CASE WHEN \(field("_status")) = 'inside' THEN \(words("inside, ", "di dalam, ")) || \(name) || \(depth) \
      WHEN \(field("_status")) = 'near' THEN \(words("near, ", "dekat, ")) || \(name) || \(distance) \
      WHEN \(field("_status")) = 'unmapped' THEN \(words("not mapped (not: safe)", "tidak dipetakan (bukan berarti aman)")) \
      ELSE \(words("clear", "di luar bahaya")) || \(distance) END || \(polygon)
      """
  }

  // MARK: Areas

  /// The classes of a hazard, highest first, as hazard maps list them.
  private func classes(of hazard: HazardDefinition) -> [(hazardClass: Int, rank: Int, label: String, color: String)] {
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
    var zones = classes(of: hazard).map { item in
      // The polygons of an inverted layer are where the hazard is not.
      if hazard.isInverted {
        return QGISStyle.Class(
          value: "class-\(item.hazardClass)", label: text("without this hazard", "tanpa bahaya ini"),
          symbol: .area(
            color: QGISColors.faint, style: "b_diagonal", outline: QGISColors.faint, outlineWidth: 0.2, level: 1))
      }
      return QGISStyle.Class(
        value: "class-\(item.hazardClass)", label: item.label,
        symbol: .area(color: item.color, outline: item.color, outlineWidth: 0.1, opacity: 0.6, level: 1 + item.rank))
    }
    if hazard.nearMeters > 0 {
      let meters = decimalText(hazard.nearMeters, decimals: 0)
      zones.append(
        QGISStyle.Class(
          value: "near", label: text("near, up to \(meters) m", "dekat, sampai \(meters) m"),
          symbol: .area(
            color: "43,140,190,40", outline: QGISColors.near, outlineStyle: "dash", outlineWidth: 0.15, opacity: 0.7)))
    }
    let (near, ofClass) = (QGISExpression.literal(text("near", "dekat")), QGISExpression.literal(text("class ", "kelas ")))
    let kind = #"CASE WHEN "zone" = 'near' THEN \#(near) ELSE coalesce("label", \#(ofClass) || "class") END"#
    return QGISStyle(
      expression: #"CASE WHEN "zone" = 'near' THEN 'near' ELSE 'class-' || "class" END"#, classes: zones,
      mapTip: "<b>\(QGISExpression.textInHTML(hazard.title))</b><br/>\(QGISExpression.inHTML(kind))")
  }

  /// The borders of the regencies.
  var regencies: QGISStyle {
    QGISStyle(
      expression: nil,
      classes: [
        QGISStyle.Class(
          value: "", label: "",
          symbol: .area(color: QGISColors.none, style: "no", outline: QGISColors.ink, outlineWidth: 0.4))
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
          symbol: .area(color: QGISColors.land, outline: QGISColors.none, outlineStyle: "no", outlineWidth: 0))
      ])
  }

  /// Findings about single TPS.
  var findings: QGISStyle {
    let kinds: [(severity: Severity, label: String, symbol: QGISSymbol)] = [
      (
        .error, text("error", "galat"),
        .point("cross_fill", size: 2.6, color: "153,52,4,255", outline: QGISColors.white, level: 2)
      ),
      (
        .warning, text("warning", "peringatan"),
        .point("triangle", size: 2.4, color: "254,196,79,255", outline: QGISColors.ink, level: 1)
      ),
      (
        .note, text("note", "catatan"),
        .point("square", size: 1.8, color: QGISColors.white, outline: QGISColors.ink, level: 0)
      ),
    ]
    let message = QGISExpression.inHTML(#""message""#) + "<br/>" + QGISExpression.inHTML(#""fix""#)
    return QGISStyle(
      expression: #""severity""#,
      classes: kinds.map { QGISStyle.Class(value: $0.severity.rawValue, label: $0.label, symbol: $0.symbol) },
      mapTip: "<b>\(QGISExpression.inHTML(#""id""#))</b><br/>" + message)
  }
}
