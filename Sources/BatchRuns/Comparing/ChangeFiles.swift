import Comparisons
import Diagnostics
import GeoJSONFiles
import TableFiles

extension RunComparison {
  /// Writes `changes.csv`, `changes.geojson`, `changes.qml` and `changes.md` into a folder; its other files stay.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public func write(to folder: String, language: Language) throws {
    try ReplacedFile.write(folder + "/changes.csv") { file in
      var writer = CSVWriter(to: file)
      try writeChanges(self, to: &writer)
    }
    try ReplacedFile.write(folder + "/changes.geojson") { file in
      var writer = GeoJSONWriter(name: "changes", to: file)
      try writeChangeLayer(self, to: &writer)
    }
    try ReplacedFile.write(folder + "/changes.qml") { try $0.write(ChangeStyle.qml(language)) }
    try ReplacedFile.write(folder + "/changes.md") { try $0.write(markdown(in: language)) }
  }
}
