#if XLSX
  import Diagnostics
  internal import CXLSX

  /// Writes a workbook (Office Open XML) through libxlsxwriter. Not for more than one task.
  ///
  /// The same sheets give the same bytes: the day of creation is given, and the archive has a fixed one.
  public final class WorkbookWriter {
    /// Version of libxlsxwriter.
    public static var libraryVersion: String { String(cString: lxw_version()) }

    private let path: String
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let formats: Formats
    private var names = SheetNames()
    private var isClosed = false

    private struct Formats {
      var title, note, head, text, count, share: UnsafeMutablePointer<lxw_format>
      /// By the number of decimals.
      var numbers: [UnsafeMutablePointer<lxw_format>]
    }

    /// The first row of the table's head, below title and note.
    private static let headRow: UInt32 = 2

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: The file to make.
    ///   - title: For the properties of the file.
    /// - Throws: `SystemFailure` `write-failed`.
    public init(creating path: String, title: String) throws(SystemFailure) {
      self.path = path
      guard let workbook = workbook_new(path) else { throw Self.failure("workbook_new", path, "no workbook") }
      self.workbook = workbook
      guard let formats = Self.formats(workbook) else {
        throw Self.failure("workbook_add_format", path, "no memory")
      }
      self.formats = formats
      try withText(title) { title throws(SystemFailure) in
        var properties = lxw_doc_properties()
        properties.title = title
        // 1 January 2000: no clock, so that a second run has the same bytes.
        properties.created = 946_684_800
        try check("workbook_set_properties", workbook_set_properties(workbook, &properties))
      }
    }

    deinit {
      // Frees what a failed run built; the file that this writes lies in the folder that is discarded.
      if !isClosed { workbook_close(workbook) }
    }

    /// Adds a sheet.
    ///
    /// - Throws: `SystemFailure` `write-failed`.
    public func add(_ sheet: WorkbookSheet) throws(SystemFailure) {
      precondition(!sheet.columns.isEmpty && sheet.columns.count < 16_000, "a sheet has columns")
      guard let worksheet = workbook_add_worksheet(workbook, names.name(for: printable(sheet.name))) else {
        throw Self.failure("workbook_add_worksheet", path, "the sheet \(sheet.name) cannot be added")
      }
      try write(.text(sheet.title), 0, 0, worksheet, format: formats.title)
      try write(.text(sheet.note), 1, 0, worksheet, format: formats.note)
      for (index, column) in sheet.columns.enumerated() {
        try write(.text(column.title), Self.headRow, index, worksheet, format: formats.head)
        try check(
          "worksheet_set_column",
          worksheet_set_column(worksheet, UInt16(index), UInt16(index), Double(column.width), nil))
      }
      for (row, cells) in sheet.rows.enumerated() {
        for (index, cell) in cells.enumerated() {
          try write(cell, Self.headRow + 1 + UInt32(row), index, worksheet)
        }
      }
      try setUp(worksheet, rows: sheet.rows.count, columns: sheet.columns.count)
    }

    /// Writes the file.
    ///
    /// - Throws: `SystemFailure` `write-failed`, with the library's own words.
    public func finish() throws(SystemFailure) {
      isClosed = true
      try check("workbook_close", workbook_close(workbook))
    }

    // MARK: Parts

    private func write(
      _ cell: WorkbookCell, _ row: UInt32, _ column: Int, _ worksheet: UnsafeMutablePointer<lxw_worksheet>,
      format: UnsafeMutablePointer<lxw_format>? = nil
    ) throws(SystemFailure) {
      let column = UInt16(column)
      let code =
        switch cell {
        case .empty: worksheet_write_blank(worksheet, row, column, format)
        // Always a string, whatever it looks like.
        case .text(let text): worksheet_write_string(worksheet, row, column, printable(text), format ?? formats.text)
        case .count(let value): worksheet_write_number(worksheet, row, column, Double(value), formats.count)
        case .share(let value): worksheet_write_number(worksheet, row, column, value, formats.share)
        case .number(let value, let decimals):
          worksheet_write_number(worksheet, row, column, value, formats.numbers[decimals])
        }
      try check("worksheet_write", code)
    }

    /// Frozen head, filters, and A4 across with the head on each page.
    private func setUp(
      _ worksheet: UnsafeMutablePointer<lxw_worksheet>, rows: Int, columns: Int
    ) throws(SystemFailure) {
      let head = Self.headRow
      worksheet_freeze_panes(worksheet, head + 1, 1)
      try check(
        "worksheet_autofilter",
        worksheet_autofilter(worksheet, head, 0, head + UInt32(max(rows, 1)), UInt16(columns - 1)))
      worksheet_set_paper(worksheet, 9)
      worksheet_set_landscape(worksheet)
      worksheet_fit_to_pages(worksheet, 1, 0)
      worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
      try check("worksheet_repeat_rows", worksheet_repeat_rows(worksheet, head, head))
      try check("worksheet_set_footer", worksheet_set_footer(worksheet, "&L&A&R&P / &N"))
    }

    private static func formats(_ workbook: UnsafeMutablePointer<lxw_workbook>) -> Formats? {
      func format(_ number: String?) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        if let number { format_set_num_format(format, number) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        return format
      }
      guard let title = format(nil), let note = format(nil), let head = format(nil), let text = format("@"),
        let count = format("#,##0"), let share = format("0.0%")
      else { return nil }
      let numbers = (0...9).compactMap { format($0 == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: $0)) }
      guard numbers.count == 10 else { return nil }
      format_set_bold(title)
      format_set_font_size(title, 14)
      format_set_italic(note)
      format_set_bold(head)
      format_set_text_wrap(head)
      format_set_bg_color(head, 0xE6EFF4)
      format_set_bottom(head, UInt8(LXW_BORDER_THIN.rawValue))
      return Formats(title: title, note: note, head: head, text: text, count: count, share: share, numbers: numbers)
    }

    /// Calls a function with a text that a C structure may point to until it returns.
    private func withText(
      _ text: String, _ body: (UnsafeMutablePointer<CChar>) throws(SystemFailure) -> Void
    ) throws(SystemFailure) {
      var bytes = Array(printable(text).utf8CString)
      var failure: SystemFailure?
      bytes.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        do throws(SystemFailure) { try body(start) } catch { failure = error }
      }
      if let failure { throw failure }
    }

    private func check(_ call: String, _ code: lxw_error) throws(SystemFailure) {
      guard code != LXW_NO_ERROR else { return }
      throw Self.failure(call, path, lxw_strerror(code).map { String(cString: $0) } ?? "")
    }

    private static func failure(_ call: String, _ path: String, _ words: String) -> SystemFailure {
      SystemFailure(
        "write-failed", at: Place(path),
        LocalizedText(
          en: "the workbook cannot be written: \(call): \(words)",
          id: "buku kerja tidak dapat ditulis: \(call): \(words)"),
        fix: LocalizedText(
          en: "check the free space and the rights of the folder", id: "periksa sisa ruang dan hak akses folder"))
    }
  }
#endif
