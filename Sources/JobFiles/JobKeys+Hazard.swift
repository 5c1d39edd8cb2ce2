import HazardOverlay

extension JobKeys {
  static let hazard = JobMapping(
    name: "hazard", summary: "A hazard layer. Without class, profile, rings or invert every feature is of class 1.",
    keys: [
      JobKey("id", .hazardID, .required, example: "banjir", "Machine name, the prefix of the output fields; unique."),
      JobKey("title", .text, example: "Banjir", "Name for people; the id when absent."),
      JobKey("source", .text, .required, example: "banjir.geojson", "File of the layer, relative to the job file."),
      layer, filter, crs,
      JobKey("id_field", .text, example: "OBJECTID", "Field of the feature ids; else the id member, else the index."),
      JobKey(
        "profile", .profile(Profiles.hazards.map(\.name)), example: "esdm-klsgtn",
        "Built-in profile that fills in the class rule; keys of class win over it."),
      JobKey(
        "class", .either(.integer(hazardClasses), hazardClass), example: "1",
        "A constant class, or the field and the rule that give it."),
      JobKey(
        "rings", .list(.mapping(ring), atLeast: 1), example: "[{to: 2 km, class: 3}, {to: 5 km, class: 2}]",
        "Distances around the features, smallest first; they give the class."),
      JobKey(
        "invert", .flag, example: "true", default: "false",
        "The polygons are the absence of the hazard, such as a signal; outside them is the hazard."),
      JobKey(
        "outside", .choice(["clear", "unmapped"]), example: "unmapped",
        "What a TPS is that no feature of the layer touches. Without it and coverage: clear in a regency that some feature "
          + "touches, unmapped in any other and outside all; rings, too, are clear everywhere."),
      JobKey(
        "near", .length(isZeroAllowed: true), example: "500 m", default: "0", "Width of the near band; 0: no near band."
      ),
      JobKey("weight", .weight, example: "1.0", default: "1", "Weight in scores."),
      JobKey(
        "valid", .mapping(validity), example: "{from: 2024-11-01, to: 2025-03-31}", "Days that the map holds for."),
      JobKey("stages", .list(.text), example: "[logistik, pemungutan]", "Stages of the election that it matters for."),
      JobKey("edition", .text, example: "\"2023-11-30\"", "Edition of the map, in the agency's words."),
      JobKey(
        "coverage", .either(.text, coverage), example: "cakupan.geojson",
        "File of the mapped area, or the regencies that are mapped; outside a TPS is unmapped."),
      JobKey("coverage_layer", .text, example: "cakupan", "Layer of the file of the mapped area, as layer."),
    ])

  static let hazardClass = JobMapping(
    name: "class", summary: "The field that holds the class and the rule that gives it; a higher class is worse.",
    keys: [
      JobKey("field", .text, example: "gridcode", "Property that holds the value."),
      JobKey(
        "values", .classOfValue, example: "{\"1\": 1, \"2\": 2, \"3\": 3}",
        "Classes of the values, compared without case and outer blanks; class 0: mapped, no hazard."),
      JobKey(
        "thresholds", .ascendingNumbers, example: "[0.333, 0.667]",
        "Limits between classes: below the first is class 1, from a limit upwards the next one."),
      JobKey(
        "range", .ascendingNumbers, example: "[0, 1]",
        "The smallest and the greatest value that there can be, with thresholds; any other is no data. Without it: 0 and more "
          + "when the first threshold is above 0."),
      JobKey("constant", .integer(hazardClasses), example: "1", "The class of every feature."),
      JobKey("labels", .labelOfClass, example: "{1: rendah, 2: sedang, 3: tinggi}", "Names of the classes."),
      JobKey(
        "no_hazard", .list(.propertyValue), example: "[\"Tidak Rawan\"]", "Values that mean: mapped, no hazard."),
      JobKey("no_data", .list(.propertyValue), example: "[\"996\", \"999\"]", "Values that mean: not mapped."),
    ])

  static let coverage = JobMapping(
    name: "coverage", summary: "The regencies that a hazard map covers.",
    keys: [
      JobKey(
        "regencies", .list(.text, atLeast: 1), .required, example: "[36.01, 36.02]",
        "Codes of the regencies; a TPS in another one, or in none, is unmapped.")
    ])

  static let ring = JobMapping(
    name: "ring", summary: "A ring around the features: everything up to a distance has a class.",
    keys: [
      JobKey("to", .length(isZeroAllowed: false), .required, example: "2 km", "Outer distance."),
      JobKey("class", .integer(hazardClasses), .required, example: "3", "Class within it."),
    ])

  static let validity = JobMapping(
    name: "validity", summary: "The days that a hazard map holds for, both included.",
    keys: [
      JobKey("from", .date, example: "2024-11-01", "First day."),
      JobKey("to", .date, example: "2025-03-31", "Last day."),
    ])
}
