import ByteStreams
import Diagnostics
import FeatureModel

@testable import GeoJSONFiles
@testable import TableFiles

/// Reads any bytes as a table: through a tiny window as through a larger one, and what is kept is JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let (small, large) = (outcome(bytes, windowSize: 16), outcome(bytes, windowSize: 1 << 13))
  precondition(small == large, "the window shows:\n\(small)\n\(large)")
  return 0
}

/// What a reader makes of a text.
private struct Outcome: Equatable {
  var coordinates: [Double] = []
  var codes: [PropertyValue] = []
  var names: [String] = []
  var diagnostics: [Diagnostic] = []
}

private func outcome(_ bytes: [UInt8], windowSize: Int) -> Outcome {
  do {
    var reader = TableReader(coordinates: .xy(x: "x", y: "y"), properties: ["kode"], keepsMembers: true)
    reader.windowSize = windowSize
    let (table, text) = try reader.read(.holding(bytes, named: "fuzz"))
    var members = MemberReader(text)
    try members.forEach(table.propertyMembers) { _, bytes in
      let object = Array("{".utf8) + bytes + Array("}".utf8)
      try JSONText.validate(.holding(object, named: "members"), windowSize: 1 << 12)
    }
    precondition(table.values(of: "kode").count == table.count)
    return Outcome(
      coordinates: table.geometries.coordinates, codes: table.values(of: "kode"), names: table.propertyNames,
      diagnostics: table.findings)
  } catch let problem as InputProblem {
    precondition(!problem.diagnostic.text(in: .id).isEmpty)
    return Outcome(diagnostics: [problem.diagnostic])
  } catch {
    fatalError("\(error)")
  }
}
