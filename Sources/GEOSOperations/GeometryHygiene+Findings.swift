import Diagnostics
import FeatureModel

/// What a repair changed: the area, in squared units of the CRS, and the type.
struct RepairChange {
  var before: Double
  var after: Double
  var type: GeometryType
  var newType: GeometryType

  var text: LocalizedText {
    let percent = signedDecimalText((after - before) / before * 100, decimals: 2)
    let area =
      before > 0
      ? LocalizedText(
        en: "the repair changed the area by \(percent) %", id: "perbaikan mengubah luas sebesar \(percent) %")
      : LocalizedText(en: "the area was 0 before", id: "luas sebelumnya 0")
    guard type != newType else { return area }
    return area
      + LocalizedText(
        en: "; the \(type.rawValue) became a \(newType.rawValue)", id: "; \(type.rawValue) menjadi \(newType.rawValue)")
  }
}

/// `exterior ring`, `interior ring 1`, or with the polygon's index from 0 in front.
func ringName(_ ring: Int, polygon: Int?) -> LocalizedText {
  let prefixEn = polygon.map { "polygon \($0), " } ?? ""
  let prefixId = polygon.map { "poligon \($0), " } ?? ""
  return ring == 0
    ? LocalizedText(en: prefixEn + "exterior ring", id: prefixId + "cincin luar")
    : LocalizedText(en: prefixEn + "interior ring \(ring)", id: prefixId + "cincin dalam \(ring)")
}

extension Diagnostic {
  static func geometryEmpty(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "geometry-empty", at: place,
      LocalizedText(en: "the feature has no geometry", id: "fitur ini tidak punya geometri"),
      fix: LocalizedText(
        en: "draw or delete the feature in the source layer", id: "gambar atau hapus fitur ini di layer sumbernya"),
      action: .skipped)
  }

  /// The repair has nothing to rebuild: the first ring that encloses nothing is the reason, when there is one, else what
  /// GEOS found.
  static func nothingLeft(_ ringFindings: [Diagnostic], _ defect: GeometryDefect?, at place: Place) -> Diagnostic {
    let fatal: Set<String> = [RingDefect.tooShort.rawValue, RingDefect.zeroArea.rawValue]
    let reason = ringFindings.first { fatal.contains($0.code) }
    return Diagnostic(
      .error, reason?.code ?? defect?.code ?? "geometry-empty", at: reason?.place ?? place,
      reason?.message
        ?? (defect.map { $0.message + LocalizedText("; ") } ?? LocalizedText(""))
          + LocalizedText(
            en: "nothing is left of the polygon after the repair",
            id: "tidak ada yang tersisa dari poligon setelah perbaikan"),
      fix: LocalizedText(
        en: "draw the feature anew or delete it in the source layer",
        id: "gambar ulang atau hapus fitur ini di layer sumbernya"),
      action: .skipped)
  }

  static func coordinateNotFinite(_ position: Position, at place: Place) -> Diagnostic {
    let pair = "\(position.x), \(position.y)"
    return Diagnostic(
      .error, "coordinate-not-finite", at: place,
      LocalizedText(
        en: "a coordinate is no usable number: \(pair)", id: "sebuah koordinat bukan angka yang bisa dipakai: \(pair)"),
      fix: LocalizedText(
        en: "correct the position in the source layer, or check the CRS that the layer declares",
        id: "betulkan posisi itu di layer sumber, atau periksa CRS yang dinyatakan layer"),
      action: .skipped)
  }

  static func coordinatesNowhere(_ position: Position, at place: Place) -> Diagnostic {
    let pair = "\(decimalText(position.x, decimals: 5)), \(decimalText(position.y, decimals: 5))"
    return Diagnostic(
      .error, "coordinates-nowhere", at: place,
      LocalizedText(en: "no place has the coordinates \(pair)", id: "tidak ada tempat dengan koordinat \(pair)"),
      fix: LocalizedText(
        en: "correct the position in the source layer, or check the CRS that the layer declares",
        id: "betulkan posisi itu di layer sumber, atau periksa CRS yang dinyatakan layer"),
      action: .skipped)
  }

  static func lineTooShort(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "line-too-short", at: place,
      LocalizedText(en: "a line has fewer than 2 positions", id: "sebuah garis punya kurang dari 2 posisi"),
      fix: LocalizedText(
        en: "draw the line anew or delete it in the source layer",
        id: "gambar ulang atau hapus garis itu di layer sumbernya"),
      action: .skipped)
  }

  static func ring(_ defect: RingDefect, positionCount: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, defect.rawValue, at: place, defect.message(positionCount: positionCount), fix: fixGeometriesAdvice,
      action: .skipped)
  }

  static func invalid(_ defect: GeometryDefect, change: RepairChange?, at place: Place) -> Diagnostic {
    var text = defect.message
    if let position = defect.position {
      let pair = "\(decimalText(position.x, decimals: 5)), \(decimalText(position.y, decimals: 5))"
      text = LocalizedText(en: "\(text.en) at \(pair)", id: "\(text.id) di \(pair)")
    }
    text = LocalizedText(en: "\(text.en) (GEOS: \(defect.reason))", id: "\(text.id) (GEOS: \(defect.reason))")
    if let change = change?.text {
      text = LocalizedText(en: "\(text.en); \(change.en)", id: "\(text.id); \(change.id)")
    }
    return Diagnostic(.error, defect.code, at: place, text, fix: fixGeometriesAdvice, action: .skipped)
  }

  /// The same finding with what was done about it.
  func marked(_ severity: Severity, _ action: FindingAction) -> Diagnostic {
    var copy = self
    copy.severity = severity
    copy.action = action
    if action == .repaired {
      if let what = RingDefect(rawValue: code)?.mending { copy.message = message + LocalizedText("; ") + what }
      copy.fix = LocalizedText(
        en: "compare the shape in QGIS; \"Fix geometries\" on the source layer ends this warning",
        id: "bandingkan bentuknya di QGIS; \"Fix geometries\" pada layer sumber menghilangkan peringatan ini")
    }
    return copy
  }
}

extension InputProblem {
  /// What ends the job by policy `fail`: the first defect of the first invalid feature.
  static func geometryInvalid(_ ring: Diagnostic?, _ defect: GeometryDefect?, at place: Place) -> InputProblem {
    let finding = ring ?? defect.map { Diagnostic.invalid($0, change: nil, at: place) }
    let words = finding?.message ?? LocalizedText(en: "the geometry is not valid", id: "geometri tidak valid")
    let code = finding.map { " (\($0.code))" } ?? ""
    return InputProblem(
      "geometry-invalid", at: finding?.place ?? place,
      LocalizedText(
        en: "\(words.en)\(code); policy invalid_geometry is fail",
        id: "\(words.id)\(code); policy invalid_geometry adalah fail"),
      fix: fixGeometriesAdvice)
  }
}
