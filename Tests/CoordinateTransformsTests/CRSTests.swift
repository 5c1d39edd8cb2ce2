import CoordinateTransforms
import Diagnostics
import FeatureModel
import Testing

@Suite struct CRSTests {
  static let place = Place("banjir.geojson")

  /// ESRI's .prj of EPSG:32748: no code in it.
  static let esri = """
    PROJCS["WGS_1984_UTM_Zone_48S",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",10000000.0],PARAMETER["Central_Meridian",105.0],\
    PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """

  /// TM-3 zone 48.2 as an agency's own WKT, with a name and without a code.
  static let custom = """
    PROJCS["TM3 Banten",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],\
    PARAMETER["central_meridian",106.4],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",200000],\
    PARAMETER["false_northing",1500000],UNIT["metre",1]]
    """

  @Test(arguments: [
    ("EPSG:32748", "EPSG:32748"), (" epsg:32748\n", "EPSG:32748"), ("urn:ogc:def:crs:EPSG::23834", "EPSG:23834"),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"), ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"),
    ("OGC:CRS84", "OGC:CRS84"), ("http://www.opengis.net/def/crs/EPSG/0/4755", "EPSG:4755"),
    ("https://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"),
    ("http://www.opengis.net/gml/srs/epsg.xml#9470", "EPSG:9470"), ("+init=epsg:32748", "EPSG:32748"),
    ("+proj=utm +zone=48 +south +datum=WGS84 +units=m +no_defs", "EPSG:32748"),
    ("WGS 84 / UTM zone 48S", "EPSG:32748"), ("EPSG:4979", "EPSG:4326"), ("EPSG:9518", "EPSG:4326"),
    (esri, "EPSG:32748"),
  ])
  func formsOfText(text: String, identifier: String) throws {
    let crs = try CRS(parsing: text, at: Self.place)
    #expect(crs.identifier == identifier)
    #expect(crs.definition == identifier)
  }

  @Test func whatIsKnownOfUTM48S() throws {
    let crs = try CRS(parsing: "EPSG:32748", at: Self.place)
    #expect(crs.name == "WGS 84 / UTM zone 48S")
    #expect(!crs.isGeographic)
    #expect(crs.metersPerUnit == 1)
    #expect(crs.areaOfUse == Envelope(minX: 102, minY: -80, maxX: 108, maxY: 0))
    #expect(crs.geographicBaseIdentifier == "EPSG:4326")
  }

  @Test func wgs84InEitherOrderIsOne() throws {
    let epsg = try CRS(parsing: "EPSG:4326", at: Self.place)
    let ogc = try CRS(parsing: "OGC:CRS84", at: Self.place)
    #expect(epsg == .wgs84)
    #expect(ogc == .wgs84)
    #expect(Set([epsg, ogc, .wgs84]).count == 1)
    #expect(epsg.isGeographic)
    #expect(epsg.isWGS84)
    #expect(epsg.metersPerUnit == nil)
    #expect(try CRS(parsing: "EPSG:4755", at: Self.place) != .wgs84)
  }

  @Test func aCRSOfNoAuthorityKeepsItsDefinition() throws {
    let crs = try CRS(parsing: Self.custom, at: Self.place)
    #expect(crs.identifier == nil)
    #expect(crs.label == "TM3 Banten")
    #expect(crs.definition.hasPrefix("PROJCRS["))
    #expect(crs == (try CRS(parsing: Self.custom, at: Self.place)))
    #expect(crs.geographicBaseIdentifier == "EPSG:4326")
  }

  @Test func aZeroShiftAddsNothingToAKnownDatum() throws {
    let known = Self.esri.replacingOccurrence(
      of: "298.257223563]]", with: "298.257223563],TOWGS84[0,0,0,0,0,0,0]]")
    #expect(try CRS(parsing: known, at: Self.place).identifier == "EPSG:32748")
    let unnamed = try CRS(parsing: "+proj=utm +zone=48 +south +ellps=WGS84 +towgs84=0,0,0", at: Self.place)
    #expect(unnamed.metersPerUnit == 1)
    #expect(try !CoordinateTransformer(from: unnamed, to: .wgs84).isBallpark)
    let shifted = try CRS(parsing: "+proj=longlat +ellps=bessel +towgs84=-377,681,-50", at: Self.place)
    #expect(shifted.isGeographic)
    #expect(shifted.identifier == nil)
    #expect(shifted.definition.hasPrefix("BOUNDCRS"))
  }

  @Test func aCodeOnAnotherDefinitionIsNotBelieved() throws {
    let lie = Self.custom.dropLast() + #",AUTHORITY["EPSG","32748"]]"#
    #expect(try CRS(parsing: String(lie), at: Self.place).identifier == nil)
  }

  @Test(arguments: ["", "banten", "EPSG:99999", "EPSG:5773", "EPSG:4978", "utm", "PROJCS[", "+proj=nonsense"])
  func whatIsNoMapsCRS(text: String) {
    let problem = #expect(throws: InputProblem.self) { try CRS(parsing: text, at: Self.place) }
    #expect(problem?.diagnostic.code == "crs-unknown")
    #expect(problem?.diagnostic.place == Self.place)
    #expect(problem?.diagnostic.fix.en.contains("EPSG:32748") == true)
  }

  @Test func aBareNumberIsMet() {
    let problem = #expect(throws: InputProblem.self) { try CRS(parsing: "32748", at: Self.place) }
    #expect(problem?.diagnostic.fix.en == "write EPSG:32748")
    #expect(problem?.diagnostic.fix.id == "tulis EPSG:32748")
  }

  @Test(arguments: [(-180.0, 1), (0, 31), (105.0, 48), (107.999, 48), (108, 49), (141, 54), (180, 60)])
  func zones(longitude: Double, zone: Int) {
    #expect(CRS.utmZone(containingLongitude: longitude) == zone)
  }

  /// Names as the EPSG dataset in PROJ's database has them.
  @Test(arguments: [
    ("EPSG:4326", "WGS 84"), ("EPSG:32748", "WGS 84"), ("EPSG:4755", "DGN95"), ("EPSG:23834", "DGN95"),
    ("EPSG:9470", "SRGI2013"), ("EPSG:9488", "SRGI2013"), ("EPSG:4211", "WGS 84"), ("EPSG:3857", "WGS 84"),
  ])
  func metricCRSStaysOnTheDatum(base: String, datum: String) throws {
    let crs = try CRS(parsing: base, at: Self.place)
    for zone in 46...54 {
      for isSouthern in [false, true] {
        let hasZone = datum == "WGS 84" || (isSouthern ? 47...54 : 46...52).contains(zone)
        let metric = try crs.metricCRS(zone: zone, isSouthern: isSouthern)
        #expect(metric.name == "\(hasZone ? datum : "WGS 84") / UTM zone \(zone)\(isSouthern ? "S" : "N")")
        #expect(metric.metersPerUnit == 1)
      }
    }
    #expect(try CRS.wgs84.metricCRS(zone: 1, isSouthern: false).identifier == "EPSG:32601")
  }
}

extension String {
  fileprivate func replacingOccurrence(of part: String, with other: String) -> String {
    var copy = self
    if let range = firstRange(of: part) { copy.replaceSubrange(range, with: other) }
    return copy
  }
}
