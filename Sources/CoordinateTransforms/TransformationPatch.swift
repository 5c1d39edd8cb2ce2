import Glibc

/// A transformation on one square of the source CRS, as a polynomial of degree 4 in x and in y.
///
/// Source: interpolation at Chebyshev nodes (Trefethen, "Approximation Theory and Approximation Practice", chapters 2 to 4).
struct TransformationPatch: Sendable {
  private let middle: SIMD2<Double>
  private let imageOfMiddle: SIMD2<Double>
  private let inverseHalfWidth: Double
  /// That of u^i v^j stands at 5 i + j, where u and v run from -1 to 1 over the square.
  private let coefficients: [SIMD2<Double>]

  /// A patch, or nil where the transformation has no image or is not that smooth.
  ///
  /// - Parameters:
  ///   - middle: Middle of the square, in the source CRS.
  ///   - halfWidth: Half of its side, in units of the source CRS.
  ///   - tolerance: How far the polynomial may be off, in units of the target CRS.
  ///   - transform: Takes positions to their images in place; without one they are not finite.
  init?(
    middle: SIMD2<Double>, halfWidth: Double, tolerance: Double, _ transform: (inout [Double]) -> Void
  ) {
    let (nodes, extremes) = (Self.chebyshevNodes, Self.chebyshevExtremes)
    var coordinates = [middle.x, middle.y]
    for values in [nodes, extremes] {
      for u in values { for v in values { coordinates += [middle.x + halfWidth * u, middle.y + halfWidth * v] } }
    }
    transform(&coordinates)
    guard coordinates.allSatisfy(\.isFinite) else { return nil }
    func image(_ index: Int) -> SIMD2<Double> { SIMD2(coordinates[2 * index], coordinates[2 * index + 1]) }
    let origin = image(0)
    self.middle = middle
    imageOfMiddle = origin
    inverseHalfWidth = 1 / halfWidth
    coefficients = Self.coefficients(of: (0..<Self.terms * Self.terms).map { image(1 + $0) - origin })
    // The error of such an interpolation is largest where the next Chebyshev polynomial is.
    let firstCheck = 1 + nodes.count * nodes.count
    for (i, u) in extremes.enumerated() {
      for (j, v) in extremes.enumerated() {
        let error = value(u, v) - image(firstCheck + extremes.count * i + j)
        guard abs(error.x) <= tolerance, abs(error.y) <= tolerance else { return nil }
      }
    }
  }

  /// Takes positions of the square to their images, in place.
  func apply(to coordinates: UnsafeMutableBufferPointer<Double>) {
    coefficients.withUnsafeBufferPointer { coefficients in
      for index in stride(from: 0, to: coordinates.count, by: 2) {
        let place = (SIMD2(coordinates[index], coordinates[index + 1]) - middle) * inverseHalfWidth
        let image = Self.sum(coefficients, place.x, place.y) + imageOfMiddle
        coordinates[index] = image.x
        coordinates[index + 1] = image.y
      }
    }
  }

  private func value(_ u: Double, _ v: Double) -> SIMD2<Double> {
    coefficients.withUnsafeBufferPointer { Self.sum($0, u, v) } + imageOfMiddle
  }

  /// Horner's rule in both directions.
  @inline(__always)
  private static func sum(
    _ coefficients: UnsafeBufferPointer<SIMD2<Double>>, _ u: Double, _ v: Double
  ) -> SIMD2<Double> {
    @inline(__always) func row(_ i: Int) -> SIMD2<Double> {
      let first = 5 * i
      let high = coefficients[first + 3] + coefficients[first + 4] * v
      return coefficients[first] + (coefficients[first + 1] + (coefficients[first + 2] + high * v) * v) * v
    }
    return row(0) + (row(1) + (row(2) + (row(3) + row(4) * u) * u) * u) * u
  }

  // MARK: Chebyshev

  private static let terms = 5
  private static let chebyshevNodes = (0..<terms).map { cos((Double($0) + 0.5) * .pi / Double(terms)) }
  private static let chebyshevExtremes = (0...terms).map { cos(Double($0) * .pi / Double(terms)) }

  /// Row k: the coefficients of the polynomial that is 1 at node k and 0 at the others.
  private static let lagrange = chebyshevNodes.indices.map { k in
    var polynomial = [1.0]
    for (other, node) in chebyshevNodes.enumerated() where other != k {
      let scale = 1 / (chebyshevNodes[k] - node)
      var product = [Double](repeating: 0, count: polynomial.count + 1)
      for (power, coefficient) in polynomial.enumerated() {
        product[power + 1] += coefficient * scale
        product[power] -= coefficient * scale * node
      }
      polynomial = product
    }
    return polynomial
  }

  private static func coefficients(of values: [SIMD2<Double>]) -> [SIMD2<Double>] {
    var result = [SIMD2<Double>](repeating: .zero, count: terms * terms)
    for i in 0..<terms {
      for j in 0..<terms {
        for k in 0..<terms {
          for l in 0..<terms { result[terms * i + j] += values[terms * k + l] * (lagrange[k][i] * lagrange[l][j]) }
        }
      }
    }
    return result
  }
}
