/// The order of items along a Hilbert curve: neighbours in the order are neighbours in the plane.
///
/// - Parameter envelopes: n envelopes in one CRS; empty ones come first.
/// - Returns: The numbers 0 to n - 1, sorted along the curve through the centres; equal places keep their order.
public func hilbertOrder(of envelopes: [Envelope]) -> [Int] {
  var whole = Envelope.empty
  for envelope in envelopes { whole.formUnion(envelope) }
  let scaleX = 65535 / max(whole.maxX - whole.minX, .leastNormalMagnitude)
  let scaleY = 65535 / max(whole.maxY - whole.minY, .leastNormalMagnitude)
  let keys = envelopes.map { envelope -> UInt32 in
    guard !envelope.isEmpty else { return 0 }
    let center = envelope.center
    return hilbertKey(
      x: UInt32(min(65535, max(0, (center.x - whole.minX) * scaleX))),
      y: UInt32(min(65535, max(0, (center.y - whole.minY) * scaleY))))
  }
  return envelopes.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
}

/// Distance along a Hilbert curve of order 16 through a grid of 65536 x 65536 cells.
///
/// Source: Hamilton and Rau-Chaplin (2008), in the bit-by-bit form of Warren, "Hacker's Delight".
func hilbertKey(x: UInt32, y: UInt32) -> UInt32 {
  var (x, y) = (x, y)
  var key: UInt32 = 0
  var side: UInt32 = 1 << 15
  while side > 0 {
    let right: UInt32 = x & side > 0 ? 1 : 0
    let upper: UInt32 = y & side > 0 ? 1 : 0
    key += side &* side &* ((3 &* right) ^ upper)
    if upper == 0 {
      if right == 1 {
        x = 65535 &- x
        y = 65535 &- y
      }
      swap(&x, &y)
    }
    side >>= 1
  }
  return key
}
