extension Sequence<Diagnostic> {
  /// The findings file by file and within a file feature by feature; findings about the same feature keep their order.
  ///
  /// - Parameter files: The files in their order, as findings name them; a file that is not among them comes first. What
  ///   is said about a file as a whole precedes its features.
  public func inDataOrder(files: [String]) -> [Diagnostic] {
    let rankOfFile = Dictionary(zip(files, files.indices), uniquingKeysWith: { first, _ in first })
    let findings = Array(self)
    let ranks = findings.enumerated().map { index, finding in
      (file: rankOfFile[finding.place.file] ?? -1, feature: finding.place.feature ?? -1, index: index)
    }
    return ranks.sorted { $0 < $1 }.map { findings[$0.index] }
  }
}
