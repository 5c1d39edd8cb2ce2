import Diagnostics

extension RunComparison {
  /// What changed, as a comment on a pull request.
  public func markdown(in language: Language) -> String {
    let en = language == .en
    var text = "### \(en ? "What changed" : "Yang berubah"): \(MarkdownText.value(new.title))\n\n"
    let differing = differences.items.filter(\.isShown)
    for item in differing {
      let none = en ? "none" : "tidak ada"
      text += "- \(item.cause.label.text(in: language)): \(MarkdownText.value(item.subject)): "
      text += "\(MarkdownText.value(item.shortOld ?? none)) → \(MarkdownText.value(item.shortNew ?? none))\n"
    }
    if differing.isEmpty {
      text += en ? "Nothing differs that a status depends on.\n" : "Tidak ada perbedaan yang memengaruhi status.\n"
    }
    text += markdownGates(in: language)
    guard !changes.isEmpty else {
      return text + (en ? "\nNo TPS changed.\n" : "\nTidak ada TPS yang berubah.\n")
        + decisionsMarkdown(in: language) + filesText(in: language)
    }
    text += "\n" + MarkdownText.table(hazardRows(in: language), flushRightFrom: 1)
    text += "\n" + MarkdownText.table(regencyRows(in: language), flushRightFrom: 2)
    let title = en ? "\(changes.count) TPS with a change" : "\(changes.count) TPS yang berubah"
    text += "\n<details><summary>\(title)</summary>\n\n"
    var rows = [en ? ["TPS", "regency", "change"] : ["TPS", "kabupaten/kota", "perubahan"]]
    for change in changes.prefix(Self.listedChanges) {
      rows += sentences(of: change, in: language).map { [change.id, change.regency, $0] }
    }
    text += MarkdownText.table(rows, flushRightFrom: 3)
    let others = changes.count - Self.listedChanges
    if others > 0 { text += en ? "\nand \(others) more TPS\n" : "\ndan \(others) TPS lain\n" }
    return text + "\n</details>\n" + decisionsMarkdown(in: language)
  }

  private func markdownGates(in language: Language) -> String {
    guard !new.gates.isEmpty else { return "" }
    let en = language == .en
    let broken = new.gates.filter { !$0.holds }
    guard !broken.isEmpty else {
      return en ? "\nAll \(new.gates.count) gates hold.\n" : "\nSemua \(new.gates.count) syarat dipenuhi.\n"
    }
    return (en ? "\n**Broken gates:**\n\n" : "\n**Syarat yang dilanggar:**\n\n")
      + broken.map { "- \(MarkdownText.value(gateText($0, in: language)))\n" }.joined()
  }
}
