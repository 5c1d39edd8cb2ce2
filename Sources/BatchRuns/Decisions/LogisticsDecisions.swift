import Diagnostics
import JobFiles

// The way of the ballots.
extension BatchRun {
  /// What the logistics of the job come to for some located TPS, given in input order.
  ///
  /// - Throws: `SystemFailure` when GEOS or PROJ fails.
  func decideLogistics(
    of stations: [Int], _ decisions: DecisionWork, _ statuses: StationStatuses
  ) throws -> [DecisionResult] {
    guard let settings = job.decisions.logistics else { return [] }
    options.progress(.stage(LocalizedText(en: "planning logistics", id: "merencanakan logistik")))
    let work = LogisticsWork(run: self, settings: settings, decisions: decisions, statuses: statuses)
    return [LogisticsOutput(work: work, found: try work.find(stations)).result]
  }

  /// What the logistics say about one TPS.
  func logisticsTexts(
    of station: Int, _ decisions: DecisionWork
  ) throws -> [(part: String, text: LocalizedText)] {
    guard let settings = job.decisions.logistics else { return [] }
    let work = LogisticsWork(
      run: self, settings: settings, decisions: decisions, statuses: try statuses(of: [station]))
    return [("logistics", work.explanation(try work.find([station])[0]))]
  }
}
