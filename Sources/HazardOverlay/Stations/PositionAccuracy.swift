import CoordinateTransforms
import Diagnostics
import FeatureModel

/// How far TPS may be from their coordinates, as the job says it.
public enum PositionAccuracy: Sendable, Equatable {
  /// The same for all, in metres.
  case meters(Double)
  /// The property that holds it for each TPS, in metres.
  case field(String)
  /// Half the diagonal of the cell that a property names with a Plus Code.
  case plusCode(String)

  /// A larger accuracy is no accuracy.
  private static let greatestMeters = 1_000_000.0

  /// The property to be read; nil when there is none.
  public var fieldName: String? {
    switch self {
    case .meters: nil
    case .field(let name), .plusCode(let name): name
    }
  }

  /// The accuracy of each TPS of a table in metres, NaN where it is not known.
  func meters(
    _ table: FeatureTable, decimal: DecimalMark?, at place: (Int) -> Place
  ) -> (meters: [Double], findings: [Diagnostic]) {
    switch self {
    case .meters(let meters): return (Array(repeating: meters, count: table.count), [])
    case .field(let field):
      let values = table.values(of: field)
      let column = NumberColumn(values, .measure, decimal: decimal)
      var findings = column.ambiguities(values, field: field, at: place)
      let meters = column.cells.enumerated().map { station, cell -> Double in
        switch cell {
        case .number(let meters) where (0...Self.greatestMeters).contains(meters): return meters
        case .ambiguous: return .nan
        case .empty: findings.append(.accuracyMissing(field, at: place(station)))
        case .number, .unreadable:
          findings.append(.accuracyUnreadable((values[station].text ?? "").trimmedBlanks, at: place(station)))
        }
        return .nan
      }
      return (meters, findings)
    case .plusCode(let field):
      // A code that cannot be read has its finding, and its TPS no place.
      return (
        table.values(of: field).map { value in
          (try? PlusCode(value.text ?? "")).map { $0.envelope.halfDiagonalMeters } ?? .nan
        }, []
      )
    }
  }
}

extension Envelope {
  /// The way on the ellipsoid from the middle of a cell in degrees to its farthest corner.
  fileprivate var halfDiagonalMeters: Double {
    [minY, maxY].map { geodesicDistanceMeters(from: center, to: Position(x: minX, y: $0)) }.max() ?? .nan
  }
}

extension Diagnostic {
  private static let accuracyFix = LocalizedText(
    en: "write the metres in the source; until then its statuses are neither certain nor uncertain",
    id: "isi meternya di sumber; sampai saat itu statusnya tidak disebut pasti ataupun tidak pasti")

  fileprivate static func accuracyMissing(_ field: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .note, "accuracy-missing", at: place,
      LocalizedText(
        en: "the TPS has no \"\(field)\", so nobody knows how far it may be from its coordinate",
        id: "TPS tidak punya \"\(field)\", jadi tidak diketahui seberapa jauh ia bisa dari koordinatnya"),
      fix: accuracyFix, action: .kept)
  }

  fileprivate static func accuracyUnreadable(_ text: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "accuracy-unreadable", at: place,
      LocalizedText(
        en: "the accuracy \"\(text)\" is no number of metres from 0 to 1000000",
        id: "akurasi \"\(text)\" bukan bilangan meter dari 0 sampai 1000000"),
      fix: accuracyFix, action: .kept)
  }
}
