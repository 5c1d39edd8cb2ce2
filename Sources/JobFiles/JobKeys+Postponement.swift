import HazardOverlay

extension JobKeys {
  static let postponement = JobMapping(
    name: "postponement", summary: "TPS that an event hits, and who decides that their voting is postponed.",
    keys: [
      JobKey(
        "event", .mapping(area), .required, example: "{source: banjir-hari-ini.geojson}",
        "The polygons of the event; the TPS that touch one are hit."),
      JobKey("title", .text, example: "Banjir 14 Februari", "Name of the event; the name of its file when absent."),
      JobKey(
        "stage", .text, .requiredUnless("stopped"), example: "pemungutan",
        "Id of the stage of decisions.stages that the event interrupts; the first one means that everything has stopped."
      ),
      JobKey(
        "stopped", .choice(["some", "all"]), example: "some",
        "Stages that have stopped: some (pemilu lanjutan) or all (pemilu susulan)."),
      JobKey(
        "whole", .limit(counts), example: "100 %", default: "100 %",
        "Share of the TPS of an area from which it counts as hit as a whole."),
      JobKey(
        "deciders", .list(.mapping(decider), atLeast: 1),
        example: "[{level: regency, decides: KPU provinsi, proposes: KPU kabupaten/kota}]",
        "Who decides, by the level that is hit as a whole; village: single villages."),
      JobKey("within_days", .integer(1...1000), example: "10", "Days within which the voting has to follow."),
    ])

  static let decider = JobMapping(
    name: "decider", summary: "Who decides on a postponement that reaches over areas of a level.",
    keys: [
      JobKey(
        "level", .choice(AdministrativeLevel.allCases.map(\.rawValue)), .required, example: "district", "The level."),
      JobKey("decides", .text, .required, example: "KPU kabupaten/kota", "Who decides."),
      JobKey("proposes", .text, example: "PPK", "Who proposes it."),
    ])
}
