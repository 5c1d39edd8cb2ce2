import Diagnostics

/// A share as a job file writes it: `5 %` or `0.5%`.
public enum ShareText {
  /// The form of a share, for the JSON Schema.
  static let pattern = "^ *[0-9]+(\\.[0-9]+)? *% *$"

  /// The share, 0 to 1; nil when the text is none, or more than 100 %.
  static func share(in text: String) -> Double? {
    let text = text.trimmingBlanks()
    guard text.hasSuffix("%") else { return nil }
    let number = String(text.dropLast()).trimmingBlanks()
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let percent = Double(number), percent <= 100
    else { return nil }
    return percent / 100
  }

  /// A share for people: `5 %`, `0.5 %`, `33.33 %`.
  public static func text(of share: Double) -> String {
    var text = decimalText(share * 100, decimals: 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + " %"
  }
}
