import Diagnostics
import HazardOverlay

/// Drafts a job file from what the files of the job hold, for `petarawan init`.
///
/// What is only likely is marked with a comment that begins with `check:` or `periksa:`. What cannot be known is left
/// empty, so that reading the job names it; an order of classes is never made up.
public struct JobDrafter {
  private let sources: DraftSources
  private let language: Language
  private var lines: [String] = []

  /// The text of a job file for these files, with comments in one language.
  public static func text(_ sources: DraftSources, language: Language) -> String {
    var drafter = JobDrafter(sources: sources, language: language)
    drafter.writeDocument()
    return drafter.lines.joined(separator: "\n") + "\n"
  }

  private init(sources: DraftSources, language: Language) {
    self.sources = sources
    self.language = language
  }

  // MARK: - The document

  private mutating func writeDocument() {
    comment(
      0, "A petarawan job, drafted from the files. Lines with \"check:\" are guesses; lines that begin with # are off.",
      "Pekerjaan petarawan, disusun dari isi berkas. Baris dengan \"periksa:\" adalah tebakan; baris yang diawali # tidak aktif."
    )
    line(0, "petarawan: 1")
    line(0, "title: " + YAMLText.scalar(text("Hazards at TPS", "Peta rawan TPS")))
    comment(
      0, "as_of: 2024-11-27  (the day that the job speaks for)", "as_of: 2024-11-27  (hari yang diwakili pekerjaan ini)"
    )
    writePollingStations()
    write("regencies", sources.regencies, .regency)
    if let districts = sources.districts { write("districts", districts, .district) }
    if let villages = sources.villages { write("villages", villages, .village) }
    line(0, "hazards:")
    var ids: Set<String> = []
    for hazard in sources.hazards {
      let id = unusedID(FileNameSlug.hazardID(ofFile: hazard.path), ids)
      ids.insert(id)
      write(hazard, id: id)
    }
    line(0, "metric_crs: auto")
    line(0, "nearest_limit: 5 km")
    line(0, "policy: {invalid_geometry: repair, regency_tolerance: 250 m}")
    let files = text("petarawan.gpkg, petarawan.qgz and styles", "petarawan.gpkg, petarawan.qgz, dan gaya")
    line(0, "outputs: [qgis]  # \(files)")
    comment(
      0, "csv: {separator: \";\", decimal: \",\"}  (for spreadsheets with Indonesian settings)",
      "csv: {separator: \";\", decimal: \",\"}  (untuk lembar kerja dengan pengaturan Indonesia)")
  }

  private func unusedID(_ id: String, _ ids: Set<String>) -> String {
    guard ids.contains(id) else { return id }
    var number = 2
    while ids.contains("\(id)_\(number)") { number += 1 }
    return "\(id)_\(number)"
  }

  private mutating func writePollingStations() {
    let tps = sources.tps
    line(0, "tps:")
    describe(tps, 2, expected: "Point")
    line(2, "source: " + YAMLText.scalar(tps.path))
    if let id = DraftFields.tpsID(of: tps) {
      field(2, "id", id)
    } else {
      comment(
        2, "check: no property looks like a TPS id (13 digits, different for each TPS); name it as id: FIELD",
        "periksa: tidak ada kolom yang tampak seperti id TPS (13 angka, berbeda untuk tiap TPS); sebut sebagai id: KOLOM"
      )
    }
    if let code = DraftFields.villageCode(of: tps) { field(2, "village_code", code) }
    if let voters = DraftFields.voters(of: tps) {
      field(2, "voters", voters)
    } else {
      comment(2, "voters: FIELD  (number of voters)", "voters: KOLOM  (jumlah pemilih)")
    }
    let name = SourcePath.fileName(of: tps.path).lowercased()
    guard name.contains(".csv") || name.contains(".tsv") else { return }
    if let (x, y) = DraftFields.coordinates(of: tps) {
      line(2, "x: " + YAMLText.scalar(x))
      line(2, "y: " + YAMLText.scalar(y))
    } else {
      comment(
        2, "check: name the columns of the coordinates as x: and y:", "periksa: sebut kolom koordinat sebagai x: dan y:"
      )
    }
  }

  private mutating func write(_ key: String, _ layer: DraftSource, _ level: DraftFields.Level) {
    line(0, "\(key):")
    describe(layer, 2, expected: "Polygon")
    line(2, "source: " + YAMLText.scalar(layer.path))
    let guesses = [("code", DraftFields.code(of: layer, level)), ("name", DraftFields.name(of: layer, level))]
    for (key, guess) in guesses {
      if let guess {
        field(2, key, guess)
      } else {
        comment(
          2, "check: no property looks right; name it as \(key): FIELD",
          "periksa: tidak ada kolom yang tampak cocok; sebut sebagai \(key): KOLOM")
      }
    }
  }

  // MARK: - Hazards

  private mutating func write(_ hazard: DraftSource, id: String) {
    line(2, "- id: \(id)")
    line(4, "title: " + YAMLText.scalar(id.prefix(1).uppercased() + id.dropFirst().replacing("_", with: " ")))
    describe(hazard, 4, expected: nil)
    line(4, "source: " + YAMLText.scalar(hazard.path))
    let guess = DraftClasses.guess(hazard)
    if guess == .nothing, hazard.isWithoutArea { writeRings() } else { writeClass(guess) }
    comment(4, "near: 500 m  (buffer distance)", "near: 500 m  (jarak penyangga)")
    if guess != .nothing || !hazard.isWithoutArea { writeCoverage(guess) }
  }

  /// A map of one regency must not speak for its neighbours, and only people know what it covers.
  private mutating func writeCoverage(_ guess: DraftClasses.Guess) {
    if case .profile(let name, _) = guess, Profiles.hazards.contains(where: { $0.name == name && $0.isUnmappedOutside })
    {
      return
    }
    comment(
      4, "coverage: {regencies: [CODE, CODE]}  (regencies that the map covers; others are unmapped)",
      "coverage: {regencies: [KODE, KODE]}  (kabupaten/kota yang dipetakan; yang lain tidak dipetakan)")
    comment(
      4, "outside: clear  (instead, when the map covers all regencies)",
      "outside: clear  (sebagai gantinya, bila peta mencakup semua kabupaten/kota)")
  }

  private mutating func writeRings() {
    line(
      4,
      "rings: [{to: 1 km, class: 1}]  # "
        + text(
          "check: points and lines have no inside; write how far the hazard reaches, and its classes",
          "periksa: titik dan garis tidak punya bagian dalam; tulis sejauh mana bahayanya, beserta kelasnya"))
  }

  private mutating func writeClass(_ guess: DraftClasses.Guess) {
    switch guess {
    case .profile(let name, let field):
      line(4, "profile: \(name)")
      if let field { line(4, "class: {field: \(YAMLText.scalar(field))}") }
    case .values(let field, let values):
      line(4, "class:")
      line(6, "field: " + YAMLText.scalar(field))
      write(values)
    case .tooManyValues(let field):
      line(4, "class:")
      line(6, "field: " + YAMLText.scalar(field))
      comment(
        6, "check: too many values to list; add values: {...} or thresholds: [...]",
        "periksa: nilainya terlalu banyak; tambahkan values: {...} atau thresholds: [...]")
    case .nothing:
      line(
        4,
        "class: 1  # "
          + text(
            "check: no property looks like a class; every feature counts as class 1",
            "periksa: tidak ada kolom yang tampak seperti kelas; setiap fitur dihitung kelas 1"))
    }
  }

  private mutating func write(_ values: [DraftClasses.Value]) {
    comment(
      6, "check: the classes are guessed; a higher class is worse",
      "periksa: kelas di bawah ini tebakan; kelas lebih tinggi lebih parah")
    line(6, "values:")
    var labels: [Int: String] = [:]
    for value in values {
      guard let text = value.text else { continue }
      let key = "\(YAMLText.quoted(text)):"
      let count = features(value.count)
      switch value.meaning {
      case .hazardClass(let hazardClass):
        line(8, "\(key) \(hazardClass)  # \(count)")
        if DraftValueReading.isWord(text) { labels[hazardClass] = text.trimmingBlanks().lowercased() }
      case .unknown:
        line(8, "\(key)  # \(count); " + self.text("check: write the class", "periksa: tulis kelasnya"))
      case .noHazard, .noData: continue
      }
    }
    if !labels.isEmpty {
      let pairs = labels.sorted { $0.key < $1.key }.map { "\($0.key): \(YAMLText.scalar($0.value))" }
      line(6, "labels: {" + pairs.joined(separator: ", ") + "}")
    }
    for (key, meaning) in [("no_hazard", DraftClasses.Meaning.noHazard), ("no_data", .noData)] {
      let others = values.filter { $0.meaning == meaning }
      guard !others.isEmpty else { continue }
      let list = others.map { $0.text.map(YAMLText.quoted) ?? "null" }.joined(separator: ", ")
      line(6, "\(key): [\(list)]  # \(features(others.reduce(0) { $0 + $1.count }))")
    }
  }

  // MARK: - Lines

  private func text(_ en: String, _ id: String) -> String { LocalizedText(en: en, id: id).text(in: language) }

  private func features(_ count: Int) -> String {
    text(count == 1 ? "1 feature" : "\(count) features", "\(count) fitur")
  }

  private mutating func line(_ indentation: Int, _ text: String) {
    lines.append(String(repeating: " ", count: indentation) + text)
  }

  private mutating func comment(_ indentation: Int, _ en: String, _ id: String) {
    line(indentation, "# " + text(en, id))
  }

  private mutating func field(_ indentation: Int, _ key: String, _ guess: DraftFields.Guess) {
    let note = guess.isCertain ? "" : "  # " + text("check: guessed from its values", "periksa: ditebak dari nilainya")
    line(indentation, "\(key): \(YAMLText.scalar(guess.name))\(note)")
  }

  /// What the file holds, as a comment.
  private mutating func describe(_ source: DraftSource, _ indentation: Int, expected geometry: String?) {
    let types = source.geometryTypes.map(printable).joined(separator: ", ")
    let crs = source.declaredCRS.map { "; CRS \(printable($0))" } ?? ""
    let names = source.properties.map { printable($0.name) }.joined(separator: ", ")
    let columns = names.isEmpty ? "" : "; " + text("properties: \(names)", "kolom: \(names)")
    line(indentation, "# \(features(source.featureCount))" + (types.isEmpty ? "" : ", \(types)") + crs + columns)
    guard let geometry, !source.geometryTypes.isEmpty,
      !source.geometryTypes.contains(where: { $0.hasSuffix(geometry) })
    else { return }
    comment(
      indentation, "check: expected geometries of type \(geometry)", "periksa: seharusnya geometri bertipe \(geometry)")
  }
}
