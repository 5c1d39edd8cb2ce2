/// Whether a road or a bridge can be used.
public enum RouteState: Sendable, Equatable {
  case open
  /// It crosses a hazard that closes it.
  case closed
  /// It crosses none, but a map leaves part of it out.
  case unknown
}

/// Whether a TPS can be reached by the routes near it.
public enum RouteAccess: String, Sendable, CaseIterable {
  /// One of them is open.
  case open
  /// All of them are closed.
  case cutOff = "cut_off"
  /// None is known to be open, and not all are closed.
  case unknown
  /// No route that the job lists is near.
  case none = "no_route"

  /// By the states of the routes near it.
  public init(_ states: some Sequence<RouteState>) {
    var (isAny, isAnyUnknown) = (false, false)
    for state in states {
      isAny = true
      if state == .unknown { isAnyUnknown = true }
      if state == .open {
        self = .open
        return
      }
    }
    self = !isAny ? .none : isAnyUnknown ? .unknown : .cutOff
  }
}
