extension Envelope {
  /// The envelope without what lies at infinity.
  @inlinable
  var cutToFinite: Envelope {
    let greatest = Double.greatestFiniteMagnitude
    return Envelope(
      minX: max(minX, -greatest), minY: max(minY, -greatest), maxX: min(maxX, greatest), maxY: min(maxY, greatest))
  }
}

/// Up to eight envelopes that are compared at once.
@usableFromInline
struct EnvelopeNode: Sendable {
  @usableFromInline static var fanOut: Int { 8 }

  // Places without an envelope hold empty ones.
  @usableFromInline var minX = SIMD8<Double>(repeating: .infinity)
  @usableFromInline var minY = SIMD8<Double>(repeating: .infinity)
  @usableFromInline var maxX = SIMD8<Double>(repeating: -.infinity)
  @usableFromInline var maxY = SIMD8<Double>(repeating: -.infinity)

  init(_ envelopes: ArraySlice<Envelope>) {
    for (member, envelope) in envelopes.enumerated() {
      minX[member] = envelope.minX
      minY[member] = envelope.minY
      maxX[member] = envelope.maxX
      maxY[member] = envelope.maxY
    }
  }

  /// The envelope of all.
  var envelope: Envelope { Envelope(minX: minX.min(), minY: minY.min(), maxX: maxX.max(), maxY: maxY.max()) }

  @usableFromInline
  func member(_ member: Int) -> Envelope {
    Envelope(minX: minX[member], minY: minY[member], maxX: maxX[member], maxY: maxY[member])
  }

  /// The members that share at least a border point with an envelope.
  @inlinable
  @inline(__always)
  func members(intersecting target: Envelope) -> Members {
    Members(
      (minX .<= target.maxX) .& (maxX .>= target.minX) .& (minY .<= target.maxY) .& (maxY .>= target.minY))
  }

  /// Squares of the planar distances from a position to the members; 0 inside, infinite to an empty one.
  @inlinable
  @inline(__always)
  func squaredDistances(to position: Position) -> SIMD8<Double> {
    let dx = greatest(minX - position.x, position.x - maxX)
    let dy = greatest(minY - position.y, position.y - maxY)
    return dx * dx + dy * dy
  }

  /// The greatest of two numbers and 0, eight times.
  @inlinable
  @inline(__always)
  func greatest(_ one: SIMD8<Double>, _ other: SIMD8<Double>) -> SIMD8<Double> {
    let greater = one.replacing(with: other, where: other .> one)
    return SIMD8<Double>.zero.replacing(with: greater, where: greater .> 0)
  }

  /// Some of the members of a node, a bit for each.
  @usableFromInline
  struct Members {
    @usableFromInline var bits: Int64

    @inlinable
    @inline(__always)
    init(_ mask: SIMDMask<SIMD8<Int64>>) {
      bits = SIMD8<Int64>.zero.replacing(with: SIMD8(1, 2, 4, 8, 16, 32, 64, 128), where: mask).wrappedSum()
    }

    /// Takes out the lowest of them.
    @inlinable
    @inline(__always)
    mutating func popFirst() -> Int? {
      guard bits != 0 else { return nil }
      let member = bits.trailingZeroBitCount
      bits &= bits &- 1
      return member
    }
  }
}
