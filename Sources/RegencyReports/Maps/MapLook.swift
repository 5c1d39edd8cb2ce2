import Diagnostics
import HazardOverlay

/// How an area of a map looks, from the ground up.
public enum MapLook: Sendable, Hashable {
  /// Within the near distance of a hazard.
  case near
  /// A class of a hazard; rank 0 is the lowest of `count` classes.
  case hazardClass(rank: Int, count: Int)
  /// Inside any hazard, whatever its class.
  case anyHazard
  /// Where an inverted hazard is not.
  case absence

  /// Fill, its opacity, and the line around it.
  var paint: (fill: String, opacity: String, line: String) {
    switch self {
    case .near: (MapColors.css(QGISColors.near), "0.18", MapColors.css(QGISColors.near))
    case .hazardClass(let rank, let count):
      (MapColors.css(QGISColors.ofClass(rank: rank, of: count)), "0.7", "none")
    case .anyHazard: (MapColors.css(QGISColors.ramp[1]), "0.55", "none")
    case .absence: (MapColors.css(QGISColors.land), "1", "none")
    }
  }
}

/// How the TPS of one status look.
public enum MarkLook: Sendable, Hashable {
  case clear, unmapped, near
  /// Inside; rank 0 is the lowest of `count` classes.
  case inside(rank: Int, count: Int)

  /// The look of a status; inside of a hazard with one class.
  public init(_ status: ExposureStatus) {
    self =
      switch status {
      case .clear: .clear
      case .unmapped: .unmapped
      case .near: .near
      case .inside: .inside(rank: 0, count: 1)
      }
  }

  /// What is drawn, one over the other: colour and diameter in units; nearness is square.
  var strokes: [(color: String, diameter: Double)] {
    switch self {
    case .clear: [(MapColors.css(QGISColors.faint), 3)]
    case .unmapped: [("rgb(90,90,90)", 6.5), (MapColors.css(QGISColors.white), 4)]
    case .near: [(MapColors.css(QGISColors.white), 8), (MapColors.css(QGISColors.near), 6)]
    case .inside(let rank, let count):
      [(MapColors.css(QGISColors.ink), 9.5), (MapColors.css(QGISColors.ofClass(rank: rank, of: count)), 7)]
    }
  }

  /// The look of the areas that such TPS lie in; nil where there are none.
  var area: MapLook? {
    switch self {
    case .clear, .unmapped: nil
    case .near: .near
    case .inside(let rank, let count): .hazardClass(rank: rank, count: count)
    }
  }

  /// Draws the marks at some spots.
  ///
  /// A round mark is a line of no length with round ends, a square one a line as long as it is wide: few bytes for each.
  ///
  /// - Parameter unit: Units of the element that they are drawn in, for each unit of the map.
  func draw(at spots: [DrawnPoint], unit: Double, _ svg: inout Markup) {
    guard !spots.isEmpty else { return }
    for stroke in strokes {
      let side = Int((stroke.diameter * unit).rounded())
      let length = self == .near ? side : 0
      svg.empty(
        "path",
        [
          "d": spots.map { "M\($0.x - length / 2) \($0.y)h\(length)" }.joined(), "fill": "none", "stroke": stroke.color,
          "stroke-linecap": self == .near ? "butt" : "round", "stroke-width": "\(side)",
        ])
    }
  }
}

enum MapColors {
  /// A colour as SVG and CSS write it.
  static func css(_ color: String) -> String {
    "rgb(" + color.split(separator: ",").prefix(3).joined(separator: ",") + ")"
  }

  static let sea = "rgb(" + QGISColors.sea.map(String.init).joined(separator: ",") + ")"
  /// Land that the map is not about.
  static let otherLand = "rgb(238,238,234)"
  static let line = "rgb(120,128,135)"
}
