import HazardOverlay

/// A place of a facility layer.
public struct Facility: Sendable, Equatable {
  /// Id of its layer.
  public var layer: String
  /// Index of its feature in the file.
  public var feature: Int
  /// Its id: of the id field, else the GeoJSON id, else the index.
  public var id: String
  /// Its name; empty where it has none.
  public var name: String
  /// What it is, as the file spells it; the id of the layer where the job names no field.
  public var kind: String
  /// The village that it says it is in; nil where it does not say.
  public var villageCode: AdministrativeCode?
  /// TPS that find room; nil where the layer does not say.
  public var stationCapacity: Int?
  /// Voters that find room; nil where the layer does not say.
  public var voterCapacity: Int?
  /// How far it reaches as a tower, in metres; nil where the layer does not say.
  public var rangeMeters: Double?

  /// A place; everything but layer, feature and kind can be added.
  public init(
    layer: String, feature: Int, id: String? = nil, name: String = "", kind: String,
    villageCode: AdministrativeCode? = nil
  ) {
    self.layer = layer
    self.feature = feature
    self.id = id ?? String(feature)
    self.name = name
    self.kind = kind
    self.villageCode = villageCode
  }

  /// Name and id for people.
  public var title: String { name.isEmpty ? id : "\(name) (\(id))" }
}
