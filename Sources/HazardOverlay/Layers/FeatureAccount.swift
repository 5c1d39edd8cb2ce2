import Diagnostics

/// What became of the features of a layer: in = used + repaired + skipped.
public struct FeatureAccount: Sendable, Equatable, Codable {
  /// Features in the file.
  public var features: Int
  /// Features used as they are.
  public var used: Int
  /// Features rebuilt, then used.
  public var repaired: Int
  /// Features left out; a finding says why for each.
  public var skipped: Int

  /// An account from its parts.
  public init(features: Int, used: Int, repaired: Int = 0, skipped: Int = 0) {
    self.features = features
    self.used = used
    self.repaired = repaired
    self.skipped = skipped
  }

  /// The sum is right; otherwise a feature was lost, which is a bug.
  public var isBalanced: Bool { features == used + repaired + skipped }
}

/// A layer made from a file, with the account of its features and what was wrong with single ones.
public struct AssembledLayer<Layer: Sendable>: Sendable {
  /// The layer.
  public var layer: Layer
  /// What became of its features.
  public var account: FeatureAccount
  /// What was wrong, in file order.
  public var findings: [Diagnostic]

  /// An assembled layer from its parts.
  public init(layer: Layer, account: FeatureAccount, findings: [Diagnostic]) {
    self.layer = layer
    self.account = account
    self.findings = findings
  }
}
