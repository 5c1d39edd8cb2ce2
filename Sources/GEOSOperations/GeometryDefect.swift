import Diagnostics
import FeatureModel

/// What is wrong with a geometry, by GEOS's rules (OGC Simple Features).
public struct GeometryDefect: Sendable, Hashable {
  /// Stable machine name, such as `ring-self-intersection`: the code of the finding.
  public var code: String
  /// GEOS's own words, such as `Ring Self-intersection`.
  public var reason: String
  /// Where it is, in the CRS of the geometry; nil when GEOS does not say.
  public var position: Position?

  /// A defect from its parts.
  public init(code: String, reason: String, position: Position?) {
    self.code = code
    self.reason = reason
    self.position = position
  }

  /// The defect that GEOS's words stand for; `geometry-invalid` for words that are not known.
  init(reason: String, position: Position?) {
    self.init(code: Self.codes[reason] ?? "geometry-invalid", reason: reason, position: position)
  }

  /// Source: the messages of `TopologyValidationError` in GEOS 3.11.
  private static let codes = [
    "Hole lies outside shell": "hole-outside-shell",
    "Holes are nested": "nested-holes",
    "Interior is disconnected": "interior-disconnected",
    "Self-intersection": "self-intersection",
    "Ring Self-intersection": "ring-self-intersection",
    "Nested shells": "nested-shells",
    "Duplicate Rings": "repeated-ring",
    "Duplicated rings": "repeated-ring",
    "Repeated Point": "repeated-position",
    "Too few points in geometry component": "ring-too-short",
    "Too few distinct points in geometry component": "ring-too-short",
    "Invalid Coordinate": "coordinate-not-finite",
    "Ring is not closed": "ring-not-closed",
  ]

  /// What was found, for people, without the place.
  var message: LocalizedText {
    switch code {
    case "hole-outside-shell":
      LocalizedText(
        en: "an interior ring lies outside its exterior ring", id: "cincin dalam berada di luar cincin luarnya")
    case "nested-holes":
      LocalizedText(
        en: "an interior ring lies within another one", id: "cincin dalam berada di dalam cincin dalam lain")
    case "interior-disconnected":
      LocalizedText(en: "the rings cut the polygon apart", id: "cincin-cincinnya memutus poligon")
    case "self-intersection":
      LocalizedText(en: "edges cross each other", id: "sisi-sisinya saling berpotongan")
    case "ring-self-intersection":
      LocalizedText(en: "the ring touches or crosses itself", id: "cincin menyentuh atau memotong dirinya sendiri")
    case "nested-shells":
      LocalizedText(
        en: "a polygon lies within another one of the feature",
        id: "poligon berada di dalam poligon lain dari fitur ini")
    case "repeated-ring":
      LocalizedText(en: "a ring is there twice", id: "ada cincin yang sama dua kali")
    default:
      LocalizedText(en: "the geometry is not valid", id: "geometri tidak valid")
    }
  }
}

/// What to do about a geometry that GEOS cannot work with.
let fixGeometriesAdvice = LocalizedText(
  en: "run QGIS \"Fix geometries\" on the layer, or set policy invalid_geometry: repair in the job",
  id:
    "jalankan \"Fix geometries\" di QGIS pada layer ini, atau pakai policy invalid_geometry: repair dalam berkas pekerjaan"
)
