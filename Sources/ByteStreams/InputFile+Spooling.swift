import Diagnostics
import Glibc

extension InputFile {
  /// The first two bytes of a regular file are those of gzip.
  static func startsLikeGzip(_ descriptor: Descriptor, named name: String) throws(SystemFailure) -> Bool {
    var bytes: (UInt8, UInt8) = (0, 0)
    let got = uninterrupted { pread(descriptor.number, &bytes, 2, 0) }
    if got < 0 { throw .reading(name, error: errno) }
    return got == 2 && bytes == (0x1F, 0x8B)
  }

  /// Git LFS leaves such a small text in the place of a file that it has not fetched.
  static func isPointerOfGitLFS(
    _ descriptor: Descriptor, _ state: FileState, named name: String
  ) throws(SystemFailure) -> Bool {
    let start = Array("version https://git-lfs.github.com/spec/".utf8)
    guard (start.count..<1024).contains(state.size) else { return false }
    var bytes = [UInt8](repeating: 0, count: start.count)
    let got = pread(descriptor.number, &bytes, start.count, 0)
    if got < 0 { throw .reading(name, error: errno) }
    return bytes == start
  }

  /// Reads a pipe or a gzip file to its end into a temporary file.
  static func open(
    descriptor: Descriptor, named name: String, origin: (path: String, state: FileState)? = nil
  ) throws -> InputFile {
    let spool = try SpoolFile(named: name)
    var fingerprint = RunningFingerprint()
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var inflater: Inflater?
    var isFirst = true
    while true {
      // A pipe may hand over a single byte first: the two that tell gzip are read together.
      let count = try readBlock(descriptor, into: &block, atLeast: isFirst ? 2 : 1, named: name)
      if count == 0 { break }
      if isFirst, count >= 2, block[0] == 0x1F, block[1] == 0x8B { inflater = try Inflater(name: name) }
      isFirst = false
      try block.withUnsafeMutableBytes { memory in
        let bytes = UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
        fingerprint.update(UnsafeRawBufferPointer(bytes))
        if let inflater {
          try inflater.inflate(bytes, into: spool)
        } else {
          try spool.append(UnsafeRawBufferPointer(bytes))
        }
      }
    }
    try inflater?.finish()
    return InputFile(name: name, text: try spool.finish(), origin: origin, fingerprint: fingerprint, isPlain: false)
  }

  /// Number of bytes read; fewer than `minimum` only at the end.
  private static func readBlock(
    _ descriptor: Descriptor, into block: inout [UInt8], atLeast minimum: Int, named name: String
  ) throws(SystemFailure) -> Int {
    var count = 0
    while count < minimum {
      let got = block.withUnsafeMutableBytes { memory in
        read(descriptor.number, memory.baseAddress?.advanced(by: count), memory.count - count)
      }
      if got == 0 { break }
      if got > 0 {
        count += got
      } else if errno == EAGAIN {
        // Whoever started the program may have left the pipe so that it does not wait: then we do.
        var waiting = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
        if uninterrupted({ poll(&waiting, 1, -1) }) < 0 { throw .reading(name, error: errno) }
      } else if errno != EINTR {
        throw .reading(name, error: errno)
      }
    }
    return count
  }
}
