import Diagnostics
import HazardOverlay
import JobFiles
import Testing

@Suite struct JobDrafterTests {
  private func property(_ name: String, _ values: [(String?, Int)], distinct: Int? = nil) -> DraftProperty {
    DraftProperty(
      name: name, values: values.map { DraftValue($0.0, count: $0.1) }, distinctCount: distinct ?? values.count)
  }

  private var tps: DraftSource {
    DraftSource(
      path: "tps.geojson", featureCount: 300, geometryTypes: ["Point"],
      properties: [
        property("kecamatan", [("Labuan", 300)]),
        property("kode_tps", [("3601012001001", 1), ("36.01.01.2001.002", 1)], distinct: 300),
        property("kode_desa", [("3601012001", 300)]), property("DPT", [("250", 20), ("300", 3)], distinct: 40),
      ])
  }

  private var regencies: DraftSource {
    DraftSource(
      path: "batas/kabkota.geojson", featureCount: 8, geometryTypes: ["Polygon", "MultiPolygon"],
      declaredCRS: "EPSG:4326",
      properties: [
        property("OBJECTID", [("1", 1)], distinct: 8), property("kdpkab", [("36.01", 1)], distinct: 8),
        property("WADMKK", [("Pandeglang", 1)], distinct: 8),
      ])
  }

  private func hazard(_ path: String, _ properties: [DraftProperty]) -> DraftSource {
    DraftSource(path: path, featureCount: 5, geometryTypes: ["MultiPolygon"], properties: properties)
  }

  private func draft(_ hazards: [DraftSource], _ language: Language = .en) -> String {
    JobDrafter.text(DraftSources(tps: tps, regencies: regencies, hazards: hazards), language: language)
  }

  @Test func writesAJobThatTheReaderAccepts() throws {
    let text = draft(
      [
        hazard("bahaya/Zona Gerakan Tanah.geojson", [property("KLSGTN", [("4", 3), ("1", 1), ("996", 1)])]),
        hazard("banjir.geojson", [property("GRIDCODE", [("1", 2), ("2", 2), ("3", 1)])]),
        hazard("banjir.json", [property("Index", [("0.1", 2), ("0.75", 2)], distinct: 900)]),
      ], .id)
    #expect(
      text == """
        # Pekerjaan petarawan, disusun dari isi berkas. Baris dengan "periksa:" adalah tebakan; baris yang diawali # tidak aktif.
        petarawan: 1
        title: Peta rawan TPS
        # as_of: 2024-11-27  (hari yang diwakili pekerjaan ini)
        tps:
          # 300 fitur, Point; kolom: kecamatan, kode_tps, kode_desa, DPT
          source: tps.geojson
          id: kode_tps
          village_code: kode_desa
          voters: DPT
        regencies:
          # 8 fitur, Polygon, MultiPolygon; CRS EPSG:4326; kolom: OBJECTID, kdpkab, WADMKK
          source: batas/kabkota.geojson
          code: kdpkab
          name: WADMKK
        hazards:
          - id: zona_gerakan_tanah
            title: Zona gerakan tanah
            # 5 fitur, MultiPolygon; kolom: KLSGTN
            source: bahaya/Zona Gerakan Tanah.geojson
            profile: esdm-klsgtn
            # near: 500 m  (jarak penyangga)
            # coverage: {regencies: [KODE, KODE]}  (kabupaten/kota yang dipetakan; yang lain tidak dipetakan)
            # outside: clear  (sebagai gantinya, bila peta mencakup semua kabupaten/kota)
          - id: banjir
            title: Banjir
            # 5 fitur, MultiPolygon; kolom: GRIDCODE
            source: banjir.geojson
            profile: bpbd-gridcode
            class: {field: GRIDCODE}
            # near: 500 m  (jarak penyangga)
            # coverage: {regencies: [KODE, KODE]}  (kabupaten/kota yang dipetakan; yang lain tidak dipetakan)
            # outside: clear  (sebagai gantinya, bila peta mencakup semua kabupaten/kota)
          - id: banjir_2
            title: Banjir 2
            # 5 fitur, MultiPolygon; kolom: Index
            source: banjir.json
            profile: inarisk-index
            class: {field: Index}
            # near: 500 m  (jarak penyangga)
        metric_crs: auto
        nearest_limit: 5 km
        policy: {invalid_geometry: repair, regency_tolerance: 250 m}
        outputs: [qgis]  # petarawan.gpkg, petarawan.qgz, dan gaya
        # csv: {separator: ";", decimal: ","}  (untuk lembar kerja dengan pengaturan Indonesia)

        """)
    let job = try JobReader.read(text, file: "job.yaml")
    #expect(job.hazards.map(\.definition.classRule.field) == ["KLSGTN", "GRIDCODE", "Index"])
    #expect(job.hazards[2].definition.isUnmappedOutside)
  }

  /// The classes of the Cilegon plan: "Potensial" has no place in the order of the other words.
  @Test func leavesAnUnknownClassOpenSoThatReadingNamesIt() throws {
    let text = draft([
      hazard(
        "cilegon-rawan-banjir.geojson",
        [
          property("SUMBER", [("BNPB", 5)]),
          property(
            "KETERANGAN",
            [("Sangat Rawan", 1), ("Rawan", 1), ("Agak Rawan", 1), ("Potensial", 1), ("Tidak Rawan", 1)]),
        ])
    ])
    #expect(
      text.contains(
        """
            class:
              field: KETERANGAN
              # check: the classes are guessed; a higher class is worse
              values:
                "Agak Rawan": 1  # 1 feature
                "Rawan": 2  # 1 feature
                "Sangat Rawan": 3  # 1 feature
                "Potensial":  # 1 feature; check: write the class
              labels: {1: agak rawan, 2: rawan, 3: sangat rawan}
              no_hazard: ["Tidak Rawan"]  # 1 feature
        """), "\(text)")
    #expect(
      Jobs.problems(text) == [
        #"error: job.yaml:28:21: hazards[0].class.values.Potensial: the value "Potensial" has no class yet [job-bad-value]"#
      ])
  }

  @Test func readsOrderedWordsAndValuesThatAreNoClass() throws {
    let text = draft([
      hazard(
        "a.geojson",
        [property("TINGKAT", [("TINGGI", 1), ("tinggi ", 1), ("Rendah", 2), ("Sedang", 1), ("999", 1), (nil, 3)])]),
      hazard("b.geojson", [property("kelas", [("2", 1), ("1", 4)])]),
      hazard("c.geojson", [property("nama", [("Kali Angke", 1)])]),
      hazard("KRB: Krakatau.geojson", [property("krb", [("KRB I", 1), ("KRB III", 1), ("KRB II", 1)])]),
    ])
    let job = try JobReader.read(text, file: "job.yaml")
    let rules = job.hazards.map(\.definition.classRule)
    #expect(
      rules[0]
        == ClassRule(
          field: "TINGKAT", method: .values(["Rendah": 1, "Sedang": 2, "TINGGI": 3]),
          labels: [1: "rendah", 2: "sedang", 3: "tinggi"], noData: ["999", nil]))
    #expect(rules[1] == ClassRule(field: "kelas", method: .values(["1": 1, "2": 2])))
    #expect(rules[2] == .always)
    #expect(text.contains("class: 1  # check: no property looks like a class"))
    #expect(rules[3].method == .values(["KRB I": 1, "KRB II": 2, "KRB III": 3]))
    #expect(job.hazards[3].definition.id == "krb_krakatau")
    #expect(job.hazards[3].source.written == "KRB: Krakatau.geojson")
  }

  /// BPS codes look like Kemendagri codes, and an area in hectares may look like both.
  @Test func proposesRingsForPointsAndLines() throws {
    let line = "rings: [{to: 1 km, class: 1}]  # check: points and lines have no inside"
    for types in [["Point"], ["MultiPoint"], ["LineString", "MultiLineString"]] {
      let text = draft([DraftSource(path: "kawah.geojson", featureCount: 1, geometryTypes: types, properties: [])])
      #expect(text.contains(line) && !text.contains("class: 1  #"), "\(types)")
      #expect(try JobReader.read(text, file: "job.yaml").hazards.first?.definition.rings.count == 1)
    }
    for types in [["Polygon"], ["Point", "Polygon"], []] {
      let text = draft([DraftSource(path: "a.geojson", featureCount: 1, geometryTypes: types, properties: [])])
      #expect(!text.contains(line) && text.contains("class: 1  #"), "\(types)")
    }
  }

  @Test func prefersKemendagriCodesAndMarksTheGuess() {
    var sources = DraftSources(
      tps: tps,
      regencies: DraftSource(
        path: "k.geojson", featureCount: 8, geometryTypes: ["Polygon"],
        properties: [
          property("luas", [("12.34", 1)], distinct: 8), property("kode_bps", [("3601", 1)], distinct: 8),
          property("kode_kemendagri", [("36.01", 1)], distinct: 8), property("nama", [("Lebak", 1)], distinct: 8),
        ]), hazards: [])
    sources.villages = DraftSource(
      path: "d.geojson", featureCount: 9, geometryTypes: ["Polygon"],
      properties: [
        property("village_code", [("id3601010001", 1)], distinct: 9), property("village", [("Sobang", 1)], distinct: 9),
      ])
    let text = JobDrafter.text(sources, language: .en)
    #expect(text.contains("\n  code: kode_kemendagri  # check: guessed from its values\n"))
    #expect(text.contains("\n  name: nama  # check: guessed from its values\n"))
    #expect(text.contains("\n  # check: no property looks right; name it as code: FIELD\n"))
    #expect(text.contains("\n  name: village  # check: guessed from its values\n"))
  }

  @Test func saysWhatItCannotFind() {
    let sources = DraftSources(
      tps: DraftSource(
        path: "titik.csv", featureCount: 3, geometryTypes: [], properties: [property("catatan", [("a", 3)])]),
      regencies: DraftSource(
        path: "k.geojson", featureCount: 2, geometryTypes: ["Point"], properties: [property("luas", [("1.5", 2)])]),
      hazards: [hazard("x.geojson", [property("kelas_bahaya", [("0.1", 1), ("0.2", 1)], distinct: 500)])])
    let text = JobDrafter.text(sources, language: .en)
    #expect(text.contains("# check: no property looks like a TPS id"))
    #expect(text.contains("# check: name the columns of the coordinates as x: and y:"))
    #expect(text.contains("# check: expected geometries of type Polygon"))
    #expect(
      Jobs.problems(text) == [
        #"error: job.yaml:7:3: tps: neither of "id", "profile" [job-missing-key]"#,
        #"error: job.yaml:14:3: regencies: neither of "code", "profile" [job-missing-key]"#,
        #"error: job.yaml:14:3: regencies: neither of "name", "profile" [job-missing-key]"#,
        #"error: job.yaml:23:7: hazards[0].class: neither of "values", "thresholds" [job-missing-key]"#,
      ])
  }

  @Test func quotesWhatYAMLWouldMisread() throws {
    let nasty = "a: b # \"c\"\n\u{1B}[0m \\ {x}"
    var sources = DraftSources(
      tps: DraftSource(
        path: nasty, featureCount: 1, geometryTypes: ["Point\u{7}"],
        properties: [property("id", [("x", 1)]), property(nasty + "\nhazards: []", [("1", 1)])]),
      regencies: regencies, hazards: [hazard("- x.geojson", [property("kelas: x", [(nasty, 1), ("\u{E000}yes", 2)])])])
    sources.districts = DraftSource(
      path: "yes", featureCount: 155, geometryTypes: ["Polygon"],
      properties: [property("no", [("36.01.01", 1)], distinct: 155), property("nama kec", [("Cinangka", 1)])])
    let text = JobDrafter.text(sources, language: .id)
    #expect(
      Jobs.problems(text).allSatisfy { $0.hasPrefix("error: job.yaml") && $0.contains("has no class yet") }, "\(text)")
    let filled = text.replacing(/:  # (\d) fitur; periksa: tulis kelasnya/) { ": \($0.1)" }
    let job = try JobReader.read(filled, file: "job.yaml")
    #expect(job.tps.source.written == nasty)
    #expect(job.districts?.codeField == "no")
    #expect(job.districts?.source.written == "yes")
    #expect(job.hazards[0].definition.classRule.method == .values([nasty: 1, "\u{E000}yes": 2]))
  }
}
