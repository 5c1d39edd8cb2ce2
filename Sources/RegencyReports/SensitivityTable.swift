import ByteStreams
import HazardOverlay
import TableFiles

/// One area with what changes in it, for `summary/sensitivity.csv`.
public struct AreaSensitivity: Sendable {
  /// The code; `outside` for TPS outside all areas, `total` for the province.
  public var code: String
  /// The name; empty where there is none.
  public var name: String
  /// For each hazard the counts of its variants.
  public var counts: [[SensitivityCount]]

  /// An area from its parts.
  public init(code: String, name: String, counts: [[SensitivityCount]]) {
    self.code = code
    self.name = name
    self.counts = counts
  }
}

/// Writes `summary/sensitivity.csv`: for each area and hazard a row for each parameter and factor.
///
/// - Parameters:
///   - areas: The regencies by code, then `outside` if it has TPS, then `total`.
///   - variants: For each hazard what was moved.
/// - Throws: `SystemFailure` `write-failed`.
public func writeSensitivity(
  _ areas: [AreaSensitivity], variants: [[SensitivityVariant]], accuracy: PositionAccuracy?, to writer: inout CSVWriter
) throws {
  let statuses: [ExposureStatus] = [.inside, .near, .unmapped, .clear]
  try writer.header(
    [
      "regency_code", "regency_name", "hazard", "parameter", "factor", "value", "tps_located", "status_changed",
      "class_changed",
    ] + statuses.map(\.rawValue) + ["certainty_changed", "tps_uncertain"])
  for area in areas {
    for (hazardVariants, counts) in zip(variants, area.counts) {
      for (variant, count) in zip(hazardVariants, counts) {
        for cell in [area.code, area.name, variant.hazard.definition.id, variant.parameter.rawValue] {
          writer.append(cell)
        }
        writer.append(variant.factor, decimals: 2)
        writer.append(variant.value(of: accuracy))
        writer.append(count.stations)
        writer.append(count.statusChanged)
        writer.append(count.classChanged)
        for status in statuses { writer.append(count.statuses[status] ?? 0) }
        let asksCertainty = variant.parameter == .accuracy
        writer.append(asksCertainty ? count.certaintyChanged : nil)
        writer.append(asksCertainty ? count.uncertain : nil)
        try writer.endRow()
      }
    }
  }
  try writer.end()
}

extension SensitivityVariant {
  /// The parameter after it was moved: metres, or limits of the class field; empty for an accuracy from a field.
  fileprivate func value(of accuracy: PositionAccuracy?) -> String {
    let numbers: [Double] =
      switch parameter {
      case .near: [hazard.definition.nearMeters]
      case .rings: hazard.definition.rings.map(\.toMeters)
      case .thresholds:
        if case .thresholds(let limits) = hazard.definition.classRule.method { limits } else { [] }
      case .accuracy:
        if case .meters(let meters) = accuracy { [meters * factor] } else { [] }
      }
    return numbers.map { number in
      var text = OutputText(capacity: 32)
      text.appendFixed(number, decimals: 6, trimsZeros: true)
      return text.string
    }.joined(separator: " ")
  }
}
