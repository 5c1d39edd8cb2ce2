import Diagnostics

/// Field names and classes of the layers that agencies publish, so that a job can name one instead of spelling it out.
///
/// A profile is data: what it fills in can be written in the job file just as well, and a key that is written there
/// wins over the profile.
public enum Profiles {
  /// Class rules of hazard layers.
  public static let hazards: [HazardProfile] = [
    HazardProfile(
      name: "esdm-klsgtn",
      title: LocalizedText(
        en: "landslide susceptibility zones (ESDM / PVMBG), KLSGTN 1 to 6",
        id: "zona kerentanan gerakan tanah (ESDM / PVMBG), KLSGTN 1 sampai 6"),
      classRule: ClassRule(
        field: "KLSGTN", method: .values(["2": 1, "3": 2, "4": 3, "5": 4, "6": 5]),
        labels: [1: "sangat rendah", 2: "rendah", 3: "menengah", 4: "tinggi", 5: "sangat tinggi"],
        noHazard: ["1"], noData: ["996", "999"])),
    HazardProfile(
      name: "inarisk-index",
      title: LocalizedText(
        en: "hazard index 0 to 1 (InaRISK, BNPB), cut at 1/3 and 2/3",
        id: "indeks bahaya 0 sampai 1 (InaRISK, BNPB), batas kelas 1/3 dan 2/3"),
      classRule: ClassRule(
        field: "index", method: .thresholds([1.0 / 3.0, 2.0 / 3.0]),
        labels: [1: "rendah", 2: "sedang", 3: "tinggi"], noData: [nil], range: 0...1),
      isUnmappedOutside: true),
    HazardProfile(
      name: "bpbd-gridcode",
      title: LocalizedText(
        en: "hazard classes of a BPBD layer, gridcode 1 to 3, often as text",
        id: "kelas bahaya layer BPBD, gridcode 1 sampai 3, sering berupa teks"),
      classRule: ClassRule(
        field: "gridcode", method: .values(["1": 1, "2": 2, "3": 3]),
        labels: [1: "rendah", 2: "sedang", 3: "tinggi"])),
  ]

  /// Code and name fields of administrative layers.
  public static let boundaries: [BoundaryProfile] = [
    BoundaryProfile(
      name: "big",
      title: LocalizedText(
        en: "administrative boundaries (BIG), Kemendagri codes", id: "batas administrasi (BIG), kode Kemendagri"),
      regency: BoundaryFields(code: "KDPKAB", name: "WADMKK"), district: BoundaryFields(code: "KDCPUM", name: "WADMKC"),
      village: BoundaryFields(code: "KDEPUM", name: "WADMKD"))
  ]

  /// Fields of TPS lists.
  public static let pollingStations: [PollingStationProfile] = [
    // The region lists of Sirekap give each TPS as kode, nama and tingkat: a 13-digit code and no voters.
    PollingStationProfile(
      name: "sirekap-tps",
      title: LocalizedText(
        en: "TPS list of Sirekap (KPU): kode holds the 13 digits; no voters",
        id: "daftar TPS Sirekap (KPU): kode berisi 13 angka; tanpa jumlah pemilih"),
      idField: "kode")
  ]
}

/// The class rule of a published hazard layer.
public struct HazardProfile: Sendable, Equatable {
  /// Name in the job file.
  public var name: String
  /// What the layer is.
  public var title: LocalizedText
  /// How a feature gets its class.
  public var classRule: ClassRule
  /// A place that no feature touches is unmapped, not clear.
  public var isUnmappedOutside = false
}

/// The code and name fields of one administrative layer.
public struct BoundaryFields: Sendable, Equatable {
  /// Field of the code.
  public var code: String
  /// Field of the name.
  public var name: String
}

/// The fields of an agency's administrative layers.
public struct BoundaryProfile: Sendable, Equatable {
  /// Name in the job file.
  public var name: String
  /// What the layers are.
  public var title: LocalizedText
  /// Fields of the regencies.
  public var regency: BoundaryFields
  /// Fields of the districts.
  public var district: BoundaryFields
  /// Fields of the villages.
  public var village: BoundaryFields
}

/// The fields of a published TPS list.
public struct PollingStationProfile: Sendable, Equatable {
  /// Name in the job file.
  public var name: String
  /// What the list is.
  public var title: LocalizedText
  /// Field of the TPS id.
  public var idField: String
  /// Field of the village code, when the list has one.
  public var villageCodeField: String?
  /// Field of the number of voters, when the list has one.
  public var votersField: String?
}
