import Foundation

/// A built program that tests start as a user does.
public struct ProgramRunner: Sendable {
  /// What a program said and how it ended.
  public struct Outcome: Sendable {
    /// The exit code in digits, or `signal 11`.
    public var exitCode: String
    /// All of standard output.
    public var standardOutput: Data
    /// All of standard error.
    public var standardError: Data
  }

  /// Why a program did not run to its end.
  public struct Failure: Error, CustomStringConvertible {
    /// What happened, in words.
    public let description: String
  }

  /// The executable.
  public let program: URL

  /// A program by its file.
  public init(program: URL) {
    self.program = program
  }

  /// The program `name` of this build.
  ///
  /// The environment variable `PETARAWAN_BINARY` wins; else the program lies beside the test bundle.
  ///
  /// - Throws: `Failure` with the places that were looked at.
  public static func built(_ name: String) throws -> ProgramRunner {
    if let path = ProcessInfo.processInfo.environment["PETARAWAN_BINARY"], !path.isEmpty {
      return ProgramRunner(program: URL(fileURLWithPath: path))
    }
    let bundles = CommandLine.arguments.filter { $0.contains(".xctest") } + [Bundle.main.bundlePath]
    let folders =
      bundles.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
      + [packageFolder.appendingPathComponent(".build/debug")]
    for folder in folders {
      let program = folder.appendingPathComponent(name)
      if FileManager.default.isExecutableFile(atPath: program.path) { return ProgramRunner(program: program) }
    }
    throw Failure(
      description: "no program \(name) in \(folders.map(\.path)); set PETARAWAN_BINARY to its path, or build it first")
  }

  /// The folder of `Package.swift`.
  public static var packageFolder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Runs the program to its end, in a plain environment (`LC_ALL=C`, no colors, no terminal).
  ///
  /// Both outputs go to files, so that a program that says much never waits for its reader.
  ///
  /// - Parameters:
  ///   - arguments: What stands behind the program's name.
  ///   - folder: Its working folder.
  ///   - scratch: A folder for the two outputs.
  ///   - input: Its standard input; nil for an empty one.
  ///   - variables: More of its environment.
  ///   - seconds: It is ended after this time.
  /// - Throws: `Failure` when it takes longer, and what Foundation says when it cannot be started.
  public func run(
    _ arguments: [String], in folder: URL, scratch: URL, input: URL? = nil, variables: [String: String] = [:],
    seconds: Int = 120
  ) throws -> Outcome {
    let (output, error) = (scratch.appendingPathComponent("stdout"), scratch.appendingPathComponent("stderr"))
    for file in [output, error] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment(home: scratch).merging(variables) { $1 }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    guard ended.wait(timeout: .now() + .seconds(seconds)) == .success else {
      process.terminate()
      throw Failure(description: "\(program.lastPathComponent) did not end within \(seconds) s")
    }
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      exitCode: (isSignal ? "signal " : "") + "\(process.terminationStatus)",
      standardOutput: try Data(contentsOf: output), standardError: try Data(contentsOf: error))
  }

  private static func environment(home: URL) -> [String: String] {
    let kept = ["PATH", "LD_LIBRARY_PATH", "PROJ_DATA", "PROJ_LIB", "ASAN_OPTIONS", "TSAN_OPTIONS"]
    var environment = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    environment["LC_ALL"] = "C"
    environment["TERM"] = "dumb"
    environment["HOME"] = home.path
    return environment
  }
}
