extension JobKeys {
  static let areas = JobMapping(
    name: "areas",
    summary: "How many square kilometres of each regency, district and village are in danger, by hazard and class.",
    keys: [
      JobKey(
        "hazards", .list(.text, atLeast: 1), example: "[banjir, longsor]", "Ids of the hazards; all when absent.")
    ])
}
