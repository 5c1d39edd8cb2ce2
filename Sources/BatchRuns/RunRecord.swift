import ByteStreams
import Comparisons
import CoordinateTransforms
import Diagnostics
import GEOSOperations
import GeoPackageFiles
import HazardOverlay
import JobFiles
import OGRFiles
import RegencyReports

#if XLSX
  import WorkbookFiles
#endif

/// Version of the program.
public let petarawanVersion = "0.1.0"

/// The sums of a run differ: a feature was lost, which is a bug of ours (exit code 70).
public struct BalanceMistake: Error, Sendable {
  /// The two sums in words.
  public let words: String
}

/// What `run.json` says. It holds no clock, no host and no absolute path, so that a second run has the same bytes.
struct RunRecord {
  let run: BatchRun
  let pieces: [RegencyPiece]
  /// The metric CRS in use.
  let metricCRS: [String]
  let areas: [AreaSummary]
  let gates: [GateResult]
  /// What the parts of `decisions` came to; empty when the job asks for none.
  let decisions: [DecisionResult]
  let outputs: [OutputRecord]

  var document: JSONValue {
    .object(
      [
        ("schema", .number(1)),
        ("petarawan", .string(petarawanVersion)),
        ("libraries", .object(libraries)),
        (
          "job",
          .object([
            ("file", .string(SourcePath.fileName(of: run.job.file))), ("title", .string(run.job.title)),
            ("as_of", .string(orNull: run.job.asOf)),
          ])
        ),
        ("made_from", .string(madeFrom)),
        ("parameters", run.job.parameters),
        ("only", .array(run.options.only.map { .string(run.spelling(of: $0)) })),
        ("metric_crs", .array(metricCRS.map { .string($0) })),
        ("zones", zones),
        ("inputs", .array(run.inputs.records.map(input))),
        ("tps", .object(stationSums.map { ($0.name, .number($0.count)) })),
        ("hazard_features", .object(hazardSums)),
      ] + certainty + sensitivity + [
        ("severities", .object(Severity.allCases.map { ($0.rawValue, .number(run.findings.count(of: $0))) })),
        ("findings", .object(run.findings.countsByCode.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })),
        ("gates", .array(gates.map(\.json))),
      ] + (decisions.isEmpty ? [] : [("decisions", .object(decisions.map { ($0.part, $0.record) }))]) + tables + [
        ("outputs", .array(outputs.map(output)))
      ])
  }

  /// How many TPS are not certain, for any hazard and for each; only when the job names an accuracy.
  private var certainty: [(name: String, value: JSONValue)] {
    guard run.inputs.stations.accuracies != nil else { return [] }
    let province = areas.last?.tally ?? Tally(hazardCount: run.job.hazards.count)
    let hazards = run.job.hazards.map(\.definition).enumerated().map { index, hazard in
      let counts = TallyKey.rows(of: hazard).map { province.count($0, ofHazard: index).uncertainStations }
      return (hazard.id, JSONValue.number(counts.reduce(0, +)))
    }
    return [
      (
        "tps_uncertain",
        .object([("any_hazard", .number(province.total.uncertainStations)), ("hazards", .object(hazards))])
      )
    ]
  }

  private var libraries: [(name: String, value: JSONValue)] {
    var all = [
      ("geos", JSONValue.string(GEOSContext.libraryVersion)), ("proj", .string(CRS.libraryVersion)),
      ("epsg", .string(CRS.databaseVersion)),
    ]
    if !run.job.outputs.isDisjoint(with: [.geopackage, .qgis]) {
      all.append(("sqlite", .string(GeoPackageWriter.libraryVersion)))
    }
    #if XLSX
      if run.job.outputs.contains(.workbook) { all.append(("xlsxwriter", .string(WorkbookWriter.libraryVersion))) }
    #endif
    #if RSVG
      if run.job.outputs.contains(.maps) { all.append(("librsvg", .string(MapPicture.libraryVersion))) }
    #endif
    if run.job.readsThroughGDAL { all.append(("gdal", .string(OGRReader.libraryVersion))) }
    return all
  }

  private var madeFrom: String {
    BatchRun.madeFrom(run.job, options: run.options, inputHashes: run.inputs.records.map(\.fingerprint.sha256))
  }

  /// What near distances, class limits and accuracies were multiplied with; only with `--sensitivity`.
  private var sensitivity: [(name: String, value: JSONValue)] {
    let factors = run.options.sensitivityFactors
    if factors.isEmpty { return [] }
    return [("sensitivity", .object([("factors", .array(factors.map { .number($0) }))]))]
  }

  /// How true the outlines of zones are: inside and outside the true buffer, as shares of its distance.
  private var zones: JSONValue {
    let precision = run.options.zonePrecision
    func share(_ value: Double) -> JSONValue { .number(decimalText(value, decimals: 5)) }
    return .object([
      ("quadrant_segments", .number(precision.quadrantSegments)), ("fills_recesses", .bool(precision.fillsRecesses)),
      ("bound_inside", share(precision.boundInside)), ("bound_outside", share(precision.boundOutside)),
    ])
  }

  /// Makes sure that no TPS and no hazard feature was lost.
  ///
  /// - Throws: `BalanceMistake`.
  func checkBalance() throws(BalanceMistake) {
    let (roles, listed) = (run.inputs.records.map(\.role), run.job.sources.map(\.role))
    guard roles == listed else { throw BalanceMistake(words: "read \(roles), the job names \(listed)") }
    let counts = stationSums.map(\.count)
    guard counts[0] == counts.dropFirst().reduce(0, +) else {
      throw BalanceMistake(words: stationSums.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
    }
    for record in run.inputs.records where !record.account.isBalanced {
      throw BalanceMistake(words: "\(record.role): \(record.account)")
    }
    let counted = areas.last?.tally.total.stations ?? 0
    let expected = counts[0] - counts[4]
    guard counted == expected else { throw BalanceMistake(words: "the tables count \(counted) TPS of \(expected)") }
  }

  /// in = regencies + outside + unlocated + not selected.
  private var stationSums: [(name: String, count: Int)] {
    let inside = pieces.filter { $0.area != nil }.reduce(0) { $0 + $1.stations.count }
    let outside = pieces.filter { $0.area == nil }.reduce(0) { $0 + $1.stations.count }
    let unlocated = pieces.reduce(0) { $0 + $1.unlocated.count }
    let all = run.inputs.records.first { $0.role == "tps" }?.account.features ?? run.inputs.stations.count
    let isWhole = run.options.only.isEmpty
    return [
      ("in", all), ("regencies", inside), ("outside", outside), ("unlocated", unlocated),
      ("not_selected", isWhole ? 0 : all - inside - outside - unlocated),
    ]
  }

  private var hazardSums: [(name: String, value: JSONValue)] {
    let accounts = run.inputs.records.filter { $0.role.hasPrefix("hazard:") }.map(\.account)
    return [
      ("in", .number(accounts.reduce(0) { $0 + $1.features })),
      ("used", .number(accounts.reduce(0) { $0 + $1.used })),
      ("repaired", .number(accounts.reduce(0) { $0 + $1.repaired })),
      ("skipped", .number(accounts.reduce(0) { $0 + $1.skipped })),
    ]
  }

  private func input(_ record: InputRecord) -> JSONValue {
    .object([
      ("role", .string(record.role)), ("path", .string(record.path)),
      ("sha256", .string(record.fingerprint.sha256)), ("bytes", .number(record.fingerprint.byteCount)),
      ("crs", .string(record.crs.label)), ("operation", operation(from: record.crs)),
      ("edition", .string(orNull: record.edition)),
      ("features", .number(record.account.features)), ("used", .number(record.account.used)),
      ("repaired", .number(record.account.repaired)), ("skipped", .number(record.account.skipped)),
    ])
  }

  /// The way from a layer's CRS to OGC:CRS84: name and accuracy in metres of PROJ's operation; null for none.
  private func operation(from crs: CRS) -> JSONValue {
    guard !crs.isWGS84, let transformer = try? CoordinateTransformer(from: crs, to: .wgs84) else { return .null }
    return .object([
      ("name", .string(transformer.operationDescription)),
      ("accuracy_m", transformer.accuracyMeters.map { .number($0) } ?? .null),
      ("ballpark", .bool(transformer.isBallpark)),
    ])
  }

  private func output(_ record: OutputRecord) -> JSONValue {
    .object([
      ("path", .string(record.path)), ("sha256", .string(record.fingerprint.sha256)),
      ("bytes", .number(record.fingerprint.byteCount)),
      ("features", record.features.map { .number($0) } ?? .null),
    ])
  }
}
