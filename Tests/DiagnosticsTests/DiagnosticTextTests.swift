import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  private let ring = Diagnostic(
    .error, "ring-self-intersection",
    at: Place(
      "flood.geojson", feature: 41, id: "banjir-0041", part: LocalizedText(en: "exterior ring", id: "ring luar")),
    LocalizedText(en: "the ring crosses itself", id: "ring memotong dirinya"),
    fix: LocalizedText(en: "run \"Fix geometries\"", id: "jalankan \"Fix geometries\""), action: .skipped)

  @Test func aFindingIsTwoLinesInEachLanguage() {
    #expect(
      ring.text(in: .en) == """
        error: flood.geojson: feature 41 (id "banjir-0041"), exterior ring: the ring crosses itself [ring-self-intersection]
          fix: run "Fix geometries"
        """)
    #expect(
      ring.text(in: .id) == """
        galat: flood.geojson: fitur 41 (id "banjir-0041"), ring luar: ring memotong dirinya [ring-self-intersection]
          perbaikan: jalankan "Fix geometries"
        """)
  }

  @Test func furtherFeaturesAreCountedBeforeTheCode() {
    #expect(
      ring.text(in: .en, others: 2).contains("the ring crosses itself (and 2 more features) [ring-self-intersection]"))
    #expect(
      ring.text(in: .id, others: 2).contains("ring memotong dirinya (dan 2 fitur lain) [ring-self-intersection]"))
  }

  @Test(arguments: [
    (Severity.error, "error", "galat"), (.warning, "warning", "peringatan"), (.note, "note", "catatan"),
  ])
  func theSeverityComesFirst(severity: Severity, english: String, indonesian: String) {
    var finding = ring
    finding.severity = severity
    #expect(finding.text(in: .en).hasPrefix(english + ": flood.geojson"))
    #expect(finding.text(in: .id).hasPrefix(indonesian + ": flood.geojson"))
  }

  @Test func aPlaceSaysOnlyWhatIsKnown() {
    #expect(Place("-").text(in: .en) == "-")
    #expect(Place("job.yaml", line: 3).text(in: .en) == "job.yaml:3")
    #expect(Place("job.yaml", line: 3, column: 5).text(in: .id) == "job.yaml:3:5")
    #expect(Place("a.geojson", feature: 0).text(in: .id) == "a.geojson: fitur 0")
    #expect(Place("a.geojson", id: "x").text(in: .en) == "a.geojson: id \"x\"")
    #expect(Place("a.geojson", part: LocalizedText("\"kelas\"")).text(in: .en) == "a.geojson: \"kelas\"")
  }

  @Test func aValueFromTheInputCannotSteerATerminal() {
    var finding = ring
    finding.place = Place("a\u{1B}[31m.geojson", feature: 1, id: "x\ny")
    finding.message = LocalizedText("bell \u{07}")
    #expect(
      finding.text(in: .en) == """
        error: a\\u{1b}[31m.geojson: feature 1 (id "x\\u{a}y"): bell \\u{7} [ring-self-intersection]
          fix: run "Fix geometries"
        """)
  }
}

@Suite struct PrintableTests {
  @Test func ordinaryTextStaysAsItIs() {
    #expect(printable("") == "")
    #expect(printable("Désa Śukamāju 東 🏝") == "Désa Śukamāju 東 🏝")
  }

  /// U+202E turns the direction of what follows, U+2028 breaks a line, U+200B has no width.
  @Test func controlAndFormatCharactersBecomeEscapes() {
    #expect(printable("a\tb\u{202E}c\u{2028}d\u{200B}e\u{7F}") == "a\\u{9}b\\u{202e}c\\u{2028}d\\u{200b}e\\u{7f}")
  }

  @Test func longTextsAreCutAfter400Characters() {
    let exact = String(repeating: "x", count: 400)
    #expect(printable(exact) == exact)
    #expect(printable(exact + "y") == exact + "…")
  }
}
