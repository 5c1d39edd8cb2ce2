import Synchronization
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct WorkPoolTests {
  private struct Failed: Error, Equatable { var piece: Int }

  @Test func noPiecesGiveNoResults() throws {
    #expect(
      try WorkPool(threads: 4).map([Int]()) {
      } _: { _, piece in
        piece
      }.isEmpty)
  }

  @Test func thereIsAlwaysAThread() {
    #expect(WorkPool(threads: 0).threads >= 1)
    #expect(WorkPool(threads: -3).threads >= 1)
    #expect(WorkPool(threads: 3).threads == 3)
  }

  @Test(arguments: [1, 2, 7])
  func resultsAreInTheOrderOfThePieces(threads: Int) throws {
    let results = try WorkPool(threads: threads).map(Array(0..<500)) {
    } _: { _, piece -> Int in
      var random = SeededRandom(seed: UInt64(piece))
      for _ in 0..<Int.random(in: 0...200, using: &random) { _ = random.next() }
      return piece * piece
    }
    #expect(results == (0..<500).map { $0 * $0 })
  }

  @Test(arguments: [1, 3])
  func aThreadMakesItsContextOnce(threads: Int) throws {
    let made = Atomic(0)
    _ = try WorkPool(threads: threads).map(Array(0..<200)) {
      made.wrappingAdd(1, ordering: .relaxed)
    } _: { _, piece in
      piece
    }
    #expect((1...threads).contains(made.load(ordering: .relaxed)))
  }

  /// Many times, because it depends on which thread comes first.
  @Test(arguments: [1, 2, 8])
  func theFirstPieceThatFailsIsTheOneThatIsReported(threads: Int) {
    for _ in 0..<1000 {
      #expect(throws: Failed(piece: 2)) {
        try WorkPool(threads: threads).map(Array(0..<20)) {
        } _: { _, piece in
          if piece >= 2 { throw Failed(piece: piece) }
        }
      }
    }
  }

  @Test func nothingIsStartedAfterAFailure() {
    let started = Atomic(0)
    #expect(throws: Failed.self) {
      try WorkPool(threads: 1).map(Array(0..<100)) {
      } _: { _, piece in
        started.wrappingAdd(1, ordering: .relaxed)
        if piece == 3 { throw Failed(piece: piece) }
      }
    }
    #expect(started.load(ordering: .relaxed) == 4)
  }

  @Test func aContextThatCannotBeMadeFailsItsPiece() {
    #expect(throws: Failed(piece: -1)) {
      try WorkPool(threads: 2).map([1, 2, 3]) { () throws -> Int in
        throw Failed(piece: -1)
      } _: { context, _ in
        context
      }
    }
  }
}
