#if GDAL
  import ByteStreams
  import Diagnostics
  import Foundation
  import Synchronization

  /// Reads sources in a process of their own, so that what crashes, hangs or devours memory inside GDAL ends as an error
  /// that names the file.
  ///
  /// The process is this program again with a hidden argument; what it read comes back in a nameless temporary file.
  /// GeoTIFF and databases are read in place: the first is read block by block by one driver that knows no other files, and the
  /// second is no file that somebody sends.
  public enum ReadingProcess {
    /// What the program is asked by, as its first argument.
    static let argument = "--read-source"

    private static let program = Mutex<String?>(nil)

    /// From now on sources are read apart. Without this, as in tests of readers, they are read in place.
    public static func begin() {
      program.withLock { $0 = executable }
    }

    /// Does what another process of this program asks for, and ends; returns when the program was started by somebody else.
    public static func serveIfAsked() {
      guard CommandLine.arguments.count == 3, CommandLine.arguments[1] == argument,
        let request = try? JSONDecoder().decode(ReadingRequest.self, from: Data(CommandLine.arguments[2].utf8))
      else { return }
      request.limits.apply()
      do {
        try request.answer(on: STDOUT_FILENO)
        exit(0)
      } catch {
        exit(1)
      }
    }

    /// Whether a source of a format is read apart.
    static func isUsed(for format: OGRFormat) -> Bool {
      [.layers, .sheets].contains(format.kind) && program.withLock { $0 != nil }
    }

    /// What the process says that is asked.
    ///
    /// - Throws: What reading throws; `InputProblem` `source-crashed` or `source-too-slow`.
    static func answer(to request: ReadingRequest) throws -> ReadingAnswer {
      guard let program = program.withLock({ $0 }) else { preconditionFailure("nobody began") }
      return try answer(to: request, by: program)
    }

    static func answer(to request: ReadingRequest, by program: String) throws -> ReadingAnswer {
      let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
      var status: Int32 = 0
      let text = try SpoolFile.filled(named: request.name) { descriptor in
        status = try run(program, [argument, json], output: descriptor, for: request.name)
      }
      if let problem = problem(of: request, status: status) { throw problem }
      return try ReadingAnswer(text)
    }

    /// Why a process ended before it had answered; nil when it did.
    static func problem(of request: ReadingRequest, status: Int32) -> InputProblem? {
      switch status & 0x7F {
      case 0 where status >> 8 == 0: nil
      // The kernel says the third when the time is up for good, and when memory is.
      case SIGXCPU, SIGALRM, SIGKILL: .tooSlow(request.name, seconds: request.limits.seconds)
      default: .crashed(request.name, status: status, mebibytes: request.limits.bytes >> 20)
      }
    }

    private static func run(
      _ program: String, _ arguments: [String], output: Int32, for name: String
    ) throws(SystemFailure) -> Int32 {
      var actions = posix_spawn_file_actions_t()
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
      let copies = ([program] + arguments).map { strdup($0) }
      defer { for copy in copies { free(copy) } }
      var process: pid_t = 0
      let error = posix_spawn(&process, program, &actions, nil, copies + [nil], environ)
      guard error == 0 else { throw .notStarted(name, error: error) }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 {
        guard errno == EINTR else { throw .notStarted(name, error: errno) }
      }
      return status
    }

    /// The file of this program; nil when nobody can say.
    private static var executable: String? {
      for path in ["/proc/self/exe", CommandLine.arguments.first ?? ""] where !path.isEmpty {
        guard let full = realpath(path, nil) else { continue }
        defer { free(full) }
        if access(full, X_OK) == 0 { return String(cString: full) }
      }
      return nil
    }
  }

  extension InputProblem {
    fileprivate static func crashed(_ file: String, status: Int32, mebibytes: Int) -> InputProblem {
      let end = status & 0x7F == 0 ? "exit \(status >> 8)" : "signal \(status & 0x7F)"
      return InputProblem(
        "source-crashed", at: Place(file),
        LocalizedText(
          en: "GDAL did not survive reading it (\(end), with \(mebibytes) MiB of memory at most)",
          id: "GDAL terhenti ketika membacanya (\(end), dengan memori paling banyak \(mebibytes) MiB)"),
        fix: LocalizedText(
          en: "open it in QGIS or the program that made it, and export the layer as GeoPackage or GeoJSON",
          id: "buka di QGIS atau program pembuatnya, lalu ekspor layernya sebagai GeoPackage atau GeoJSON"))
    }

    fileprivate static func tooSlow(_ file: String, seconds: Int) -> InputProblem {
      InputProblem(
        "source-too-slow", at: Place(file),
        LocalizedText(
          en: "GDAL did not get through it within \(seconds) s of computing",
          id: "GDAL tidak selesai membacanya dalam \(seconds) detik komputasi"),
        fix: LocalizedText(
          en: "take out what does not belong to the layer, or export it as GeoPackage or GeoJSON",
          id: "keluarkan yang bukan bagian layer, atau ekspor sebagai GeoPackage atau GeoJSON"))
    }
  }

  extension SystemFailure {
    fileprivate static func notStarted(_ file: String, error: Int32) -> SystemFailure {
      SystemFailure(
        "reader-not-started", at: Place(file),
        LocalizedText(
          en: "the program cannot start itself to read this file (posix_spawn: \(String(cString: strerror(error))))",
          id:
            "program tidak dapat menjalankan dirinya untuk membaca berkas ini (posix_spawn: \(String(cString: strerror(error))))"
        ),
        fix: LocalizedText(
          en: "check the limits on processes and memory (ulimit -a), then run again",
          id: "periksa batas proses dan memori (ulimit -a), lalu jalankan lagi"))
    }
  }
#endif
