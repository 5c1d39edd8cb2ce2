import Diagnostics
import JobFiles

/// Reads any text as a job file: a job, or problems that can be said.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJob(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let text = String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) else { return 0 }
  do throws(JobProblems) {
    let job = try JobReader.read(text, file: "folder/job.yaml")
    precondition(!job.parameters.compactText.isEmpty && !job.hazards.isEmpty)
  } catch {
    precondition(!error.diagnostics.isEmpty)
    for diagnostic in error.diagnostics { precondition(!diagnostic.text(in: .id).isEmpty) }
  }
  return 0
}
