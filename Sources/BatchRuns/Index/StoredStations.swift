import FeatureModel
import HazardOverlay

/// Some TPS with everything that a run knows about them, to be stored and brought back.
struct StoredStations {
  /// The number of each TPS in its file.
  var numbers: [Int] = []
  var ids: [String] = []
  var featureIDs: [PropertyValue] = []
  var villageCodes: [String] = []
  var regencyCodes: [String] = []
  /// -1 where the number is not known.
  var voters: [Int] = []
  var accuracies: [Double] = []
  var coordinates: [Double] = []
  var lonLat: [Double] = []
  /// Offset and length of the members of each TPS.
  var ranges: [Int] = []
  /// For each field that the job needs, the values.
  var values: [[PropertyValue]]
  /// Areas of regency, district and village of each TPS: area, rule, neighbour; then metres.
  var places: [Int32] = []
  var meters: [Double] = []

  init(fieldCount: Int) {
    values = Array(repeating: [], count: fieldCount)
  }

  init(_ chosen: [Int], of run: BatchRun, fields: [String], ranges: [Int]) {
    let (source, stations) = (run.inputs.source, run.inputs.stations)
    numbers = chosen
    ids = chosen.map { stations.ids[$0] }
    featureIDs = chosen.map { source.featureIDs[$0] }
    villageCodes = chosen.map { stations.villageCodes[$0]?.text ?? "" }
    regencyCodes = chosen.map { stations.regencyCodes[$0]?.text ?? "" }
    voters = chosen.map { stations.voters?[$0] ?? -1 }
    accuracies = chosen.map { stations.accuracies?[$0] ?? .nan }
    coordinates = chosen.flatMap { [stations.coordinates[2 * $0], stations.coordinates[2 * $0 + 1]] }
    lonLat = chosen.flatMap { [stations.lonLat[2 * $0], stations.lonLat[2 * $0 + 1]] }
    self.ranges = ranges
    values = fields.map { field in chosen.map { source.values[field]?[$0] ?? .missing } }
    let levels = [run.placements.regencies, run.placements.districts ?? [], run.placements.villages ?? []]
    for station in chosen {
      for level in levels {
        let placement = level.isEmpty ? Placement.outside : level[station]
        let rule = RegencyRule.allCases.firstIndex(of: placement.rule) ?? 0
        places += [Int32(placement.area ?? -1), Int32(rule), Int32(placement.neighbour ?? -1)]
        meters.append(placement.distanceMeters ?? .nan)
      }
    }
  }

  /// The placement of a row on a level: 0 regency, 1 district, 2 village.
  func placement(_ row: Int, level: Int) -> Placement {
    let index = 3 * row + level
    let meters = meters[index]
    return Placement(
      area: places[3 * index] < 0 ? nil : Int(places[3 * index]),
      rule: RegencyRule.allCases[Int(places[3 * index + 1])], distanceMeters: meters.isNaN ? nil : meters,
      neighbour: places[3 * index + 2] < 0 ? nil : Int(places[3 * index + 2]))
  }

  /// The same TPS by their number.
  var inFileOrder: StoredStations {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    if order.elementsEqual(numbers.indices) { return self }
    func pick<Value>(_ values: [Value], _ width: Int = 1) -> [Value] {
      order.flatMap { values[width * $0..<width * ($0 + 1)] }
    }
    var sorted = self
    sorted.numbers = pick(numbers)
    sorted.ids = pick(ids)
    sorted.featureIDs = pick(featureIDs)
    sorted.villageCodes = pick(villageCodes)
    sorted.regencyCodes = pick(regencyCodes)
    sorted.voters = pick(voters)
    sorted.accuracies = pick(accuracies)
    sorted.coordinates = pick(coordinates, 2)
    sorted.lonLat = pick(lonLat, 2)
    sorted.ranges = pick(ranges, 2)
    sorted.values = values.map { pick($0) }
    sorted.places = pick(places, 9)
    sorted.meters = pick(meters, 3)
    return sorted
  }

  mutating func append(_ other: StoredStations) {
    numbers += other.numbers
    ids += other.ids
    featureIDs += other.featureIDs
    villageCodes += other.villageCodes
    regencyCodes += other.regencyCodes
    voters += other.voters
    accuracies += other.accuracies
    coordinates += other.coordinates
    lonLat += other.lonLat
    ranges += other.ranges
    for (field, values) in other.values.enumerated() { self.values[field] += values }
    places += other.places
    meters += other.meters
  }
}

extension PackedWriter {
  mutating func append(_ rows: StoredStations) {
    append([rows.numbers.count])
    append(rows.numbers)
    append(rows.ids)
    append(rows.featureIDs)
    append(rows.villageCodes)
    append(rows.regencyCodes)
    append(rows.voters)
    append(rows.accuracies)
    append(rows.coordinates)
    append(rows.lonLat)
    append(rows.ranges)
    for values in rows.values { append(values) }
    append(rows.places)
    append(rows.meters)
  }
}

extension PackedReader {
  mutating func storedStations(fieldCount: Int) throws(PackedDamage) -> StoredStations {
    let count = try count()
    var rows = StoredStations(fieldCount: fieldCount)
    rows.numbers = try numbers(count, of: Int.self)
    rows.ids = try texts(count)
    rows.featureIDs = try values(count)
    rows.villageCodes = try texts(count)
    rows.regencyCodes = try texts(count)
    rows.voters = try numbers(count, of: Int.self)
    rows.accuracies = try numbers(count, of: Double.self)
    rows.coordinates = try numbers(2 * count, of: Double.self)
    rows.lonLat = try numbers(2 * count, of: Double.self)
    rows.ranges = try numbers(2 * count, of: Int.self)
    for field in 0..<fieldCount { rows.values[field] = try values(count) }
    rows.places = try numbers(9 * count, of: Int32.self)
    rows.meters = try numbers(3 * count, of: Double.self)
    return rows
  }
}
