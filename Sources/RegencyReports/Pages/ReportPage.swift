import ByteStreams
import Diagnostics
import HazardOverlay

/// The report as one HTML page: opened without a network, read without scripts, printed on A4.
///
/// Its parts are asked for one after the other: `opening`, a `section` for each regency, `closing`.
public struct ReportPage: Sendable {
  let contents: ReportContents
  let words: ReportWords

  /// A page about a run.
  public init(_ contents: ReportContents) {
    self.contents = contents
    words = ReportWords(language: contents.language)
  }

  func text(_ en: String, _ id: String) -> String { words.text(en, id) }
  var definitions: [HazardDefinition] { contents.hazards.map(\.definition) }
  var isPublic: Bool { contents.isPublic }

  /// From the first byte to the end of the summary for the province.
  ///
  /// - Parameters:
  ///   - map: The map of the province; nil when nothing can be drawn.
  ///   - insideAny: TPS that are inside a hazard or more.
  public func opening(map: MapContent?, insideAny: TallyCount) -> OutputText {
    var page = Markup()
    page.add(fixed: "<!DOCTYPE html>\n")
    page.open("html", ["lang": contents.language.rawValue])
    page.inside("head") { head in
      head.empty("meta", ["charset": "utf-8"])
      head.empty("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      head.empty("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy])
      head.element("title", contents.title)
      head.add(fixed: "<style>")
      head.add(fixed: ReportAssets.style)
      head.add(fixed: "</style>\n")
    }
    page.open("body", ["data-filter": text("Filter rows", "Saring baris"), "data-rows": text("rows", "baris")])
    page.element("a", ["class": "skip", "href": "#isi"], text("To the contents", "Langsung ke isi"))
    page.inside("header") { writeTitle(&$0) }
    page.inside("nav", ["aria-label": text("Contents", "Daftar isi")]) { writeNavigation(&$0) }
    page.open("main", ["id": "isi"])
    page.inside("section", ["id": "provinsi"]) { writeProvince(&$0, map: map, insideAny: insideAny) }
    return page.text
  }

  /// No network, no script and no style but those of the page itself, even if a text slipped through as markup.
  private static let policy =
    "default-src 'none'; style-src '\(ReportAssets.source(of: ReportAssets.style))'; "
    + "script-src '\(ReportAssets.source(of: ReportAssets.script))'; base-uri 'none'; form-action 'none'"

  private func writeTitle(_ header: inout Markup) {
    header.element("h1", contents.title)
    var lines: [String] = []
    if let day = contents.asOf { lines.append(text("As of ", "Keadaan ") + words.day(day)) }
    lines.append(
      isPublic
        ? text("public edition, without addresses and private fields", "edisi umum, tanpa alamat dan data pribadi")
        : text("internal edition, not for publication", "edisi internal, tidak untuk diumumkan"))
    header.element("p", ["class": "subtitle"], lines.joined(separator: " · "))
  }

  private func writeNavigation(_ navigation: inout Markup) {
    navigation.inside("ul") { list in
      var links = [("provinsi", text("Province", "Provinsi"))]
      links += contents.areas.filter { $0.code != "total" }.map { (anchor(of: $0), words.name(of: $0)) }
      links += [("temuan", text("Findings", "Temuan")), ("sumber", text("Sources and rules", "Sumber dan aturan"))]
      for (id, name) in links {
        list.inside("li") { $0.element("a", ["href": "#" + id], name) }
      }
    }
  }

  /// The id of an area's section.
  func anchor(of area: AreaSummary) -> String { "w-" + (contents.folders[area.code] ?? area.code) }

  /// From the end of the last regency to the last byte.
  public func closing() -> OutputText {
    var page = Markup()
    page.inside("section", ["id": "temuan"]) { section in
      section.element("h2", text("Findings about the data", "Temuan pada data"))
      writeFindings(
        contents.findings, caption: text("All findings of the run", "Semua temuan dari pekerjaan ini"), to: &section)
    }
    page.inside("section", ["id": "sumber"]) { writeSources(&$0) }
    page.close("main")
    page.add(fixed: "<script>")
    page.add(fixed: ReportAssets.script)
    page.add(fixed: "</script>\n")
    page.close("body")
    page.close("html")
    return page.text
  }
}
