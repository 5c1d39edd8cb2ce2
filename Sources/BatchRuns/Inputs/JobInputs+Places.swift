import CoordinateTransforms
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles

extension JobInputs {
  /// Layers that lie elsewhere than the regencies, and single features that lie outside Indonesia.
  ///
  /// Coordinates that cannot be what their CRS says are refused before; what is left may be meant, so the work goes on.
  func placeFindings(_ job: Job, metricCRS: MetricCRSChoice) throws -> [Diagnostic] {
    var layers = [districts, villages].compactMap { $0 }.map {
      (layer: $0.layer, names: [PropertyValue](), meters: 0.0)
    }
    for hazard in hazards {
      let reach = hazard.reachMeters(nearestLimitMeters: job.nearestLimitMeters)
      layers.append((hazard.layer, hazard.featureIDs, reach))
      if let coverage = hazard.coverage, hazard.mapped == nil { layers.append((coverage, [], 0)) }
    }
    let area = try regencies.layer.degreesEnvelope()
    let areasElsewhere = try regencies.layer.featuresOutsideIndonesia(
      names: regencies.featureAreas.map { $0.map { .string(regencies.areas[$0].code.text) } ?? .missing })
    let isInIndonesia = !areasElsewhere.isEmpty || Envelope.indonesia.contains(area)
    return try areasElsewhere
      + layers.flatMap { item in
        let (layer, names, meters) = item
        guard try overlapsRegencies(layer, within: meters, metricCRS: metricCRS) else {
          return [Diagnostic.layerElsewhere(try layer.degreesEnvelope(), regencies: area, at: Place(layer.file))]
        }
        return isInIndonesia ? try layer.featuresOutsideIndonesia(names: names) : []
      }
  }

  /// The envelope of a part of the layer comes within a distance of the envelope of a part of the regencies.
  private func overlapsRegencies(_ layer: IndexedLayer, within meters: Double, metricCRS: MetricCRSChoice) throws
    -> Bool
  {
    let area = try regencies.layer.degreesEnvelope()
    let middle = Position(x: (area.minX + area.maxX) / 2, y: (area.minY + area.maxY) / 2)
    let metric = try metricCRS.crs(of: metricCRS.zone(at: middle))
    let toMetric = try CoordinateTransformer(from: regencies.layer.crs, to: metric)
    let toLayer = try CoordinateTransformer(from: metric, to: layer.crs)
    return (0..<regencies.layer.geometries.partCount).contains { part in
      let envelope = regencies.layer.geometries.envelope(ofPart: part)
      return layer.hasParts(
        intersecting: toLayer.envelope(around: toMetric.envelope(around: envelope).expanded(by: meters)))
    }
  }
}

extension IndexedLayer {
  /// The features of which positions lie outside Indonesia, when such positions are the exception.
  fileprivate func featuresOutsideIndonesia(names: [PropertyValue]) throws -> [Diagnostic] {
    if try Envelope.indonesia.contains(degreesEnvelope()) { return [] }
    let toDegrees = try CoordinateTransformer(from: crs, to: .wgs84)
    var findings: [Diagnostic] = []
    var count = 0
    for feature in 0..<geometries.count {
      var coordinates = geometries.parts(ofFeature: feature).flatMap { part in
        geometries.positions(ofPart: part).flatMap { [geometries.position($0).x, geometries.position($0).y] }
      }
      toDegrees.transform(&coordinates)
      let positions = stride(from: 0, to: coordinates.count, by: 2).map {
        Position(x: coordinates[$0], y: coordinates[$0 + 1])
      }
      let outside = positions.filter { !Envelope.indonesia.contains($0) }
      guard let first = outside.first else { continue }
      count += outside.count
      findings.append(
        .featureOutsideIndonesia(
          first, outside.count, of: positions.count,
          at: Place(file, feature: feature, id: names.isEmpty ? nil : names[feature].text)))
    }
    return 2 * count < geometries.positionCount ? findings : []
  }
}

extension Diagnostic {
  fileprivate static func layerElsewhere(_ layer: Envelope, regencies: Envelope, at place: Place) -> Diagnostic {
    let (there, here) = (layer.text, regencies.text)
    return Diagnostic(
      .error, "layer-elsewhere", at: place,
      LocalizedText(
        en: "the layer lies around \(there), and no regency is near: they lie around \(here)",
        id: "layer berada di sekitar \(there), tidak dekat kabupaten/kota mana pun: letaknya di sekitar \(here)"),
      fix: LocalizedText(
        en: "look at it in QGIS over the regencies; take the file for this area, or correct its crs in the job",
        id: "lihat di QGIS di atas kabupaten/kota; pakai berkas wilayah ini, atau perbaiki crs-nya di pekerjaan"),
      action: .kept)
  }

  fileprivate static func featureOutsideIndonesia(
    _ first: Position, _ outside: Int, of count: Int, at place: Place
  ) -> Diagnostic {
    let isNull = abs(first.x) < 1e-9 && abs(first.y) < 1e-9
    let zero =
      isNull ? LocalizedText(en: ", as of a missing number", id: ", seperti angka yang kosong") : LocalizedText("")
    return Diagnostic(
      .warning, isNull ? "null-island" : "outside-indonesia", at: place,
      LocalizedText(
        en: "\(outside) of \(count) positions lie outside Indonesia, the first at \(degreesText(first))\(zero.en)",
        id: "\(outside) dari \(count) posisi di luar Indonesia, yang pertama di \(degreesText(first))\(zero.id)"),
      fix: LocalizedText(
        en: "correct the feature in the source; it is used as it is",
        id: "perbaiki fitur ini di sumber; ia dipakai apa adanya"),
      action: .kept)
  }
}

extension Envelope {
  /// The middle, for people.
  fileprivate var text: String { degreesText(Position(x: (minX + maxX) / 2, y: (minY + maxY) / 2)) }
}
