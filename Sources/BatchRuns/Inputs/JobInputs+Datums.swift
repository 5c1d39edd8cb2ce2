import CoordinateTransforms
import Diagnostics
import HazardOverlay

extension JobInputs {
  /// Transformations from one datum to another: which PROJ chose, and how well it is known.
  ///
  /// The TPS are taken to OGC:CRS84 for the output and into each layer; so a finding stands at the TPS file and at each
  /// file whose datum is another one than that of the TPS.
  func datumFindings(_ metricCRS: MetricCRSChoice) throws -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for record in records {
      let target = record.role == "tps" ? CRS.wgs84 : stations.crs
      try findings.append(contentsOf: Self.datumFinding(record.crs, target, at: Place(record.path)))
    }
    if case .fixed(let crs) = metricCRS {
      try findings.append(contentsOf: Self.datumFinding(stations.crs, crs, at: Place(stations.file)))
    }
    var seen: Set<Diagnostic> = []
    return findings.filter { seen.insert($0).inserted }
  }

  private static func datumFinding(_ source: CRS, _ target: CRS, at place: Place) throws -> [Diagnostic] {
    let bases = [source, target].map { $0.geographicBaseIdentifier ?? $0.label }.map {
      $0 == "EPSG:4326" ? "OGC:CRS84" : $0
    }
    guard source != target, bases[0] != bases[1] || source.geographicBaseIdentifier == nil else { return [] }
    let operation = try CoordinateTransformer(from: source, to: target).operation
    return [operation.isBallpark ? .ballpark(operation, at: place) : .datumShift(operation, at: place)]
  }
}

extension Diagnostic {
  fileprivate static func ballpark(_ operation: CoordinateOperation, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "crs-ballpark", at: place,
      LocalizedText(
        en: """
          nobody published how \(operation.source.label) lies to \(operation.target.label); PROJ only changes the \
          ellipsoid (\(operation.name)), which may be off by hundreds of metres
          """,
        id: """
          hubungan \(operation.source.label) dengan \(operation.target.label) tidak pernah diterbitkan; PROJ hanya \
          mengganti elipsoid (\(operation.name)), yang bisa meleset ratusan meter
          """),
      fix: LocalizedText(
        en: "ask the agency for the layer in DGN95, SRGI2013 or WGS 84, or name the CRS by its EPSG code",
        id: "mintalah layer dalam DGN95, SRGI2013, atau WGS 84 kepada instansi, atau sebut CRS dengan kode EPSG"),
      action: .kept)
  }

  fileprivate static func datumShift(_ operation: CoordinateOperation, at place: Place) -> Diagnostic {
    // EPSG writes 999 for an accuracy that nobody knows.
    let known = operation.accuracyMeters.flatMap { $0 < 999 ? decimalText($0, decimals: 1) : nil }
    let accuracy =
      known.map { LocalizedText(en: "accurate to \($0) m", id: "ketelitian \($0) m") }
      ?? LocalizedText(en: "of unknown accuracy", id: "ketelitiannya tidak diketahui")
    let better = operation.betterOperation.map {
      LocalizedText(
        en: "; a better one needs a grid file: \($0)", id: "; yang lebih baik memerlukan berkas grid: \($0)")
    }
    return Diagnostic(
      known == nil ? .warning : .note, "crs-datum-shift", at: place,
      LocalizedText(
        en:
          "\(operation.source.label) and \(operation.target.label) have different datums; PROJ uses \(operation.name), ",
        id: "datum \(operation.source.label) dan \(operation.target.label) berbeda; PROJ memakai \(operation.name), ")
        + accuracy + (better ?? LocalizedText("")),
      fix: LocalizedText(
        en: "nothing to do if that is accurate enough; the operation is in run.json",
        id: "abaikan jika itu cukup teliti; operasinya ada di run.json"),
      action: .kept)
  }
}
