import FeatureModel
import HazardOverlay

/// A TPS that has to move.
public struct MovingStation: Sendable {
  /// Index of the TPS.
  public var station: Int
  /// Its voters; an unknown number is for the caller to replace by a cautious one.
  public var voters: Int
  /// The place that its list names as reserve place; nil when it names none that is known.
  public var reserve: Int?
  /// Where it is: index of the plane, and the position in it.
  public var plane: Int
  /// In the metric CRS of the plane.
  public var position: Position

  /// A TPS from its parts.
  public init(station: Int, voters: Int, reserve: Int? = nil, plane: Int = 0, position: Position) {
    self.station = station
    self.voters = voters
    self.reserve = reserve
    self.plane = plane
    self.position = position
  }
}

/// A place that TPS may move to.
public struct RelocationPlace: Sendable {
  /// It lies neither in nor near an avoided hazard.
  public var isSafe: Bool
  /// TPS that find room.
  public var stations: Int
  /// Voters that find room; nil: voters do not count.
  public var voters: Int?
  /// Its position in the metric CRS of each plane.
  public var positions: [Position]

  /// A place from its parts.
  public init(isSafe: Bool, stations: Int, voters: Int? = nil, positions: [Position]) {
    self.isSafe = isSafe
    self.stations = stations
    self.voters = voters
    self.positions = positions
  }
}

/// Why a TPS has no new place, or that it has one.
public enum RelocationResult: String, Sendable, CaseIterable {
  /// It has a new place.
  case moved
  /// Its village is not known, so that no place is in it.
  case villageUnknown = "village-unknown"
  /// Its village has no place of a wanted kind.
  case noFacility = "no-facility"
  /// All of them lie in or near an avoided hazard, or where its map says nothing.
  case allInHazard = "all-in-hazard"
  /// Those that do not are too far.
  case tooFar = "too-far"
  /// Those within the distance are full.
  case allFull = "all-full"
}

/// A place and the straight line to it.
public struct PlaceAtDistance: Sendable, Equatable {
  /// Index of the place.
  public var place: Int
  /// Metres in the metric CRS of the TPS.
  public var meters: Double

  /// A place at a distance in metres.
  public init(place: Int, meters: Double) {
    self.place = place
    self.meters = meters
  }
}

/// What became of one TPS that has to move.
public struct RelocationOutcome: Sendable, Equatable {
  /// Index of the TPS.
  public var station: Int
  /// Whether it moves, or why not.
  public var result: RelocationResult
  /// Where it moves to.
  public var move: PlaceAtDistance?
  /// Its reserve place, and the line to it, when its list names a known one.
  public var reserve: PlaceAtDistance?
  /// Further places that would do, the nearest first; whether they have room left does not count.
  public var alternatives: [PlaceAtDistance] = []
  /// The least distance that would have to be allowed for a place; nil when it moves, or when no distance would do.
  public var neededMeters: Double?
  /// Places of wanted kinds in its village.
  public var placesInVillage = 0
  /// Those that lie in or near an avoided hazard, or where its map says nothing.
  public var placesInHazard = 0
  /// Those within the distance that do not.
  public var candidates = 0
  /// No assignment of the village is better; else the search was given up.
  public var isProven = true

  /// An outcome without a move.
  public init(station: Int, result: RelocationResult) {
    self.station = station
    self.result = result
  }
}
