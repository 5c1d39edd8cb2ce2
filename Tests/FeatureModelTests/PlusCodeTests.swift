import FeatureModel
import Testing

@Suite struct PlusCodeTests {
  /// Cells as Open Location Code publishes them (test_data/decoding.csv): south, west, north, east.
  @Test(arguments: [
    ("7FG49Q00+", [20.35, 2.75, 20.4, 2.8]),
    ("7FG49QCJ+2V", [20.37, 2.782125, 20.370125, 2.78225]),
    ("7FG49QCJ+2VX", [20.3701, 2.78221875, 20.370125, 2.78225]),
    ("7FG49QCJ+2VXGJ", [20.370113, 2.782234375, 20.370114, 2.78223632813]),
    ("4VCPPQGP+Q9", [-41.273125, 174.785875, -41.273, 174.786]),
    ("62G20000+", [0.0, -180.0, 1, -179]),
    ("22222222+22", [-90.0, -180.0, -89.999875, -179.999875]),
    ("6VGX0000+", [0, 179, 1, 180]),
    ("CFX3X2X2+X2", [89.9998750, 1, 90, 1.0001250]),
    ("84000000+", [30, -140, 50, -120]),
    ("849VGJQF+VX7QR3J", [37.5396691200, -122.3750698242, 37.5396691600, -122.3750697021]),
    ("849VGJQF+VX7QR3J7QR3J", [37.5396691200, -122.3750698242, 37.5396691600, -122.3750697021]),
  ])
  func cellsAreThePublishedOnes(_ code: String, _ cell: [Double]) throws {
    let found = try PlusCode(code).envelope
    let sides = [found.minY, found.minX, found.maxY, found.maxX]
    for (side, expected) in zip(sides, cell) { #expect(abs(side - expected) < 1e-10) }
  }

  @Test func middleIsThePosition() throws {
    let code = try PlusCode(" 7fg49qcj+2v\t")
    #expect(abs(code.center.x - 2.7821875) < 1e-12)
    #expect(abs(code.center.y - 20.3700625) < 1e-12)
  }

  /// Open Location Code's own list (test_data/validityTests.csv), and texts as they stand in tables.
  @Test(arguments: ["WC2345+G6g", "2345+G6", "45+G6", "+G6", "R6QG+2X Kota Serang, Banten", "r6qg+2x, Serang"])
  func shortCodesAreToldApart(_ text: String) {
    #expect(throws: PlusCode.Flaw.short) { try PlusCode(text) }
  }

  @Test(arguments: [
    "", "+", "G+", "8FWC2345+G", "8FWC2_45+G6", "8FWC2η45+G6", "8FWC2345+G6+", "8FWC2345G6+", "8FWC2300+G6",
    "WC2300+G6g", "WC2345+G", "WC2300+", "849VGJQF+VX7QR3U", "849VGJQF+VX7QR3JU", "00000000+", "8F0C0000+",
    "8FW00000+", "G2222222+22", "2W222222+22", "106.5", "8FWC2345", "8FWC 2345+G6", "1+1",
  ])
  func othersAreNone(_ text: String) {
    #expect(throws: PlusCode.Flaw.unreadable) { try PlusCode(text) }
  }
}
