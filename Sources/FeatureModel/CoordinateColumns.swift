import Diagnostics

/// The columns of a table that say where its features are.
public enum CoordinateColumns: Sendable, Equatable {
  /// Longitude or easting, and latitude or northing.
  case xy(x: String, y: String)
  /// Plus Codes; the middle of a cell is the position.
  case plusCode(String)

  /// Names of the columns: two, or one.
  public var names: [String] {
    switch self {
    case .xy(let x, let y): [x, y]
    case .plusCode(let column): [column]
    }
  }

  /// The position that the cells of a row spell.
  ///
  /// - Parameters:
  ///   - cells: In the order of `names`.
  ///   - hasAngles: Cells of x and y may be degrees, minutes and seconds, since their CRS is in degrees.
  /// - Returns: nil when they spell none; `unreadable` then says why.
  public func position(of cells: [String], hasAngles: Bool) -> Position? {
    switch self {
    case .xy:
      let x = cells[0].decimalNumber ?? (hasAngles ? AngleText.degrees(cells[0], along: .longitude) : nil)
      let y = cells[1].decimalNumber ?? (hasAngles ? AngleText.degrees(cells[1], along: .latitude) : nil)
      guard let x, let y else { return nil }
      return Position(x: x, y: y)
    case .plusCode:
      // Why it is none, `unreadable` says.
      return try? PlusCode(cells[0]).center
    }
  }

  /// What is said about cells that spell no position.
  public func unreadable(_ cells: [String], at place: Place) -> Diagnostic {
    switch self {
    case .xy: return .coordinateUnreadable(x: cells[0], y: cells[1], at: place)
    case .plusCode:
      do throws(PlusCode.Flaw) {
        _ = try PlusCode(cells[0])
      } catch .short {
        return .plusCodeShort(cells[0], at: place)
      } catch {}
      return .plusCodeUnreadable(cells[0], at: place)
    }
  }
}

extension String {
  fileprivate var decimalNumber: Double? {
    var text = self
    return text.withUTF8 { $0.decimalNumber() }
  }
}

extension Diagnostic {
  private static let plusCodeFix = LocalizedText(
    en: "write the full code of ten or more digits, such as 6P58QJ24+8W",
    id: "tulis kode lengkap dengan sepuluh digit atau lebih, misalnya 6P58QJ24+8W")

  fileprivate static func plusCodeUnreadable(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "plus-code-unreadable", at: place,
      LocalizedText(en: "\"\(text)\" is no Plus Code", id: "\"\(text)\" bukan Plus Code"), fix: plusCodeFix,
      action: .unlocated)
  }

  fileprivate static func plusCodeShort(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "plus-code-short", at: place,
      LocalizedText(
        en: "the Plus Code \"\(text)\" is a short one, which means a place only near a known one",
        id: "Plus Code \"\(text)\" adalah kode pendek, yang hanya bermakna di dekat tempat yang sudah diketahui"),
      fix: plusCodeFix, action: .unlocated)
  }
}
