#if GDAL
  internal import CGDAL

  /// What GDAL says while something is done.
  ///
  /// GDAL hands its words to the task that called it, so that tasks do not mix theirs.
  final class GDALMessages {
    /// The last thing that went wrong.
    private(set) var failure: String?
    /// What it warned of, each once, in order.
    private(set) var warnings: [String] = []
    /// The folder of the source, which GDAL names and the user did not.
    var folder = ""

    /// Does something and collects what GDAL says meanwhile.
    static func during<Result>(_ body: (GDALMessages) throws -> Result) rethrows -> Result {
      GDALLibrary.start()
      let messages = GDALMessages()
      // Unretained: the box lives until the handler is taken off again.
      CPLPushErrorHandlerEx(
        { severity, _, text in
          guard let box = CPLGetErrorHandlerUserData(), let text else { return }
          Unmanaged<GDALMessages>.fromOpaque(box).takeUnretainedValue().note(String(cString: text), severity)
        }, Unmanaged.passUnretained(messages).toOpaque())
      defer { withExtendedLifetime(messages) { CPLPopErrorHandler() } }
      return try body(messages)
    }

    private func note(_ text: String, _ severity: CPLErr) {
      let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").withoutFolder(folder)
      if severity == CE_Warning {
        if warnings.count < 5, !warnings.contains(line) { warnings.append(line) }
      } else if severity == CE_Failure || severity == CE_Fatal {
        failure = line
      }
    }

    /// The library's last words, for a call that returned nothing.
    var words: String { failure ?? warnings.last ?? "no reason given" }
  }

  /// The library as a whole: its drivers, and what it must not do.
  enum GDALLibrary {
    private static let isStarted: Bool = {
      let settings = [
        // Nothing is fetched, whatever a file asks for.
        ("CPL_VSIL_CURL_ALLOWED_FILENAME", "none"), ("GDAL_HTTP_PROXY", "127.0.0.1:9"),
        ("GML_SKIP_RESOLVE_ELEMS", "ALL"),
        ("GDAL_HTTP_MAX_RETRY", "0"),
        // Megabytes of blocks that are kept; else a twentieth of the machine.
        ("GDAL_CACHEMAX", "64"),
        // The first row of a sheet names its columns.
        ("OGR_XLSX_HEADERS", "FORCE"), ("OGR_ODS_HEADERS", "FORCE"), ("OGR_XLS_HEADERS", "FORCE"),
      ]
      for (key, value) in settings { CPLSetConfigOption(key, value) }
      GDALAllRegister()
      return true
    }()

    /// Makes the library ready, once.
    static func start() { _ = isStarted }

    /// Version of the library, such as `3.6.2`.
    static var version: String { GDALVersionInfo("RELEASE_NAME").map { String(cString: $0) } ?? "" }
  }

  extension String {
    fileprivate func withoutFolder(_ folder: String) -> String {
      folder.isEmpty ? self : replacing(folder, with: "")
    }
  }
#endif
