internal import CZLIB

extension RandomAccessCollection<UInt8> {
  /// CRC-32: tells that bytes of a file of ours are not what they were, be it one bit. No protection against anybody who
  /// changes them on purpose.
  public var checksum: UInt32 {
    withContiguousStorageIfAvailable { bytes in
      UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
    } ?? Array(self).checksum
  }
}
