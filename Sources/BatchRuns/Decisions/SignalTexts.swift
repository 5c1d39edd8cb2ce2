import Decisions
import Diagnostics

extension StationWithoutSignal {
  /// What people are told about it.
  var explanation: LocalizedText {
    if isUnknown {
      return LocalizedText(
        en: "nobody knows whether there is a signal: the map leaves the place out",
        id: "tidak diketahui apakah ada sinyal: tempat ini tidak dipetakan")
    }
    let nearest =
      way.map { way in
        let direction = Compass.name(of: way.azimuth)
        let meters = decimalText(way.meters, decimals: 1)
        return LocalizedText(
          en: "no signal; the nearest is \(meters) m to the \(direction.en), in a straight line",
          id: "tanpa sinyal; yang terdekat \(meters) m ke arah \(direction.id), garis lurus")
      } ?? LocalizedText(en: "no signal within 300 km", id: "tanpa sinyal dalam 300 km")
    let booster =
      booster.map {
        LocalizedText(
          en: "; booster \($0) of the proposal would reach it", id: "; terjangkau booster usulan nomor \($0)")
      } ?? LocalizedText("")
    return nearest + booster + LocalizedText(en: "; recap by hand", id: "; rekap manual")
  }
}
