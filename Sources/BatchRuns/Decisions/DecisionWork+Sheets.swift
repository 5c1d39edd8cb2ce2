import Diagnostics
import HazardOverlay
import JobFiles

// The sheets for the desk: personnel, postponement, areas.
extension BatchRun {
  /// What the sheets of the job come to.
  ///
  /// - Parameters:
  ///   - pieces: The regencies that were worked on.
  ///   - zones: The zones of each hazard that were drawn.
  func sheets(
    _ pieces: [RegencyPiece], _ decisions: DecisionWork, _ statuses: StationStatuses, zones: [[HazardZone]]
  ) throws -> [DecisionResult] {
    var results: [DecisionResult] = []
    let all = pieces.flatMap { $0.stations + $0.unlocated }.sorted()
    if let settings = job.decisions.personnel {
      options.progress(.stage(LocalizedText(en: "counting personnel", id: "menghitung personel")))
      let work = PersonnelWork(run: self, settings: settings, decisions: decisions, statuses: statuses)
      results.append(PersonnelOutput(work: work, found: try work.find(all)).result)
    }
    if let settings = job.decisions.postponement, let event = inputs.event {
      options.progress(.stage(LocalizedText(en: "finding TPS that are hit", id: "mencari TPS yang terkena")))
      let work = PostponementWork(run: self, settings: settings, event: event)
      results.append(try PostponementOutput(work: work, stations: all).result)
    }
    if let settings = job.decisions.areas {
      options.progress(.stage(LocalizedText(en: "measuring areas", id: "mengukur luas")))
      let work = AreaWork(run: self, settings: settings)
      // Zones that were drawn for some regencies stop at their borders.
      let measured = try work.measure(work.allAreas, zones: options.only.isEmpty ? zones : nil)
      results.append(AreaOutput(work: work, levels: measured).result)
    }
    return results
  }

  /// What the sheets say about one located TPS, by the name of the part.
  func sheetTexts(of station: Int, _ decisions: DecisionWork) throws -> [(part: String, text: LocalizedText)] {
    var texts: [(part: String, text: LocalizedText)] = []
    if let settings = job.decisions.personnel {
      let work = PersonnelWork(
        run: self, settings: settings, decisions: decisions, statuses: try statuses(of: [station]))
      texts.append(("personnel", work.explanation(try work.find([station]), at: 0)))
    }
    if let settings = job.decisions.postponement, let event = inputs.event {
      // Who decides depends on how many TPS of its areas are hit.
      let work = PostponementWork(run: self, settings: settings, event: event)
      let all = Array(0..<inputs.stations.count)
      let features = try work.features(touching: all)
      texts.append(
        (
          "postponement",
          work.explanation(of: station, feature: features[station], work.sheet(of: all, features))
        ))
    }
    if let settings = job.decisions.areas {
      texts.append(("areas", try AreaWork(run: self, settings: settings).explanation(of: station)))
    }
    return texts
  }
}
