import Diagnostics
import JobFiles
import RegencyReports

/// A table of `decisions` as `run.json` describes it: what tells its rows apart, and what of them is compared.
public struct RecordedTable: Sendable, Equatable {
  /// A column.
  public struct Column: Sendable, Equatable {
    /// Machine name.
    public var name: String
    /// What people read in its place.
    public var title: LocalizedText
    /// What it is among those of its row.
    public var role: DecisionColumn.Role
    /// The public edition leaves it out.
    public var isSensitive: Bool
  }

  /// Machine name.
  public var name: String
  /// The part of the job that makes it.
  public var part: String
  /// Parts whose rules it depends on besides.
  public var uses: [String]
  /// What people read above it.
  public var title: LocalizedText
  /// Its columns; none when a run of an older version does not say.
  public var columns: [Column]

  /// Its file below the output folder.
  public var path: String { "decisions/\(name).csv" }

  /// A table of a run.
  public init(_ table: DecisionTable, part: String, uses: [String]) {
    (name, title, self.part, self.uses) = (table.name, table.title, part, uses)
    columns = table.columns.map {
      Column(name: $0.name, title: $0.title, role: $0.role, isSensitive: $0.isSensitive)
    }
  }

  /// A table of which only the file is known.
  init(path: String) {
    name = String(path.dropFirst("decisions/".count).dropLast(".csv".count))
    (part, uses, title, columns) = (name, [], LocalizedText(name), [])
  }

  // MARK: In run.json

  /// The description in `run.json`.
  public var json: JSONValue {
    .object([
      ("name", .string(name)), ("part", .string(part)), ("uses", .array(uses.map { .string($0) })),
      ("title", Self.json(title)),
      (
        "columns",
        .array(
          columns.map {
            .object([
              ("name", .string($0.name)), ("title", Self.json($0.title)), ("role", .string($0.role.rawValue)),
              ("sensitive", .bool($0.isSensitive)),
            ])
          })
      ),
    ])
  }

  /// What a `run.json` says; nil when it says no such thing.
  init?(_ value: JSONValue) {
    guard let name = value["name"]?.text, let part = value["part"]?.text else { return nil }
    (self.name, self.part) = (name, part)
    uses = (value["uses"]?.elements ?? []).compactMap(\.text)
    title = Self.text(value["title"]) ?? LocalizedText(name)
    columns = (value["columns"]?.elements ?? []).compactMap { column in
      guard let name = column["name"]?.text else { return nil }
      return Column(
        name: name, title: Self.text(column["title"]) ?? LocalizedText(name),
        role: column["role"]?.text.flatMap(DecisionColumn.Role.init) ?? .value,
        isSensitive: column["sensitive"]?.flag ?? false)
    }
  }

  private static func json(_ text: LocalizedText) -> JSONValue {
    .object([("en", .string(text.en)), ("id", .string(text.id))])
  }

  private static func text(_ value: JSONValue?) -> LocalizedText? {
    guard let en = value?["en"]?.text, let id = value?["id"]?.text else { return nil }
    return LocalizedText(en: en, id: id)
  }
}
