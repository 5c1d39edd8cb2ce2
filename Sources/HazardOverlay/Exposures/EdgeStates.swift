import Glibc

/// What the search for ways out knows about each edge of a layer.
///
/// The memory comes from the system page by page: a finder sees few edges of a large layer, and what it never sees costs nothing.
final class EdgeStates {
  enum State: UInt8 {
    /// As memory from the system is.
    case unknown = 0
    case open
    case hidden
    /// Hidden, and so are all other edges of the run that it begins.
    case hiddenRun
    /// Open in pieces.
    case partlyOpen
  }

  private let states: UnsafeMutablePointer<State>
  private let size: Int

  init(count: Int) {
    size = max(1, count)
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { preconditionFailure("out of memory") }
    states = memory.bindMemory(to: State.self, capacity: size)
  }

  deinit { munmap(states, size) }

  subscript(edge: Int) -> State {
    get { states[edge] }
    set { states[edge] = newValue }
  }
}
