internal import CPROJ
import Diagnostics

/// One PROJ session: it owns the library's context and catches what the library says.
///
/// Not Sendable. The network is off, whatever PROJ_NETWORK says, so that a result never depends on a server.
///
/// Source: PROJ's `proj_context_create`, `proj_context_set_enable_network`, `proj_log_func`.
final class PROJContext {
  let handle: OpaquePointer
  private let messages = MessageBox()

  init() throws(SystemFailure) {
    guard let handle = proj_context_create() else {
      throw projFailure("proj_context_create", "no context", at: Place("PROJ"))
    }
    self.handle = handle
    proj_context_set_enable_network(handle, 0)
    proj_log_level(handle, PJ_LOG_ERROR)
    // Unretained: the box lives as long as this object, and the context dies in deinit, before it.
    proj_log_func(handle, Unmanaged.passUnretained(messages).toOpaque()) { box, _, text in
      guard let text, let box else { return }
      Unmanaged<MessageBox>.fromOpaque(box).takeUnretainedValue().last = String(cString: text)
    }
  }

  deinit { proj_context_destroy(handle) }

  /// The library's last words, which are taken, so that nobody reports them again.
  func takeMessage() -> String {
    let words = messages.last ?? "no reason given"
    messages.last = nil
    return words
  }

  /// The failure of a C function.
  func failure(_ function: String, at place: Place) -> SystemFailure {
    projFailure(function, takeMessage(), at: place)
  }
}

/// A `PJ *` with its context: a CRS or an operation.
final class PROJObject {
  let handle: OpaquePointer
  let context: PROJContext

  /// Takes over what a C function returned; nil when that was NULL.
  init?(owning handle: OpaquePointer?, in context: PROJContext) {
    guard let handle else { return nil }
    self.handle = handle
    self.context = context
  }

  deinit { proj_destroy(handle) }

  var type: PJ_TYPE { proj_get_type(handle) }
  var name: String { proj_get_name(handle).map { String(cString: $0) } ?? "" }
  /// `EPSG:32748`; nil for an object of no authority.
  var identifier: String? {
    guard let authority = proj_get_id_auth_name(handle, 0), let code = proj_get_id_code(handle, 0) else { return nil }
    return String(cString: authority) + ":" + String(cString: code)
  }
}

private final class MessageBox {
  var last: String?
}

private func projFailure(_ function: String, _ words: String, at place: Place) -> SystemFailure {
  SystemFailure(
    "proj-failed", at: place, LocalizedText(en: "\(function): \(words)", id: "\(function): \(words)"),
    fix: LocalizedText(
      en: "check the CRS of the layer, and that PROJ and its database are installed (package proj-data)",
      id: "periksa CRS layer, dan pastikan PROJ beserta basis datanya terpasang (paket proj-data)"))
}
