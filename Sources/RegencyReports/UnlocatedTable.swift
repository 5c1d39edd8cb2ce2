import ByteStreams
import HazardOverlay
import TableFiles

/// One TPS without a usable coordinate, for `unlocated.csv`.
public struct UnlocatedStation: Sendable {
  /// Index of the feature in the TPS file.
  public var feature: Int
  /// Id of the TPS.
  public var id: String
  /// The regency that its id names; empty when it names none of the job.
  public var regencyCode: String
  /// The village that it claims; empty when it claims none.
  public var villageCode: String
  /// Its voters, when they are known.
  public var voters: Int?
  /// The members of its properties, as the input spells them.
  public var members: String

  /// An unlocated TPS from its parts.
  public init(
    feature: Int, id: String, regencyCode: String, villageCode: String, voters: Int?, members: String
  ) {
    self.feature = feature
    self.id = id
    self.regencyCode = regencyCode
    self.villageCode = villageCode
    self.voters = voters
    self.members = members
  }
}

/// Writes `unlocated.csv`; the last column holds the input's properties as a JSON object.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeUnlocated(_ stations: [UnlocatedStation], to writer: inout CSVWriter) throws {
  try writer.header(["tps_id", "feature", "regency_code", "village_code", "voters", "properties"])
  for station in stations {
    writer.append(station.id)
    writer.append(station.feature)
    writer.append(station.regencyCode)
    writer.append(station.villageCode)
    writer.append(station.voters)
    writer.append("{" + station.members + "}")
    try writer.endRow()
  }
  try writer.end()
}
