extension JobKeys {
  static let stage = JobMapping(
    name: "stage", summary: "A stage of the election: its days, and the weights that indicators have then.",
    keys: [
      JobKey(
        "id", .hazardID, .required, example: "logistik",
        "Machine name that hazards and indicators give under stages, and --stage takes; unique."),
      JobKey("title", .text, example: "Distribusi logistik", "Name for people; the id when absent."),
      JobKey("from", .date, .required, example: "2024-02-01", "First day."),
      JobKey("to", .date, .required, example: "2024-02-13", "Last day."),
      JobKey(
        "weights", .list(.mapping(stageWeight), atLeast: 1), example: "[{indicator: rawan_bencana, weight: 2}]",
        "Indicators that weigh something else at this stage."),
    ])

  static let stageWeight = JobMapping(
    name: "stage weight", summary: "The weight of an indicator at a stage.",
    keys: [
      JobKey("indicator", .text, .required, example: "rawan_bencana", "Id of an indicator of the score."),
      JobKey("weight", .weight, .required, example: "2", "Its weight."),
    ])
}
