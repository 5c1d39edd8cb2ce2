import JobFiles
import Testing

@Suite struct JobReportTests {
  @Test func theReportIsInternalAndPlainUnlessTheJobSaysMore() throws {
    let job = try JobReader.read(Jobs.text(more: "outputs: [report, maps]"), file: "job.yaml")
    #expect(job.outputs == [.report, .maps] && job.report == JobReport() && job.report.edition == .internal)
    #expect(job.parameters.compactText.contains(#""report":{"edition":"internal","fields":[],"private":[]}"#))
  }

  @Test func thePublicEditionLeavesOutPrivateFieldsAndAddresses() throws {
    let report = "report: {edition: EDITION, fields: [lokasi, Alamat_TPS, NIK, catatan], private: [catatan]}"
    for (edition, shown) in [("internal", ["lokasi", "Alamat_TPS", "NIK", "catatan"]), ("public", ["lokasi"])] {
      let more = "outputs: [report]\n" + report.replacing("EDITION", with: edition)
      #expect(try JobReader.read(Jobs.text(more: more), file: "job.yaml").report.shownFields == shown)
    }
  }

  @Test func aReportThatNobodyAskedForIsAProblem() {
    #expect(
      Jobs.problems(Jobs.text(more: "outputs: [maps]\nreport: {edition: public}")) == [
        "error: job.yaml:7:9: report: the job says what the report shows, but asks for no report [job-bad-value]"
      ])
  }

  @Test func whatEveryListShowsCannotBePrivate() {
    let problems = Jobs.problems(Jobs.text(more: "outputs: [report]\nreport: {private: [kode, alamat]}"))
    #expect(problems.count == 1 && problems[0].contains("report.private[0]: \"kode\" is the id"))
  }

  @Test func theWorkbookHasToBeBuiltIn() throws {
    let text = Jobs.text(more: "outputs: [workbook]")
    #expect(JobProblemCode.notBuilt.rawValue == "job-not-built")
    if JobOutput.isWorkbookBuilt {
      #expect(try JobReader.read(text, file: "job.yaml").outputs == [.workbook])
    } else {
      #expect(
        Jobs.problems(text) == [
          "error: job.yaml:6:10: outputs: this petarawan was built without the workbook [job-not-built]"
        ])
    }
  }
}
