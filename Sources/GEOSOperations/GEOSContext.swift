internal import CGEOS
import Diagnostics

/// One GEOS session: it owns the library's handle and catches what the library says.
///
/// Not Sendable, and neither is anything made with it: each task makes its own, and only `FeatureGeometries` cross tasks.
///
/// Source: GEOS's `GEOS_init_r`, `GEOSContext_setErrorMessageHandler_r`, `GEOS_finish_r`.
public final class GEOSContext {
  /// What is being worked on, such as the file and the feature; failures carry it.
  public var place: Place

  let handle: GEOSContextHandle_t
  private let messages: MessageBox

  /// A session of its own.
  ///
  /// - Parameter place: What failures name until somebody sets a nearer place.
  /// - Throws: `SystemFailure` `geos-failed` when the library cannot start.
  public init(place: Place = Place("GEOS")) throws {
    guard let handle = GEOS_init_r() else {
      throw geosFailure("GEOS_init_r", "no handle", at: place)
    }
    self.place = place
    self.handle = handle
    messages = MessageBox()
    // Unretained: the box lives as long as this object, and the handle dies in deinit, before it.
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, box in
        guard let text, let box else { return }
        Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().last = String(cString: text)
      }, Unmanaged.passUnretained(messages).toOpaque())
  }

  deinit { GEOS_finish_r(handle) }

  /// Version of the library, such as `3.11.1-CAPI-1.17.1`.
  public static var libraryVersion: String { GEOSversion().map { String(cString: $0) } ?? "" }
}

// MARK: The one place where results are checked

extension GEOSContext {
  /// The failure of a C function with the library's last words, which are taken, so that nobody reports them again.
  func failure(_ function: String) -> SystemFailure {
    let words = messages.last ?? "no reason given"
    messages.last = nil
    return geosFailure(function, words, at: place)
  }

  /// The failure of a C function that was not called because of its arguments.
  func failure(_ function: String, saying words: String) -> SystemFailure { geosFailure(function, words, at: place) }

  /// The handle that a C function made.
  @inline(__always)
  func checked(_ function: StaticString, _ pointer: OpaquePointer?) throws -> OpaquePointer {
    guard let pointer else { throw failure("\(function)") }
    return pointer
  }

  /// The answer of a C predicate: 0, 1, or 2 for a failure.
  @inline(__always)
  func checked(_ function: StaticString, predicate answer: CChar) throws -> Bool {
    guard answer == 0 || answer == 1 else { throw failure("\(function)") }
    return answer == 1
  }

  /// Throws unless a C function that returns 1 for success did so.
  @inline(__always)
  func check(_ function: StaticString, status: Int32) throws {
    guard status == 1 else { throw failure("\(function)") }
  }

  /// The count that a C function returns, which is -1 for a failure.
  @inline(__always)
  func checked(_ function: StaticString, count: Int32) throws -> Int {
    guard count >= 0 else { throw failure("\(function)") }
    return Int(count)
  }
}

private final class MessageBox {
  var last: String?
}

private func geosFailure(_ function: String, _ words: String, at place: Place) -> SystemFailure {
  SystemFailure(
    "geos-failed", at: place, LocalizedText(en: "\(function): \(words)", id: "\(function): \(words)"),
    fix: LocalizedText(
      en: "check the geometry in QGIS with \"Check validity\"; if it is valid, report this message",
      id: "periksa geometri di QGIS dengan \"Check validity\"; jika sudah valid, laporkan pesan ini"))
}
