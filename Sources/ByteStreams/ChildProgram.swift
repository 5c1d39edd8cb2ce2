import Glibc

/// Another program, found on the `PATH` and run to its end.
public struct ChildProgram: Sendable {
  /// The name of the program and what stands behind it.
  public var arguments: [String]
  /// The whole environment, `NAME=VALUE`.
  public var environment: [String]

  /// A program by its name and arguments.
  public init(_ arguments: [String], environment: [String]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// What it printed.
    public var output: InputFile
    /// What it said on standard error.
    public var words: String
    /// Its exit code; nil when a signal ended it.
    public var exitCode: Int32?
  }

  /// The system does not start it.
  public struct NotStarted: Error {
    /// The reason in the system's words.
    public var words: String
  }

  /// Runs it with an empty standard input.
  ///
  /// Standard error has to be short: it stays in its pipe while the output is read.
  ///
  /// - Parameter name: What messages call its output.
  /// - Throws: `NotStarted`; `SystemFailure` `read-failed` or `spool-failed`.
  public func run(named name: String) throws -> Outcome {
    var output = try Pipe()
    var errors = try Pipe()
    let child = try start(output, errors)
    output.closeWriting()
    errors.closeWriting()
    var status: Int32 = 0
    do {
      let file = try InputFile.reading(pipe: output.reading, named: name)
      let said = try InputFile.reading(pipe: errors.reading, named: name)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      var bytes: [UInt8] = []
      try said.text.read(offset: 0, count: said.text.count, into: &bytes)
      let isExit = status & 0x7F == 0
      return Outcome(
        output: file, words: String(decoding: bytes, as: UTF8.self), exitCode: isExit ? (status >> 8) & 0xFF : nil)
    } catch {
      kill(child, SIGTERM)
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
      throw error
    }
  }

  private func start(_ output: borrowing Pipe, _ errors: borrowing Pipe) throws(NotStarted) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, arguments[0], &actions, nil, &words, &variables)
    guard code == 0 else { throw NotStarted(words: String(cString: strerror(code))) }
    return child
  }

  /// Two ends that no other program inherits.
  private struct Pipe: ~Copyable {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(NotStarted) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw NotStarted(words: String(cString: strerror(errno))) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reading = ends[0]
      writing = ends[1]
    }

    deinit {
      close(reading)
      if writing >= 0 { close(writing) }
    }

    mutating func closeWriting() {
      close(writing)
      writing = -1
    }
  }
}
