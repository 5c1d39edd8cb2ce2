import Diagnostics

/// The eight directions of a compass.
public enum Compass {
  private static let names = [
    LocalizedText(en: "north", id: "utara"), LocalizedText(en: "northeast", id: "timur laut"),
    LocalizedText(en: "east", id: "timur"), LocalizedText(en: "southeast", id: "tenggara"),
    LocalizedText(en: "south", id: "selatan"), LocalizedText(en: "southwest", id: "barat daya"),
    LocalizedText(en: "west", id: "barat"), LocalizedText(en: "northwest", id: "barat laut"),
  ]

  /// The name of the direction nearest to an azimuth.
  ///
  /// - Parameter azimuth: Degrees clockwise from north, finite.
  public static func name(of azimuth: Double) -> LocalizedText {
    let eighth = Int((azimuth / 45).rounded()) % 8
    return names[eighth < 0 ? eighth + 8 : eighth]
  }
}
