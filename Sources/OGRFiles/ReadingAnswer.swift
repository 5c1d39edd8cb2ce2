#if GDAL
  import ByteStreams
  import Diagnostics
  import FeatureModel
  import Foundation

  /// What a process says first about what it read; numbers and texts follow.
  struct ReadingHeader: Codable {
    /// A file of the source, and its state when it was opened.
    struct File: Codable {
      var path: String
      var name: String
      var stamp: FileStamp?

      init(_ file: InputFile) {
        (path, name, stamp) = (file.path ?? "", file.name, file.stamp)
      }

      /// Opens it here.
      ///
      /// - Throws: As `InputFile.open`; `file-changed`.
      func open() throws -> InputFile {
        let file = try InputFile.open(path: path, named: name)
        guard file.stamp == stamp else { throw InputProblem.changed(name) }
        return file
      }
    }

    var problem: Diagnostic?
    var isFailure = false
    var files: [File] = []
    var file = ""
    var declaredCRS: String?
    var propertyNames: [String] = []
    var properties: [String] = []
    var findings: [Diagnostic] = []

    init() {}

    init(_ table: FeatureTable, files: [InputFile], properties: [String]) {
      self.files = files.map(File.init)
      (file, declaredCRS, propertyNames, findings) =
        (table.file, table.declaredCRS, table.propertyNames, table.findings)
      self.properties = properties.filter { table.properties[$0] != nil }
    }
  }

  /// Writes an answer, piece by piece: the length of each, then its bytes.
  struct AnswerWriter {
    private let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    mutating func write(_ header: ReadingHeader, _ source: OGRSource?, keepsMembers: Bool) throws {
      try write(Array(try JSONEncoder().encode(header)))
      guard let source else { return }
      let (table, geometries) = (source.table, source.table.geometries)
      try write((0..<geometries.count).map { Int32(geometries.parts(ofFeature: $0).count) })
      try write((0..<geometries.partCount).map { Int32(geometries.rings(ofPart: $0).count) })
      try write((0..<geometries.ringStarts.count - 1).map { Int32(geometries.positions(ofRing: $0).count) })
      try write(geometries.partKinds.map(\.rawValue))
      try write(geometries.types.map { UInt8(GeometryType.allCases.firstIndex(of: $0) ?? 0) })
      try write(geometries.coordinates)
      try write(table.ids)
      for name in header.properties { try write(table.values(of: name)) }
      try write(table.propertyMembers.flatMap { [$0.offset, $0.count] })
      guard keepsMembers else { return }
      var block: [UInt8] = []
      try put([source.text.count])
      for offset in stride(from: 0, to: source.text.count, by: 1 << 20) {
        try source.text.read(offset: offset, count: min(1 << 20, source.text.count - offset), into: &block)
        try put(block)
      }
    }

    /// What kind of value each is, how long its text, and the texts.
    private mutating func write(_ values: [PropertyValue]) throws {
      try write(values.map(\.kindNumber))
      let texts = values.map { Array(($0.text ?? "").utf8) }
      try write(texts.map { Int32(clamping: $0.count) })
      try write(texts.flatMap { $0 })
    }

    private mutating func write<Number: BitwiseCopyable>(_ numbers: [Number]) throws {
      try put([numbers.count * MemoryLayout<Number>.stride])
      try put(numbers)
    }

    private func put<Number: BitwiseCopyable>(_ numbers: [Number]) throws {
      try numbers.withUnsafeBytes { bytes in
        var done = 0
        while done < bytes.count {
          let got = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
          if got < 0, errno != EINTR { throw CocoaError(.fileWriteUnknown) }
          done += max(0, got)
        }
      }
    }
  }

  /// Takes apart what a process wrote.
  struct ReadingAnswer {
    /// The text ends where it should not: the process did not finish.
    private struct Damage: Error {}

    let header: ReadingHeader
    private let text: StoredText
    private var offset = 0

    /// - Throws: The problem that the process met.
    init(_ text: StoredText) throws {
      self.text = text
      guard text.count > 0 else { throw Damage() }
      var start = 0
      let bytes: [UInt8] = try Self.numbers(text, &start)
      header = try JSONDecoder().decode(ReadingHeader.self, from: Data(bytes))
      offset = start
      guard let problem = header.problem else { return }
      if header.isFailure {
        var failure = SystemFailure(problem.code, at: problem.place, problem.message, fix: problem.fix)
        failure.diagnostic = problem
        throw failure
      }
      throw InputProblem(problem.code, at: problem.place, problem.message, fix: problem.fix)
    }

    /// The files of the source, opened here.
    func files() throws -> [InputFile] { try header.files.map { try $0.open() } }

    /// The source that was read.
    mutating func source(keepsMembers: Bool) throws -> OGRSource {
      let files = try files()
      var table = FeatureTable(file: header.file)
      table.declaredCRS = header.declaredCRS
      table.propertyNames = header.propertyNames
      table.findings = header.findings
      table.geometries = try geometries()
      table.ids = try values()
      for name in header.properties { table.properties[name] = try values() }
      let ranges: [Int] = try numbers()
      guard keepsMembers else { return OGRSource(table: table, text: files[0].text, files: files) }
      // The members lie behind everything else in the same text.
      let start = offset + MemoryLayout<Int>.size
      table.propertyMembers = stride(from: 0, to: ranges.count, by: 2).map {
        ByteRange(offset: start + ranges[$0], count: ranges[$0 + 1])
      }
      return OGRSource(table: table, text: text, files: files)
    }

    private mutating func geometries() throws -> FeatureGeometries {
      let (parts, rings, positions): ([Int32], [Int32], [Int32]) = (try numbers(), try numbers(), try numbers())
      let (kinds, types): ([UInt8], [UInt8]) = (try numbers(), try numbers())
      let coordinates: [Double] = try numbers()
      var geometries = FeatureGeometries()
      geometries.coordinates.reserveCapacity(coordinates.count)
      var (part, ring, position) = (0, 0, 0)
      for (feature, type) in types.enumerated() {
        for _ in 0..<parts[feature] {
          for _ in 0..<rings[part] {
            let end = position + Int(positions[ring])
            geometries.coordinates.append(contentsOf: coordinates[2 * position..<2 * end])
            geometries.endRing()
            (ring, position) = (ring + 1, end)
          }
          guard let kind = PartKind(rawValue: kinds[part]) else { throw Damage() }
          geometries.endPart(kind)
          part += 1
        }
        geometries.endFeature(GeometryType.allCases[Int(type)])
      }
      return geometries
    }

    private mutating func values() throws -> [PropertyValue] {
      let (kinds, lengths, bytes): ([UInt8], [Int32], [UInt8]) = (try numbers(), try numbers(), try numbers())
      var start = 0
      return zip(kinds, lengths).map { kind, length in
        defer { start += Int(length) }
        return PropertyValue(
          kindNumber: kind, text: String(decoding: bytes[start..<start + Int(length)], as: UTF8.self))
      }
    }

    private mutating func numbers<Number: BitwiseCopyable>() throws -> [Number] {
      try Self.numbers(text, &offset)
    }

    private static func numbers<Number: BitwiseCopyable>(_ text: StoredText, _ offset: inout Int) throws -> [Number] {
      let size = MemoryLayout<Int>.size
      var bytes: [UInt8] = []
      guard offset + size <= text.count else { throw Damage() }
      try text.read(offset: offset, count: size, into: &bytes)
      let count = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
      guard count >= 0, count <= text.count - offset - size else { throw Damage() }
      try text.read(offset: offset + size, count: count, into: &bytes)
      offset += size + count
      return bytes.withUnsafeBytes { source in
        Array(unsafeUninitializedCapacity: count / MemoryLayout<Number>.stride) { buffer, filled in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
          filled = count / MemoryLayout<Number>.stride
        }
      }
    }
  }

  extension PropertyValue {
    fileprivate var kindNumber: UInt8 {
      switch self {
      case .missing: 0
      case .null: 1
      case .bool: 2
      case .number: 3
      case .string: 4
      case .structure: 5
      }
    }

    fileprivate init(kindNumber: UInt8, text: String) {
      self =
        switch kindNumber {
        case 1: .null
        case 2: .bool(text == "true")
        case 3: .number(text)
        case 4: .string(text)
        case 5: .structure(text)
        default: .missing
        }
    }
  }
#endif
