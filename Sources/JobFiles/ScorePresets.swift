/// A published list of indicators, without sources: those are for the job to name.
public struct ScorePreset: Sendable {
  /// Name in the job file.
  public let name: String
  /// What it is and where it comes from.
  public let origin: String
  /// The indicators, all of weight 1: Bawaslu publishes no weights.
  public let indicators: [Indicator]
}

/// The presets of the score. Regional lists differ, so that a preset is a start and no rule.
public enum ScorePresets {
  /// All presets.
  public static let all = [
    ScorePreset(
      name: "pemilu-2024", origin: "Bawaslu, TPS rawan Pemilu 2024 (11 February 2024): 7 variables, 22 indicators",
      indicators: indicators(of: [
        ("hak_pilih", ["dpt_tms", "dptb", "potensi_dpk", "kpps_luar_domisili"]),
        ("keamanan", ["riwayat_kekerasan", "riwayat_intimidasi"]),
        ("kampanye", ["politik_uang", "sara"]),
        ("netralitas", ["kpps_berkampanye", "aparat_tidak_netral"]),
        ("logistik", ["logistik_rusak", "logistik_kurang", "surat_suara_tertukar", "logistik_terlambat"]),
        (
          "lokasi",
          [
            "sulit_dijangkau", "rawan_bencana", "dekat_pendidikan", "dekat_wilayah_kerja", "dekat_posko",
            "lokasi_khusus",
          ]
        ),
        ("jaringan", ["kendala_listrik", "kendala_internet"]),
      ])),
    ScorePreset(
      name: "pilkada-2024", origin: "Bawaslu, TPS rawan Pilkada 2024 (November 2024): 8 variables, 25 indicators",
      indicators: indicators(of: [
        (
          "hak_pilih",
          ["dpt_tms", "dptb", "potensi_dpk", "kpps_luar_domisili", "pemilih_disabilitas", "riwayat_psu"]
        ),
        ("keamanan", ["riwayat_kekerasan", "riwayat_intimidasi", "riwayat_penolakan"]),
        ("politik_uang", ["politik_uang"]),
        ("sara", ["sara"]),
        ("netralitas", ["kpps_berkampanye", "aparat_tidak_netral"]),
        ("logistik", ["logistik_rusak", "logistik_kurang", "logistik_terlambat"]),
        (
          "lokasi",
          [
            "sulit_dijangkau", "rawan_konflik", "rawan_bencana", "dekat_pendidikan", "dekat_wilayah_kerja",
            "dekat_posko", "lokasi_khusus",
          ]
        ),
        ("jaringan", ["kendala_listrik", "kendala_internet"]),
      ])),
  ]

  private static func indicators(of variables: [(variable: String, ids: [String])]) -> [Indicator] {
    variables.flatMap { variable, ids in
      ids.map { Indicator(id: $0, title: titles[$0] ?? $0, variable: variable) }
    }
  }

  /// What each indicator is, as Bawaslu lists it.
  private static let titles = [
    "dpt_tms": "Pemilih di DPT yang tidak lagi memenuhi syarat",
    "dptb": "Ada pemilih pindahan (DPTb)",
    "potensi_dpk": "Ada pemilih yang belum terdaftar (potensi DPK)",
    "kpps_luar_domisili": "KPPS pemilih di luar TPS tempat bertugas",
    "pemilih_disabilitas": "Ada pemilih disabilitas di DPT",
    "riwayat_psu": "Riwayat PSU atau PSSU",
    "riwayat_kekerasan": "Riwayat kekerasan di TPS",
    "riwayat_intimidasi": "Riwayat intimidasi kepada penyelenggara",
    "riwayat_penolakan": "Riwayat penolakan pemungutan suara",
    "politik_uang": "Pemberian uang atau barang di sekitar TPS",
    "sara": "Penghinaan atau hasutan SARA di sekitar TPS",
    "kpps_berkampanye": "KPPS berkampanye",
    "aparat_tidak_netral": "ASN, TNI/Polri atau perangkat desa tidak netral",
    "logistik_rusak": "Riwayat kerusakan logistik",
    "logistik_kurang": "Riwayat kekurangan atau kelebihan logistik",
    "surat_suara_tertukar": "Riwayat surat suara tertukar",
    "logistik_terlambat": "Riwayat keterlambatan logistik",
    "sulit_dijangkau": "Sulit dijangkau",
    "rawan_konflik": "Di wilayah rawan konflik",
    "rawan_bencana": "Di wilayah rawan bencana",
    "dekat_pendidikan": "Dekat lembaga pendidikan",
    "dekat_wilayah_kerja": "Dekat pabrik atau pertambangan",
    "dekat_posko": "Dekat posko atau rumah peserta",
    "lokasi_khusus": "TPS lokasi khusus",
    "kendala_listrik": "Kendala aliran listrik",
    "kendala_internet": "Kendala jaringan internet",
  ]
}
