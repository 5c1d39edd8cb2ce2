extension InputFile {
  /// Reads a pipe to its end, as if it were a file; the text lies in a nameless temporary file.
  ///
  /// - Parameter descriptor: The end to read from; it stays open.
  /// - Throws: As `open`.
  public static func reading(pipe descriptor: Int32, named name: String) throws -> InputFile {
    try open(descriptor: Descriptor(descriptor, isOwned: false), named: name)
  }
}
