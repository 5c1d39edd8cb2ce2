import TestSupport
import Testing

@testable import OGRFiles

@Suite struct CellOutlinesTests {
  /// Outlines of cells drawn as text; a blank is no data.
  private func outlines(_ rows: [String], keepsStraight: Bool = false) -> [CellOutlines.Outline] {
    let groups = rows.joined().map { $0.wholeNumberValue ?? -1 }
    var cells = CellOutlines(width: rows.first?.count ?? 0, groups: groups, keepsStraight: keepsStraight)
    return cells.outlines()
  }

  @Test func `no cells have no outline`() {
    #expect(outlines([]).isEmpty)
    #expect(outlines(["  ", "  "]).isEmpty)
  }

  @Test func `a row of equal cells is one rectangle`() {
    // Corners as column and row, against the clock on a map, where row 0 is north.
    #expect(outlines(["11"]) == [.init(group: 1, rings: [[2, 1, 2, 0, 0, 0, 0, 1, 2, 1]])])
  }

  @Test func `corners on a straight edge are kept where asked for`() {
    #expect(outlines(["11"], keepsStraight: true)[0].rings[0].count == 2 * 7)
  }

  @Test func `a cell in the middle is a hole of the others and a polygon of its own`() {
    let found = outlines(["111", "121", "111"])
    #expect(found.map(\.group) == [1, 2])
    #expect(found[0].rings.count == 2)
    #expect(found[0].rings[0].count == 2 * 5)
    #expect(found[0].rings[1].count == 2 * 5)
    #expect(found[1].rings == [[2, 2, 2, 1, 1, 1, 1, 2, 2, 2]])
  }

  @Test func `cells that meet at a corner are two polygons`() {
    #expect(outlines(["1 ", " 1"]).map(\.rings.count) == [1, 1])
  }

  @Test func `a ring that meets itself at a corner is cut into exterior and hole`() {
    // The ones close around the blank in the middle through the corner between (1, 1) and (2, 2).
    let found = outlines(["1111", "1  1", "1 11", "11  "])
    #expect(found.count == 1)
    #expect(found[0].rings.count == 2)
    for ring in found[0].rings {
      let corners = stride(from: 0, to: ring.count - 2, by: 2).map { [ring[$0], ring[$0 + 1]] }
      #expect(Set(corners).count == corners.count, "a ring meets itself: \(ring)")
    }
  }

  /// Area inside the rings, holes taken off, and whether each exterior ring runs against the clock.
  private func area(_ ring: [Int]) -> Int {
    stride(from: 0, to: ring.count - 2, by: 2).reduce(0) {
      $0 + ring[$1 + 2] * ring[$1 + 1] - ring[$1] * ring[$1 + 3]
    } / 2
  }

  @Test(arguments: 1...40)
  func `any cells: areas add up, rings are simple and the first one is the exterior`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let width = Int.random(in: 1...9, using: &random)
    let groups = (0..<width * Int.random(in: 1...9, using: &random)).map { _ in Int.random(in: -1...2, using: &random) }
    var cells = CellOutlines(width: width, groups: groups)
    let found = cells.outlines()
    for group in 0...2 {
      let sum = found.filter { $0.group == group }.flatMap(\.rings).map(area).reduce(0, +)
      #expect(sum == groups.count { $0 == group }, "seed \(seed), group \(group)")
    }
    for outline in found {
      #expect(area(outline.rings[0]) > 0, "seed \(seed)")
      #expect(outline.rings.dropFirst().allSatisfy { area($0) < 0 }, "seed \(seed)")
      for ring in outline.rings {
        let corners = stride(from: 0, to: ring.count - 2, by: 2).map { [ring[$0], ring[$0 + 1]] }
        #expect(Set(corners).count == corners.count, "seed \(seed): a ring meets itself: \(ring)")
        #expect(Array(ring.prefix(2)) == Array(ring.suffix(2)), "seed \(seed)")
      }
    }
  }
}
