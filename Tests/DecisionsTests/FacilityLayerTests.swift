import CoordinateTransforms
import Decisions
import Diagnostics
import FeatureModel
import HazardOverlay
import JobFiles
import Testing

@Suite struct FacilityLayerTests {
  /// A point, a square, a feature without a geometry, and a point with a capacity that is no number.
  private func table() -> FeatureTable {
    var table = FeatureTable(file: "sekolah.geojson")
    func point(_ x: Double, _ y: Double) {
      table.geometries.appendPosition(x: x, y: y)
      table.geometries.endRing()
      table.geometries.endPart(.point)
      table.geometries.endFeature(.point)
    }
    point(106, -6)
    for (x, y) in [(106.0, -6.0), (106.2, -6.0), (106.2, -6.4), (106.0, -6.4), (106.0, -6.0)] {
      table.geometries.appendPosition(x: x, y: y)
    }
    table.geometries.endRing()
    table.geometries.endPart(.polygon)
    table.geometries.endFeature(.polygon)
    table.geometries.endFeature(.none)
    point(107, -6)
    table.ids = [.string("a"), .missing, .missing, .number("9")]
    table.propertyNames = ["nama", "ruang"]
    table.properties = [
      "nama": [.string("SDN 1"), .null, .string("tanpa letak"), .string("SDN 3")],
      "ruang": [.number("2"), .string(" 3.0 "), .null, .string("banyak")],
    ]
    return table
  }

  private var source: FacilitySource {
    var source = FacilitySource(id: "sekolah", source: SourcePath("sekolah.geojson", in: ""))
    source.nameField = "nama"
    source.stationCapacityField = "ruang"
    return source
  }

  @Test func roomIsReadAsPeopleWriteIt() throws {
    var (table, source) = (table(), source)
    table.properties["ruang"] = [.string("1.000"), .string("25"), .null, .string("2.500")]
    let layer = try FacilityLayer(table, source: source, crs: .wgs84)
    #expect(layer.facilities.map(\.stationCapacity) == [1000, 25, 2500])
    source.decimal = .point
    let pointed = try FacilityLayer(table, source: source, crs: .wgs84)
    #expect(pointed.facilities.map(\.stationCapacity) == [1, 25, nil])
  }

  @Test func whatIsRead() throws {
    let layer = try FacilityLayer(table(), source: source, crs: .wgs84)
    #expect(layer.facilities.map(\.id) == ["a", "1", "9"])
    #expect(layer.facilities.map(\.title) == ["SDN 1 (a)", "1", "SDN 3 (9)"])
    #expect(layer.facilities.map(\.stationCapacity) == [2, 3, nil])
    #expect(layer.facilities.allSatisfy { $0.kind == "sekolah" && $0.villageCode == nil })
    #expect(layer.lonLat == [106, -6, 106.1, -6.2, 107, -6])
    #expect(layer.findings.map(\.code) == ["facility-unlocated", "capacity-unreadable"])
  }

  @Test func whatCannotBeRead() {
    #expect(throws: InputProblem.self) {
      _ = try FacilityLayer(FeatureTable(file: "kosong.geojson"), source: source, crs: .wgs84)
    }
    var wrong = source
    wrong.kindField = "jenis"
    let misnamed = wrong
    #expect(throws: InputProblem.self) {
      _ = try FacilityLayer(table(), source: misnamed, crs: .wgs84)
    }
  }

  @Test func placesOfWorshipByTheirKind() {
    let worship = PlacesOfWorship()
    for kind in [
      "Masjid", "place_of_worship", "rumah ibadah", "MUSHOLLA Al-Ikhlas", "gereja", "Musalla", "Musolla", "Mushala",
      "Mushollah", "Musola", "Mushalla", "Katedral", "Meunasah", "Tempat Ibadah", "Gedung serbaguna masjid", "Vihara",
      "Wihara", "Klenteng", "Kelenteng", "Pura", "Litang", "Langgar", "Surau", "Mesjid", "Kapel",
    ] {
      #expect(worship.contain(kind: kind), "\(kind)")
    }
    for kind in ["SD", "balai desa", "kantor kelurahan", "Purabaya", "Bangunan", ""] {
      #expect(!worship.contain(kind: kind), "\(kind)")
    }
  }

  /// The kind decides where it says what the place is, else the first word of the name that does.
  @Test func placesOfWorshipByTheirName() {
    let worship = PlacesOfWorship()
    #expect(worship.contain(kind: "Bangunan", name: "Masjid Al-Falah"))
    #expect(worship.contain(kind: "fasilitas", name: "Aula Gereja St. Maria"))
    #expect(!worship.contain(kind: "SD", name: "Masjid Priyayi"))
    #expect(!worship.contain(kind: "Bangunan", name: "SD Masjid Priyayi"))
    #expect(!worship.contain(kind: "Bangunan", name: "Gedung Purabaya"))
  }

  @Test func theListIsInTheHandsOfTheJob() {
    #expect(PlacesOfWorship(words: PlacesOfWorship.usual + ["Padepokan"]).contain(kind: "padepokan"))
    let only = PlacesOfWorship(words: ["gereja"])
    #expect(only.contain(kind: "Gereja") && !only.contain(kind: "masjid"))
  }
}
