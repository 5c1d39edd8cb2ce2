import ByteStreams
import FeatureModel
import GeoJSONFiles
import HazardOverlay

/// Writes the zones of one hazard as GeoJSON, a feature for each connected part.
///
/// Properties: `hazard`, `title`, `zone` (`near`, `class`, or `without-hazard` for the polygons of
/// an inverted layer), `near_m`, `class`, `label`.
///
/// - Throws: `SystemFailure` `write-failed`.
public func writeZones(_ zones: [HazardZone], of hazard: HazardDefinition, to file: OutputFile) throws {
  var writer = GeoJSONWriter(name: "zones-" + hazard.id, to: file)
  for zone in zones {
    writer.beginFeature()
    writer.appendMember(MemberName("hazard"), hazard.id)
    writer.appendMember(MemberName("title"), hazard.title)
    switch zone.kind {
    case .near(let meters):
      writer.appendMember(MemberName("zone"), "near")
      writer.appendMember(MemberName("near_m"), number: meters == meters.rounded() ? "\(Int(meters))" : "\(meters)")
      writer.appendMember(MemberName("class"), nil as Int?)
      writer.appendMember(MemberName("label"), nil as String?)
    case .hazardClass where hazard.isInverted:
      // The polygons of an inverted layer are where the hazard is not.
      writer.appendMember(MemberName("zone"), "without-hazard")
      writer.appendMember(MemberName("near_m"), nil as Int?)
      writer.appendMember(MemberName("class"), nil as Int?)
      writer.appendMember(MemberName("label"), nil as String?)
    case .hazardClass(let hazardClass):
      writer.appendMember(MemberName("zone"), "class")
      writer.appendMember(MemberName("near_m"), nil as Int?)
      writer.appendMember(MemberName("class"), hazardClass)
      writer.appendMember(MemberName("label"), hazard.classRule.labels[hazardClass])
    }
    try writer.endFeature(0, of: zone.geometry)
  }
  try writer.end()
}
