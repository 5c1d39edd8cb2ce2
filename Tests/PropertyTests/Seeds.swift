/// The seeds of all properties; a failing test names its seed, and the seed repeats the case.
enum Seeds {
  /// For cheap properties.
  static let many: [UInt64] = Array(1...20)
  /// For properties that run GEOS many times, or a whole job.
  static let few: [UInt64] = Array(1...6)
}
