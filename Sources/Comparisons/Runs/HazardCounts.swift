import ByteStreams
import TableFiles

/// The `summary/hazards.csv` of a run.
public enum HazardCounts {
  /// For each hazard the TPS of the whole run by status, all classes together.
  ///
  /// - Throws: As `TableReader`.
  public static func read(_ file: InputFile) throws -> [String: [String: Int]] {
    let columns = ["hazard", "status", "tps_count"]
    let table = try TableReader(properties: columns).read(file).table
    let values = columns.map { table.values(of: $0) }
    var counts: [String: [String: Int]] = [:]
    for row in 0..<table.count {
      guard let hazard = values[0][row].text, let status = values[1][row].text else { continue }
      counts[hazard, default: [:]][status, default: 0] += values[2][row].text.flatMap { Int($0) } ?? 0
    }
    return counts
  }
}
