import ByteStreams
import Diagnostics
import FeatureModel

/// Scans features one by one and collects them in a table.
///
/// A feature is scanned as a unit: when the window ends within it, what was collected of it is dropped, the window slides,
/// and the feature is scanned again from its start. Only a complete feature is committed.
struct FeatureScanner {
  var text: WindowedJSON
  var geometries = FeatureGeometries()
  var declaredCRS: String?
  var layout: PropertyLayout

  private let wanted: [String]
  private let keepsMembers: Bool
  private var ids: [PropertyValue] = []
  private var columns: [[PropertyValue]]
  private var members: [ByteRange] = []
  /// Findings of committed features with the offset that each is about.
  private var findings: [(finding: Diagnostic, offset: Int)] = []
  private var hasNotedHeight = false
  private var hasNotedLink = false

  /// A value at the top of the text was complete, and another one follows.
  var isSequence = false
  /// The feature that is being scanned.
  var current = CurrentFeature()

  init(_ text: WindowedJSON, properties wanted: [String], keepsMembers: Bool) {
    self.text = text
    self.wanted = wanted
    self.keepsMembers = keepsMembers
    layout = PropertyLayout(wanted: wanted)
    columns = Array(repeating: [], count: wanted.count)
  }

  /// Number of features so far; the index of the one that is being scanned.
  var count: Int { geometries.count }

  /// Scans one unit as a whole, however often the window must slide for it.
  @inline(__always)
  mutating func unit<Result>(_ body: (inout FeatureScanner) throws(ScanStop) -> Result) throws -> Result {
    while true {
      let start = text.json.position
      do throws(ScanStop) { return try body(&self) } catch {
        geometries.discardUnfinishedFeature()
        try text.resume(after: error, from: start)
      }
    }
  }

  /// Takes the scanned feature into the table.
  mutating func commit() {
    if current.isSkipped {
      geometries.discardUnfinishedFeature()
      current.type = .none
    }
    geometries.endFeature(current.type)
    ids.append(current.id)
    for index in columns.indices { columns[index].append(current.values[index]) }
    if keepsMembers { members.append(current.members) }
    if current.hasFindings { commitFindings() }
  }

  private mutating func commitFindings() {
    let index = count - 1
    for item in current.findings {
      let place = Place(text.file.name, feature: index, id: current.id.text, part: item.part)
      findings.append((item.finding(at: place), item.offset))
    }
    if let offset = current.heightOffset, !hasNotedHeight, !current.isSkipped {
      hasNotedHeight = true
      findings.append((.droppedHeight(at: Place(text.file.name, feature: index, id: current.id.text)), offset))
    }
  }

  /// Notes something about the file as a whole, once.
  mutating func noteCRS(_ finding: Diagnostic, offset: Int) {
    if hasNotedLink { return }
    hasNotedLink = true
    findings.append((finding, offset))
  }

  /// The table, with lines and columns in its findings.
  func table() throws(SystemFailure) -> FeatureTable {
    var table = FeatureTable(file: text.file.name)
    table.declaredCRS = declaredCRS
    table.geometries = geometries
    table.ids = ids
    table.properties = Dictionary(zip(wanted, columns), uniquingKeysWith: { first, _ in first })
    table.propertyNames = layout.names
    table.propertyMembers = members
    // Lines are counted in one more pass over the text, and only for a file with findings.
    let order = findings.indices.sorted { findings[$0].offset < findings[$1].offset }
    let places = try text.file.text.places(ofAscending: order.map { findings[$0].offset })
    table.findings = findings.map(\.finding)
    for (index, place) in zip(order, places) {
      table.findings[index].place.line = place.line
      table.findings[index].place.column = place.column
    }
    return table
  }

  /// Forgets the feature before.
  mutating func beginFeature() {
    geometries.discardUnfinishedFeature()
    current.reset(columns: columns.count)
  }
}

/// What is known of a feature before it is complete.
struct CurrentFeature {
  var type = GeometryType.none
  var id = PropertyValue.missing
  /// The type that its object has, when that is not Feature.
  var typeText = ""
  var values: [PropertyValue] = []
  var members = ByteRange(offset: 0, count: 0)
  var findings: [FeatureFinding] = []
  /// Where the first third coordinate is.
  var heightOffset: Int?
  /// Where the first number is that no Double holds.
  var infiniteOffset: Int?
  /// Something is wrong with its structure: it has no geometry.
  var isSkipped = false

  var hasFindings: Bool { !findings.isEmpty || heightOffset != nil }

  mutating func reset(columns: Int) {
    type = .none
    id = .missing
    if !findings.isEmpty { findings.removeAll() }
    heightOffset = nil
    infiniteOffset = nil
    isSkipped = false
    if values.count != columns { values = Array(repeating: .missing, count: columns) }
    resetProperties()
  }

  mutating func resetProperties() {
    members = ByteRange(offset: 0, count: 0)
    for index in values.indices { values[index] = .missing }
  }
}
