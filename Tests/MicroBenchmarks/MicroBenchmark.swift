import Diagnostics
import Glibc

/// One operation on data that are there already.
struct MicroBenchmark {
  /// The family, then what of it.
  var name: String
  /// What is counted, in the plural.
  var item: String
  /// Items that one turn works on.
  var itemCount: Int
  /// Bytes of text that one turn reads or writes; nil where no text is involved.
  var byteCount: Int?
  /// One turn. What it counts (named in `finding`) has to be the same in every turn, and not zero.
  var turn: () throws -> Int
  /// What `turn` counts.
  var finding: String

  /// Repeats the operation for some seconds of CPU time, and five times at least.
  func measured(seconds: Double) throws -> Measured {
    let found = try turn()
    precondition(found > 0, "\(name) found nothing")
    var turns: [Double] = []
    while turns.count < 5 || turns.reduce(0, +) < seconds {
      let start = cpuSeconds()
      let again = try turn()
      turns.append(cpuSeconds() - start)
      precondition(again == found, "\(name) found \(again) after \(found)")
    }
    return Measured(benchmark: self, turns: turns.sorted(), found: found)
  }

  /// What was measured.
  struct Measured {
    var benchmark: MicroBenchmark
    /// CPU seconds of each turn, shortest first.
    var turns: [Double]
    var found: Int
  }

  static let tableHead = """
    | operation | items | best ns an item | median ns | items/s | MB/s | turns | found |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """
}

extension MicroBenchmark.Measured {
  /// A row under `tableHead`; items and megabytes a second are those of the best turn.
  var tableRow: String {
    let best = max(turns[0], 1e-9)
    let items = Double(benchmark.itemCount)
    let cells = [
      benchmark.name, "\(benchmark.itemCount) \(benchmark.item)", nanoseconds(best / items),
      nanoseconds(turns[turns.count / 2] / items), millions(items / best),
      benchmark.byteCount.map { decimalText(Double($0) / best / 1e6, decimals: 0) } ?? "",
      "\(turns.count)", "\(found) \(benchmark.finding)",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func nanoseconds(_ seconds: Double) -> String {
    decimalText(seconds * 1e9, decimals: seconds < 1e-7 ? 1 : 0)
  }

  private func millions(_ rate: Double) -> String {
    rate < 1e5 ? decimalText(rate, decimals: 0) : decimalText(rate / 1e6, decimals: 2) + " M"
  }
}

/// CPU time of the process so far.
private func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
