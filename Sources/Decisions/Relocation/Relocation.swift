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
  /// It lies neither in nor near an avoided hazard, and every map says so, unless the job takes those that it leaves out.
  public var isSafe: Bool
  /// It is not safe only because a map leaves it out.
  public var isUnmapped: Bool
  /// TPS that find room.
  public var stations: Int
  /// Voters that find room; nil: voters do not count.
  public var voters: Int?
  /// Its position in the metric CRS of each plane.
  public var positions: [Position]

  /// A place from its parts.
  public init(isSafe: Bool, isUnmapped: Bool = false, stations: Int, voters: Int? = nil, positions: [Position]) {
    self.isSafe = isSafe
    self.isUnmapped = isUnmapped
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
  /// None is known to be in its village, but there are some whose village code is no village of the job.
  case codesUnmatched = "village-codes-unmatched"
  /// All of them lie in or near an avoided hazard.
  case allInHazard = "all-in-hazard"
  /// None is known to be safe: a map leaves some of them out, and the others lie in or near an avoided hazard.
  case unmapped
  /// Those that do not are too far.
  case tooFar = "too-far"
  /// Those within the distance have no room left.
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
  /// Further places that would do and that all moves leave room for it, the nearest first.
  public var alternatives: [PlaceAtDistance] = []
  /// The way to the nearest safe place of its village with room left after all moves; nil when it moves, and where no
  /// place has any.
  public var neededMeters: Double?
  /// Places of wanted kinds in its village.
  public var placesInVillage = 0
  /// Those that lie in or near an avoided hazard.
  public var placesInHazard = 0
  /// Those that a map leaves out, and that therefore do not count as safe.
  public var placesUnmapped = 0
  /// Those within the distance that do not.
  public var candidates = 0
  /// No assignment of the village is better; else the search was given up.
  public var isProven = true
  /// TPS for which its new place has room left after all moves; nil without a move.
  public var stationsLeft: Int?
  /// Voters for which it has; nil where they do not count.
  public var votersLeft: Int?
  /// TPS that move among those of its village that have to.
  public var movedInVillage = 0
  /// The most that any assignment could move.
  public var movedAtMost = 0

  /// An outcome without a move.
  public init(station: Int, result: RelocationResult) {
    self.station = station
    self.result = result
  }
}
