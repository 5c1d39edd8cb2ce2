import Comparisons
import Diagnostics
import HazardOverlay
import JobFiles
import RegencyReports

extension FinishedRun {
  /// More TPS than this are not all listed on one page.
  private static let greatestList = 100_000

  /// What the report says about the whole run.
  var reportContents: ReportContents {
    let job = run.job
    var contents = ReportContents(title: job.title, language: language, version: petarawanVersion)
    contents.asOf = job.asOf
    contents.isPublic = job.report.edition == .public
    contents.hazards = job.hazards.map {
      let regencies = $0.definition.mappedRegencies.map(\.text).joined(separator: ", ")
      return ReportHazard(
        $0.definition, file: $0.source.written, coverage: $0.coverage?.written ?? (regencies.isEmpty ? nil : regencies))
    }
    contents.areas = areas
    for piece in pieces {
      if let area = piece.area { contents.folders[run.inputs.regencies.areas[area].code.text] = piece.folder }
    }
    contents.hasVoters = run.inputs.stations.voters != nil
    contents.fields = job.report.shownFields
    let sections = Set(sectionCodes)
    contents.decisions = reportedDecisions.map {
      ReportDecisions($0, sections: sections, isPublic: contents.isPublic, hides: job.report.hides)
    }
    contents.gates = gates.map {
      ReportGate(name: $0.gate.name, count: $0.count, limit: $0.limitTitle, holds: $0.holds)
    }
    contents.inputs = run.inputs.records.map {
      ReportInput(
        role: $0.role, path: $0.path, sha256: $0.fingerprint.sha256, crs: $0.crs.label, edition: $0.edition,
        account: $0.account)
    }
    contents.settings = job.settings
    contents.findings = run.findings.grouped()
    contents.listsAll = run.inputs.stations.count <= Self.greatestList
    return contents
  }

  /// The tables that the report shows: in the public edition none whose rows say only what is sensitive.
  var reportedDecisions: [DecisionTable] {
    decisions.filter { run.job.report.edition == .internal || !$0.isSensitive }
  }

  /// Codes of the pieces that have a section.
  private var sectionCodes: [String] {
    pieces.filter { $0.count > 0 }.map { $0.area.map { run.inputs.regencies.areas[$0].code.text } ?? "outside" }
  }

  /// For each piece the findings about its TPS, grouped.
  var findingsOfPieces: [[ReportFinding]] {
    var pieceOfStation: [Int: Int] = [:]
    for (index, piece) in pieces.enumerated() {
      for station in piece.stations + piece.unlocated { pieceOfStation[station] = index }
    }
    var logs = pieces.map { _ in FindingLog() }
    for finding in run.findings.findings where finding.place.file == run.inputs.stations.file {
      if let station = finding.place.feature, let piece = pieceOfStation[station] { logs[piece].append(finding) }
    }
    return logs.map { $0.grouped() }
  }
}

extension GateResult {
  /// What the gate allows, where, and how many TPS are new where it limits them.
  fileprivate var limitTitle: LocalizedText {
    func percent(_ share: Double) -> String { decimalText(100 * share, decimals: 1) + "\u{A0}%" }
    let limits = [
      gate.atLeast.map { LocalizedText(en: "at least \($0)", id: "paling sedikit \($0)") },
      gate.atMost.map { LocalizedText(en: "at most \($0)", id: "paling banyak \($0)") },
      gate.atLeastShare.map { LocalizedText(en: "at least \(percent($0))", id: "paling sedikit \(percent($0))") },
      gate.atMostShare.map { LocalizedText(en: "at most \(percent($0))", id: "paling banyak \(percent($0))") },
      gate.newAtMost.map { LocalizedText(en: "at most \($0) new", id: "paling banyak \($0) baru") },
      newCount.map { LocalizedText(en: "new now: \($0)", id: "yang baru: \($0)") },
      gate.regencies.isEmpty ? nil : LocalizedText(gate.regencies.joined(separator: ", ")),
    ].compactMap { $0 }
    return LocalizedText(en: limits.map(\.en).joined(separator: "; "), id: limits.map(\.id).joined(separator: "; "))
  }
}

extension Job {
  /// What holds for all hazards, in words.
  fileprivate var settings: [(name: LocalizedText, value: LocalizedText)] {
    let crs: LocalizedText =
      switch metricCRS {
      case .auto:
        LocalizedText(
          en: "the UTM zone of each TPS, on the datum of the TPS file", id: "zona UTM letak tiap TPS, datum berkas TPS")
      case .fixed(let crs): LocalizedText(crs)
      }
    let invalid: LocalizedText =
      switch policy.invalidGeometry {
      case .repair: LocalizedText(en: "repaired, and said so", id: "diperbaiki, dan dilaporkan")
      case .skip: LocalizedText(en: "left out, and said so", id: "dilewati, dan dilaporkan")
      case .fail: LocalizedText(en: "end the run", id: "menghentikan proses")
      }
    let tolerance = decimalText(policy.regencyToleranceMeters, decimals: 0)
    let limit = decimalText(nearestLimitMeters, decimals: 0)
    return [
      (LocalizedText(en: "Distances measured in", id: "Jarak diukur di"), crs),
      (
        LocalizedText(en: "Distances reported", id: "Jarak yang dilaporkan"),
        LocalizedText(en: "up to \(limit) m", id: "sampai \(limit) m")
      ),
      (LocalizedText(en: "Invalid geometries", id: "Geometri tidak sah"), invalid),
      (
        LocalizedText(en: "TPS outside all regencies", id: "TPS di luar semua kabupaten/kota"),
        LocalizedText(
          en: "belong to the nearest one up to \(tolerance) m", id: "ikut yang terdekat sampai \(tolerance) m")
      ),
    ]
  }
}
