/// The findings of a run, in a fixed order, counted by code.
public struct FindingLog: Sendable {
  /// All findings in the order of the data: file by file, feature by feature.
  public private(set) var findings: [Diagnostic] = []
  /// How often each code was found.
  public private(set) var countsByCode: [String: Int] = [:]

  /// An empty log.
  public init() {}

  /// Adds one finding.
  public mutating func append(_ finding: Diagnostic) {
    findings.append(finding)
    countsByCode[finding.code, default: 0] += 1
  }

  /// Adds the findings of a piece of work, in their order.
  public mutating func append(contentsOf others: some Sequence<Diagnostic>) {
    for finding in others { append(finding) }
  }

  /// Number of findings of one severity.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// One entry for each file, code and severity: the first finding and how many more features there are, in order of
  /// appearance. A finding about no single feature stands for itself.
  public func grouped() -> [(first: Diagnostic, others: Int)] {
    struct Key: Hashable {
      var file: String
      var code: String
      var severity: Severity
    }
    var groups: [(first: Diagnostic, others: Int)] = []
    var groupOfKey: [Key: Int] = [:]
    for finding in findings {
      guard finding.place.feature != nil else {
        groups.append((finding, 0))
        continue
      }
      let key = Key(file: finding.place.file, code: finding.code, severity: finding.severity)
      if let group = groupOfKey[key] {
        groups[group].others += 1
      } else {
        groupOfKey[key] = groups.count
        groups.append((finding, 0))
      }
    }
    return groups
  }
}
