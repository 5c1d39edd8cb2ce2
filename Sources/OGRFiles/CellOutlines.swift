/// The outlines of neighbouring cells of the same group, in a block of cells, exactly along their edges.
///
/// Cells that share an edge belong together, cells that share a corner do not, so that every outline is a valid polygon:
/// a ring never meets itself, and where one would, it is cut in two.
struct CellOutlines {
  /// One polygon.
  struct Outline: Equatable {
    var group: Int
    /// Exterior ring first; each ring closed, corners as column and row in turn, row 0 on top.
    var rings: [[Int]]
  }

  private let width: Int
  private let height: Int
  private let groups: [Int]
  /// Corners that lie on a straight edge are kept too.
  private let keepsStraight: Bool
  /// For each cell its patch of connected cells; -1: no group.
  private var patches: [Int]
  private var patchGroups: [Int] = []
  /// For each cell a bit for each side that an outline ran along.
  private var visited: [UInt8]

  /// Right, up, left and down: the directions that an outline goes in along the lower, right, upper and left side of a
  /// cell, the cell on its left hand.
  private static let steps = [(1, 0), (0, -1), (-1, 0), (0, 1)]

  /// - Parameters:
  ///   - groups: For each cell, row by row, its group; negative: none.
  ///   - keepsStraight: For a raster that is turned, where the corner between two cells may not lie on the line between
  ///     its neighbours.
  init(width: Int, groups: [Int], keepsStraight: Bool = false) {
    self.width = width
    height = width == 0 ? 0 : groups.count / width
    self.groups = groups
    self.keepsStraight = keepsStraight
    patches = Array(repeating: -1, count: groups.count)
    visited = Array(repeating: 0, count: groups.count)
    findPatches()
  }

  /// All outlines, each patch of cells in the order of its first cell.
  mutating func outlines() -> [Outline] {
    var outlines = patchGroups.map { Outline(group: $0, rings: []) }
    for cell in groups.indices where patches[cell] >= 0 {
      for side in 0..<4 where visited[cell] & 1 << side == 0 && isBorder(cell, side) {
        for ring in rings(from: cell, side) { add(ring, to: &outlines[patches[cell]]) }
      }
    }
    return outlines
  }

  /// The ring that encloses the others comes first: it runs against the clock.
  private func add(_ ring: [Int], to outline: inout Outline) {
    var area = 0
    for index in stride(from: 0, to: ring.count - 2, by: 2) {
      area += ring[index + 2] * ring[index + 1] - ring[index] * ring[index + 3]
    }
    if area > 0 { outline.rings.insert(ring, at: 0) } else { outline.rings.append(ring) }
  }

  // MARK: Patches

  private mutating func findPatches() {
    var waiting: [Int] = []
    for start in groups.indices where groups[start] >= 0 && patches[start] < 0 {
      let patch = patchGroups.count
      patchGroups.append(groups[start])
      patches[start] = patch
      waiting.append(start)
      while let cell = waiting.popLast() {
        for side in 0..<4 {
          guard let next = neighbor(cell % width, cell / width, side), patches[next] < 0, groups[next] == groups[cell]
          else { continue }
          patches[next] = patch
          waiting.append(next)
        }
      }
    }
  }

  /// The cell beyond the lower, right, upper or left side; nil at the edge of the block.
  private func neighbor(_ column: Int, _ row: Int, _ side: Int) -> Int? {
    let (column, row) = (column + [0, 1, 0, -1][side], row + [1, 0, -1, 0][side])
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    return row * width + column
  }

  private func isBorder(_ cell: Int, _ side: Int) -> Bool {
    neighbor(cell % width, cell / width, side).map { patches[$0] != patches[cell] } ?? true
  }

  // MARK: Rings

  /// Follows the border of a patch until it closes.
  ///
  /// - Returns: One ring, or several where the border comes back to a corner.
  private mutating func rings(from first: Int, _ firstSide: Int) -> [[Int]] {
    let corner = [(0, 1), (1, 1), (1, 0), (0, 0)][firstSide]
    var (cell, side) = (first, firstSide)
    var (x, y) = (first % width + corner.0, first / width + corner.1)
    var ring: [Int] = []
    var placeOfCorner: [Int: Int] = [:]
    var finished: [[Int]] = []
    repeat {
      visited[cell] |= 1 << side
      x += Self.steps[side].0
      y += Self.steps[side].1
      let turn = nextSide(after: cell, side)
      if turn.side != side || keepsStraight {
        let key = y * (width + 1) + x
        if let place = placeOfCorner[key] {
          finished.append(Array(ring[place...]) + [x, y])
          ring.removeSubrange((place + 2)...)
        } else {
          if turn.isPinched { placeOfCorner[key] = ring.count }
          ring += [x, y]
        }
      }
      (cell, side) = (turn.cell, turn.side)
    } while cell != first || side != firstSide
    finished.append(ring + ring.prefix(2))
    return finished
  }

  /// Where the border goes on at the end of a side: around the same cell, straight on, or around the next one.
  private func nextSide(after cell: Int, _ side: Int) -> (cell: Int, side: Int, isPinched: Bool) {
    let patch = patches[cell]
    let (left, right) = ((side + 1) % 4, (side + 3) % 4)
    // Ahead of the cell, and to the right of that one.
    let ahead = neighbor(cell % width, cell / width, left)
    let diagonal = ahead.flatMap { neighbor($0 % width, $0 / width, side) }
    let isDiagonalOurs = diagonal.map { patches[$0] == patch } ?? false
    guard let ahead, patches[ahead] == patch else { return (cell, left, isDiagonalOurs) }
    guard let diagonal, isDiagonalOurs else { return (ahead, side, false) }
    return (diagonal, right, false)
  }
}
