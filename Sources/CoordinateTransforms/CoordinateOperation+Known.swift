import Synchronization

extension CoordinateOperation {
  private struct Ends: Hashable {
    var source: CRS
    var target: CRS
  }

  /// Operations that were chosen before: choosing takes up to 100 ms, and the answer is always the same.
  private static let known = Mutex<[Ends: CoordinateOperation]>([:])

  /// The best operation between two systems, chosen once for the whole process.
  ///
  /// - Throws: `SystemFailure` `proj-failed` when there is no operation.
  static func best(from source: CRS, to target: CRS) throws -> CoordinateOperation {
    let ends = Ends(source: source, target: target)
    if let operation = known.withLock({ $0[ends] }) { return operation }
    let operation = try CoordinateOperation(from: source, to: target)
    known.withLock { $0[ends] = operation }
    return operation
  }
}
