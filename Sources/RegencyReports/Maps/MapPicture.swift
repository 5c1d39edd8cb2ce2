#if RSVG
  internal import CRSVG
  import Diagnostics

  /// A map as PNG: the same picture as its SVG, drawn by librsvg and cairo.
  ///
  /// The bytes follow from the SVG, the versions of the libraries and the fonts of the machine. Needs the package trait
  /// `RSVG`.
  public enum MapPicture {
    /// Dots for each unit of the map: 2000 for the width of an A4 page are about 280 to the inch.
    static let dotsPerUnit = 2.0

    /// Versions of librsvg and cairo, such as `2.54.7, cairo 1.16.0`.
    public static var libraryVersion: String { "\(LIBRSVG_VERSION), cairo \(String(cString: cairo_version_string()))" }

    /// The picture of an SVG document that has a view box.
    ///
    /// Nothing outside the document is loaded.
    ///
    /// - Throws: `SystemFailure` `write-failed`, with the library's own words.
    public static func png(of document: String, named path: String) throws(SystemFailure) -> [UInt8] {
      let svg = Array(document.utf8)
      var error: UnsafeMutablePointer<GError>?
      guard let handle = petarawan_rsvg_handle(svg, gsize(svg.count), &error) else {
        throw failure("rsvg_handle_new_from_stream_sync", path, words(of: error))
      }
      defer { g_object_unref(handle) }
      var (box, hasBox) = (RsvgRectangle(), gboolean(0))
      rsvg_handle_get_intrinsic_dimensions(handle, nil, nil, nil, nil, &hasBox, &box)
      guard hasBox != 0 else { throw failure("rsvg_handle_get_intrinsic_dimensions", path, "no view box") }
      let (width, height) = ((box.width * dotsPerUnit).rounded(), (box.height * dotsPerUnit).rounded())
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
      defer { cairo_surface_destroy(surface) }
      let context = cairo_create(surface)
      defer { cairo_destroy(context) }
      var page = RsvgRectangle(x: 0, y: 0, width: width, height: height)
      guard rsvg_handle_render_document(handle, context, &page, &error) != 0 else {
        throw failure("rsvg_handle_render_document", path, words(of: error))
      }
      return try bytes(of: surface, named: path)
    }

    private static func bytes(of surface: OpaquePointer?, named path: String) throws(SystemFailure) -> [UInt8] {
      var png: [UInt8] = []
      let status = withUnsafeMutablePointer(to: &png) { target in
        cairo_surface_write_to_png_stream(
          surface,
          { target, bytes, count in
            let block = UnsafeBufferPointer(start: bytes, count: Int(count))
            target?.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: block)
            return CAIRO_STATUS_SUCCESS
          }, target)
      }
      guard status == CAIRO_STATUS_SUCCESS else {
        throw failure("cairo_surface_write_to_png_stream", path, String(cString: cairo_status_to_string(status)))
      }
      return png
    }

    /// The words of an error, which is freed.
    private static func words(of error: UnsafeMutablePointer<GError>?) -> String {
      defer { g_error_free(error) }
      return error.map { String(cString: $0.pointee.message) } ?? ""
    }

    private static func failure(_ call: String, _ path: String, _ words: String) -> SystemFailure {
      SystemFailure(
        "write-failed", at: Place(path),
        LocalizedText(
          en: "the picture cannot be drawn: \(call): \(words)", id: "gambar tidak dapat dibuat: \(call): \(words)"),
        fix: LocalizedText(
          en: "check the free memory; or build without the trait RSVG, which leaves map.svg",
          id: "periksa sisa memori; atau bangun tanpa trait RSVG, sehingga hanya map.svg yang ditulis"))
    }
  }
#endif
