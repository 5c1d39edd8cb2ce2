import HazardOverlay

extension ReportPage {
  /// Where the numbers come from: files, rules, settings.
  func writeSources(_ section: inout Markup) {
    section.element("h2", text("Where the numbers come from", "Asal angka-angka ini"))
    section.element("h3", text("Files", "Berkas masukan"))
    writeInputs(&section)
    section.element("h3", text("Hazards and rules", "Bahaya dan aturan"))
    section.inside("dl", ["class": "rules"]) { list in
      for hazard in contents.hazards {
        list.element("dt", hazard.definition.title)
        list.element("dd", HazardWords(words: words).source(hazard))
      }
    }
    section.element("h3", text("Statuses", "Status"))
    section.inside("dl", ["class": "rules"]) { list in
      for (name, meaning) in statuses {
        list.element("dt", name)
        list.element("dd", meaning)
      }
    }
    section.element("h3", text("Settings", "Pengaturan"))
    section.inside("dl", ["class": "rules"]) { list in
      for (name, value) in contents.settings {
        list.element("dt", words.text(name))
        list.element("dd", words.text(value))
      }
    }
    section.element(
      "p", ["class": "small"],
      text(
        "Made by petarawan \(contents.version). All parameters, sums and checksums are in run.json.",
        "Dibuat dengan petarawan \(contents.version). Semua parameter, jumlah, dan sidik berkas ada di run.json."))
  }

  private func writeInputs(_ section: inout Markup) {
    let columns =
      [text("File", "Berkas"), text("Used as", "Dipakai sebagai"), text("Edition", "Edisi"), "CRS"].map {
        ReportTable.Column(title: $0)
      }
      + [
        text("Features", "Fitur"), text("Used", "Dipakai"), text("Repaired", "Diperbaiki"),
        text("Left out", "Dilewati"),
      ]
      .map { ReportTable.Column(title: $0, isNumber: true) } + [ReportTable.Column(title: "SHA-256")]
    ReportTable(
      caption: text("Files that were read", "Berkas yang dibaca"), columns: columns, isSortable: false
    ).write(
      contents.inputs.map { input in
        let account = input.account
        return [
          input.path, role(input.role), input.edition ?? "–", input.crs, words.count(account.features),
          words.count(account.used), words.count(account.repaired), words.count(account.skipped), input.sha256,
        ]
      }, to: &section)
  }

  private func role(_ role: String) -> String {
    let parts = role.split(separator: ":", maxSplits: 1).map(String.init)
    let title = parts.count == 2 ? definitions.first { $0.id == parts[1] }?.title ?? parts[1] : ""
    switch parts[0] {
    case "tps": return "TPS"
    case "regencies": return text("regencies", "kabupaten/kota")
    case "districts": return text("districts", "kecamatan")
    case "villages": return text("villages", "desa/kelurahan")
    case "hazard": return text("hazard: ", "bahaya: ") + title
    case "coverage": return text("mapped area: ", "wilayah terpetakan: ") + title
    default: return role
    }
  }

  private var statuses: [(name: String, meaning: String)] {
    [
      (
        text("inside", "di dalam"),
        text(
          "the TPS touches a polygon of class 1 or more; the border counts. Where several overlap, the highest class counts.",
          "TPS menyentuh poligon kelas 1 atau lebih; garis batas ikut dihitung. Bila bertumpuk, kelas tertinggi yang dihitung."
        )
      ),
      (
        text("near", "dekat"),
        text(
          "else: within the near distance of such a polygon.", "selain itu: dalam jarak dekat dari poligon seperti itu."
        )
      ),
      (
        text("not mapped", "tidak dipetakan"),
        text(
          "else: outside the mapped area, or only on polygons that say “no data”. Never safe.",
          "selain itu: di luar wilayah terpetakan, atau hanya di poligon “tanpa data”. Bukan berarti aman.")
      ),
      (
        text("clear", "di luar bahaya"),
        text("else: mapped, and neither inside nor near.", "selain itu: terpetakan, tidak di dalam dan tidak dekat.")
      ),
      (
        text("without coordinates", "tanpa koordinat"),
        text(
          "no usable coordinate; counted in the denominator of the regency that the TPS code names.",
          "tidak ada koordinat yang dapat dipakai; dihitung dalam penyebut kabupaten/kota menurut kode TPS.")
      ),
    ]
  }
}
