import ByteStreams
import Diagnostics
import FeatureModel

@testable import GeoJSONFiles

/// Reads a text as GeoJSON.
func read(
  _ text: String, properties: [String] = [], keepsMembers: Bool = false, window: Int = 1 << 20
) throws -> FeatureTable {
  try readBoth(text, properties: properties, keepsMembers: keepsMembers, window: window).table
}

/// Reads a text as GeoJSON; with the text that members lie in.
func readBoth(
  _ text: String, properties: [String] = [], keepsMembers: Bool = false, window: Int = 1 << 20
) throws -> (table: FeatureTable, text: StoredText) {
  var reader = GeoJSONReader(properties: properties, keepsMembers: keepsMembers)
  reader.windowSize = window
  return try reader.read(InputFile.holding(text, named: "a.geojson"))
}

/// The problem that stops a piece of work; nil when nothing does.
func problem(_ body: () throws -> Void) -> Diagnostic? {
  do {
    try body()
    return nil
  } catch let problem as InputProblem {
    return problem.diagnostic
  } catch let failure as SystemFailure {
    return failure.diagnostic
  } catch {
    return nil
  }
}

/// A feature with a geometry, in a collection.
func collection(_ geometries: String...) -> String {
  let features = geometries.map { #"{"type":"Feature","properties":null,"geometry":\#($0)}"# }
  return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
}

extension FeatureTable {
  /// Everything about the table as text, for comparing two readings.
  var summary: String {
    var lines = ["\(declaredCRS ?? "-") \(propertyNames) \(geometries.coordinates) \(ids)"]
    lines += ["\(geometries.types) \(geometries.featureStarts) \(geometries.partStarts) \(geometries.ringStarts)"]
    lines += ["\(geometries.partKinds) \(propertyMembers) \(properties.sorted { $0.key < $1.key })"]
    return (lines + findings.map { $0.text(in: .en) }).joined(separator: "\n")
  }
}
