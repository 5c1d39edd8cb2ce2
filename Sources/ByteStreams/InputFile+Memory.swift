extension InputFile {
  /// A text that is not on disk, as if it had come through a pipe.
  ///
  /// - Throws: `SystemFailure` `spool-failed`.
  public static func holding(_ bytes: [UInt8], named name: String) throws -> InputFile {
    let spool = try SpoolFile(named: name)
    var fingerprint = RunningFingerprint()
    try bytes.withUnsafeBytes {
      fingerprint.update($0)
      try spool.append($0)
    }
    return InputFile(name: name, text: try spool.finish(), origin: nil, fingerprint: fingerprint, isPlain: false)
  }

  /// A text that is not on disk, as if it had come through a pipe.
  ///
  /// - Throws: `SystemFailure` `spool-failed`.
  public static func holding(_ text: String, named name: String) throws -> InputFile {
    try holding(Array(text.utf8), named: name)
  }
}
