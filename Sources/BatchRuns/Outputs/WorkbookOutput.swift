#if XLSX
  import ByteStreams
  import Diagnostics
  import HazardOverlay
  import RegencyReports
  import WorkbookFiles

  /// Writes `petarawan.xlsx`: the province, for each regency its counts and its TPS inside and near,
  /// the decisions, and the sources.
  struct WorkbookOutput {
    static let path = "petarawan.xlsx"

    let finished: FinishedRun

    init(_ finished: FinishedRun) { self.finished = finished }

    private func text(_ en: String, _ id: String) -> String {
      LocalizedText(en: en, id: id).text(in: finished.language)
    }
    private var hasVoters: Bool { finished.run.inputs.stations.voters != nil }

    /// Writes the file.
    func write() throws -> OutputRecord {
      let place = finished.staging + "/" + Self.path
      let writer = try WorkbookWriter(creating: place, title: finished.run.job.title)
      try writer.add(province)
      for (index, piece) in finished.pieces.enumerated() where piece.count > 0 {
        guard let area = area(of: piece) else { continue }
        try writer.add(counts(area, finished.levels[index]))
        try writer.add(try stations(area, piece))
      }
      for table in finished.decisions { try writer.add(sheet(of: table)) }
      try writer.add(sources)
      try writer.finish()
      let fingerprint = try InputFile.open(path: place, named: Self.path).fingerprint()
      return OutputRecord(path: Self.path, fingerprint: fingerprint, features: nil)
    }

    private func area(of piece: RegencyPiece) -> AreaSummary? {
      let code = piece.area.map { finished.run.inputs.regencies.areas[$0].code.text } ?? "outside"
      return finished.areas.first { $0.code == code }
    }

    private func name(of area: AreaSummary) -> String {
      switch area.code {
      case "total": text("Province", "Provinsi")
      case "outside": text("Outside all regencies", "Di luar semua kabupaten/kota")
      default: "\(area.code) \(area.name)"
      }
    }

    // MARK: Counts

    private var province: WorkbookSheet {
      WorkbookSheet(
        name: text("Province", "Provinsi"), title: finished.run.job.title,
        note: text("Shares are of all TPS of the regency.", "Bagian dihitung dari semua TPS kabupaten/kota itu.")
          + " " + warning,
        columns: [
          WorkbookSheet.Column(text("Code", "Kode"), width: 9),
          WorkbookSheet.Column(text("Regency", "Kabupaten/kota"), width: 26),
        ] + countColumns,
        rows: finished.areas.flatMap { area in
          let isRegency = area.code != "total" && area.code != "outside"
          return rows(
            of: area, leading: [.text(isRegency ? area.code : ""), .text(isRegency ? area.name : name(of: area))])
        })
    }

    private func counts(_ area: AreaSummary, _ levels: [AreaLevel]) -> WorkbookSheet {
      let titles: [AdministrativeLevel: String] = [
        .regency: text("Regency", "Kabupaten/kota"), .district: text("District", "Kecamatan"),
        .village: text("Village", "Desa/kelurahan"),
      ]
      let all = [AreaLevel(level: .regency, areas: [area])] + levels
      return WorkbookSheet(
        name: name(of: area), title: name(of: area),
        note: text("Shares are of all TPS of the area.", "Bagian dihitung dari semua TPS wilayah itu.") + " " + warning,
        columns: [
          WorkbookSheet.Column(text("Level", "Tingkat"), width: 15),
          WorkbookSheet.Column(text("Code", "Kode"), width: 14),
          WorkbookSheet.Column(text("Name", "Nama"), width: 24),
        ] + countColumns,
        rows: all.flatMap { level in
          level.areas.flatMap { area in
            rows(of: area, leading: [.text(titles[level.level] ?? ""), .text(area.code), .text(area.name)])
          }
        })
    }

    private var warning: String {
      text("\"Not mapped\" never means safe.", "\"Tidak dipetakan\" bukan berarti aman.")
    }

    private var countColumns: [WorkbookSheet.Column] {
      var columns = [
        WorkbookSheet.Column(text("Hazard", "Bahaya"), width: 22), WorkbookSheet.Column("Status", width: 18),
        WorkbookSheet.Column(text("Class", "Kelas"), width: 8),
        WorkbookSheet.Column(text("Class name", "Nama kelas"), width: 16), WorkbookSheet.Column("TPS", width: 10),
        WorkbookSheet.Column(text("% of TPS", "% TPS"), width: 9),
      ]
      guard hasVoters else { return columns }
      columns.append(WorkbookSheet.Column(text("Voters", "Pemilih"), width: 12))
      columns.append(WorkbookSheet.Column(text("% of voters", "% pemilih"), width: 10))
      columns.append(WorkbookSheet.Column(text("TPS without a number", "TPS tanpa jumlah pemilih"), width: 12))
      return columns
    }

    private func rows(of area: AreaSummary, leading: [WorkbookCell]) -> [[WorkbookCell]] {
      let titles = Dictionary(uniqueKeysWithValues: CountedStatuses.all.map { ($0.name, $0.title) })
      var rows = finished.hazards.enumerated().flatMap { index, hazard in
        TallyKey.rows(of: hazard).map { key -> [WorkbookCell] in
          var hazardClass: [WorkbookCell] = [.empty, .empty]
          if case .inside(let found) = key { hazardClass = [.count(found), .text(hazard.label(of: found))] }
          let status = titles[key.statusName]?.text(in: finished.language) ?? key.statusName
          return leading + [.text(hazard.title), .text(status)] + hazardClass
            + numbers(area.tally.count(key, ofHazard: index), of: area.tally.total)
        }
      }
      rows.append(
        leading + [.empty, .text(text("all TPS", "semua TPS")), .empty, .empty]
          + numbers(area.tally.total, of: area.tally.total))
      return rows
    }

    private func numbers(_ count: TallyCount, of total: TallyCount) -> [WorkbookCell] {
      func share(_ part: Int, _ whole: Int) -> WorkbookCell {
        whole == 0 ? .empty : .share(Double(part) / Double(whole))
      }
      let stations = [WorkbookCell.count(count.stations), share(count.stations, total.stations)]
      guard hasVoters else { return stations }
      let voters = count.voters.share(of: total.voters).map { WorkbookCell.share($0) } ?? .empty
      return stations + [.count(count.voters.known), voters, .count(count.voters.stationsWithout)]
    }

    // MARK: TPS and sources

    /// The TPS inside or near a hazard, in input order.
    private func stations(_ area: AreaSummary, _ piece: RegencyPiece) throws -> WorkbookSheet {
      let (rows, stations) = (try StationRows(piece, of: finished, fields: []), finished.run.inputs.stations)
      var columns = [WorkbookSheet.Column("TPS", width: 18)]
      columns.append(WorkbookSheet.Column(text("Village", "Desa/kelurahan"), width: 24))
      if hasVoters { columns.append(WorkbookSheet.Column(text("Voters", "Pemilih"), width: 10)) }
      for hazard in finished.hazards {
        columns.append(WorkbookSheet.Column(hazard.title + ": status", width: 16))
        columns.append(WorkbookSheet.Column(hazard.title + text(": class", ": kelas"), width: 9))
        columns.append(WorkbookSheet.Column(hazard.title + text(": distance (m)", ": jarak (m)"), width: 12))
      }
      let shown = rows.exposures.indices.filter { row in
        rows.exposures[row].contains { $0.status == .inside || $0.status == .near }
      }
      return WorkbookSheet(
        name: (piece.area == nil ? "" : area.code + " ") + "TPS " + (piece.area == nil ? name(of: area) : area.name),
        title: text("TPS inside or near a hazard: ", "TPS di dalam atau dekat bahaya: ") + name(of: area),
        note: text(
          "\(shown.count) of \(area.tally.total.stations) TPS", "\(shown.count) dari \(area.tally.total.stations) TPS"),
        columns: columns,
        rows: shown.map { row in
          let station = rows.stations[row]
          var cells: [WorkbookCell] = [.text(stations.ids[station]), .text(finished.placeName(of: station))]
          if let voters = stations.voters { cells.append(voters[station].map { .count($0) } ?? .empty) }
          return cells + rows.exposures[row].flatMap(cells(of:))
        })
    }

    private func cells(of exposure: ReportExposure) -> [WorkbookCell] {
      [
        .text(exposure.status.title.text(in: finished.language)),
        exposure.hazardClass.map { .count($0) } ?? .empty,
        exposure.distance.flatMap(Double.init).map { .number($0, decimals: 1) } ?? .empty,
      ]
    }

    private var sources: WorkbookSheet {
      WorkbookSheet(
        name: text("Sources", "Sumber"), title: text("Where the numbers come from", "Asal angka-angka ini"),
        note: "petarawan \(petarawanVersion); run.json",
        columns: [
          WorkbookSheet.Column(text("File", "Berkas"), width: 28),
          WorkbookSheet.Column(text("Used as", "Dipakai sebagai"), width: 20),
          WorkbookSheet.Column(text("Edition", "Edisi"), width: 16), WorkbookSheet.Column("CRS", width: 14),
          WorkbookSheet.Column(text("Features", "Fitur"), width: 10), WorkbookSheet.Column("SHA-256", width: 68),
        ],
        rows: finished.run.inputs.records.map { record in
          [
            .text(record.path), .text(record.role), .text(record.edition ?? ""), .text(record.crs.label),
            .count(record.account.features), .text(record.fingerprint.sha256),
          ]
        })
    }
  }
#endif
