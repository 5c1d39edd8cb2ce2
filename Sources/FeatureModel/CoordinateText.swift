import Diagnostics

// Coordinates as cells of tables spell them.
extension UnsafeBufferPointer<UInt8> {
  /// Without blanks (no-break ones too) and tabs at its ends.
  public func trimmingBlanks() -> Slice<Self> {
    var rest = self[...]
    while let length = rest.blankLength(rest.first, rest.dropFirst().first, (0xC2, 0xA0)) { rest.removeFirst(length) }
    while let length = rest.blankLength(rest.last, rest.dropLast().last, (0xA0, 0xC2)) { rest.removeLast(length) }
    return rest
  }

  /// The number that a cell spells, with a decimal point or a decimal comma; nil when it is none, or not finite.
  public func decimalNumber() -> Double? {
    var marks = 0
    var digits: [UInt8] = []
    for byte in trimmingBlanks() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        digits.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","):
        marks += 1
        digits.append(UInt8(ascii: "."))
      // Double(_:) also takes hexadecimal numbers and names such as nan.
      default: return nil
      }
    }
    guard marks < 2, let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}

extension Slice where Base == UnsafeBufferPointer<UInt8> {
  /// Bytes of the blank that its outer byte, or its two outer bytes, are; nil when they are none.
  fileprivate func blankLength(_ outer: UInt8?, _ inner: UInt8?, _ noBreak: (UInt8, UInt8)) -> Int? {
    if outer == 0x20 || outer == 0x09 { return 1 }
    return outer == noBreak.0 && inner == noBreak.1 ? 2 : nil
  }
}

extension Diagnostic {
  /// The coordinate columns of a row that hold neither numbers nor, where these are allowed, angles.
  public static func coordinateUnreadable(x: String, y: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "coordinate-unreadable", at: place,
      LocalizedText(
        en: "x \"\(x)\" and y \"\(y)\" are not two numbers", id: "x \"\(x)\" dan y \"\(y)\" bukan dua angka"),
      fix: LocalizedText(
        en: "write decimal degrees or metres, such as 106.63 or 106,63; with a CRS in degrees also 106°37'48\"E",
        id: "tulis derajat desimal atau meter, misalnya 106.63 atau 106,63; dengan CRS derajat juga 106°37'48\"BT"),
      action: .unlocated)
  }
}
