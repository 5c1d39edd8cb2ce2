import Diagnostics
import FeatureModel
import GEOSOperations
import HazardOverlay
import OGRFiles

/// Makes a job from checked values, and reports what no single value shows: what contradicts what.
struct JobBuilder {
  let log: JobProblemLog
  /// The folder that paths are relative to.
  let folder: String

  /// The job; nil after a report.
  func job(_ document: CheckedMapping, file: String) -> Job? {
    if let version = document["petarawan"]?.integer, version != JobBuilder.version { report(version, document) }
    let tps = document["tps"]?.mapping.flatMap(pollingStations)
    let regencies = document["regencies"]?.mapping.flatMap { administrative($0, \.regency) }
    let districts = document["districts"]?.mapping.flatMap { administrative($0, \.district) }
    let villages = document["villages"]?.mapping.flatMap { administrative($0, \.village) }
    let hazards = self.hazards(document)
    let gates = document.list("gates").compactMap(\.mapping).compactMap { gate($0, hazards: hazards) }
    let outputs = Set(document.list("outputs").compactMap(\.text).compactMap(JobOutput.init))
    let report = self.report(document, outputs: outputs, tps: tps)
    let csv = document["csv"]?.mapping.flatMap(csvStyle) ?? .international
    let decisions = document["decisions"]?.mapping.map {
      self.decisions(
        $0,
        in: DecisionContext(
          hazards: hazards, hasVillages: document.has("villages"), hasVoters: tps?.votersField != nil))
    }
    guard let tps, let regencies, log.isEmpty else { return nil }

    var job = Job(
      file: file, title: document.text("title") ?? JobBuilder.title(ofFile: file), asOf: document.text("as_of"),
      tps: tps, regencies: regencies, hazards: hazards.sources)
    job.districts = districts
    job.villages = villages
    job.gates = gates
    if let crs = document.text("metric_crs") { job.metricCRS = crs == "auto" ? .auto : .fixed(crs) }
    if let limit = document["nearest_limit"]?.number { job.nearestLimitMeters = limit }
    if let policy = document["policy"]?.mapping { job.policy = self.policy(policy) }
    if let zones = document.text("zones").flatMap(ZoneDetail.init) { job.zones = zones }
    job.outputs = outputs
    job.report = report
    job.csv = csv
    if let decisions { job.decisions = decisions }
    return job
  }

  /// The version of the job file that this program reads.
  private static let version = 1

  private func report(_ version: Int, _ document: CheckedMapping) {
    let known = JobBuilder.version
    log.report(
      .version, at: document.place(of: "petarawan"),
      LocalizedText(
        en: "this is version \(version) of the job file; this program reads version \(known)",
        id: "ini versi \(version) berkas pekerjaan; program ini membaca versi \(known)"),
      fix: LocalizedText(
        en: "write petarawan: \(known), or use the program that the file was written for",
        id: "tulis petarawan: \(known), atau gunakan program yang menjadi tujuan berkas ini"))
  }

  private static func title(ofFile file: String) -> String {
    let name = SourcePath.fileName(of: file)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  func source(_ mapping: CheckedMapping, _ key: String = "source", layer: String = "layer") -> SourcePath? {
    guard let written = mapping.text(key) else { return nil }
    if OGRFormat.of(written)?.kind == .database, holdsPassword(written) {
      reportPassword(mapping.place(of: key))
      return nil
    }
    return SourcePath(
      written, in: folder, layer: mapping.text(layer), filter: key == "source" ? mapping.text("where") : nil)
  }

  /// `password=...`, or `user:password@` in a URL.
  private func holdsPassword(_ database: String) -> Bool {
    let text = database.lowercased()
    guard !text.contains("password"), let start = text.firstRange(of: "://")?.upperBound else {
      return text.contains("password")
    }
    return text[start...].prefix { $0 != "@" && $0 != "/" }.contains(":") && text[start...].contains("@")
  }

  /// What the job says is written into run.json.
  private func reportPassword(_ place: NodePlace) {
    log.report(
      .badValue, at: place,
      LocalizedText(
        en: "a password does not belong here: the job is copied into run.json",
        id: "kata sandi jangan ditulis di sini: pekerjaan disalin ke run.json"),
      fix: LocalizedText(
        en: "write it into ~/.pgpass (host:port:database:user:password), or set PGPASSWORD",
        id: "tulis di ~/.pgpass (host:port:database:user:password), atau setel PGPASSWORD"))
  }

  private func pollingStations(_ tps: CheckedMapping) -> PollingStationSource? {
    let profile = tps.text("profile").flatMap { name in Profiles.pollingStations.first { $0.name == name } }
    let coordinates = coordinates(of: tps)
    guard let source = source(tps), let id = tps.text("id") ?? profile?.idField else { return nil }
    var stations = PollingStationSource(
      source: source, idField: id, villageCodeField: tps.text("village_code") ?? profile?.villageCodeField,
      votersField: tps.text("voters") ?? profile?.votersField, crs: tps.text("crs"),
      coordinates: coordinates, profile: profile?.name)
    stations.votersAtMost = tps["voters_at_most"]?.integer ?? stations.votersAtMost
    stations.decimal = tps.text("decimal").flatMap(DecimalMark.init)
    let accuracy = tps["accuracy"]
    stations.accuracy =
      accuracy?.number.map { .meters($0) } ?? accuracy?.mapping?.text("field").map { .field($0) }
    if case .plusCode(let column) = coordinates, accuracy == nil { stations.accuracy = .plusCode(column) }
    return stations
  }

  /// x and y, which are named together and differ, or a Plus Code.
  func coordinates(of source: CheckedMapping) -> CoordinateColumns? {
    if let column = source.text("plus_code") {
      for key in ["x", "y", "crs"] where source.has(key) {
        log.report(
          .badValue, at: source.place(of: key),
          LocalizedText(
            en: "\"\(key)\" beside \"plus_code\"; a Plus Code holds both coordinates, in degrees on WGS 84",
            id: "\"\(key)\" di samping \"plus_code\"; Plus Code memuat kedua koordinat, dalam derajat WGS 84"),
          fix: LocalizedText(en: "remove one of them", id: "hapus salah satunya"))
      }
      return .plusCode(column)
    }
    checkColumns(of: source)
    guard let x = source.text("x"), let y = source.text("y") else { return nil }
    return .xy(x: x, y: y)
  }

  private func checkColumns(of source: CheckedMapping) {
    if source.has("x") != source.has("y") {
      let (given, missing) = source.has("x") ? ("x", "y") : ("y", "x")
      log.report(
        .missingKey, at: source.place(of: given),
        LocalizedText(en: "\"\(given)\" without \"\(missing)\"", id: "\"\(given)\" tanpa \"\(missing)\""),
        fix: LocalizedText(
          en: "name both columns, x and y, or neither", id: "sebut kedua kolom, x dan y, atau tidak sama sekali"))
    }
    if let x = source.text("x"), x == source.text("y") {
      log.report(
        .badValue, at: source.place(of: "y"),
        LocalizedText(en: "x and y are the same column, \"\(x)\"", id: "x dan y kolom yang sama, \"\(x)\""),
        fix: LocalizedText(en: "x is the longitude, y the latitude", id: "x adalah bujur, y adalah lintang"))
    }
  }

  private func administrative(
    _ layer: CheckedMapping, _ fieldsOfProfile: KeyPath<BoundaryProfile, BoundaryFields>
  ) -> AdministrativeSource? {
    let profile = layer.text("profile").flatMap { name in Profiles.boundaries.first { $0.name == name } }
    let fields = profile?[keyPath: fieldsOfProfile]
    guard let source = source(layer), let code = layer.text("code") ?? fields?.code,
      let name = layer.text("name") ?? fields?.name
    else { return nil }
    let officialFields = Profiles.boundaries.map { $0[keyPath: fieldsOfProfile].code.lowercased() }
    return AdministrativeSource(
      source: source, codeField: code, nameField: name,
      areKemendagri: layer.has("codes") || officialFields.contains(code.lowercased()), crs: layer.text("crs"),
      profile: profile?.name)
  }

  private func policy(_ mapping: CheckedMapping) -> JobPolicy {
    var policy = JobPolicy()
    if let geometry = mapping.text("invalid_geometry").flatMap(InvalidGeometryPolicy.init) {
      policy.invalidGeometry = geometry
    }
    if let tolerance = mapping["regency_tolerance"]?.number { policy.regencyToleranceMeters = tolerance }
    return policy
  }
}
