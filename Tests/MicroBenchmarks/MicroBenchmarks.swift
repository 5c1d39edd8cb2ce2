import Glibc

/// Measures single operations of petarawan on made-up data and prints a table in Markdown.
///
/// `MicroBenchmarks [--seconds S] [NAME...]`: without names all of them; S seconds at least for each (0.5). Times are CPU times of
/// this process, so that other work on the machine disturbs them little.
@main struct MicroBenchmarks {
  private static let families: [(name: String, make: @Sendable (SyntheticLand) throws -> [MicroBenchmark])] = [
    ("scanner", scannerBenchmarks), ("writer", writerBenchmarks), ("projection", projectionBenchmarks),
    ("locate", locateBenchmarks), ("overlay", overlayBenchmarks), ("zones", zoneBenchmarks),
  ]

  static func main() throws {
    var names = Array(CommandLine.arguments.dropFirst())
    var seconds = 0.5
    if names.first == "--seconds" {
      guard names.count > 1, let given = Double(names[1]), given >= 0 else {
        refuse("--seconds takes a number, zero or more")
      }
      seconds = given
      names.removeFirst(2)
    }
    let known = families.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      refuse("no micro-benchmark \"\(unknown)\"; there are \(known.joined(separator: ", "))")
    }
    let land = SyntheticLand(seed: 20_240_214)
    print(MicroBenchmark.tableHead)
    for family in families where names.isEmpty || names.contains(family.name) {
      for benchmark in try family.make(land) {
        print(try benchmark.measured(seconds: seconds).tableRow)
        fflush(nil)
      }
    }
  }

  private static func refuse(_ message: String) -> Never {
    let line = Array("MicroBenchmarks: \(message)\n".utf8)
    write(STDERR_FILENO, line, line.count)
    exit(64)
  }
}
