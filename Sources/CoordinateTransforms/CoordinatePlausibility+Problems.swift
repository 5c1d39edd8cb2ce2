import Diagnostics
import FeatureModel

extension InputProblem {
  static func crsMissing(
    _ census: CoordinateCensus, declared: CRS?, candidates: [CRS], at place: Place
  ) -> InputProblem {
    let claim =
      declared.map {
        LocalizedText(
          en: "the layer declares \($0.label), which is in degrees",
          id: "layer menyatakan \($0.label), yang bersatuan derajat")
      }
      ?? LocalizedText(
        en: "the file declares no CRS; GeoJSON then means degrees",
        id: "berkas tidak menyatakan CRS; GeoJSON lalu berarti derajat")
    return InputProblem(
      "crs-missing", at: place,
      LocalizedText(
        en: "the numbers are metres (\(meters(census.example))) but \(claim.en)",
        id: "angkanya meter (\(meters(census.example))) tetapi \(claim.id)"),
      fix: suggestion(of: candidates))
  }

  static func degreesInProjectedCRS(_ census: CoordinateCensus, declared: CRS, at place: Place) -> InputProblem {
    InputProblem(
      "degrees-in-projected-crs", at: place,
      LocalizedText(
        en:
          "the numbers are degrees (\(degrees(census.example))) but the layer declares \(declared.label), which is in metres",
        id:
          "angkanya derajat (\(degrees(census.example))) tetapi layer menyatakan \(declared.label), yang bersatuan meter"
      ),
      fix: LocalizedText(
        en: "add crs: EPSG:4326 to the layer in the job file, or transform the file with ogr2ogr -t_srs",
        id: "tambahkan crs: EPSG:4326 pada layer di berkas pekerjaan, atau transformasikan berkas dengan ogr2ogr -t_srs"
      ))
  }

  static func axisOrderSwapped(_ census: CoordinateCensus, at place: Place) -> InputProblem {
    InputProblem(
      "axis-order-swapped", at: place,
      LocalizedText(
        en:
          "\(census.swapped) of \(census.count) positions read latitude, longitude, such as \(degrees(census.example))",
        id: "\(census.swapped) dari \(census.count) posisi terbaca lintang, bujur, misalnya \(degrees(census.example))"),
      fix: LocalizedText(
        en: "longitude comes first: swap the two columns where the file was exported",
        id: "bujur ditulis lebih dulu: tukar kedua kolom di tempat berkas diekspor"))
  }

  static func latitudeSignMissing(_ census: CoordinateCensus, at place: Place) -> InputProblem {
    InputProblem(
      "latitude-sign-missing", at: place,
      LocalizedText(
        en: """
          \(census.signMissing) of \(census.count) positions, such as \(degrees(census.example)), lie in the area only with \
          the other sign of the latitude
          """,
        id: """
          \(census.signMissing) dari \(census.count) posisi, misalnya \(degrees(census.example)), berada di wilayah hanya \
          bila tanda lintangnya dibalik
          """),
      fix: LocalizedText(
        en: "southern latitudes are negative: put the minus signs back where the file was exported",
        id: "lintang selatan bernilai negatif: kembalikan tanda minus di tempat berkas diekspor"))
  }

  static func crsImplausible(
    _ census: CoordinateCensus, declared: CRS, seen: Position, candidates: [CRS], at place: Place
  ) -> InputProblem {
    InputProblem(
      "crs-implausible", at: place,
      LocalizedText(
        en:
          "read as \(declared.label), \(meters(census.example)) lies at \(degrees(seen)) degrees, outside the area of the job",
        id:
          "dibaca sebagai \(declared.label), \(meters(census.example)) berada di \(degrees(seen)) derajat, di luar wilayah pekerjaan"
      ),
      fix: suggestion(of: candidates))
  }

  private static func suggestion(of candidates: [CRS]) -> LocalizedText {
    guard let first = candidates.first else {
      return LocalizedText(
        en: "ask the agency for the CRS and add it to the layer in the job file, such as crs: EPSG:32748 (UTM 48S)",
        id:
          "tanyakan CRS kepada instansi lalu tambahkan pada layer di berkas pekerjaan, misalnya crs: EPSG:32748 (UTM 48S)"
      )
    }
    let names = candidates.prefix(4).map { "\($0.label) (\($0.name))" }.joined(separator: ", ")
    return LocalizedText(
      en: "add crs: \(first.label) to the layer in the job file, if that is what the agency uses; what fits: \(names)",
      id:
        "tambahkan crs: \(first.label) pada layer di berkas pekerjaan, jika itu yang dipakai instansi; yang cocok: \(names)"
    )
  }
}

/// Longitude and latitude, about a metre apart from what the file says.
private func degrees(_ position: Position) -> String {
  decimalText(position.x, decimals: 5) + ", " + decimalText(position.y, decimals: 5)
}

/// Easting and northing with a decimal where there is one to say.
private func meters(_ position: Position) -> String {
  [position.x, position.y].map { number in
    let text = decimalText(number, decimals: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }.joined(separator: ", ")
}
