import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// Some areas of one level.
struct AreaSelection: Sendable {
  var level: AdministrativeLevel
  /// Indices of the areas, ascending.
  var areas: [Int]
}

/// The measured areas of one level.
struct MeasuredLevel: Sendable {
  var selection: AreaSelection
  /// The polygons of all areas of the level in OGC:CRS84.
  var outlines: FeatureGeometries
  /// For each selected area the shares of each hazard.
  var shares: [[AreaShares]]
}

/// Measures how much of regencies, districts and villages has which status of each hazard.
struct AreaWork: Sendable {
  let run: BatchRun
  /// The hazards, in the order of the job.
  let hazards: [HazardLayer]
  /// The index of each in the job.
  private let hazardIndices: [Int]

  init(run: BatchRun, settings: AreaSettings) {
    self.run = run
    let all = run.inputs.hazards
    hazardIndices = all.indices.filter { settings.hazards.contains(all[$0].definition.id) }
    hazards = hazardIndices.map { all[$0] }
  }

  /// The areas of the run: all, or those of the regencies of `--only`.
  var allAreas: [AreaSelection] {
    AdministrativeLevel.allCases.compactMap { level in
      guard let layer = run.inputs.administration(level) else { return nil }
      return AreaSelection(
        level: level,
        areas: layer.areas.indices.filter { area in
          run.options.only.isEmpty || regency(of: layer.areas[area]).map(run.options.only.contains) ?? false
        })
    }
  }

  /// The regency whose code the code of an area begins with; nil when there is none.
  func regency(of area: AdministrativeLayer.Area) -> AdministrativeCode? {
    return [area.code.beginning(digits: 4), area.code].compactMap { $0 }
      .first { run.inputs.regencies.area(withCode: $0) != nil }
  }

  /// Measures areas.
  ///
  /// - Parameter zones: The zones of each hazard of the job, if they were drawn; nil: they are drawn around the areas.
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func measure(_ selections: [AreaSelection], zones: [[HazardZone]]?) throws -> [MeasuredLevel] {
    var levels = try selections.compactMap { selection -> MeasuredLevel? in
      guard let layer = run.inputs.administration(selection.level) else { return nil }
      return MeasuredLevel(selection: selection, outlines: try layer.outlines(), shares: [])
    }
    let zones = try zones.map { zones in hazardIndices.map { zones[$0] } } ?? drawnZones(around: levels)
    let strata = try run.pool.map(Array(zip(hazards, zones))) {
    } _: { _, item in
      try item.0.strata(zones: item.1)
    }
    struct Piece: Sendable {
      var level: Int
      var area: Int
      var hazard: Int
    }
    var pieces: [Piece] = []
    // The heaviest first: large areas, then hazards with many positions.
    let weights = hazards.map(\.layer.geometries.positionCount)
    let order = hazards.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    for (level, item) in levels.enumerated() {
      for hazard in order { pieces += item.selection.areas.map { Piece(level: level, area: $0, hazard: hazard) } }
    }
    let measured = try run.pool.map(pieces) { [levels] in
      (AreaOverlay(in: try GEOSContext()), levels)
    } _: { context, piece in
      try context.0.shares(of: piece.area, in: context.1[piece.level].outlines, under: strata[piece.hazard])
    }
    var found: [[Int]: AreaShares] = [:]
    for (piece, shares) in zip(pieces, measured) { found[[piece.level, piece.area, piece.hazard]] = shares }
    for level in levels.indices {
      levels[level].shares = levels[level].selection.areas.map { area in
        hazards.indices.compactMap { found[[level, area, $0]] }
      }
    }
    return levels
  }

  /// The zones of the hazards as far as they reach the areas.
  private func drawnZones(around levels: [MeasuredLevel]) throws -> [[HazardZone]] {
    var envelope = Envelope.empty
    for level in levels {
      for area in level.selection.areas { envelope.formUnion(level.outlines.envelope(ofFeature: area)) }
    }
    guard !envelope.isEmpty else { return hazards.map { _ in [] } }
    let metric = try run.metricCRS.crs(of: run.metricCRS.zone(at: envelope.center))
    let reach = hazards.map { $0.reachMeters(nearestLimitMeters: 0) }.max() ?? 0
    let around = try CoordinateTransformer(from: .wgs84, to: metric).envelope(around: envelope).expanded(by: reach)
    return try ZoneWork(
      hazards, metric: MetricLayers(), metricCRS: run.metricCRS, full: false, precision: run.options.zonePrecision,
      only: CoordinateTransformer(from: metric, to: .wgs84).envelope(around: around), staging: ""
    ).zones(pool: run.pool)
  }

  // MARK: Texts

  /// What people are told about a located TPS: the shares of the smallest area that holds it.
  ///
  /// - Throws: As `measure`.
  func explanation(of station: Int) throws -> LocalizedText {
    let placements = run.placements
    let held: [(AdministrativeLevel, Int?)] = [
      (.village, placements.villages?[station].area), (.district, placements.districts?[station].area),
      (.regency, placements.regencies[station].area),
    ]
    guard let (level, found) = held.first(where: { $0.1 != nil }), let area = found,
      let layer = run.inputs.administration(level),
      let measured = try measure([AreaSelection(level: level, areas: [area])], zones: nil).first?.shares.first
    else { return LocalizedText(en: "it lies in no area", id: "tidak terletak di wilayah mana pun") }
    let squareKilometers = decimalText((measured.first?.squareMeters ?? 0) / 1e6, decimals: 2)
    let name = layer.areas[area].name
    let head = "\(layer.areas[area].code.text)\(name.isEmpty ? "" : " " + name), \(squareKilometers) km²"
    return zip(hazards, measured).reduce(LocalizedText(head)) { text, item in
      text + LocalizedText("; \(item.0.definition.id) ") + item.1.words
    }
  }
}

extension AreaShares {
  /// Square metres of a status, whatever the class.
  func squareMeters(of status: ExposureStatus) -> Double {
    // In the order of the classes, so that the sum has the same last digit in every run.
    parts.filter { $0.key.statusName == status.rawValue }.map(\.value).sorted().reduce(0, +)
  }

  /// The share of a status, 0 to 1; nil for an area of nothing.
  func share(of status: ExposureStatus) -> Double? {
    squareMeters > 0 ? squareMeters(of: status) / squareMeters : nil
  }

  /// The statuses that occur, in words.
  fileprivate var words: LocalizedText {
    let names: [(ExposureStatus, LocalizedText)] = [
      (.inside, LocalizedText(en: "inside", id: "di dalam")), (.near, LocalizedText(en: "near", id: "dekat")),
      (.unmapped, LocalizedText(en: "unmapped", id: "tidak dipetakan")),
      (.clear, LocalizedText(en: "clear", id: "di luar bahaya")),
    ]
    return names.reduce(LocalizedText("")) { text, item in
      guard let share = share(of: item.0), share > 0 else { return text }
      let percent = LocalizedText("\(text.en.isEmpty ? "" : ", ")\(decimalText(100 * share, decimals: 1)) % ")
      return text + percent + item.1
    }
  }
}
