import HazardOverlay

/// One file that a job reads: what it is to the job, where it is, and what is wanted of it.
public struct JobSource: Sendable, Equatable {
  /// What a file is to a job, with everything that the job says about it.
  public enum Content: Sendable, Equatable {
    /// The TPS.
    case stations(PollingStationSource)
    /// Regencies, districts or villages.
    case administration(AdministrativeLevel, AdministrativeSource)
    /// A hazard.
    case hazard(HazardSource)
    /// The mapped area of a hazard, which is read together with it.
    case coverage(HazardSource)
    /// Places.
    case facilities(FacilitySource)
    /// Where no booster may stand.
    case exclusion(AreaSource)
    /// A table of TPS.
    case table(TableSource)
    /// The jurisdictions of the police.
    case jurisdictions(JurisdictionSource)
    /// The event after which the voting is postponed.
    case event(AreaSource)
    /// Roads and bridges.
    case routes(RouteSource)
  }

  /// What the file is to the job.
  public var content: Content
  /// The same as a name, which no other file of the job has: `hazard:banjir`.
  public var role: String
  /// The file, its layer and which of its features.
  public var path: SourcePath
  /// CRS that the job states; nil: what the file says.
  public var crs: String?
  /// Properties whose values are wanted.
  public var columns: [String]
  /// The sections of the job that cannot do without it.
  public var neededBy: [String]

  /// Only decisions need it; everything else can be done without.
  public var isForDecisions: Bool {
    switch content {
    case .stations, .administration, .hazard, .coverage: false
    case .facilities, .exclusion, .table, .jurisdictions, .event, .routes: true
    }
  }

  /// It is read together with the file before it.
  public var comesWithAnother: Bool {
    if case .coverage = content { true } else { false }
  }
}

extension Job {
  /// Every file that the job reads, each role once, in the order in which they are read, hashed and recorded.
  ///
  /// This is the only list of them: what is read, the hashes in `run.json`, the index, `check` and `--if-changed` are made
  /// from it.
  public var sources: [JobSource] {
    var sources = [
      JobSource(
        content: .stations(tps), role: "tps", path: tps.source, crs: tps.crs,
        columns: tps.fields + decisions.stationFields, neededBy: ["tps"])
    ]
    sources += [
      (AdministrativeLevel.regency, "regencies", regencies), (.district, "districts", districts),
      (.village, "villages", villages),
    ].compactMap { level, role, source in source.map { JobSource($0, level, role) } }
    for hazard in hazards {
      sources.append(JobSource(hazard))
      if let coverage = hazard.coverage { sources.append(JobSource(coverage: coverage, of: hazard)) }
    }
    return sources + decisions.sources
  }
}

extension JobDecisions {
  /// The files that only decisions need.
  fileprivate var sources: [JobSource] {
    var sources = facilities.map { source in
      JobSource(
        content: .facilities(source), role: "facilities:" + source.id, path: source.source, crs: source.crs,
        columns: source.fields, neededBy: sections(usingFacilities: source.id))
    }
    if let exclusion {
      sources.append(
        JobSource(.exclusion(exclusion), exclusion, role: "exclusion:boosters", neededBy: "signal.boosters"))
    }
    sources += tables.map { source in
      JobSource(
        content: .table(source), role: "table:" + source.id, path: source.source,
        columns: [source.stationField] + fields(ofTable: source.id), neededBy: ["score"])
    }
    if let source = personnel?.jurisdictions {
      sources.append(
        JobSource(
          content: .jurisdictions(source), role: "jurisdictions", path: source.source, crs: source.crs,
          columns: source.fields, neededBy: ["personnel"]))
    }
    if let event = postponement?.event {
      sources.append(JobSource(.event(event), event, role: "event", neededBy: "postponement"))
    }
    if let source = logistics?.routes {
      sources.append(
        JobSource(
          content: .routes(source), role: "routes", path: source.source, crs: source.crs,
          columns: [source.idField].compactMap { $0 }, neededBy: ["logistics"]))
    }
    return sources
  }

  /// The parts that name a layer of facilities.
  private func sections(usingFacilities id: String) -> [String] {
    var sections: [String] = []
    func add(_ section: String, _ layers: [String]?) {
      if layers?.contains(id) == true { sections.append(section) }
    }
    add("relocation", relocation?.facilities)
    if case .towers(let layers, _) = signal?.source { add("signal", layers) }
    add("signal.boosters", signal?.boosters?.facilities)
    for service in services { add("services." + service.id, service.facilities) }
    for case .place(let place) in score?.indicators.compactMap(\.source) ?? [] { add("score", place.facilities) }
    add("personnel", personnel?.posts?.facilities)
    add("logistics", logistics?.depots.facilities)
    add("logistics", logistics?.ports?.facilities)
    var seen: Set<String> = []
    return sections.filter { seen.insert($0).inserted }
  }
}

extension JobSource {
  fileprivate init(_ source: AdministrativeSource, _ level: AdministrativeLevel, _ role: String) {
    self.init(
      content: .administration(level, source), role: role, path: source.source, crs: source.crs,
      columns: [source.codeField, source.nameField], neededBy: [role])
  }

  fileprivate init(_ source: HazardSource) {
    let definition = source.definition
    self.init(
      content: .hazard(source), role: "hazard:" + definition.id, path: source.source, crs: source.crs,
      columns: [definition.classRule.field, source.idField].compactMap { $0 }, neededBy: ["hazards." + definition.id])
  }

  fileprivate init(coverage: SourcePath, of source: HazardSource) {
    let id = source.definition.id
    self.init(
      content: .coverage(source), role: "coverage:" + id, path: coverage, columns: [], neededBy: ["hazards." + id])
  }

  fileprivate init(_ content: Content, _ source: AreaSource, role: String, neededBy: String) {
    self.init(
      content: content, role: role, path: source.source, crs: source.crs, columns: [], neededBy: [neededBy])
  }
}

extension PollingStationSource {
  /// The fields that a reader has to return.
  fileprivate var fields: [String] {
    [idField] + [villageCodeField, votersField, accuracy?.fieldName].compactMap { $0 }
  }
}
