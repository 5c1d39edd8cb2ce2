import HazardOverlay

/// Who decides on a postponement that reaches over areas of a level.
public struct Decider: Sendable, Equatable {
  /// The level.
  public var level: AdministrativeLevel
  /// Who decides.
  public var decides: String
  /// Who proposes it; empty for nobody.
  public var proposes: String

  /// Who decides, and who proposes.
  public init(level: AdministrativeLevel, decides: String, proposes: String) {
    self.level = level
    self.decides = decides
    self.proposes = proposes
  }
}

/// What becomes of the TPS that an event hits, such as a flood of today.
public struct PostponementSettings: Sendable, Equatable {
  /// The polygons of the event.
  public var event: AreaSource
  /// Name of the event; the name of its file when the job gives none.
  public var title: String
  /// Id of the stage that the event interrupts; nil when the job says what has stopped instead.
  public var stage: String?
  /// Every stage has stopped, so that the election is *susulan*; else some, and it is *lanjutan*.
  public var hasStoppedEverything: Bool
  /// Share of the TPS of an area, above 0 and up to 1, from which the area counts as hit as a whole.
  public var wholeShare = 1.0
  /// Who decides, one for each level.
  public var deciders = PostponementSettings.usualDeciders
  /// Days within which the voting has to follow; nil when the job does not say.
  public var withinDays: Int?

  /// A postponement after an event.
  public init(event: AreaSource, title: String, hasStoppedEverything: Bool) {
    self.event = event
    self.title = title
    self.hasStoppedEverything = hasStoppedEverything
  }

  /// Defaults after PKPU 25/2023, which a job can replace.
  public static let usualDeciders = [
    Decider(level: .regency, decides: "KPU provinsi", proposes: "KPU kabupaten/kota"),
    Decider(level: .district, decides: "KPU kabupaten/kota", proposes: "PPK"),
    Decider(level: .village, decides: "KPU kabupaten/kota", proposes: "PPK"),
  ]
}

extension PostponementSettings {
  /// The settings as `run.json` shows them.
  var parameters: JSONValue {
    var members: [(name: String, value: JSONValue)] = [
      ("event", event.parameters), ("title", .string(title)),
    ]
    members.append("stage", stage)
    members.append(("stopped", .string(hasStoppedEverything ? "all" : "some")))
    members.append(("whole", .number(wholeShare)))
    members.append(
      (
        "deciders",
        .array(
          deciders.map {
            .object([
              ("level", .string($0.level.rawValue)), ("decides", .string($0.decides)),
              ("proposes", .string($0.proposes)),
            ])
          })
      ))
    if let withinDays { members.append(("within_days", .number(withinDays))) }
    return .object(members)
  }
}
