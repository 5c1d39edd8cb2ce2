import Diagnostics
import HazardOverlay

/// A stage of the election, such as the voting.
public struct Stage: Sendable, Equatable {
  /// Machine name, `[a-z][a-z0-9_]*`: what hazards, indicators and `--stage` name.
  public var id: String
  /// Name for people.
  public var title: String
  /// Its days.
  public var days: Validity
  /// Weights that indicators have at this stage, by id; those that are not here keep theirs.
  public var weights: [StageWeight] = []

  /// A stage on some days.
  public init(id: String, title: String? = nil, days: Validity) {
    self.id = id
    self.title = title ?? id
    self.days = days
  }
}

/// The weight of an indicator at a stage.
public struct StageWeight: Sendable, Equatable {
  /// Id of the indicator.
  public var indicator: String
  /// Its weight.
  public var weight: Double

  /// A weight for an indicator.
  public init(indicator: String, weight: Double) {
    self.indicator = indicator
    self.weight = weight
  }
}

extension HazardDefinition {
  /// The hazard matters at a stage: it names the stage, or none at all.
  public func matters(at stage: String) -> Bool { stages.isEmpty || stages.contains(stage) }
}

extension JobDecisions {
  /// What is decided for one stage alone.
  ///
  /// Left are the indicators of the stage, with its weights; of their conditions, and of the rules that move TPS or close
  /// routes, those on hazards that matter at the stage; and the signal if it matters. A part of which nothing is left is
  /// named in `leftOut`. Nothing else changes: TPS still move to places that lie in no hazard at all.
  public func at(_ stage: Stage, hazards: [HazardDefinition]) -> JobDecisions {
    var decisions = self
    decisions.stages = [stage]
    decisions.isOneStage = true
    let matters = { (id: String) in hazards.first { $0.id == id }?.matters(at: stage.id) ?? false }
    if var relocation {
      relocation.moves.removeAll { !matters($0.hazard) }
      decisions.relocation = relocation.moves.isEmpty ? nil : relocation
      if relocation.moves.isEmpty { decisions.leftOut.append("relocation") }
    }
    if case .hazard(let hazard) = signal?.source, !matters(hazard) {
      decisions.signal = nil
      decisions.leftOut.append("signal")
    }
    if var score {
      score.indicators = score.indicators.compactMap { $0.at(stage, where: matters) }
      let isEmpty = !score.counted.contains { $0.weight > 0 }
      decisions.score = isEmpty ? nil : score
      if isEmpty { decisions.leftOut.append("score") }
    }
    decisions.logistics?.routes?.closures.removeAll { !matters($0.hazard) }
    decisions.keepPersonnel(where: matters)
    return decisions
  }

  /// Personnel of conditions that do not matter, or of a score that is left out, is left out too.
  private mutating func keepPersonnel(where matters: (String) -> Bool) {
    guard var kept = personnel else { return }
    for index in kept.patterns.indices { kept.patterns[index].conditions.removeAll { !matters($0.hazard) } }
    let had = personnel?.patterns.contains { !$0.conditions.isEmpty } ?? false
    let hasNone = had && kept.patterns.allSatisfy(\.conditions.isEmpty)
    if hasNone || (kept.classSource == .score && score == nil) {
      personnel = nil
      leftOut.append("personnel")
    } else {
      personnel = kept
    }
  }
}

extension Indicator {
  /// The indicator with its weight at a stage; nil when it does not matter then.
  fileprivate func at(_ stage: Stage, where matters: (String) -> Bool) -> Indicator? {
    guard stages.isEmpty || stages.contains(stage.id) else { return nil }
    var indicator = self
    if let weight = stage.weights.first(where: { $0.indicator == id })?.weight { indicator.weight = weight }
    if case .hazards(let conditions) = source {
      let left = conditions.filter { matters($0.hazard) }
      if left.isEmpty { return nil }
      indicator.source = .hazards(left)
    }
    return indicator
  }
}

extension Job {
  /// The job with what is decided for one of its stages alone.
  ///
  /// - Throws: `JobProblem` `stage-unknown`.
  public func at(stage id: String) throws(JobProblem) -> Job {
    guard let stage = decisions.stages.first(where: { $0.id == id }) else {
      throw .stageUnknown(id, known: decisions.stages.map(\.id), in: file)
    }
    var job = self
    job.decisions = decisions.at(stage, hazards: hazards.map(\.definition))
    return job
  }
}

extension JobProblem {
  fileprivate static func stageUnknown(_ id: String, known: [String], in file: String) -> JobProblem {
    let nearest = NearestName.of(id, among: known)
    let list = known.joined(separator: ", ")
    return JobProblem(
      "stage-unknown", at: Place("--stage"),
      LocalizedText(en: "the job has no stage \"\(id)\"", id: "pekerjaan ini tidak punya tahapan \"\(id)\"")
        + (nearest.map { LocalizedText(en: "; did you mean \"\($0)\"?", id: "; apakah maksudnya \"\($0)\"?") }
          ?? LocalizedText("")),
      fix: known.isEmpty
        ? LocalizedText(
          en: "add decisions.stages to \(file): [{id: \(id), from: 2024-11-24, to: 2024-11-26}]",
          id: "tambahkan decisions.stages di \(file): [{id: \(id), from: 2024-11-24, to: 2024-11-26}]")
        : LocalizedText(en: "the stages are: \(list)", id: "tahapannya: \(list)"))
  }
}
