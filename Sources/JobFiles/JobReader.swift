import Diagnostics
import Glibc

/// Reads job files.
public enum JobReader {
  /// Reads the job file at a path.
  ///
  /// - Throws: `JobProblems` with everything that is wrong with the file, in its order.
  public static func read(file: String) throws(JobProblems) -> Job {
    let bytes = try start(of: file)
    guard bytes.count <= JobText.greatestByteCount else { throw JobProblems([tooLarge(file)]) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JobProblems([notUTF8(file, bytes)])
    }
    return try read(text, file: file)
  }

  /// Reads the text of a job file.
  ///
  /// - Parameter file: The file as the user named it; the paths in the text are relative to its folder.
  /// - Throws: `JobProblems` with everything that is wrong with the text, in its order.
  public static func read(_ text: String, file: String) throws(JobProblems) -> Job {
    guard text.utf8.count <= JobText.greatestByteCount else { throw JobProblems([tooLarge(file)]) }
    let log = JobProblemLog(text: JobText(file: file, text: withoutByteOrderMark(text)))
    guard let document = JobDocument(log.text, log: log) else { throw JobProblems(log.diagnostics()) }
    let mapping = NodeReader(document: document, log: log).read(.mapping(JobKeys.document))?.mapping
    let job = mapping.flatMap { JobBuilder(log: log, folder: SourcePath.folder(of: file)).job($0, file: file) }
    guard log.isEmpty else { throw JobProblems(log.diagnostics()) }
    guard let job else { preconditionFailure("a job file without a problem gives a job") }
    return job
  }

  /// The bytes of a file; of one that is too large for a job file only the first ones.
  private static func start(of file: String) throws(JobProblems) -> [UInt8] {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw JobProblems([unreadable(file, errno)]) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: JobText.greatestByteCount + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if read == 0 { break }
      if read < 0, errno == EINTR { continue }
      guard read > 0 else { throw JobProblems([unreadable(file, errno)]) }
      count += read
    }
    return Array(bytes[..<count])
  }

  private static func withoutByteOrderMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func problem(
    _ code: JobProblemCode, _ file: String, _ message: LocalizedText, fix: LocalizedText
  ) -> Diagnostic {
    Diagnostic(.error, code.rawValue, at: Place(file), message, fix: fix, action: .stopped)
  }

  private static func unreadable(_ file: String, _ reason: Int32) -> Diagnostic {
    switch reason {
    case ENOENT, ENOTDIR:
      problem(
        .notFound, file, LocalizedText(en: "there is no such file", id: "berkas ini tidak ada"),
        fix: LocalizedText(
          en: "check the path, or let petarawan init write a job file",
          id: "periksa jalurnya, atau buat berkas pekerjaan dengan petarawan init"))
    case EISDIR:
      problem(
        .unreadable, file,
        LocalizedText(en: "this is a folder, not a job file", id: "ini folder, bukan berkas pekerjaan"),
        fix: LocalizedText(en: "name the job file in it", id: "sebut berkas pekerjaan di dalamnya"))
    default: unreadable(file, words: String(cString: strerror(reason)))
    }
  }

  private static func unreadable(_ file: String, words: String) -> Diagnostic {
    problem(
      .unreadable, file, LocalizedText(en: "cannot read it: \(words)", id: "tidak dapat dibaca: \(words)"),
      fix: LocalizedText(en: "check the rights of the file", id: "periksa hak akses berkas"))
  }

  private static func tooLarge(_ file: String) -> Diagnostic {
    problem(
      .tooLarge, file,
      LocalizedText(
        en: "it is larger than 1 MB; this is not a job file", id: "lebih dari 1 MB; ini bukan berkas pekerjaan"),
      fix: LocalizedText(
        en: "name the YAML file that describes the job, not a data file",
        id: "sebut berkas YAML yang menerangkan pekerjaan, bukan berkas data"))
  }

  private static func notUTF8(_ file: String, _ bytes: [UInt8]) -> Diagnostic {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return problem(
      .encoding, file,
      isUTF16
        ? LocalizedText(en: "the text is UTF-16, not UTF-8", id: "teksnya UTF-16, bukan UTF-8")
        : LocalizedText(en: "the text is not UTF-8", id: "teksnya bukan UTF-8"),
      fix: LocalizedText(en: "save it as UTF-8 in the editor", id: "simpan sebagai UTF-8 di penyunting teks"))
  }
}
