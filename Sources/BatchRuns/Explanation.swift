import CoordinateTransforms
import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import JobFiles

/// Why one TPS has its statuses.
public struct Explanation: Sendable {
  /// One hazard: what was found, and by what.
  public struct Reason: Sendable {
    /// The hazard as the job has it.
    public var hazard: HazardDefinition
    /// What was found.
    public var exposure: Exposure
    /// What the TPS may be, given the accuracy of its coordinate; empty when nobody knows that.
    public var possibilities: [PossibleExposure]
    /// The features that touch the TPS or lie near it, in file order.
    public var evidence: [Evidence]
    /// The TPS lies outside the mapped area that the job names.
    public var isOutsideCoverage: Bool
    /// The CRS of the layer, in which touching was decided.
    public var layerCRS: String
    /// The file.
    public var file: String
  }

  /// Index of the TPS in its file.
  public var station: Int
  /// Its id.
  public var id: String
  /// Longitude and latitude; nil when it is unlocated.
  public var degrees: Position?
  /// How its regency was found.
  public var placement: Placement
  /// The regency; nil outside all.
  public var regency: AdministrativeLayer.Area?
  /// The metric CRS; nil when it is unlocated.
  public var metricCRS: String?
  /// How far it may be from its coordinate, in metres; nil when nobody knows.
  public var accuracyMeters: Double?
  /// One reason for each hazard; empty when it is unlocated.
  public var reasons: [Reason]
  /// What the decisions of the job say about it, by part; none when it is unlocated.
  public var decisions: [(part: String, text: LocalizedText)]
  /// What was found wrong with the TPS.
  public var findings: [Diagnostic]
}

extension BatchRun {
  /// Explains the TPS with an id; dots and outer blanks of ids do not matter. There may be several.
  ///
  /// - Throws: `JobProblem` `tps-unknown` when no TPS has the id.
  public func explanations(ofStation id: String) throws -> [Explanation] {
    func normalized(_ id: String) -> String { id.filter { $0 != "." && $0 != " " } }
    let wanted = normalized(id)
    let found = inputs.stations.ids.indices.filter { normalized(inputs.stations.ids[$0]) == wanted }
    guard !found.isEmpty else { throw JobProblem.stationUnknown(id, in: inputs.stations) }
    return try found.map(explanation)
  }

  private func explanation(of station: Int) throws -> Explanation {
    let stations = inputs.stations
    let placement = placements.regencies[station]
    let located = stations.isLocated(station)
    return Explanation(
      station: station, id: stations.ids[station], degrees: located ? stations.degrees(of: station) : nil,
      placement: placement, regency: placement.area.map { inputs.regencies.areas[$0] },
      metricCRS: located ? try metricCRS.crs(of: metricCRS.zone(at: stations.degrees(of: station))).label : nil,
      accuracyMeters: stations.accuracyMeters(of: station), reasons: located ? try reasons(of: station) : [],
      decisions: located ? try decisionTexts(of: station) : [],
      findings: findings.findings.filter { $0.place.file == stations.file && $0.place.feature == station })
  }

  private func reasons(of station: Int) throws -> [Explanation.Reason] {
    let context = try GEOSContext()
    let crs = try metricCRS.crs(of: metricCRS.zone(at: inputs.stations.degrees(of: station)))
    let position = inputs.stations.position(of: station)
    func placed(in target: CRS) throws -> Position {
      try CoordinateTransformer(from: inputs.stations.crs, to: target).transform(position)
    }
    let inMetric = try placed(in: crs)
    let reach = MetricReach(job, inputs.stations, factors: [])
    return try inputs.hazards.map { hazard in
      let layers = try reach.layers(of: hazard, in: crs, around: Envelope(inMetric))
      let finder = ExposureFinder(
        hazard, metric: layers.metric, nearestLimitMeters: job.nearestLimitMeters, in: context)
      let inLayer = try placed(in: hazard.layer.crs)
      let place = PlacedPosition(
        inLayer: inLayer, inCoverage: try hazard.coverage.map { try placed(in: $0.crs) } ?? inLayer, inMetric: inMetric,
        isMapped: hazard.mapped?.contains(placements.regencies[station].area))
      let exposure = try finder.exposures(at: [place], in: context) { _ in hazard }[0]
      var possibilities: [PossibleExposure] = []
      if let certainty = layers.certainty, let meters = inputs.stations.accuracyMeters(of: station) {
        possibilities = try CertaintyFinder(finder, layers: certainty, in: context)
          .possibilities(of: exposure, at: place, accuracyMeters: meters)
      }
      return Explanation.Reason(
        hazard: hazard.definition, exposure: exposure, possibilities: possibilities,
        evidence: try finder.evidence(at: place), isOutsideCoverage: try finder.isOutsideCoverage(place),
        layerCRS: hazard.layer.crs.label, file: hazard.layer.file)
    }
  }
}

extension JobProblem {
  fileprivate static func stationUnknown(_ id: String, in stations: PollingStations) -> JobProblem {
    let near = NearestName.of(id, among: Array(stations.ids.prefix(50_000)))
    let examples = near.map { "\"\($0)\"" } ?? stations.ids.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    return JobProblem(
      "tps-unknown", at: Place(stations.file),
      LocalizedText(en: "no TPS has the id \"\(id)\"", id: "tidak ada TPS dengan id \"\(id)\""),
      fix: LocalizedText(en: "ids look like \(examples)", id: "contoh id: \(examples)"))
  }
}
