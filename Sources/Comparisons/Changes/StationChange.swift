import FeatureModel
import HazardOverlay

/// What became of one TPS from one run to another.
public struct StationChange: Sendable {
  /// A change of the TPS itself: it came, went, moved, or lies in another regency.
  public struct Own: Sendable, Equatable {
    /// What became of it.
    public var kind: ChangeKind
    /// Why.
    public var cause: Attribution
  }

  /// A change under one hazard.
  public struct Hazard: Sendable, Equatable {
    /// Index into the hazards of the comparison.
    public var hazard: Int
    /// What became of the status.
    public var kind: ChangeKind
    /// The exposure before; nil when there was none.
    public var old: RecordedExposure?
    /// The exposure now; nil when there is none.
    public var new: RecordedExposure?
    /// Why.
    public var cause: Attribution
  }

  /// The id, as the new run spells it if it has the TPS.
  public var id: String
  /// Regency before; empty outside all; nil when the TPS appeared.
  public var oldRegency: String?
  /// Regency now; empty outside all; nil when the TPS vanished.
  public var newRegency: String?
  /// Where it is now, else where it was; nil when it never had a coordinate.
  public var position: Position?
  /// How far it moved, in metres on the WGS 84 ellipsoid; nil when it did not.
  public var movedMeters: Double?
  /// Changes of the TPS itself.
  public var own: [Own] = []
  /// Changes under hazards, in their order.
  public var hazards: [Hazard] = []

  /// The regency that the change is counted for.
  public var regency: String { newRegency ?? oldRegency ?? "" }

  /// Everything that became of it, what matters most to people first.
  public var kinds: [ChangeKind] {
    let all = Set(own.map(\.kind) + hazards.map(\.kind))
    return ChangeKind.allCases.filter(all.contains)
  }
}
