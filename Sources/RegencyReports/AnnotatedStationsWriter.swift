import ByteStreams
import FeatureModel
import GeoJSONFiles
import HazardOverlay

/// Writes TPS with their annotations as GeoJSON, one TPS a line.
public struct AnnotatedStationsWriter {
  private var writer: GeoJSONWriter
  private let hazards: [HazardNames]
  private var lastRegency: (code: String?, rule: RegencyRule, members: RenderedMembers)?
  private let withCertainty: Bool

  private enum PlaceNames {
    static let regencyCode = MemberName("regency_code")
    static let regencyName = MemberName("regency_name")
    static let regencyRule = MemberName("regency_rule")
    static let districtCode = MemberName("district_code")
    static let villageCode = MemberName("village_code_found")
    static let codeMismatch = MemberName("code_mismatch")
  }

  /// Property names of one hazard, and what its classes and features are called. A class, so that a TPS costs no copy.
  private final class HazardNames {
    let id: String
    let distance: MemberName
    let depth: MemberName
    let feature: MemberName
    let nothingDecides: RenderedMembers
    let certain: MemberName
    let labels: [Int: String]
    let featureIDs: [PropertyValue]
    /// Status, class and label of what was met so far.
    private var outcomes: [RenderedMembers] = []
    private var keys: [OutcomeKey] = []

    private struct OutcomeKey: Equatable {
      var status: ExposureStatus
      var hazardClass: Int?
    }

    init(_ layer: HazardLayer) {
      id = layer.definition.id
      distance = MemberName(id + "_distance_m")
      depth = MemberName(id + "_depth_m")
      feature = MemberName(id + "_feature")
      nothingDecides = RenderedMembers { [depth, feature] writer in
        writer.appendMember(depth, nil as Int?)
        writer.appendMember(feature, nil as Int?)
      }
      certain = MemberName(id + AnnotationNames.certaintyEnding)
      labels = layer.definition.classRule.labels
      featureIDs = layer.featureIDs
    }

    /// Status, class and label, rendered once for each of them.
    func outcome(_ exposure: Exposure) -> RenderedMembers {
      let key = OutcomeKey(status: exposure.status, hazardClass: exposure.hazardClass)
      if let known = keys.firstIndex(of: key) { return outcomes[known] }
      let members = RenderedMembers { writer in
        writer.appendMember(MemberName(id + "_status"), exposure.status.rawValue)
        writer.appendMember(MemberName(id + "_class"), exposure.hazardClass)
        writer.appendMember(MemberName(id + "_label"), exposure.hazardClass.flatMap { labels[$0] })
      }
      keys.append(key)
      outcomes.append(members)
      return members
    }
  }

  /// Begins a collection of TPS.
  ///
  /// - Parameters:
  ///   - name: Name of the layer.
  ///   - hazards: The hazards of the job, in the order of the exposures.
  ///   - withCertainty: Each hazard gets a member that says whether status and class are certain.
  ///   - file: Where the text goes; nil keeps it in memory, for tests.
  public init(name: String, hazards: [HazardLayer], withCertainty: Bool = false, to file: OutputFile?) {
    writer = GeoJSONWriter(name: name, to: file)
    self.withCertainty = withCertainty
    self.hazards = hazards.map(HazardNames.init)
  }

  /// What was not written to a file.
  public var text: String { writer.text.string }

  /// Writes one TPS.
  ///
  /// - Parameters:
  ///   - id: The GeoJSON id of the input feature.
  ///   - members: The members of its properties, as the input spells them.
  ///   - degrees: Longitude and latitude.
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func write(
    _ station: AnnotatedStation, id: PropertyValue, members: UnsafeRawBufferPointer, at degrees: Position
  ) throws {
    writer.beginFeature(id: id)
    writer.copyMembers(members)
    writer.appendMembers(regency(of: station))
    writer.appendMember(PlaceNames.districtCode, station.districtCode)
    writer.appendMember(PlaceNames.villageCode, station.villageCode)
    if let isCodeMismatch = station.isCodeMismatch {
      writer.appendMember(PlaceNames.codeMismatch, isCodeMismatch)
    } else {
      writer.appendMember(PlaceNames.codeMismatch, nil as String?)
    }
    for (hazard, exposure) in zip(hazards, station.exposures) {
      append(exposure, of: hazard)
      if withCertainty { appendCertainty(exposure, of: hazard) }
    }
    try writer.endFeature(at: degrees)
  }

  /// Ends the collection.
  ///
  /// - Throws: `SystemFailure` `write-failed`.
  public mutating func end() throws { try writer.end() }

  /// Code, name and rule of the regency, rendered again only where they differ from those of the TPS before.
  private mutating func regency(of station: AnnotatedStation) -> RenderedMembers {
    if let last = lastRegency, last.rule == station.regencyRule, last.code == station.regencyCode {
      return last.members
    }
    let members = RenderedMembers { writer in
      writer.appendMember(PlaceNames.regencyCode, station.regencyCode)
      writer.appendMember(PlaceNames.regencyName, station.regencyName)
      writer.appendMember(PlaceNames.regencyRule, station.regencyRule.rawValue)
    }
    lastRegency = (station.regencyCode, station.regencyRule, members)
    return members
  }

  private mutating func append(_ exposure: Exposure, of hazard: HazardNames) {
    writer.appendMembers(hazard.outcome(exposure))
    writer.appendMember(hazard.distance, exposure.distanceMeters, decimals: 1)
    if exposure.depthMeters == nil && exposure.feature == nil { return writer.appendMembers(hazard.nothingDecides) }
    writer.appendMember(hazard.depth, exposure.depthMeters, decimals: 1)
    guard let feature = exposure.feature else { return writer.appendMember(hazard.feature, nil as Int?) }
    switch hazard.featureIDs[feature] {
    case .string(let id): writer.appendMember(hazard.feature, id)
    case .number(let id): writer.appendMember(hazard.feature, number: id)
    case .missing, .null, .bool, .structure: writer.appendMember(hazard.feature, feature)
    }
  }

  private mutating func appendCertainty(_ exposure: Exposure, of hazard: HazardNames) {
    guard let isCertain = exposure.isCertain else { return writer.appendMember(hazard.certain, nil as String?) }
    writer.appendMember(hazard.certain, isCertain)
  }
}
