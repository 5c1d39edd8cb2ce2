import Diagnostics
import FeatureModel

/// What a map shows, in degrees.
public struct MapContent: Sendable {
  /// The title over a map that stands alone.
  public var title: String
  /// The text for those who do not see the map.
  public var summary: String
  /// The regencies.
  public var regencies: MapRegencies
  /// Those that the map is about; the others are drawn faintly.
  public var focus: Set<Int>
  /// How the land looks where no area lies: the class of an inverted hazard, else nil.
  public var ground: (look: MapLook, label: String)?
  /// Areas from the ground up.
  public var areas: [MapAreas]
  /// Lines under the TPS.
  public var lines: [MapLines] = []
  /// TPS from the ground up.
  public var marks: [MapMarks]
  /// A line below the map: source and day.
  public var note: String

  /// A map from its parts.
  public init(
    title: String, summary: String, regencies: MapRegencies, focus: Set<Int>, areas: [MapAreas], marks: [MapMarks],
    note: String
  ) {
    self.title = title
    self.summary = summary
    self.regencies = regencies
    self.focus = focus
    self.areas = areas
    self.marks = marks
    self.note = note
  }
}

/// The regencies of a map: n outlines and their names.
public struct MapRegencies: Sendable {
  let outlines: FeatureGeometries
  let names: [String]
  let envelopes: [Envelope]

  /// - Parameter outlines: n outlines in degrees.
  public init(outlines: FeatureGeometries, names: [String]) {
    precondition(outlines.count == names.count)
    self.outlines = outlines
    self.names = names
    envelopes = names.indices.map { outlines.envelope(ofFeature: $0) }
  }

  /// Whether a regency has an outline that can be drawn.
  public func hasOutline(_ regency: Int) -> Bool { !envelopes[regency].isEmpty }

  /// Envelope of some of them.
  func envelope(of regencies: Set<Int>) -> Envelope {
    regencies.reduce(into: Envelope.empty) { $0.formUnion(envelopes[$1]) }
  }
}

/// Areas of one look: some parts of a layer.
public struct MapAreas: Sendable {
  /// How they look.
  public var look: MapLook
  /// What the legend calls them.
  public var label: String
  private let geometries: FeatureGeometries
  private let parts: [(part: Int, envelope: Envelope)]

  /// - Parameters:
  ///   - geometries: In degrees; shared by the areas of a layer.
  ///   - parts: The polygons among them that look so; one with a position that is not finite is left out.
  public init(look: MapLook, label: String, geometries: FeatureGeometries, parts: some Sequence<Int>) {
    self.look = look
    self.label = label
    self.geometries = geometries
    self.parts = parts.filter { geometries.partKinds[$0] == .polygon }.map { ($0, geometries.envelope(ofPart: $0)) }
  }

  /// The path of what lies in the frame; empty when nothing does.
  func path(in frame: MapFrame) -> String {
    let visible = frame.envelope
    return MapPaths(frame: frame).outlines(
      of: parts.lazy.filter { $0.envelope.intersects(visible) }.map(\.part), in: geometries)
  }
}

/// TPS of one look.
public struct MapMarks: Sendable {
  /// How they look.
  public var look: MarkLook
  /// What the legend calls them.
  public var label: String
  /// Where they are, in degrees.
  public var positions: [Position]

  /// Marks from their parts.
  public init(look: MarkLook, label: String, positions: [Position] = []) {
    self.look = look
    self.label = label
    self.positions = positions
  }
}
