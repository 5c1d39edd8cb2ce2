import ByteStreams
import Comparisons
import Diagnostics
import JobFiles

extension [GateResult] {
  /// The results with what is new since the run whose folder is about to be replaced.
  ///
  /// When that run was made from the same job and inputs, what it found new is still new, so that running a job twice
  /// gives the same bytes. Nothing is judged when there is no such run, or one of other regencies, another job or without
  /// the hazard (decision 0017).
  ///
  /// - Parameters:
  ///   - folder: The folder that is about to be replaced.
  ///   - outputs: What this run wrote into `staging`.
  func comparedWithEarlierRun(
    _ folder: String, outputs: [OutputRecord], of run: BatchRun, staging: String
  ) throws -> [GateResult] {
    guard contains(where: { $0.gate.newAtMost != nil }), try EarlierRun(FileSystem.resolved(folder)) != nil else {
      return self
    }
    let earlier = try RunFolder(folder)
    let madeFrom = BatchRun.madeFrom(
      run.job, options: run.options, inputHashes: run.inputs.records.map(\.fingerprint.sha256))
    guard earlier.run.title == run.job.title, earlier.run.only.sameCodes(as: run.options.only.map(\.text)) else {
      return self
    }
    if earlier.run.madeFrom == madeFrom {
      return map { result in
        var asked = result.gate
        asked.status = asked.status ?? .inside
        guard asked.newAtMost != nil, let same = earlier.run.gates.first(where: { $0.gate == asked }) else {
          return result
        }
        var result = result
        (result.newCount, result.since) = (same.newCount, same.since)
        return result
      }
    }
    let hazards = Set(filter { $0.gate.newAtMost != nil }.map(\.gate.hazard)).intersection(earlier.run.hazards).sorted()
    let paths = outputs.map(\.path).filter { $0.hasPrefix("regencies/") && $0.hasSuffix("/tps.geojson") }
    let now = try paths.map {
      try StationTable.read(
        InputFile.open(path: staging + "/" + $0, named: $0), idField: run.job.tps.idField, hazards: hazards)
    }
    let before = try earlier.run.stationFiles.map {
      try StationTable.read(earlier.open($0), idField: earlier.run.idField, hazards: hazards)
    }
    return map { result in
      guard result.gate.newAtMost != nil, let hazard = hazards.firstIndex(of: result.gate.hazard) else { return result }
      var result = result
      let known = Set(before.flatMap { $0.keys(countedBy: result.gate, hazard) })
      result.newCount = now.flatMap { $0.keys(countedBy: result.gate, hazard) }.count { !known.contains($0) }
      result.since = earlier.run.madeFrom
      return result
    }
  }
}

extension StationTable {
  /// The keys of the TPS that a gate counts.
  fileprivate func keys(countedBy gate: Gate, _ hazard: Int) -> [String] {
    (0..<count).compactMap { row in
      guard let exposure = exposure(row, hazard), exposure.status.rawValue == (gate.status ?? .inside).rawValue,
        (exposure.hazardClass ?? 0) >= gate.hazardClass ?? 0,
        gate.regencies.isEmpty || gate.names(regency: regencies[row])
      else { return nil }
      return StationKey.of(ids[row])
    }
  }
}
