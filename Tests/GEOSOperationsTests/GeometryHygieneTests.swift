import Diagnostics
import FeatureModel
import GEOSOperations
import Testing

@Suite struct GeometryHygieneTests {
  let context: GEOSContext
  init() throws { context = try GEOSContext() }

  /// A good square, a bow tie, no geometry, an open ring, a ring without area.
  static let mixed = layer([
    [[square(0, 0, side: 2)]], [[[0, 0, 2, 2, 2, 0, 0, 2, 0, 0]]], [], [[[5, 5, 7, 5, 7, 7, 5, 7]]],
    [[[0, 0, 1, 1, 3, 3, 0, 0]]],
  ])

  func hygiene(_ policy: InvalidGeometryPolicy) -> GeometryHygiene {
    GeometryHygiene(policy: policy) { Place("banjir.geojson", feature: $0, id: "b-\($0)") }
  }

  @Test func repairRebuildsAndSaysSo() throws {
    let cleaned = try hygiene(.repair).clean(Self.mixed, in: context)
    #expect(
      cleaned.uses == [
        .used, .repaired, .skipped(code: "geometry-empty"), .repaired, .skipped(code: "ring-zero-area"),
      ])
    #expect(cleaned.usedCount + cleaned.repairedCount + cleaned.skippedCount == 5)
    #expect(
      cleaned.findings.map(\.code) == [
        "self-intersection", "geometry-empty", "ring-not-closed", "ring-zero-area",
      ])
    #expect(cleaned.findings.map(\.severity) == [.warning, .error, .warning, .error])
    #expect(cleaned.findings.map(\.action) == [.repaired, .skipped, .repaired, .skipped])
    #expect(cleaned.geometries.count == 5)
    #expect(cleaned.geometries.types == [.polygon, .multiPolygon, .none, .polygon, .polygon])
    let areas = try (0..<5).map { try GEOSGeometry(feature: $0, of: cleaned.geometries, in: context).planarArea }
    #expect(areas == [4, 2, 0, 4, 0])
  }

  /// An open ring of two positions and a flat interior ring: the one finding is the ring that leaves nothing.
  @Test func whatCannotBeRepairedIsFoundOnce() throws {
    let cleaned = try hygiene(.repair).clean(layer([[[[0, 0, 1, 1], [2, 2, 3, 3, 2, 2, 2, 2]]]]), in: context)
    #expect(cleaned.uses == [.skipped(code: "ring-too-short")])
    #expect(cleaned.findings.map(\.code) == ["ring-too-short"])
    #expect(cleaned.findings.first?.place.part?.en == "exterior ring")
    #expect(cleaned.findings.first?.fix.en == "draw the feature anew or delete it in the source layer")
    let skipped = try hygiene(.skip).clean(layer([[[[0, 0, 1, 1, 0, 0]]]]), in: context)
    #expect(skipped.findings.first?.fix.en.contains("policy invalid_geometry: repair") == true)
  }

  /// GEOS 3.11 calls all of these a self-intersection.
  @Test func aRingThatIsThereTwiceIsNamedSo() throws {
    let hole = square(2, 2, side: 2)
    let turned = [4.0, 4, 4, 2, 2, 2, 2, 4, 4, 4]
    for twice in [
      layer([[[square(0, 0, side: 9)], [square(0, 0, side: 9)]]]), polygon(square(0, 0, side: 9), hole, turned),
    ] {
      let cleaned = try hygiene(.repair).clean(twice, in: context)
      #expect(cleaned.findings.map(\.code) == ["repeated-ring"])
      #expect(cleaned.repairedCount == 1)
    }
    let nothing = try hygiene(.repair).clean(polygon(hole, turned), in: context)
    #expect(nothing.findings.map(\.code) == ["repeated-ring"])
    #expect(nothing.skippedCount == 1)
    #expect(try hygiene(.repair).clean(Broken.bowTie, in: context).findings.map(\.code) == ["self-intersection"])
  }

  @Test func whatWasDoneAboutARingIsSaid() throws {
    let open = try hygiene(.repair).clean(polygon([0, 0, 4, 0, 4, 4, 0, 4]), in: context)
    #expect(
      open.findings.first?.message.en.hasSuffix("; it was closed with a straight line, the area is the same") == true)
    let flat = try hygiene(.repair).clean(polygon(square(0, 0, side: 9), [1, 1, 2, 2, 3, 3, 1, 1]), in: context)
    #expect(flat.findings.first?.message.en.hasSuffix("; it was left out, the area is the same") == true)
  }

  @Test func textsNamePlaceReasonAndAreaChange() throws {
    let shells = try hygiene(.repair).clean(Broken.nestedShells, in: context)
    #expect(
      shells.findings.first?.text(in: .en) == """
        warning: banjir.geojson: feature 0 (id "b-0"): a polygon lies within another one of the \
        feature at 2.00000, 2.00000 (GEOS: Nested shells); \
        the repair changed the area by -3.85 %; the MultiPolygon became a Polygon [nested-shells]
          fix: compare the shape in QGIS; "Fix geometries" on the source layer ends this warning
        """)
    let rings = try hygiene(.skip).clean(polygon(square(0, 0, side: 9), [1, 1, 2, 1, 2, 2]), in: context)
    #expect(
      rings.findings.first?.text(in: .id) == """
        galat: banjir.geojson: fitur 0 (id "b-0"), cincin dalam 1: posisi terakhir dari 3 posisi tidak sama dengan yang \
        pertama [ring-not-closed]
          perbaikan: jalankan "Fix geometries" di QGIS pada layer ini, atau pakai policy invalid_geometry: repair dalam \
        berkas pekerjaan
        """)
  }

  @Test func skipLeavesInvalidFeaturesOut() throws {
    let cleaned = try hygiene(.skip).clean(Self.mixed, in: context)
    #expect(cleaned.usedCount == 1)
    #expect(cleaned.skippedCount == 4)
    #expect(cleaned.findings.allSatisfy { $0.severity == .error && $0.action == .skipped })
    #expect(cleaned.geometries.partCount == 1)
    #expect(cleaned.geometries.coordinates == square(0, 0, side: 2))
  }

  @Test func failStopsAtTheFirstInvalidFeature() throws {
    let problem = #expect(throws: InputProblem.self) { try hygiene(.fail).clean(Self.mixed, in: context) }
    #expect(problem?.diagnostic.code == "geometry-invalid")
    #expect(problem?.diagnostic.place.feature == 1)
    #expect(problem?.diagnostic.message.en.contains("self-intersection") == true)
  }

  @Test func validLayersAndNoLayersPassUntouched() throws {
    let fine = layer([[[square(0, 0, side: 2)]], [[square(5, 5, side: 2), square(6, 6, side: 0.5)]]])
    let cleaned = try hygiene(.fail).clean(fine, in: context)
    #expect(cleaned.uses == [.used, .used])
    #expect(cleaned.geometries.coordinates == fine.coordinates)
    #expect(try hygiene(.fail).clean(FeatureGeometries(), in: context).uses.isEmpty)
  }

  @Test func coordinatesThatAreNoNumbersCannotBeRepaired() throws {
    for value in [Double.nan, .infinity] {
      let cleaned = try hygiene(.repair).clean(polygon([0, 0, value, 0, 4, 4, 0, 4, 0, 0]), in: context)
      #expect(cleaned.uses == [.skipped(code: "coordinate-not-finite")])
      let point = try hygiene(.fail).clean(points([Position(x: 1, y: value)]), in: context)
      #expect(point.uses == [.skipped(code: "coordinate-not-finite")])
    }
  }

  @Test func pointsAndLinesAreUsedAsTheyAre() throws {
    #expect(try hygiene(.fail).clean(points([Position(x: 1, y: 2)]), in: context).uses == [.used])
    #expect(try hygiene(.fail).clean(line([0, 0, 2, 2, 2, 0, 0, 2]), in: context).uses == [.used])
  }

  @Test func lackingPositionsAreFound() throws {
    #expect(try hygiene(.fail).clean(line([1, 2]), in: context).uses == [.skipped(code: "line-too-short")])
    var noRings = FeatureGeometries()
    noRings.endPart(.polygon)
    noRings.appendPart(0, of: polygon(square(0, 0, side: 2)))
    noRings.endFeature(.multiPolygon)
    let cleaned = try hygiene(.repair).clean(noRings, in: context)
    #expect(cleaned.uses == [.repaired])
    #expect(cleaned.findings.map(\.code) == ["ring-too-short"])
    #expect(cleaned.geometries.partCount == 1)
    var noPosition = FeatureGeometries()
    noPosition.endRing()
    noPosition.endPart(.point)
    noPosition.endFeature(.point)
    #expect(try hygiene(.fail).clean(noPosition, in: context).uses == [.skipped(code: "geometry-empty")])
    #expect(try GEOSGeometry(part: 0, of: noPosition, in: context).isEmpty)
    #expect(try GEOSGeometry(part: 0, of: noRings, in: context).isEmpty)
  }

  @Test func tasksShareTheLayerOnly() async throws {
    let mixed = Self.mixed
    let hygiene = hygiene(.repair)
    let pieces = try await withThrowingTaskGroup(of: HygienePiece.self) { group in
      for feature in 0..<mixed.count {
        group.addTask { try hygiene.examine(feature..<feature + 1, of: mixed, in: try GEOSContext()) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let inOrder = pieces.sorted { $0.features.lowerBound < $1.features.lowerBound }
    let whole = try hygiene.clean(mixed, in: context)
    #expect(try GeometryHygiene.assemble(inOrder, of: mixed).findings == whole.findings)
  }

  @Test func polygonsOfACollectionMayOverlap() throws {
    var geometries = FeatureGeometries()
    geometries.appendPart(0, of: polygon(square(0, 0, side: 4)))
    geometries.appendPart(0, of: polygon(square(2, 2, side: 4)))
    geometries.endFeature(.geometryCollection)
    #expect(try hygiene(.fail).clean(geometries, in: context).uses == [.used])
  }

  @Test(arguments: InvalidGeometryPolicy.allCases)
  func piecesGiveWhatTheWholeGives(policy: InvalidGeometryPolicy) throws {
    let mixed = Self.mixed
    let hygiene = hygiene(policy)
    let pieces = try [0..<2, 2..<2, 2..<4, 4..<5].map { try hygiene.examine($0, of: mixed, in: try GEOSContext()) }
    if policy == .fail {
      let problem = #expect(throws: InputProblem.self) { try GeometryHygiene.assemble(pieces, of: mixed) }
      #expect(problem?.diagnostic.place.feature == 1)
      return
    }
    let whole = try hygiene.clean(mixed, in: context)
    let assembled = try GeometryHygiene.assemble(pieces, of: mixed)
    #expect(assembled.uses == whole.uses)
    #expect(assembled.findings == whole.findings)
    #expect(assembled.geometries.coordinates == whole.geometries.coordinates)
    #expect(assembled.geometries.featureStarts == whole.geometries.featureStarts)
  }
}
