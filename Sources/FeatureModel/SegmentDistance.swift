/// Square of the planar distance from a position to the segment between two others, which may be the same.
@inlinable
public func squaredDistance(from position: Position, toSegment start: Position, _ end: Position) -> Double {
  squaredDistanceFromOrigin(start.x - position.x, start.y - position.y, end.x - position.x, end.y - position.y)
}

/// Square of the planar distance from (0, 0) to the segment from a to b.
@inlinable
@inline(__always)
public func squaredDistanceFromOrigin(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) -> Double {
  let dx = bx - ax
  let dy = by - ay
  let lengthSquared = dx * dx + dy * dy
  let along = -(ax * dx + ay * dy)
  if along <= 0 || lengthSquared == 0 { return ax * ax + ay * ay }
  if along >= lengthSquared { return bx * bx + by * by }
  let cross = ax * dy - ay * dx
  return cross * cross / lengthSquared
}

/// Squares of the planar distances from (0, 0) to two segments from a to b: the same numbers as one by one.
@inlinable
@inline(__always)
public func squaredDistancesFromOrigin(
  _ ax: SIMD2<Double>, _ ay: SIMD2<Double>, _ bx: SIMD2<Double>, _ by: SIMD2<Double>
) -> SIMD2<Double> {
  let dx = bx - ax
  let dy = by - ay
  let lengthSquared = dx * dx + dy * dy
  let along = -(ax * dx + ay * dy)
  let cross = ax * dy - ay * dx
  let beside = cross * cross / lengthSquared
  let atEnd = beside.replacing(with: bx * bx + by * by, where: along .>= lengthSquared)
  return atEnd.replacing(with: ax * ax + ay * ay, where: (along .<= 0) .| (lengthSquared .== 0))
}
