import ByteStreams
import FeatureModel
import GeoJSONFiles
import HazardOverlay

/// Writes TPS with their annotations as GeoJSON, one TPS a line.
public struct AnnotatedStationsWriter {
  private var writer: GeoJSONWriter
  private var hazards: [HazardNames]
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

  /// Property names of one hazard, and what its classes and features are called.
  private struct HazardNames {
    let id: String
    let distance: MemberName
    let depth: MemberName
    let feature: MemberName
    let nothingDecides: RenderedMembers
    let certain: MemberName
    let labels: [Int: String]
    let featureIDs: [PropertyValue]
    /// Status, class and label of what was met so far.
    private(set) var outcomes: [RenderedMembers] = []
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

    /// The index of the outcome that an exposure has; each is rendered once.
    mutating func outcome(of exposure: Exposure) -> Int {
      let key = OutcomeKey(status: exposure.status, hazardClass: exposure.hazardClass)
      if let known = keys.firstIndex(of: key) { return known }
      keys.append(key)
      outcomes.append(
        RenderedMembers { writer in
          writer.appendMember(MemberName(id + "_status"), exposure.status.rawValue)
          writer.appendMember(MemberName(id + "_class"), exposure.hazardClass)
          writer.appendMember(MemberName(id + "_label"), exposure.hazardClass.flatMap { labels[$0] })
        })
      return outcomes.count - 1
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
    for hazard in hazards.indices {
      append(station.exposures[hazard], ofHazard: hazard)
      if withCertainty { appendCertainty(station.exposures[hazard], ofHazard: hazard) }
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

  // Names are read in place: a copy of all of them would count their references, for every TPS and hazard.
  private mutating func append(_ exposure: Exposure, ofHazard hazard: Int) {
    let outcome = hazards[hazard].outcome(of: exposure)
    writer.appendMembers(hazards[hazard].outcomes[outcome])
    writer.appendMember(hazards[hazard].distance, exposure.distanceMeters, decimals: 1)
    if exposure.depthMeters == nil && exposure.feature == nil {
      return writer.appendMembers(hazards[hazard].nothingDecides)
    }
    writer.appendMember(hazards[hazard].depth, exposure.depthMeters, decimals: 1)
    let name = hazards[hazard].feature
    guard let feature = exposure.feature else { return writer.appendMember(name, nil as Int?) }
    switch hazards[hazard].featureIDs[feature] {
    case .string(let id): writer.appendMember(name, id)
    case .number(let id): writer.appendMember(name, number: id)
    case .missing, .null, .bool, .structure: writer.appendMember(name, feature)
    }
  }

  private mutating func appendCertainty(_ exposure: Exposure, ofHazard hazard: Int) {
    let name = hazards[hazard].certain
    guard let isCertain = exposure.isCertain else { return writer.appendMember(name, nil as String?) }
    writer.appendMember(name, isCertain)
  }
}
