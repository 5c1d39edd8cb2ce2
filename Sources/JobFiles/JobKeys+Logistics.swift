extension JobKeys {
  static let logistics = JobMapping(
    name: "logistics",
    summary: "How ballots get to the TPS: access, nearest depot and port, cut-off TPS, boats and escorts.",
    keys: [
      JobKey(
        "depots", .mapping(selection), .required, example: "{kinds: [gudang]}", "Where the ballots are."),
      JobKey("ports", .mapping(selection), example: "{kinds: [pelabuhan]}", "Where boats leave."),
      JobKey(
        "access", .list(.mapping(access), atLeast: 1), example: "[{id: pulau, hazards: [{hazard: sulit, class: 3}]}]",
        "Classes of access, by layers of the job; the first that holds counts, else the TPS is reached by road."),
      JobKey(
        "routes", .mapping(routes), example: "{source: jalan.geojson, within: 1 km, closed_by: [{hazard: banjir}]}",
        "Roads and bridges; a TPS is cut off when all of those near it are closed."),
      JobKey(
        "rates", .list(.mapping(rate), atLeast: 1), example: "[{id: perahu, access: [pulau], count: 1, tps: 4}]",
        "What the TPS need, rounded up for each depot and access."),
    ])

  static let selection = JobMapping(
    name: "selection", summary: "Facilities of some layers and kinds.",
    keys: [
      JobKey(
        "facilities", .list(.text, atLeast: 1), example: "[fasilitas]", "Ids of the layers to use; all when absent."),
      JobKey("kinds", .list(.text, atLeast: 1), example: "[gudang]", "Kinds to use; all when absent."),
    ])

  static let access = JobMapping(
    name: "access", summary: "A class of access.",
    keys: [
      JobKey("id", .hazardID, .required, example: "pulau", "Machine name; unique, not road, unknown or route_…."),
      JobKey("title", .text, example: "Pulau", "Name for people; the id when absent."),
      JobKey(
        "hazards", .list(.mapping(hazardCondition), atLeast: 1), .required, example: "[{hazard: sulit, class: 3}]",
        "Any of these holds; where a map leaves the TPS out, nobody knows."),
    ])

  static let routes = JobMapping(
    name: "routes", summary: "Roads and bridges, as lines or points.",
    keys: [
      JobKey("source", .text, .required, example: "jalan.geojson", "File of the layer, relative to the job file."),
      layer, filter, crs,
      JobKey("id_field", .text, example: "ruas", "Field of the ids; else the id member, else the index."),
      JobKey(
        "within", .length(isZeroAllowed: false), .required, example: "1 km",
        "How far from a TPS a route may be to lead to it, in a straight line."),
      JobKey(
        "closed_by", .list(.mapping(closure), atLeast: 1), .required, example: "[{hazard: banjir, class: 2}]",
        "Hazards that close a route that crosses them anywhere."),
    ])

  static let closure = JobMapping(
    name: "closure", summary: "Polygons of a hazard that close routes, from a class upwards.",
    keys: [
      JobKey("hazard", .text, .required, example: "banjir", "Id of a hazard of this job, without rings and invert."),
      JobKey("class", .integer(hazardClasses), example: "2", default: "1", "This class and higher ones."),
    ])

  static let rate = JobMapping(
    name: "rate", summary: "What so many TPS need, in whole numbers.",
    keys: [
      JobKey("id", .hazardID, .required, example: "perahu", "Machine name, the name of the column; unique."),
      JobKey("title", .text, example: "Perahu", "Name for people; the id when absent."),
      JobKey(
        "access", .list(.text, atLeast: 1), .required, example: "[pulau]",
        "Access of the TPS that need it: ids of access, or road."),
      JobKey("count", .integer(1...10_000), .required, example: "1", "So many for the number of TPS."),
      JobKey("tps", .integer(1...10_000), .required, example: "4", "TPS that they are for."),
    ])
}
