extension JobKeys {
  static let decisions = JobMapping(
    name: "decisions", summary: "What to do about the TPS; each part works alone and writes OUT/decisions.",
    keys: [
      JobKey(
        "facilities", .list(.mapping(facility), atLeast: 1), example: "[{id: sekolah, source: sekolah.geojson}]",
        "Layers of places that the parts look for: schools, halls, health centres."),
      JobKey(
        "relocation", .mapping(relocation), example: "{move: [{hazard: banjir, class: 2}], within: 1 km}",
        "Where the TPS in danger can move to."),
      JobKey(
        "signal", .mapping(signal), example: "{hazard: blankspot}",
        "The TPS without a signal, the way to the nearest one, and where boosters reach the most."),
      JobKey(
        "services", .list(.mapping(service), atLeast: 1), example: "[{id: puskesmas, kinds: [puskesmas]}]",
        "Health centres and the like: the nearest one of each, and how many are around."),
      JobKey(
        "tables", .list(.mapping(table), atLeast: 1), example: "[{id: kerawanan, source: kerawanan.csv, tps_id: kode}]",
        "Tables with a row for each TPS, for indicators."),
      JobKey(
        "score", .mapping(score), example: "{preset: pemilu-2024}", "How vulnerable each TPS is, by indicators."),
      JobKey(
        "stages", .list(.mapping(stage), atLeast: 1), example: "[{id: logistik, from: 2024-02-01, to: 2024-02-13}]",
        "Stages of the election; what matters at each of them, by regency."),
      JobKey(
        "logistics", .mapping(logistics), example: "{depots: {kinds: [gudang]}}",
        "How ballots get to the TPS, from which depot and with how many boats and escorts."),
      JobKey(
        "personnel", .mapping(personnel), example: "{patterns: [{class: rawan, officers: 2, tps: 4, linmas: 8}]}",
        "Police officers and Linmas that the TPS need."),
      JobKey(
        "postponement", .mapping(postponement), example: "{event: {source: banjir-hari-ini.geojson}, stopped: some}",
        "The TPS that an event hits, and who decides that their voting is postponed."),
      JobKey(
        "areas", .mapping(areas), example: "{hazards: [banjir]}",
        "How much of each regency, district and village is in danger."),
    ])

  static let service = JobMapping(
    name: "service", summary: "Facilities of some kinds, whose nearest one matters.",
    keys: [
      JobKey("id", .hazardID, .required, example: "puskesmas", "Machine name, the prefix of the columns; unique."),
      JobKey(
        "facilities", .list(.text, atLeast: 1), example: "[fasilitas]", "Ids of the layers to use; all when absent."),
      JobKey("kinds", .list(.text, atLeast: 1), example: "[puskesmas]", "Kinds to use; all when absent."),
      JobKey("within", .length(isZeroAllowed: false), example: "5 km", "How far away those that are counted may be."),
    ])

  static let signal = JobMapping(
    name: "signal", summary: "TPS without a signal, for the recap by hand.",
    keys: [
      JobKey(
        "hazard", .text, .requiredUnless("towers"), example: "blankspot",
        "Id of a hazard of this job with invert: true, whose polygons are the signal."),
      JobKey(
        "towers", .list(.text, atLeast: 1), example: "[menara]",
        "Ids of facility layers of towers, in place of hazard: a signal is within their range, in a straight line."),
      JobKey(
        "range", .length(isZeroAllowed: false), example: "3 km", "Range of the towers whose layer does not say theirs."),
      JobKey(
        "boosters", .mapping(boosters), example: "{count: 5, radius: 2 km, candidates: [tps]}",
        "Where boosters reach the most voters without a signal."),
    ])

  static let boosters = JobMapping(
    name: "boosters", summary: "Boosters to place; the choice is greedy and reaches at least 63 % of the best one.",
    keys: [
      JobKey("count", .integer(1...1000), .required, example: "5", "Most boosters."),
      JobKey("radius", .length(isZeroAllowed: false), .required, example: "2 km", "How far a booster reaches."),
      JobKey(
        "candidates", .list(.text, atLeast: 1), .required, example: "[tps, fasilitas, grid]",
        "Where a booster may stand: tps (without a signal), ids of facility layers, grid."),
      JobKey(
        "grid", .length(isZeroAllowed: false), example: "1 km",
        "Spacing of the grid, at least a tenth of the radius; with the candidates grid."),
      JobKey(
        "exclude", .mapping(area), example: "{source: kanekes.geojson}",
        "Where no booster may stand, and whose TPS none is for."),
    ])

  static let area = JobMapping(
    name: "area", summary: "Polygons of a file.",
    keys: [
      JobKey("source", .text, .required, example: "kanekes.geojson", "File of the polygons, relative to the job file."),
      layer, filter, crs,
    ])

  static let facility = JobMapping(
    name: "facility", summary: "A layer of places; the middle of its envelope stands for anything but a point.",
    keys: [
      JobKey("id", .hazardID, .required, example: "sekolah", "Machine name of the layer; unique."),
      JobKey("source", .text, .required, example: "sekolah.geojson", "File of the layer, relative to the job file."),
      layer, filter, crs, x, y, plusCode, decimal,
      JobKey("id_field", .text, example: "npsn", "Field of the ids; else the id member, else the index."),
      JobKey("name", .text, example: "nama", "Field of the name."),
      JobKey(
        "kind", .text, example: "jenis",
        "Field of the kind, such as school; without it the id of the layer is the kind."),
      JobKey(
        "village_code", .text, example: "kode_desa",
        "Field of the village code; without it the village that holds the place counts."),
      JobKey("tps_capacity", .text, example: "ruang", "Field of the number of TPS that find room."),
      JobKey("voters_capacity", .text, example: "daya_tampung", "Field of the number of voters that find room."),
      JobKey("range", .text, example: "jangkauan_m", "Field of the range of a tower, in metres."),
    ])

  static let relocation = JobMapping(
    name: "relocation",
    summary: "TPS move to a place of their own village, outside all hazards and near bands, with least total distance.",
    keys: [
      JobKey(
        "move", .list(.mapping(move), atLeast: 1), .required, example: "[{hazard: banjir, class: 2}]",
        "TPS inside any of these move."),
      JobKey(
        "avoid", .list(.text, atLeast: 1), example: "[banjir, longsor]",
        "Hazards that a new place lies neither in nor near; all hazards when absent."),
      JobKey(
        "within", .length(isZeroAllowed: false), .required, example: "1 km", "Longest straight line to a new place."),
      JobKey(
        "facilities", .list(.text, atLeast: 1), example: "[sekolah]", "Ids of the layers to use; all when absent."),
      JobKey("include", .list(.text, atLeast: 1), example: "[SD, balai desa]", "Kinds to use; all when absent."),
      JobKey(
        "exclude", .list(.text), example: "[gudang]", "Kinds that are not used; places of worship never are."),
      JobKey(
        "worship", .mapping(worship), example: "{add: [padepokan]}",
        "Words of kind or name that tell a place of worship; without it the usual ones."),
      JobKey(
        "tps_at_place", .integer(1...1000), example: "2", default: "1",
        "TPS that find room at a place whose layer does not say."),
      JobKey(
        "voters_at_place", .integer(1...1_000_000), example: "1000",
        "Voters that find room at a place whose layer does not say; without it voters do not count."),
      JobKey(
        "occupied_within", .length(isZeroAllowed: false), example: "25 m",
        "A TPS that stays, up to this far from a place of its village, takes room there; without it none does."),
      JobKey(
        "reserve", .text, example: "tempat_cadangan",
        "Field of the TPS that holds id or name of its reserve place, the first choice."),
      JobKey("alternatives", .integer(0...20), example: "3", default: "3", "Further places to list for a TPS."),
      JobKey(
        "accept_unmapped", .flag, example: "true", default: "false",
        "Whether a place that a hazard map leaves out will do."),
    ])

  static let worship = JobMapping(
    name: "worship", summary: "Words that tell a place of worship, where no TPS moves to; whole words, in any case.",
    keys: [
      JobKey("add", .list(.text), example: "[padepokan]", "Words besides the usual ones."),
      JobKey("words", .list(.text), example: "[masjid, gereja]", "Words instead of the usual ones."),
    ])

  static let move = JobMapping(
    name: "move", summary: "TPS that move: those inside a hazard, from a class upwards.",
    keys: [
      JobKey("hazard", .text, .required, example: "banjir", "Id of a hazard of this job."),
      JobKey("class", .integer(hazardClasses), example: "2", default: "1", "This class and higher ones."),
    ])
}
