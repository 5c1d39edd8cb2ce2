import Diagnostics
import HazardOverlay

// TPS: symbols by status and class, and the reasons in their map tips.
extension QGISStyles {
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
      aliases: AnnotationNames.all(hazards: hazards.map(\.id), withCertainty: withCertainty).compactMap { name in
        AnnotationTitles.title(of: name, hazards: hazards).map { (name, $0.text(in: language)) }
      })
  }

  private static func symbol(of status: ExposureStatus, color: String, rank: Int = 0) -> QGISSymbol {
    switch status {
    case .inside:
      .point("circle", size: 2.2, color: color, outline: .init(color: QGISColors.ink, width: 0.15), level: 3 + rank)
    case .near: .point("diamond", size: 2.0, color: QGISColors.near, outline: .init(color: QGISColors.white), level: 2)
    case .unmapped:
      .point("circle", size: 1.4, color: QGISColors.white, outline: .init(color: "111,111,111,255"), level: 1)
    case .clear:
      .point("circle", size: 0.9, color: QGISColors.faint, outline: .none, level: 0)
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
}
