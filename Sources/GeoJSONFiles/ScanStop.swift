/// Why a scan stopped, and where in the window.
///
/// A plain value, so that throwing it costs no more than returning it.
struct ScanStop: Error {
  enum Reason: UInt8 {
    /// The window ends here but the text does not: slide it and scan again.
    case windowEnds

    // The text is no JSON.
    case textEnds, unexpected, tooDeep, badEscape, controlCharacter, badEncoding, goesOn

    // The JSON is no geometry; the feature is skipped.
    case notObject, notArray, notNumber, tooFewNumbers, unknownType, noType, noCoordinates, shortLine
    case emptyExterior, repeatedMember, nestedTooDeep

    var isMalformedGeometry: Bool { rawValue >= Reason.notObject.rawValue }
  }

  var reason: Reason
  /// Index into the window.
  var position: Int
}
