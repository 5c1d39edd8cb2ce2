import JobFiles
import TableFiles
import Testing

@Suite struct JobOutputsTests {
  @Test func withoutTheKeysThereIsNothingMore() throws {
    let job = try JobReader.read(Jobs.text(), file: "job.yaml")
    #expect(job.outputs.isEmpty && job.csv == .international)
    #expect(!job.parameters.compactText.contains("outputs") && !job.parameters.compactText.contains("csv"))
  }

  @Test func theKeysAreRead() throws {
    let more = "outputs: [qgis, geopackage]\ncsv: {separator: ;, decimal: \",\"}"
    let job = try JobReader.read(Jobs.text(more: more), file: "job.yaml")
    #expect(job.outputs == [.geopackage, .qgis] && job.csv == .indonesian)
    #expect(
      job.parameters.compactText.hasSuffix(
        #""outputs":["geopackage","qgis"],"csv":{"separator":";","decimal":","}}"#))
  }

  @Test func whatCannotBeIsSaid() {
    #expect(
      Jobs.problems(Jobs.text(more: "outputs: [qgs]")) == [
        "error: job.yaml:6:11: outputs[0]: \"qgs\" is not one of geopackage, qgis, report, maps, workbook [job-bad-value]"
      ])
    #expect(
      Jobs.problems(Jobs.text(more: "csv: {separator: \"|\"}")).first?.contains("\",\", \";\"") == true)
    #expect(
      Jobs.problems(Jobs.text(more: "csv: {decimal: \",\"}")) == [
        "error: job.yaml:6:16: csv.decimal: cells and decimals would be separated by the same mark, \",\" [job-bad-value]"
      ])
  }

  @Test func layersBelongToTheirSources() throws {
    let hazard = "id: banjir, source: b.gpkg, layer: satu, coverage: b.gpkg, coverage_layer: dua"
    let job = try JobReader.read(Jobs.text(hazard: hazard), file: "job.yaml")
    #expect(job.hazards[0].source.layer == "satu" && job.hazards[0].coverage?.layer == "dua")
    #expect(job.parameters.compactText.contains(#""layer":"satu""#))
    #expect(
      Jobs.problems(Jobs.text(hazard: "id: banjir, source: b.gpkg, coverage_layer: dua")).first?.contains(
        "\"coverage_layer\" without a file as \"coverage\"") == true)
  }
}
