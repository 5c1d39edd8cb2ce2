import Diagnostics
import Foundation
import Glibc
import TestSupport
import Testing

@testable import petarawan

/// What a folder of `Cases` cannot make: pipes, locks, streams and a text that somebody is writing.
@Suite("The built program under faults", .timeLimit(.minutes(3)))
struct FaultTests {
  private let scratch: ScratchFolder
  private let program: ProgramRunner

  init() throws {
    scratch = try ScratchFolder()
    program = try ProgramRunner.built("petarawan")
    _ = try SmallJob.write(to: scratch)
  }

  private func run(
    _ arguments: [String] = ["run", "job.yaml", "-o", "out"], input: URL? = nil, variables: [String: String] = [:]
  ) throws -> (exitCode: String, output: String, said: String) {
    let streams = try ScratchFolder()
    let outcome = try program.run(
      arguments, in: URL(fileURLWithPath: scratch.path), scratch: URL(fileURLWithPath: streams.path), input: input,
      variables: variables)
    return (
      outcome.exitCode, String(decoding: outcome.standardOutput, as: UTF8.self),
      String(decoding: outcome.standardError, as: UTF8.self)
    )
  }

  /// Runs the program behind a shell, which sees to its streams and limits; `$0` stands for it.
  private func shell(_ command: String) throws -> (exitCode: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command, program.program.path]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test("a text that changes after it was read: file-changed")
  func changedInput() throws {
    let flood = try scratch.read("banjir.geojson")
    try FileManager.default.removeItem(atPath: scratch.place("banjir.geojson"))
    #expect(mkfifo(scratch.place("banjir.geojson"), 0o600) == 0)
    // The pipe opens when the program comes to the hazard; with one thread everything before it is read by then.
    let place = scratch.place("banjir.geojson")
    let tps = scratch.place("tps.geojson")
    let writer = Thread {
      guard let pipe = FileHandle(forWritingAtPath: place), let file = FileHandle(forWritingAtPath: tps) else { return }
      file.seekToEndOfFile()
      file.write(Data("\n".utf8))
      pipe.write(Data(flood.utf8))
      try? pipe.close()
    }
    writer.start()
    let result = try run(["run", "job.yaml", "-o", "out", "--threads", "1"])
    #expect(result.exitCode == "1")
    #expect(result.said.contains("error: tps.geojson: the file changed while it was read [file-changed]"))
    #expect(!scratch.has("out") && !scratch.has(".out.petarawan"))
  }

  @Test("another run holds the folder: output-busy")
  func busyOutput() throws {
    let staging = scratch.place(".out.petarawan")
    try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: false)
    let descriptor = open(staging, O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let result = try run()
    #expect(result.exitCode == "1")
    #expect(result.said.contains("error: out: another run is writing this folder [output-busy]"))
    #expect(!scratch.has("out"))
  }

  @Test("a link in place of the unfinished folder is not followed")
  func linkedStaging() throws {
    try scratch.write("mine", to: "mine/file.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.place(".out.petarawan"), withDestinationPath: scratch.place("mine"))
    let result = try run()
    #expect(result.exitCode == "1")
    #expect(result.said.contains("[write-failed]"))
    #expect(try scratch.read("mine/file.txt") == "mine")
  }

  @Test("no room for a temporary text: spool-failed")
  func noTemporaryFolder() throws {
    let tps = scratch.place("tps.geojson")
    try FileManager.default.moveItem(atPath: tps, toPath: scratch.place("pipe.geojson"))
    try scratch.write(SmallJob.job.replacing("tps.geojson", with: "\"-\""), to: "job.yaml")
    let result = try run(
      input: URL(fileURLWithPath: scratch.place("pipe.geojson")), variables: ["TMPDIR": scratch.place("none")])
    #expect(result.exitCode == "1")
    #expect(result.said.contains("(mkstemp: No such file or directory) [spool-failed]"))
  }

  @Test("a CRS of another body than the Earth: proj-failed")
  func lunarHazard() throws {
    try scratch.write(
      SmallJob.job.replacing("source: banjir.geojson", with: "source: banjir.geojson\n    crs: ESRI:104903"),
      to: "job.yaml")
    let result = try run()
    #expect(result.exitCode == "1")
    #expect(result.said.contains("[proj-failed]"))
    #expect(!scratch.has("out"))
  }

  @Test("a job file of more than a megabyte: job-too-large")
  func largeJob() throws {
    try scratch.write(SmallJob.job + String(repeating: "#", count: 1 << 20), to: "job.yaml")
    let result = try run()
    #expect(result.exitCode == "64")
    #expect(result.said.contains("[job-too-large]"))
  }

  @Test("more problems than anybody reads: job-more")
  func manyProblems() throws {
    try scratch.write(SmallJob.job + (0..<300).map { "kunci\($0): 1\n" }.joined(), to: "job.yaml")
    let result = try run()
    #expect(result.exitCode == "64")
    #expect(result.said.contains("more problems are not listed [job-more]"))
  }

  @Test("an empty path: path-empty")
  func emptyPath() throws {
    let result = try run(["init", "--tps", "", "--regencies", "kabkota.geojson", "--hazard", "banjir.geojson"])
    #expect(result.exitCode == "1")
    #expect(result.said.contains("the path of the file is empty [path-empty]"))
  }

  /// ThreadSanitizer itself does not live under such a limit.
  private static let hasThreadSanitizer = getenv("TSAN_OPTIONS") != nil

  @Test("a limit on the size of files stops the run: write-failed", .disabled(if: hasThreadSanitizer))
  func limitedFiles() throws {
    let result = try shell("ulimit -f 1; \"$0\" run job.yaml -o out")
    #expect(result.exitCode == 1)
    #expect(result.said.contains("(write: File too large) [write-failed]"))
    #expect(!scratch.has("out") && !scratch.has(".out.petarawan"))
  }

  @Test("a closed stream never becomes an output file", arguments: [">&-", "2>&-", "<&- >&- 2>&-"])
  func closedStreams(_ closing: String) throws {
    let before = try run().exitCode
    let whole = try scratch.texts(below: "out")
    try FileManager.default.removeItem(atPath: scratch.place("out"))
    let result = try shell("\"$0\" run job.yaml -o out --verbose \(closing)")
    #expect("\(result.exitCode)" == before)
    #expect(try scratch.texts(below: "out") == whole)
  }

  @Test("a closed standard input is not another file that is open by then: read-failed")
  func closedInput() throws {
    try scratch.write(SmallJob.job.replacing("tps.geojson", with: "\"-\""), to: "job.yaml")
    let result = try shell("\"$0\" run job.yaml -o out <&-")
    #expect(result.exitCode == 1)
    #expect(result.said.contains("(pread: Bad file descriptor) [read-failed]"))
  }

  @Test("a result that cannot be printed is said")
  func fullOutput() throws {
    let schema = try shell("\"$0\" schema >/dev/full")
    #expect(schema.exitCode == 1)
    #expect(schema.said.contains("(write: No space left on device) [write-failed]"))
    let run = try shell("\"$0\" run job.yaml -o out >/dev/full")
    #expect(run.exitCode == 3)
    #expect(run.said.contains("[write-failed]") && scratch.has("out/run.json"))
    #expect(try shell("\"$0\" schema | true").exitCode == 0)
  }

  @Test("streams that do not wait are waited for")
  func nonBlockingStreams() throws {
    let whole = try run(["schema"]).output
    // The other end of the pipe reads late and little by little.
    let script = """
      import os, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      program = subprocess.Popen([sys.argv[1], "schema"], stdout=writer)
      os.close(writer)
      text = b""
      while True:
          time.sleep(0.02)
          piece = os.read(reader, 2000)
          if not piece: break
          text += piece
      open("schema.json", "wb").write(text)
      sys.exit(program.wait())
      """
    try scratch.write(script, to: "late.py")
    #expect(try shell("python3 late.py \"$0\"").exitCode == 0)
    #expect(try scratch.read("schema.json") == whole && whole.utf8.count > 4096)
    try scratch.write(SmallJob.job.replacing("tps.geojson", with: "\"-\""), to: "job.yaml")
    let input = """
      import os, subprocess, sys, time
      reader, writer = os.pipe()
      os.set_blocking(reader, False)
      program = subprocess.Popen([sys.argv[1], "check", "job.yaml"], stdin=reader)
      time.sleep(0.5)
      os.write(writer, open("tps.geojson", "rb").read())
      os.close(writer)
      sys.exit(program.wait())
      """
    try scratch.write(input, to: "late-input.py")
    #expect(try shell("python3 late-input.py \"$0\"").exitCode == 0)
  }

  @Test("an argument that is not UTF-8 is named, and nothing is done: arguments-unreadable")
  func argumentNotUTF8() throws {
    let result = try shell("\"$0\" run job.yaml -o \"$(printf 'k\\344se')\"")
    #expect(result.exitCode == 64)
    #expect(result.said.contains("argument 4 is not UTF-8: k\\xE4se; nothing was done [arguments-unreadable]"))
    #expect(scratch.files().allSatisfy { !$0.hasPrefix("k\u{FFFD}") })
  }

  @Test("standard error says when the run was; no file does")
  func clock() throws {
    let result = try run()
    let line = try #require(result.said.split(separator: "\n").first { $0.hasPrefix("out: run of ") })
    #expect(line.contains(#/^out: run of 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z), \d+\.\d s$/#))
    #expect(try run(["run", "job.yaml", "-o", "out", "--quiet"]).said.contains("run of") == false)
  }

  @Test("what an error means")
  func verdicts() {
    struct Odd: Error {}
    let (place, text) = (Place("x"), LocalizedText("y"))
    let bug = Verdict(on: Odd())
    #expect(bug.code.rawValue == 70 && bug.diagnostics.map(\.code) == ["internal"])
    #expect(Verdict(on: InputProblem("file-empty", at: place, text, fix: text)).code.rawValue == 1)
    #expect(Verdict(on: SystemFailure("geos-failed", at: place, text, fix: text)).code.rawValue == 1)
    #expect(Verdict(on: JobProblem("job-syntax", at: place, text, fix: text)).code.rawValue == 64)
  }
}
