import Diagnostics
import FeatureModel
import Foundation
import HazardOverlay
import Testing

@testable import RegencyReports

@Suite struct QGISStylesTests {
  private let styles = QGISStyles(hazards: [Samples.flood, Samples.landslide], idField: "kode \"x\"", language: .id)

  @Test func xmlHoldsAnyText() {
    let element = XMLElement("a", ["b": "\"<&>'\n\u{1}"], [XMLElement("c", text: "<script>]]>")])
    #expect(
      element.text() == "<a b=\"&quot;&lt;&amp;&gt;&apos;&#10;\u{FFFD}\">\n <c>&lt;script&gt;]]&gt;</c>\n</a>\n")
  }

  @Test func expressionsQuoteNamesAndTexts() {
    #expect(QGISExpression.field("a\"b") == "\"a\"\"b\"")
    #expect(QGISExpression.literal("it's \\n") == "'it''s \\\\n'")
    #expect(QGISExpression.textInHTML("<b>[% x %] & y") == "&lt;b>&#91;% x %] &amp; y")
  }

  /// Highest class first, then nearness, then what is not mapped, as hazard maps list them; the worst is drawn last.
  @Test func classesAreInTheOrderOfHazardMaps() {
    let style = styles.stations(of: Samples.flood)
    #expect(style.classes.map(\.value) == ["inside-3", "inside-1", "near", "unmapped", "clear"])
    #expect(style.classes.map(\.symbol.level) == [4, 3, 2, 1, 0])
    #expect(style.classes[0].label == "di dalam, kelas 3: =tinggi")
    #expect(style.classes[3].label == "tidak dipetakan (bukan berarti aman)")
    #expect(styles.zones(Samples.flood).classes.map(\.value) == ["class-3", "class-1", "near"])
    #expect(styles.zones(Samples.landslide).classes.map(\.value) == ["class-1"])
  }

  @Test func colorsOfClassesGoFromLightToDark() {
    #expect((0..<5).map { QGISColors.ofClass(rank: $0, of: 5) } == QGISColors.ramp)
    #expect((0..<2).map { QGISColors.ofClass(rank: $0, of: 2) } == [QGISColors.ramp[0], QGISColors.ramp[4]])
    #expect(QGISColors.ofClass(rank: 0, of: 1) == QGISColors.ramp[3])
    let twelve = (0..<12).map { QGISColors.ramp.firstIndex(of: QGISColors.ofClass(rank: $0, of: 12)) ?? -1 }
    #expect(twelve == twelve.sorted() && twelve.first == 0 && twelve.last == 4)
  }

  /// An inverted layer shows where the hazard is not.
  @Test func theAreaOfAnInvertedLayerIsNotCalledTheHazard() {
    let signal = HazardDefinition(id: "sinyal", nearMeters: 200, isInverted: true)
    let zones = QGISStyles(hazards: [signal], idField: "kode", language: .id).zones(signal)
    #expect(zones.classes.map(\.label) == ["tanpa bahaya ini", "dekat, sampai 200 m"])
  }

  @Test(arguments: Language.allCases) func documentsAreXML(language: Language) throws {
    let styles = QGISStyles(hazards: [Samples.flood, Samples.landslide], idField: "<&\"'", language: language)
    let documents =
      [styles.stationsDocument, styles.regenciesDocument, styles.findingsDocument]
      + styles.namedStationStyles.map(\.qml) + [styles.zonesDocument(Samples.flood)]
    for document in documents { try parse(document) }
  }

  @Test func theProjectNamesItsLayersAndStaysRelative() throws {
    var twins = [Samples.flood, Samples.landslide]
    twins[1].title = "Banjir"
    let project = QGISProject(
      QGISProject.Contents(
        title: "Rawan <\u{0}> \"&\" [% 1 %]", asOf: "2024-02-14", hazards: twins, hazardsWithZones: [0],
        envelope: Envelope(minX: 105, minY: -7, maxX: 107, maxY: -6), language: .id),
      styles: QGISStyles(hazards: twins, idField: "kode", language: .id))
    try parse(project.document)
    let layers = project.groups.flatMap(\.layers)
    #expect(Set(layers.map(\.id)).count == layers.count)
    #expect(layers.allSatisfy { $0.id.count > 10 })
    #expect(project.titles == ["Banjir (banjir)", "Banjir (longsor)"])
    let sources = project.document.matches(of: /<datasource>([^<]*)</).map { String($0.output.1) }
    #expect(sources.count == layers.count && sources.allSatisfy { $0.hasPrefix("./petarawan.gpkg|layername=") })
    #expect(!project.document.contains("labelText=\"Rawan &lt;\u{FFFD}&gt; &quot;&amp;&quot; [%"))
    #expect(project.document.matches(of: /<Layout name/).count == 2)
  }

  private func decisions(_ rule: DecisionStyle.Rule, isShown: Bool = true) -> DecisionTable {
    DecisionTableTests.moves.styled(DecisionStyle(rule, isShownAtFirst: isShown))
  }

  @Test func decisionsLookAsTheirTablesSay() throws {
    let ranks = [DecisionStyle.Class("3", LocalizedText("tiga")), DecisionStyle.Class("a'b", LocalizedText("dua"))]
    let tables = [
      decisions(.alike), decisions(.alike), decisions(.values(column: "meters", ranks, isRanked: true)),
      decisions(.steps(column: "meters", [10, 1000.5])),
    ]
    let found = styles.decisions(tables)
    #expect(found[0].expression == nil && found[0].classes.count == 1)
    let kinds = decisions(.values(column: "meters", ranks, isRanked: false))
    #expect(DecisionStyle.firstKinds(of: [kinds, decisions(.alike), tables[2], tables[3]]) == [0, 2, 3, 4])
    // Two tables whose rows look the same are told apart by hue and by dashes.
    #expect(found[0].classes[0].symbol.arrowColor != found[1].classes[0].symbol.arrowColor)
    let value = "to_string(\"meters\")"
    #expect(found[2].expression == "CASE WHEN \(value) IN ('3', 'a''b') THEN \(value) ELSE '' END")
    #expect(found[2].classes.map(\.label) == ["tiga", "dua", "lainnya"])
    #expect(
      found[2].classes.map(\.symbol.arrowColor) == [
        QGISColors.decisionRamp[4], QGISColors.decisionRamp[0], QGISColors.faint,
      ])
    #expect(
      found[3].expression
        == "CASE WHEN \"meters\" IS NULL THEN '' WHEN \"meters\" >= 1000.5 THEN '2' WHEN \"meters\" >= 10.0 THEN '1' ELSE '0' END"
    )
    #expect(found[3].classes.map(\.label) == ["mulai 1.000,5", "10–1.000,5", "di bawah 10", "lainnya"])
    for document in styles.documents(of: tables) {
      try parse(document)
      #expect(document.contains("MarkerLine") && document.contains("filled_arrowhead"))
      #expect(!document.contains("[% 1+1"))
    }
  }

  /// One layer for each table, below the TPS; what is shown at first has a theme and a layout of its own.
  @Test(arguments: [true, false]) func theProjectHasAGroupOfDecisions(isShown: Bool) throws {
    var flood = Samples.flood
    flood.title = "Keputusan"
    let project = QGISProject(
      QGISProject.Contents(
        title: "x", asOf: nil, hazards: [flood], hazardsWithZones: [], decisions: [decisions(.alike, isShown: isShown)],
        envelope: .empty, language: .id), styles: styles)
    try parse(project.document)
    #expect(project.groups.map(\.title).prefix(4) == ["Temuan", "TPS", "Keputusan (decisions)", "Batas wilayah"])
    #expect(project.groups[2].layers.map(\.table) == ["decisions_moves"])
    #expect(project.groups[2].layers.map(\.isVisible) == [isShown])
    #expect(project.themes.map(\.title) == (isShown ? ["Keputusan", "Keputusan (decisions)"] : ["Keputusan"]))
    #expect(project.document.matches(of: /<Layout name/).count == project.themes.count)
  }

  private func parse(_ document: String) throws {
    #expect(document.hasPrefix("<!DOCTYPE qgis "))
    // The elements open and close in pairs, and no markup is left in a value.
    var open: [Substring] = []
    let elements = document.drop(while: { $0 != "\n" })
    for tag in elements.matches(of: /<(\/?)([A-Za-z0-9-]+)((?:\s[A-Za-z0-9_-]+="[^"<]*")*)(\/?)>/) {
      if tag.output.1 == "/" {
        #expect(open.popLast() == tag.output.2)
      } else if tag.output.4 != "/" {
        open.append(tag.output.2)
      }
    }
    #expect(open.isEmpty)
    #expect(document.count(where: { $0 == "<" }) == document.matches(of: /<\/?[A-Za-z!][^<]*>/).count)
  }
}
