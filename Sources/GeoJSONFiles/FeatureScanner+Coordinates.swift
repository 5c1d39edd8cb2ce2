import FeatureModel

extension FeatureScanner {
  /// Scans an array; `next` is at its opening bracket, and at the first byte of an element when `element` is called.
  @inline(__always)
  mutating func scanArray(_ element: (inout FeatureScanner) throws(ScanStop) -> Void) throws(ScanStop) {
    guard text.json.next.pointee == .openBracket else { throw text.json.stop(.notArray, at: text.json.next) }
    text.json.next += 1
    if try text.json.token() == .closeBracket {
      text.json.next += 1
      return
    }
    while true {
      try element(&self)
      let byte = try text.json.token()
      text.json.next += 1
      if byte == .comma {
        _ = try text.json.token()
      } else if byte == .closeBracket {
        return
      } else {
        throw text.json.unexpected(at: text.json.next - 1)
      }
    }
  }

  /// Scans a position as a part of its own; `[]` is an empty point.
  mutating func scanPoint() throws(ScanStop) {
    let before = geometries.coordinates.count
    if let position = text.json.takePlainPosition() {
      geometries.appendPosition(x: position.x, y: position.y)
    } else {
      try scanPosition(mayBeEmpty: true)
    }
    guard geometries.coordinates.count > before else { return }
    geometries.endRing()
    geometries.endPart(.point)
  }

  /// Scans an array of positions as a part; an empty one is none.
  mutating func scanLine() throws(ScanStop) {
    let start = text.json.next
    let before = geometries.coordinates.count
    try scanPositions()
    let numbers = geometries.coordinates.count - before
    if numbers == 0 { return }
    if numbers == 2 { throw text.json.stop(.shortLine, at: start) }
    geometries.endRing()
    geometries.endPart(.line)
  }

  /// Scans an array of rings as a part; without positions there is none.
  mutating func scanPolygon() throws(ScanStop) {
    let start = text.json.next
    var ringCount = 0
    var isExteriorEmpty = false
    try scanArray { scanner throws(ScanStop) in
      let before = scanner.geometries.coordinates.count
      try scanner.scanPositions()
      if scanner.geometries.coordinates.count > before {
        scanner.geometries.endRing()
        ringCount += 1
      } else if ringCount == 0 {
        isExteriorEmpty = true
      }
    }
    if ringCount == 0 { return }
    if isExteriorEmpty { throw text.json.stop(.emptyExterior, at: start) }
    geometries.endPart(.polygon)
  }

  private mutating func scanPositions() throws(ScanStop) {
    try scanArray { scanner throws(ScanStop) in
      // What stops these is the last position, or one that is written in another way.
      scanner.takePlainPositions()
      try scanner.scanPosition()
    }
  }

  /// Takes plain positions in blocks: adding to an array costs as much as reading a number.
  private mutating func takePlainPositions() {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 256) { block in
      var count = 0
      repeat {
        count = text.json.takePlainPositions(into: block)
        geometries.coordinates.append(contentsOf: block[..<count])
      } while count == block.count
    }
  }

  @inline(__always)
  private mutating func scanPosition(mayBeEmpty: Bool = false) throws(ScanStop) {
    let start = text.json.next
    guard start.pointee == .openBracket else { throw text.json.stop(.notArray, at: start) }
    text.json.next += 1
    if try text.json.token() == .closeBracket {
      guard mayBeEmpty else { throw text.json.stop(.tooFewNumbers, at: start) }
      text.json.next += 1
      return
    }
    let x = try scanCoordinate()
    guard try text.json.token() == .comma else { throw endOfShortPosition(start) }
    text.json.next += 1
    _ = try text.json.token()
    let y = try scanCoordinate()
    if try text.json.token() == .closeBracket {
      text.json.next += 1
    } else {
      try scanSurplus()
    }
    geometries.appendPosition(x: x, y: y)
    // Infinite numbers, and only they, do not vanish when subtracted from themselves.
    if (x - x) + (y - y) != 0 && current.infiniteOffset == nil {
      current.infiniteOffset = text.window.offset + (start - text.json.start)
    }
  }

  @inline(__always)
  private mutating func scanCoordinate() throws(ScanStop) -> Double {
    let byte = text.json.next.pointee
    guard byte.isDigit || byte == .minus else { throw text.json.stop(.notNumber, at: text.json.next) }
    return try text.json.number()
  }

  private func endOfShortPosition(_ start: UnsafePointer<UInt8>) -> ScanStop {
    text.json.next.pointee == .closeBracket
      ? text.json.stop(.tooFewNumbers, at: start) : text.json.unexpected(at: text.json.next)
  }

  /// Scans the third number and those behind it, and drops them.
  private mutating func scanSurplus() throws(ScanStop) {
    if current.heightOffset == nil { current.heightOffset = text.offset }
    while true {
      let byte = try text.json.token()
      text.json.next += 1
      if byte == .closeBracket { return }
      guard byte == .comma else { throw text.json.unexpected(at: text.json.next - 1) }
      _ = try text.json.token()
      _ = try scanCoordinate()
    }
  }
}
