import Diagnostics
import JobFiles

extension RunComparison {
  /// What `diff --json` prints, without the exit code.
  public var json: [(name: String, value: JSONValue)] {
    [
      ("old", Self.run(old)), ("new", Self.run(new)),
      ("differences", .array(differences.items.map(Self.item))),
      ("hazards", .array(hazards.indices.map(hazard))), ("regencies", .array(regencies.map(regency))),
      ("gates", .array(new.gates.map(\.json))), ("changes", .array(changes.map(change))),
      ("decisions", .array(decisions.map(Self.json))), ("files", .array(files.map { .string($0) })),
    ]
  }

  private static func run(_ run: RunDescription) -> JSONValue {
    .object([
      ("name", .string(run.name)), ("title", .string(run.title)), ("as_of", .string(orNull: run.asOf)),
      ("made_from", .string(run.madeFrom)), ("tps_count", .number(run.stationCount)),
      ("versions", .object(run.versions.map { ($0.name.lowercased(), .string($0.version)) })),
    ])
  }

  private static func item(_ item: RunDifferences.Item) -> JSONValue {
    .object([
      ("cause", .string(item.cause.rawValue)), ("subject", .string(item.subject)), ("old", .string(orNull: item.old)),
      ("new", .string(orNull: item.new)), ("effective", .bool(item.isEffective)),
      ("for_decisions", .bool(item.isForDecisions)),
    ])
  }

  private func hazard(_ index: Int) -> JSONValue {
    .object([
      ("hazard", .string(hazardIDs[index])), ("inside_old", .number(hazards[index].oldInside)),
      ("inside_new", .number(hazards[index].newInside)), ("changes", Self.kinds(hazards[index].kinds)),
      ("other_distance", .number(shifted[index])),
    ])
  }

  private func regency(_ regency: Regency) -> JSONValue {
    .object([
      ("regency_code", .string(regency.code.isEmpty ? "outside" : regency.code)),
      ("regency_name", .string(regency.name)), ("tps_old", .number(regency.oldStations)),
      ("tps_new", .number(regency.newStations)),
      ("tps_changes", Self.kinds(regency.own)),
      (
        "hazards",
        .array(
          zip(hazardIDs, regency.hazards).map { id, counts in
            .object([
              ("hazard", .string(id)), ("inside_old", .number(counts.oldInside)),
              ("inside_new", .number(counts.newInside)), ("changes", Self.kinds(counts.kinds)),
            ])
          })
      ),
    ])
  }

  private static func kinds(_ counts: [ChangeKind: Int]) -> JSONValue {
    .object(ChangeKind.allCases.compactMap { kind in counts[kind].map { (kind.rawValue, .number($0)) } })
  }

  private func change(_ change: StationChange) -> JSONValue {
    .object([
      ("tps_id", .string(change.id)), ("regency_code_old", .string(orNull: change.oldRegency)),
      ("regency_code_new", .string(orNull: change.newRegency)),
      ("longitude", change.position.map { .number($0.x) } ?? .null),
      ("latitude", change.position.map { .number($0.y) } ?? .null),
      ("moved_m", change.movedMeters.map { .number(decimalText($0, decimals: 1)) } ?? .null),
      (
        "changes",
        .array(
          change.own.map { Self.entry($0.kind, nil, nil, nil, $0.cause) }
            + change.hazards.map { Self.entry($0.kind, hazardIDs[$0.hazard], $0.old, $0.new, $0.cause) })
      ),
    ])
  }

  private static func entry(
    _ kind: ChangeKind, _ hazard: String?, _ old: RecordedExposure?, _ new: RecordedExposure?, _ cause: Attribution
  ) -> JSONValue {
    .object([
      ("hazard", .string(orNull: hazard)), ("change", .string(kind.rawValue)),
      ("old", old.map(exposure) ?? .null), ("new", new.map(exposure) ?? .null),
      ("cause", .array(cause.causes.map { .string($0.rawValue) })), ("needs", .string(cause.relation.rawValue)),
    ])
  }

  private static func exposure(_ exposure: RecordedExposure) -> JSONValue {
    .object([
      ("status", .string(exposure.status.rawValue)), ("class", exposure.hazardClass.map { .number($0) } ?? .null),
      ("distance_m", exposure.distanceMeters.map { .number($0) } ?? .null),
      ("depth_m", exposure.depthMeters.map { .number($0) } ?? .null),
    ])
  }
}
