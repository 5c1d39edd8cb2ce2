extension JobKeys {
  static let personnel = JobMapping(
    name: "personnel", summary: "Police officers and Linmas that the TPS need, jurisdiction by jurisdiction.",
    keys: [
      JobKey(
        "patterns", .list(.mapping(personnelPattern), atLeast: 1), .required,
        example: "[{class: rawan, officers: 2, tps: 4, linmas: 8}]",
        "How many officers and Linmas guard how many TPS of each class; the most vulnerable class first."),
      JobKey(
        "class_field", .text, example: "kerawanan",
        "Field of the TPS with the name of its class; without it the hazards of the patterns tell, else the score."),
      JobKey(
        "jurisdictions", .mapping(jurisdictions), example: "{source: polres.geojson, code: kode}",
        "The jurisdictions of the police; the regencies when absent."),
      JobKey("posts", .mapping(selection), example: "{kinds: [pos polisi]}", "The nearest police post of each TPS."),
    ])

  static let personnelPattern = JobMapping(
    name: "personnel pattern", summary: "Officers and Linmas for a number of TPS of one class.",
    keys: [
      JobKey("class", .text, .required, example: "rawan", "Name of the class; unique."),
      JobKey("officers", .integer(0...1000), .required, example: "2", "Police officers for that many TPS."),
      JobKey("tps", .integer(1...1000), .required, example: "4", "Number of TPS."),
      JobKey("linmas", .integer(0...10000), .required, example: "8", "Linmas for that many TPS."),
      JobKey(
        "hazards", .list(.mapping(hazardCondition), atLeast: 1), example: "[{hazard: banjir, class: 2}]",
        "TPS to which any of these applies belong to the class, unless to an earlier one; to the last class belong the rest."
      ),
    ])

  static let jurisdictions = JobMapping(
    name: "jurisdictions", summary: "Polygons, or a table that gives the code of an area its jurisdiction.",
    keys: [
      JobKey("source", .text, .required, example: "polres.geojson", "File, relative to the job file."),
      layer, filter, crs, decimal,
      JobKey("code", .text, .required, example: "kode", "Field of the code of the jurisdiction."),
      JobKey("name", .text, example: "nama", "Field of its name."),
      JobKey("officers", .text, example: "personel", "Field of the officers at hand."),
      JobKey(
        "area", .text, example: "kode_wilayah",
        "Field of the code of a regency, district or village that belongs to it; the smallest area counts."),
    ])
}
