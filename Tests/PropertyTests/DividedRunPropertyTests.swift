import BatchRuns
import Foundation
import HazardOverlay
import JobFiles
import TestSupport
import Testing

/// A run that is divided among machines writes the bytes of a run on one machine.
@Suite struct DividedRunPropertyTests {
  @Test(arguments: Seeds.few) func partsMakeUpTheWhole(seed: UInt64) throws {
    let scratch = try ScratchFolder()
    let job = try RandomJob(seed: seed).write(to: scratch)
    var options = RunOptions()
    options.sensitivityFactors = seed.isMultiple(of: 2) ? [0.5, 2] : []
    for withIndex in [true, false] {
      let found = try differences(of: job, options, in: scratch, withIndex: withIndex)
      #expect(found == [])
    }
  }

  /// Also the jobs that were made to be difficult, with all their outputs and decisions.
  @Test(arguments: try Self.jobs()) func partsMakeUpTheWholeOfEveryCase(name: String) throws {
    let scratch = try ScratchFolder()
    let input = Self.cases.appendingPathComponent(name).appendingPathComponent("input")
    try FolderContents(of: input).write(to: URL(fileURLWithPath: scratch.place("input")))
    let job = scratch.place("input/job.yaml")
    // Jobs that cannot be run have nothing to divide; standard input can be read once only.
    guard let read = try? JobReader.read(file: job), try !scratch.read("input/job.yaml").contains("\"-\""),
      (try? BatchRun(read, options: RunOptions())) != nil
    else { return }
    let found = try differences(of: job, RunOptions(), in: scratch, withIndex: true)
    #expect(found == [])
  }

  /// A way out that is longer than the usual reach: what adjoins there belongs to the next regency's reach.
  @Test(arguments: [false, true]) func theWayOutDoesNotDependOnTheOtherTPS(withIndex: Bool) throws {
    let scratch = try ScratchFolder()
    let stations = [
      SmallJob.station("3601122001001", voters: 1, 105.05, -6.05),
      SmallJob.station("3602122001001", voters: 1, 105.35, -6.05),
    ]
    let regencies = [
      SmallJob.polygon([105, -6.1, 105.2, -6.1, 105.2, -6, 105, -6, 105, -6.1], #""kode":"3601","nama":"Barat""#),
      SmallJob.polygon(
        [105.2, -6.1, 105.4, -6.1, 105.4, -6, 105.2, -6, 105.2, -6.1], #""kode":"3602","nama":"Timur""#),
    ]
    // The first TPS is 11 km from the common side of the polygons, and the second polygon begins there.
    let floods = [
      SmallJob.polygon([104.5, -6.5, 105.15, -6.5, 105.15, -5.5, 104.5, -5.5, 104.5, -6.5], #""kelas":"tinggi""#),
      SmallJob.polygon([105.15, -6.5, 106, -6.5, 106, -5.5, 105.15, -5.5, 105.15, -6.5], #""kelas":"tinggi""#),
    ]
    let job = try SmallJob.write(to: scratch, stations: stations, regencies: regencies, floods: floods)
    let found = try differences(of: job, RunOptions(), in: scratch, withIndex: withIndex)
    #expect(found == [])
  }

  // MARK: - Parts

  static let cases = ProgramRunner.packageFolder.appendingPathComponent("Tests/EndToEndTests/Cases")

  static func jobs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cases.path).sorted().filter {
      FileManager.default.fileExists(atPath: cases.appendingPathComponent($0).path + "/input/job.yaml")
    }
  }

  /// The files that differ between a whole run and joined parts.
  private func differences(
    of path: String, _ options: RunOptions, in scratch: ScratchFolder, withIndex: Bool
  ) throws -> [String] {
    let job = try JobReader.read(file: path)
    let (folder, index) = (withIndex ? "indexed" : "read", scratch.place(withIndex ? "index" : "none"))
    _ = try BatchRun(job, options: options).write(to: scratch.place(folder + "/whole"))
    let plan = try JobPlan(job, index: scratch.place("index"), options: options)
    var parts: [String] = []
    for (number, line) in plan.lines.enumerated() {
      var options = options
      options.only = [try #require(AdministrativeCode(line.code))]
      // With and without what people want to see of a regency.
      options.isPart = number.isMultiple(of: 2)
      options.index = index
      parts.append(scratch.place("\(folder)/part-\(number)"))
      _ = try BatchRun(job, options: options).write(to: parts[number])
    }
    var settings = RunOptions()
    settings.index = index
    _ = try Gathering(parts.reversed(), jobFile: nil, settings: settings).write(to: scratch.place(folder + "/joined"))
    let whole = try FolderContents(of: URL(fileURLWithPath: scratch.place(folder + "/whole")))
    let joined = try FolderContents(of: URL(fileURLWithPath: scratch.place(folder + "/joined")))
    #expect(whole.files.count > 5 && whole.folders == joined.folders)
    return GoldenComparison.differences(of: joined, from: whole)
  }
}
