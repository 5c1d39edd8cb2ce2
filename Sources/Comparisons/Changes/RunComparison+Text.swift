import Diagnostics
import RegencyReports

extension RunComparison {
  /// Most changes that a text for people lists one by one.
  static let listedChanges = 40

  /// What changed, for a person: what differs, a table of the hazards, one of the regencies, and the changes.
  public func text(in language: Language) -> String {
    let en = language == .en
    var text = "\(printable(old.name)) -> \(printable(new.name))\n\n"
    text += differencesText(in: language)
    guard !changes.isEmpty else {
      return text + (en ? "\nno TPS changed\n" : "\ntidak ada TPS yang berubah\n") + decisionsText(in: language)
        + filesText(in: language) + gatesText(in: language)
    }
    text += "\n" + TextTable.aligned(hazardRows(in: language), flushRightFrom: 1)
    text += "\n" + TextTable.aligned(regencyRows(in: language), flushRightFrom: 2)
    text += "\n"
    for change in changes.prefix(Self.listedChanges) { text += lines(of: change, in: language) }
    let others = changes.count - Self.listedChanges
    if others > 0 {
      text +=
        en ? "and \(others) more TPS; -o DIR lists all\n" : "dan \(others) TPS lain; -o FOLDER mendaftar semuanya\n"
    }
    return text + decisionsText(in: language) + gatesText(in: language)
  }

  /// What the runs differ in, a line each.
  func differencesText(in language: Language) -> String {
    let lines = differences.items.filter(\.isShown).map { "  " + differenceText($0, in: language) + "\n" }
    let others = differences.items.count - lines.count
    let en = language == .en
    var text = lines.isEmpty ? "" : (en ? "What differs:\n" : "Yang berbeda:\n") + lines.joined()
    if lines.isEmpty {
      text += en ? "Nothing differs that a status depends on.\n" : "Tidak ada perbedaan yang memengaruhi status.\n"
    }
    if others > 0 {
      text +=
        en
        ? "  and \(others) thing(s) that no status depends on (--json lists them)\n"
        : "  dan \(others) hal yang tidak memengaruhi status (lihat --json)\n"
    }
    return text
  }

  func differenceText(_ item: RunDifferences.Item, in language: Language) -> String {
    let none = language == .en ? "none" : "tidak ada"
    let (old, new) = (item.shortOld.map(printable) ?? none, item.shortNew.map(printable) ?? none)
    return "\(item.cause.label.text(in: language)): \(printable(item.subject)): \(old) -> \(new)"
  }

  // MARK: Tables

  /// A row for each hazard: TPS inside before and now, and how often each change occurs.
  func hazardRows(in language: Language) -> [[String]] {
    let en = language == .en
    let kinds = ChangeKind.allCases.filter { kind in hazards.contains { $0.kinds[kind] != nil } }
    let header = en ? ["hazard", "inside before", "inside now"] : ["bahaya", "dalam dulu", "dalam kini"]
    let shiftedName = en ? "other distance only" : "hanya jarak lain"
    let rows = hazards.indices.map { index in
      let counts = hazards[index]
      return [hazardIDs[index], String(counts.oldInside), String(counts.newInside)]
        + kinds.map { String(counts.kinds[$0] ?? 0) } + [String(shifted[index])]
    }
    return [header + kinds.map { $0.label.text(in: language) } + [shiftedName]] + rows
  }

  /// A row for each regency and hazard with a change, and one for its TPS.
  func regencyRows(in language: Language) -> [[String]] {
    let en = language == .en
    let kinds = ChangeKind.allCases.filter { kind in
      hazards.contains { $0.kinds[kind] != nil } || own[kind] != nil
    }
    var rows = [
      (en ? ["regency", "hazard", "before", "now"] : ["kabupaten/kota", "bahaya", "dulu", "kini"])
        + kinds.map { $0.label.text(in: language) }
    ]
    for regency in regencies {
      let code =
        regency.code.isEmpty
        ? (en ? "outside" : "di luar") : printable(regency.code + (regency.name.isEmpty ? "" : " " + regency.name))
      func row(_ name: String, _ old: Int, _ new: Int, _ counts: [ChangeKind: Int]) {
        guard !counts.isEmpty else { return }
        rows.append([code, name, String(old), String(new)] + kinds.map { String(counts[$0] ?? 0) })
      }
      row("TPS", regency.oldStations, regency.newStations, regency.own)
      for (id, counts) in zip(hazardIDs, regency.hazards) {
        row(id, counts.oldInside, counts.newInside, counts.kinds)
      }
    }
    return rows
  }

  // MARK: Single changes

  func lines(of change: StationChange, in language: Language) -> String {
    let id = change.id.isEmpty ? "-" : printable(change.id)
    let place = change.regency.isEmpty ? (language == .en ? "outside" : "di luar") : printable(change.regency)
    return sentences(of: change, in: language).map { "\(place)  \(id)  \($0)\n" }.joined()
  }

  /// One sentence for each change of a TPS, with its cause.
  func sentences(of change: StationChange, in language: Language) -> [String] {
    let en = language == .en
    let own = change.own.map { own in
      var text = own.kind.label.text(in: language)
      if own.kind == .moved, let meters = change.movedMeters { text += " \(decimalText(meters, decimals: 1)) m" }
      if own.kind == .regencyChanged {
        let name = { (code: String?) in (code ?? "").isEmpty ? (en ? "outside" : "di luar") : printable(code ?? "") }
        text += " (\(name(change.oldRegency)) -> \(name(change.newRegency)))"
      }
      return text + reasonText(own.cause, in: language)
    }
    let hazards = change.hazards.map { hazard in
      let kind = hazard.kind.label.text(in: language)
      let states = "\(stateText(hazard.old, in: language)) -> \(stateText(hazard.new, in: language))"
      return "\(hazardIDs[hazard.hazard]): \(kind) (\(states))" + reasonText(hazard.cause, in: language)
    }
    return own + hazards
  }

  private func reasonText(_ cause: Attribution, in language: Language) -> String {
    let en = language == .en
    guard !cause.causes.isEmpty else {
      return en ? "; nothing that is recorded explains it" : "; tidak ada catatan yang menjelaskannya"
    }
    return (en ? ", because of " : ", karena ") + cause.text(in: language)
  }

  private func stateText(_ exposure: RecordedExposure?, in language: Language) -> String {
    guard let exposure else { return "-" }
    let hazardClass = exposure.hazardClass.map { language == .en ? " class \($0)" : " kelas \($0)" } ?? ""
    let distance =
      exposure.status == .inside ? "" : exposure.distanceMeters.map { " \(decimalText($0, decimals: 1)) m" } ?? ""
    return exposure.status.rawValue + hazardClass + distance
  }

  // MARK: Gates

  /// The gates of the new run that are broken; empty when all hold.
  func gatesText(in language: Language) -> String {
    let broken = new.gates.filter { !$0.holds }
    guard !broken.isEmpty else { return "" }
    return (language == .en ? "\nBroken gates:\n" : "\nSyarat yang dilanggar:\n")
      + broken.map { "  " + printable(gateText($0, in: language)) + "\n" }.joined()
  }

  func gateText(_ result: GateResult, in language: Language) -> String {
    let before = old.gates.first { $0.gate.name == result.gate.name }
    let since =
      before?.holds == true
      ? (language == .en ? " (it held before)" : " (sebelumnya dipenuhi)")
      : before == nil ? (language == .en ? " (a new gate)" : " (syarat baru)") : ""
    return "\(result.gate.name): \(result.sentence.text(in: language))\(since)"
  }
}
