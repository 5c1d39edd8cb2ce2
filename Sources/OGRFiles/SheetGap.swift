#if GDAL
  internal import CGDAL
  import Diagnostics

  /// Rows of a workbook far below the others.
  ///
  /// GDAL stops at a gap of 10,000 rows, which a format that somebody gave to a whole column makes: then there is nothing
  /// below, and what was read is all.
  enum SheetGap {
    /// What GDAL said is about such a gap, and no cell below it holds anything.
    ///
    /// - Throws: `InputProblem` `sheet-gap` when one does.
    static func isHarmless(_ words: String, in path: String, named name: String) throws -> Bool {
      guard words.contains("Too big gap with previous valid row") else { return false }
      let folder = "/vsizip/{\(path)}/xl/worksheets"
      guard let list = VSIReadDir(folder) else { return false }
      defer { CSLDestroy(list) }
      var index = 0
      while let item = list[index] {
        let sheet = String(cString: item)
        index += 1
        guard sheet.hasSuffix(".xml") else { continue }
        guard let text = bytes(of: folder + "/" + sheet) else { return false }
        if let row = firstRow(behindGapIn: text) { throw InputProblem.sheetGap(name, row: row) }
      }
      return true
    }

    private static func bytes(of path: String) -> [UInt8]? {
      guard let file = VSIFOpenL(path, "rb") else { return nil }
      defer { _ = VSIFCloseL(file) }
      var bytes: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 1 << 20)
      while case let count = VSIFReadL(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
      return bytes
    }

    /// The number of a row with a value behind a gap; nil when there is none.
    static func firstRow(behindGapIn text: [UInt8]) -> Int? {
      var (last, place) = (0, 0)
      var gap: Int?
      while let start = text.first("<", from: place) {
        place = start + 1
        if text.starts(with: "row ", at: place) {
          let number = text.rowNumber(at: place) ?? last + 1
          if gap == nil, number - last > 10_000 { gap = number }
          last = number
        } else if gap != nil, text.starts(with: "v>", at: place) || text.starts(with: "is>", at: place) {
          return last
        }
      }
      return nil
    }
  }

  extension [UInt8] {
    fileprivate func first(_ character: Unicode.Scalar, from start: Int) -> Int? {
      self[Swift.min(start, count)...].firstIndex(of: UInt8(ascii: character))
    }

    fileprivate func starts(with word: String, at start: Int) -> Bool {
      start + word.utf8.count <= count && self[start..<start + word.utf8.count].elementsEqual(word.utf8)
    }

    /// The attribute `r` of a tag.
    fileprivate func rowNumber(at start: Int) -> Int? {
      guard let end = first(">", from: start) else { return nil }
      for place in start..<end where starts(with: " r=\"", at: place) {
        return Int(String(decoding: self[(place + 4)...].prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
      }
      return nil
    }
  }

  extension InputProblem {
    fileprivate static func sheetGap(_ file: String, row: Int) -> InputProblem {
      InputProblem(
        "sheet-gap", at: Place(file),
        LocalizedText(
          en:
            "row \(row) of a sheet lies more than 10,000 empty rows below the one before it, where GDAL stops reading",
          id:
            "baris \(row) sebuah lembar terletak lebih dari 10.000 baris kosong di bawah baris sebelumnya; GDAL berhenti di situ"
        ),
        fix: LocalizedText(
          en: "delete the empty rows between them, or export the sheet as CSV",
          id: "hapus baris kosong di antaranya, atau ekspor lembar itu sebagai CSV"))
    }
  }
#endif
