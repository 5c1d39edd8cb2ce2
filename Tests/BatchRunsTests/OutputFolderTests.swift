import Diagnostics
import Foundation
import Glibc
import TestSupport
import Testing

@testable import BatchRuns

@Suite struct OutputFolderTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func open(_ job: String = "A", overwrites: Bool = false) throws -> OutputFolder {
    try OutputFolder(scratch.place("out"), job: job, overwrites: overwrites)
  }

  /// Writes a folder of some files, with its `run.json`.
  private func writeRun(_ files: [String: String], job: String = "A", overwrites: Bool = false) throws {
    let folder = try open(job, overwrites: overwrites)
    for (name, text) in files { try write(text, to: name, in: folder) }
    let outputs = files.keys.sorted().map { "{\"path\":\"\($0)\"}" }.joined(separator: ",")
    try write(
      "{\"petarawan\":\"0\",\"job\":{\"title\":\"\(job)\"},\"outputs\":[\(outputs)]}", to: "run.json", in: folder)
    try folder.commit()
  }

  private func write(_ text: String, to name: String, in folder: OutputFolder) throws {
    let file = try OutputFolder.create(name, in: folder.staging)
    try file.write(text)
    _ = try file.finish()
  }

  private func identity(_ name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.place(name))
    return ["\(attributes[.systemFileNumber] ?? "-")", "\(attributes[.modificationDate] ?? "-")"]
  }

  @Test func aNewFolderAppearsWhenItIsComplete() throws {
    let folder = try open()
    try write("a", to: "regencies/36.01/tps.geojson", in: folder)
    #expect(!scratch.has("out"))
    try folder.commit()
    #expect(scratch.files() == ["out/regencies/36.01/tps.geojson"])
  }

  @Test func foldersOnTheWayAreCreated() throws {
    let folder = try OutputFolder(scratch.place("a/b/out/"), job: "A", overwrites: false)
    try write("x", to: "x.txt", in: folder)
    try folder.commit()
    #expect(scratch.files() == ["a/b/out/x.txt"])
  }

  @Test func aSecondRunReplacesTheFirst() throws {
    try writeRun(["a.txt": "1", "zones/old.geojson": "2"])
    try writeRun(["a.txt": "3"])
    #expect(scratch.files() == ["out/a.txt", "out/run.json"])
    #expect(try scratch.read("out/a.txt") == "3")
    #expect(!scratch.has("out/zones"))
  }

  @Test func anUnchangedFileIsTheSameFile() throws {
    try writeRun(["a.txt": "same", "b/c.txt": "old"])
    let (same, changed) = (try identity("out/a.txt"), try identity("out/b/c.txt"))
    Thread.sleep(forTimeInterval: 0.02)
    try writeRun(["a.txt": "same", "b/c.txt": "new"])
    #expect(try identity("out/a.txt") == same)
    #expect(try identity("out/b/c.txt") != changed)
    #expect(scratch.files() == ["out/a.txt", "out/b/c.txt", "out/run.json"])
  }

  @Test func whatOthersPutThereStaysAsItIs() throws {
    try writeRun(["a.txt": "1", "regencies/36.01/tps.geojson": "1"])
    let name: [UInt8] = Array(scratch.place("out/regencies/n").utf8) + [0xE4, 0xFF]
    func call(_ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
      (name + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in path.baseAddress.map(body) ?? -1 }
    }
    #expect(call { creat($0, 0o640) } >= 0)
    #expect(mkdir(scratch.place("out/empty"), 0o700) == 0)
    try scratch.write("mine", to: "out/mine/deep/note.txt")
    #expect(symlink("nowhere", scratch.place("out/link")) == 0)
    #expect(mkfifo(scratch.place("out/pipe"), 0o600) == 0)
    var times = [timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0)]
    for entry in ["empty", "mine", "mine/deep/note.txt"] { #expect(utimes(scratch.place("out/" + entry), &times) == 0) }
    func states() throws -> [[Int]] {
      try ["empty", "mine", "mine/deep", "mine/deep/note.txt", "link", "pipe"].map { entry in
        var found = stat()
        try #require(lstat(scratch.place("out/" + entry), &found) == 0)
        return [Int(found.st_ino), Int(found.st_mode), found.st_mtim.tv_sec, Int(found.st_nlink)]
      }
    }
    let before = try states()
    try writeRun(["a.txt": "2"])
    #expect(try states() == before)
    #expect(call { access($0, F_OK) } == 0)
    #expect(try scratch.read("out/a.txt") == "2" && !scratch.has("out/regencies/36.01"))
    #expect(!scratch.has(".out.petarawan"))
  }

  @Test func aSpellingOfOthersIsNotOurs() throws {
    // The same letters to Swift, two names to the system.
    try writeRun(["caf\u{E9}.txt": "1"])
    try scratch.write("mine", to: "out/cafe\u{301}.txt")
    try writeRun(["a.txt": "2"])
    #expect(try scratch.read("out/cafe\u{301}.txt") == "mine")
    #expect(access(scratch.place("out/caf\u{E9}.txt"), F_OK) != 0)
  }

  @Test func theNextRunBringsBackWhatAPowerCutLeftBehind() throws {
    try writeRun(["a.txt": "1"])
    try scratch.write("mine", to: "out/mine/note.txt")
    // As if the power went when the folders had changed places, before the folder of others was moved.
    try FileManager.default.moveItem(atPath: scratch.place("out"), toPath: scratch.place(".out.petarawan"))
    try writeAside(["a.txt": "2"])
    try writeRun(["a.txt": "3"])
    #expect(scratch.files() == ["out/a.txt", "out/mine/note.txt", "out/run.json"])
    #expect(try scratch.read("out/mine/note.txt") == "mine")
  }

  @Test func whatIsNotClearStopsTheRunAndStays() throws {
    try writeRun(["a.txt": "1"])
    try scratch.write("mine", to: "out/mine/note.txt")
    try FileManager.default.moveItem(atPath: scratch.place("out"), toPath: scratch.place(".out.petarawan"))
    try writeAside(["a.txt": "2"])
    try scratch.write("other", to: "out/mine/note.txt")
    #expect(throws: SystemFailure.self) { try open() }
    #expect(try scratch.read(".out.petarawan/mine/note.txt") == "mine")
    #expect(try scratch.read("out/mine/note.txt") == "other")
  }

  @Test func aDamagedRecordIsSaidToBeOne() throws {
    try writeRun(["a.txt": "1"])
    try scratch.write("{", to: "out/run.json")
    let failure = try #require(throws: SystemFailure.self) { try open() }
    #expect(failure.diagnostic.message.en.contains("run.json is damaged"))
    #expect(try scratch.read("out/a.txt") == "1")
  }

  /// A folder of a run in its place, while another one of that name is left over beside it.
  private func writeAside(_ files: [String: String]) throws {
    for (name, text) in files { try scratch.write(text, to: "out/" + name) }
    let outputs = files.keys.map { "{\"path\":\"\($0)\"}" }.joined(separator: ",")
    try scratch.write("{\"petarawan\":\"0\",\"job\":{\"title\":\"A\"},\"outputs\":[\(outputs)]}", to: "out/run.json")
  }

  @Test func filesOfOthersMoveAlong() throws {
    try writeRun(["a.txt": "1", "regencies/36.01/tps.geojson": "1"])
    try scratch.write("mine", to: "out/peta.qgz")
    try scratch.write("mine", to: "out/regencies/36.01/catatan.txt")
    let before = try identity("out/peta.qgz")
    try writeRun(["a.txt": "2"])
    #expect(
      scratch.files() == ["out/a.txt", "out/peta.qgz", "out/regencies/36.01/catatan.txt", "out/run.json"])
    #expect(try identity("out/peta.qgz") == before)
  }

  /// SQLite would take them for changes to the new file.
  @Test func whatLiesBesideAnOldDatabaseStaysBehind() throws {
    try writeRun(["a.gpkg": "1"])
    for ending in ["-wal", "-shm", "-journal", ".txt"] { try scratch.write("x", to: "out/a.gpkg" + ending) }
    try writeRun(["a.gpkg": "2"])
    #expect(scratch.files(below: "out") == ["a.gpkg", "a.gpkg.txt", "run.json"])
  }

  @Test func anEmptyFolderMayBeFilled() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.place("out"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    try writeRun(["a.txt": "1"])
    #expect(scratch.has("out/a.txt"))
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.place("out"))
    #expect(attributes[.posixPermissions] as? Int == 0o750)
  }

  @Test(arguments: ["notes.txt", "run.json"])
  func aFolderThatIsNotOursIsRefused(name: String) throws {
    try scratch.write("{\"outputs\":[]}", to: "out/" + name)
    #expect(problem { _ = try open() }?.code == "output-not-ours")
    #expect(problem { _ = try open(overwrites: true) }?.code == "output-not-ours")
    #expect(scratch.files() == ["out/" + name])
  }

  @Test func aFileInTheWayIsRefused() throws {
    try scratch.write("x", to: "out")
    #expect(problem { _ = try open() }?.code == "output-not-ours")
    #expect(problem { _ = try open() }?.message.en == "the path is a file, not a folder; nothing was written")
  }

  @Test func theFolderOfAnotherJobNeedsOverwrite() throws {
    try writeRun(["a.txt": "1"])
    let refused = problem { _ = try open("B") }
    #expect(refused?.code == "output-of-another-job")
    #expect(refused?.message.en == "the folder holds the job \"A\", not \"B\"; nothing was written")
    try writeRun(["b.txt": "1"], job: "B", overwrites: true)
    #expect(scratch.files() == ["out/b.txt", "out/run.json"])
  }

  @Test func aFileOfTheUserIsNeverOverwritten() throws {
    try writeRun(["a.txt": "1"])
    try scratch.write("mine", to: "out/b.txt")
    let before = try scratch.texts(below: "out")
    let refused = problem { try writeRun(["a.txt": "1", "b.txt": "2"]) }
    #expect(refused?.code == "output-taken")
    #expect(refused?.place.file == "b.txt")
    #expect(try scratch.texts(below: "out") == before)
  }

  @Test func discardLeavesNothing() throws {
    let folder = try open()
    try write("a", to: "a/b.txt", in: folder)
    folder.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  @Test func discardLeavesTheEarlierFolder() throws {
    try writeRun(["a.txt": "1"])
    let before = try scratch.texts(below: "out")
    let folder = try open()
    try write("2", to: "a.txt", in: folder)
    folder.discard()
    #expect(try scratch.texts(below: "out") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["out"])
  }

  @Test func twoRunsCannotWriteTheSameFolder() throws {
    var first: OutputFolder? = try open()
    #expect(problem { _ = try open() }?.code == "output-busy")
    try write("a", to: "a.txt", in: try #require(first))
    #expect(problem { _ = try open() }?.code == "output-busy")
    try first?.commit()
    first = nil
    #expect(scratch.has("out/a.txt"))
  }

  @Test func whatAnInterruptedRunLeftIsRemoved() throws {
    let staging = try open().staging
    #expect(FileManager.default.fileExists(atPath: staging))
    try Data("x".utf8).write(to: URL(fileURLWithPath: staging + "/old.txt"))
    try writeRun(["a.txt": "1"])
    #expect(scratch.files() == ["out/a.txt", "out/run.json"])
    #expect(!FileManager.default.fileExists(atPath: staging))
  }

  @Test func aLinkToTheFolderStaysALink() throws {
    try writeRun(["a.txt": "1"])
    try FileManager.default.createSymbolicLink(atPath: scratch.place("link"), withDestinationPath: scratch.place("out"))
    let folder = try OutputFolder(scratch.place("link"), job: "A", overwrites: false)
    try write("2", to: "a.txt", in: folder)
    try folder.commit()
    #expect(try scratch.read("out/a.txt") == "2")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.place("link")) == scratch.place("out"))
  }

  @Test func anEarlierRunCannotPointOutOfItsFolder() throws {
    try scratch.write(
      #"{"petarawan":"0","outputs":[{"path":"a.txt"},{"path":"../b.txt"},{"path":"/etc/x"},{"path":"c/../../d"}]}"#,
      to: "out/run.json")
    let earlier = try #require(try EarlierRun(scratch.place("out")))
    #expect(earlier.listed == ["a.txt", "run.json"])
    #expect(earlier.job == nil && earlier.madeFrom == nil)
  }
}
