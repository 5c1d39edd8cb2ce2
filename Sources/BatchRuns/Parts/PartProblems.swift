import Diagnostics

// What can be wrong with the parts of a divided run.
extension InputProblem {
  static func partMissing(_ folder: String) -> InputProblem {
    InputProblem(
      "part-missing", at: Place(folder),
      LocalizedText(
        en: "the folder holds no finished part of a run", id: "folder tidak berisi bagian proses yang selesai"),
      fix: LocalizedText(
        en: "write it with petarawan run JOB --only CODE -o \(folder)",
        id: "tulis dengan petarawan run JOB --only KODE -o \(folder)"))
  }

  static func partUnreadable(_ folder: String) -> InputProblem {
    InputProblem(
      "part-unreadable", at: Place(folder),
      LocalizedText(
        en: "part/part.json was not written by this version of petarawan",
        id: "part/part.json tidak ditulis oleh versi petarawan ini"),
      fix: LocalizedText(
        en: "write all parts with one version of the program, and gather them with the same one",
        id: "tulis semua bagian dengan satu versi program, dan gabungkan dengan versi yang sama"))
  }

  static func partDamaged(_ file: String) -> InputProblem {
    InputProblem(
      "part-damaged", at: Place(file),
      LocalizedText(
        en: "the file is not what the part was written with", id: "berkas tidak sama dengan saat bagian ditulis"),
      fix: LocalizedText(
        en: "delete the folder of the part and run that regency again",
        id: "hapus folder bagian itu dan jalankan lagi kabupaten/kotanya"))
  }

  /// - Parameter input: The input that is not the same; nil when the job, its options or the program are not.
  static func partOfAnotherRun(_ folder: String, input: String?) -> InputProblem {
    InputProblem(
      "part-of-another-run", at: Place(folder),
      input.map {
        LocalizedText(
          en: "the part was made from another \($0) than the one that is there now",
          id: "bagian dibuat dari \($0) yang lain daripada yang ada sekarang")
      }
        ?? LocalizedText(
          en: "the part was made with another job, other options or another version of the program",
          id: "bagian dibuat dengan pekerjaan, opsi, atau versi program yang lain"),
      fix: LocalizedText(
        en: "run the regencies of this part again", id: "jalankan lagi kabupaten/kota bagian ini"))
  }

  static func partTwice(_ code: String, _ first: String, _ second: String) -> InputProblem {
    InputProblem(
      "part-twice", at: Place(second),
      LocalizedText(
        en: "the part holds \(code), and so does \(first)", id: "bagian berisi \(code), begitu pula \(first)"),
      fix: LocalizedText(en: "leave out one of the two", id: "sebut salah satu saja"))
  }

  static func partsLacking(_ codes: [String], of job: String) -> InputProblem {
    let shown = codes.prefix(12).joined(separator: ", ") + (codes.count > 12 ? ", …" : "")
    return InputProblem(
      "parts-lacking", at: Place(job),
      LocalizedText(
        en: "no part holds \(shown) (\(codes.count) missing); nothing was written",
        id: "tidak ada bagian untuk \(shown) (kurang \(codes.count)); tidak ada yang ditulis"),
      fix: LocalizedText(
        en: "run what is missing: petarawan run \(job) --only \(codes.first ?? "CODE") -o PART",
        id: "jalankan yang kurang: petarawan run \(job) --only \(codes.first ?? "KODE") -o BAGIAN"))
  }
}
