extension JobKeys {
  static let score = JobMapping(
    name: "score", summary: "How vulnerable each TPS is: the share of the weight of the indicators that it has.",
    keys: [
      JobKey(
        "preset", .choice(ScorePresets.all.map(\.name)), example: "pemilu-2024",
        "A published list of indicators to start from, each of weight 1; what has no source in the job is not measured."
      ),
      JobKey(
        "indicators", .list(.mapping(indicator), atLeast: 1), .requiredUnless("preset"),
        example: "[{id: rawan_bencana, hazards: [{hazard: banjir}]}]",
        "The indicators; one of the preset is changed, others are added."),
      JobKey(
        "thresholds", .ascendingNumbers, example: "[0.333, 0.667]",
        "Scores from which a TPS is rawan and sangat rawan, 0 to 1; thirds when absent."),
      JobKey(
        "frequency", .ascendingNumbers, example: "[0.001, 0.01]",
        "Shares of the TPS from which an indicator occurs often and most often, 0 to 1; 0.1 % and 1 % when absent."),
      JobKey(
        "not_measured", .choice(["widen", "leave_out"]), example: "leave_out", default: "widen",
        "Indicators without a source: they widen the score to a range, or the score is that of the others."),
    ])

  static let indicator = JobMapping(
    name: "indicator", summary: "One thing that makes a TPS vulnerable; one of hazards, place and value is its source.",
    keys: [
      JobKey("id", .hazardID, .required, example: "rawan_bencana", "Machine name, the name of its column; unique."),
      JobKey("title", .text, example: "Rawan bencana", "Name for people; that of the preset, else the id."),
      JobKey("variable", .text, example: "lokasi", "Group that it belongs to; that of the preset, else lainnya."),
      JobKey(
        "weight", .weight, example: "2",
        "Weight in the score; else that of the preset, of its only hazard, or 1."),
      JobKey(
        "stages", .list(.text, atLeast: 1), example: "[pemungutan]", "Stages that it matters for; all when absent."),
      JobKey(
        "hazards", .list(.mapping(hazardCondition), atLeast: 1), example: "[{hazard: banjir, class: 2}]",
        "It is present where any of these holds; where none does and a map leaves the TPS out, nobody knows."),
      JobKey(
        "place", .mapping(placeCondition), example: "{kinds: [SD], within: 200 m}",
        "It is present by the straight line to the nearest facility."),
      JobKey(
        "value", .mapping(valueCondition), example: "{table: kerawanan, field: kekerasan, present: [ya]}",
        "It is present by a column of a table, or of the TPS file."),
    ])

  static let hazardCondition = JobMapping(
    name: "hazard condition", summary: "TPS inside a hazard, from a class upwards.",
    keys: [
      JobKey("hazard", .text, .required, example: "banjir", "Id of a hazard of this job."),
      JobKey("class", .integer(hazardClasses), example: "2", default: "1", "This class and higher ones."),
      JobKey("near", .flag, example: "true", default: "false", "Whether TPS near it count too."),
    ])

  static let placeCondition = JobMapping(
    name: "place condition", summary: "TPS by the straight line to the nearest facility.",
    keys: [
      JobKey(
        "facilities", .list(.text, atLeast: 1), example: "[fasilitas]", "Ids of the layers to use; all when absent."),
      JobKey("kinds", .list(.text, atLeast: 1), example: "[SD]", "Kinds to use; all when absent."),
      JobKey(
        "within", .length(isZeroAllowed: false), .requiredUnless("beyond"), example: "200 m",
        "Present when a facility is as near as that."),
      JobKey("beyond", .length(isZeroAllowed: false), example: "5 km", "Present when no facility is as near as that."),
    ])

  static let valueCondition = JobMapping(
    name: "value condition", summary: "TPS by their value in a column.",
    keys: [
      JobKey(
        "table", .text, example: "kerawanan", "Id of a table of decisions.tables; the file of the TPS when absent."),
      JobKey("field", .text, .required, example: "kekerasan", "The column."),
      JobKey(
        "present", .list(.propertyValue, atLeast: 1), .requiredUnless("at_least"), example: "[ya, \"1\"]",
        "Values that say that it is present."),
      JobKey(
        "absent", .list(.propertyValue, atLeast: 1), example: "[tidak, \"0\"]",
        "Values that say that it is absent; every other value when absent."),
      JobKey(
        "at_least", .weight, example: "1", "Numbers from which it is present; smaller ones say that it is absent."),
      JobKey(
        "without", .choice(["unknown", "absent"]), example: "absent", default: "unknown",
        "What a TPS without a value, or without a row, is: absent where the table lists nothing but those that have it."
      ),
    ])

  static let table = JobMapping(
    name: "table", summary: "A table with a row for each TPS.",
    keys: [
      JobKey("id", .hazardID, .required, example: "kerawanan", "Machine name; unique."),
      JobKey(
        "source", .text, .required, example: "kerawanan.csv",
        "File, relative to the job file; coordinates in it do not count."),
      layer, filter, decimal,
      JobKey("tps_id", .text, .required, example: "kode_tps", "Column of the TPS id."),
    ])
}
