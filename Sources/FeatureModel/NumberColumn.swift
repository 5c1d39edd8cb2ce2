/// The numbers of a column, read with one decimal mark for all of them.
///
/// People write a thousand as `1.000` or as `1,000`, and a half as `0,5` or as `0.5`. The mark is the one that is declared,
/// else the one that the column shows: `287,0`, `1.234,5` and `1.234.567` can be read one way only. Where no value does, three
/// digits behind every mark are thousands in a column that counts things, and also where plain whole numbers stand beside
/// (decimals of a fixed length would show there too). What is then still open is `ambiguous`: never one of its readings.
public struct NumberColumn: Sendable {
  /// What the numbers are.
  public enum Content: Sendable {
    /// A number of things: voters, officers, room.
    case count
    /// Metres, shares, scores.
    case measure
  }

  /// What a cell says.
  public enum Cell: Sendable, Equatable {
    /// Nothing: missing, null or blank.
    case empty
    /// A finite number.
    case number(Double)
    /// Two numbers, one with a decimal point and one with a decimal comma.
    case ambiguous(point: Double, comma: Double)
    /// No number.
    case unreadable
  }

  /// The decimal mark of the texts; nil where the column does not show any.
  public let mark: DecimalMark?
  /// The cells in order.
  public let cells: [Cell]

  /// The numbers of a column.
  ///
  /// - Parameters:
  ///   - values: As their file spells them; a number of JSON, of a database or of a workbook is what it is.
  ///   - declared: The decimal mark, when somebody says it.
  public init(_ values: [PropertyValue], _ content: Content, decimal declared: DecimalMark? = nil) {
    let texts = values.map { value -> NumberText? in
      if case .string(let text) = value { NumberText(text) } else { nil }
    }
    let mark = declared ?? Self.mark(of: texts.compactMap { $0?.shape }, content)
    self.mark = mark
    cells = zip(values, texts).map { value, text in
      if case .number(let spelling) = value {
        return Double(spelling).flatMap { $0.isFinite ? .number($0) : nil } ?? .unreadable
      }
      guard let text else { return Self.isBlank(value) ? .empty : .unreadable }
      return Self.cell(text, mark)
    }
  }

  /// A number that no other one stands beside.
  public static func cell(_ value: PropertyValue, _ content: Content, decimal: DecimalMark? = nil) -> Cell {
    NumberColumn([value], content, decimal: decimal).cells[0]
  }

  /// The values of the column with a number in place of each text that only the whole column makes one number.
  public func resolving(_ values: [PropertyValue]) -> [PropertyValue] {
    zip(values, cells).map { value, cell in
      guard let number = cell.number, case .ambiguous = Self.cell(value, .measure) else { return value }
      return .number(Int(exactly: number).map { "\($0)" } ?? "\(number)")
    }
  }

  private static func isBlank(_ value: PropertyValue) -> Bool {
    value.text?.unicodeScalars.allSatisfy(\.properties.isWhitespace) ?? true
  }

  private static func cell(_ text: NumberText, _ mark: DecimalMark?) -> Cell {
    switch text.shape {
    case .plain: return text.value(.point).map { .number($0) } ?? .unreadable
    case .only(let own): return own == mark ?? own ? text.value(own).map { .number($0) } ?? .unreadable : .unreadable
    case .either:
      if let mark { return text.value(mark).map { .number($0) } ?? .unreadable }
      guard let point = text.value(.point), let comma = text.value(.comma) else { return .unreadable }
      return .ambiguous(point: point, comma: comma)
    }
  }

  private static func mark(of shapes: [NumberText.Shape], _ content: Content) -> DecimalMark? {
    let shown = DecimalMark.allCases.filter { shapes.contains(.only($0)) }
    if let mark = shown.first { return shown.count == 1 ? mark : nil }
    let open = DecimalMark.allCases.filter { shapes.contains(.either(mark: $0)) }
    guard let between = open.first, open.count == 1 else { return nil }
    return content == .count || shapes.contains(.plain) ? between.other : nil
  }
}

extension NumberColumn.Cell {
  /// The number; nil when there is none, or more than one.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The whole number of 0 or more, up to a limit; nil when it is none.
  public func wholeNumber(atMost limit: Int) -> Int? {
    number.flatMap { Int(exactly: $0) }.flatMap { (0...limit).contains($0) ? $0 : nil }
  }
}
