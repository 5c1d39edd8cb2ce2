import Diagnostics
import Glibc

/// What is said when a file cannot be opened.
extension InputProblem {
  static func emptyPath(named name: String) -> InputProblem {
    InputProblem(
      "path-empty", at: Place(name),
      LocalizedText(en: "the path of the file is empty", id: "jalur berkas kosong"),
      fix: LocalizedText(en: "write the path of the file", id: "tuliskan jalur berkasnya"))
  }

  static func opening(_ name: String, error: Int32) -> InputProblem {
    switch error {
    case ENOENT, ENOTDIR:
      InputProblem(
        "file-missing", at: Place(name),
        LocalizedText(en: "there is no such file", id: "berkas ini tidak ada"),
        fix: LocalizedText(
          en: "check the spelling and the folder that the path starts from",
          id: "periksa ejaan dan folder tempat jalur itu dimulai"))
    case EISDIR:
      InputProblem(
        "file-is-folder", at: Place(name),
        LocalizedText(en: "this is a folder, not a file", id: "ini folder, bukan berkas"),
        fix: LocalizedText(en: "name a file in the folder", id: "sebutkan berkas di dalam folder itu"))
    default:
      unreadable(name, words: String(cString: strerror(error)))
    }
  }

  private static func unreadable(_ name: String, words: String) -> InputProblem {
    InputProblem(
      "file-unreadable", at: Place(name),
      LocalizedText(
        en: "the file cannot be opened (open: \(words))", id: "berkas tidak dapat dibuka (open: \(words))"),
      fix: LocalizedText(
        en: "allow this user to read the file: chmod u+r FILE, or ask its owner",
        id: "izinkan pengguna ini membaca berkas: chmod u+r BERKAS, atau minta kepada pemiliknya"))
  }

  static func pointerOfGitLFS(_ name: String) -> InputProblem {
    InputProblem(
      "git-lfs-pointer", at: Place(name),
      LocalizedText(
        en: "this is a pointer of Git LFS; the file itself was not fetched",
        id: "ini penunjuk Git LFS; berkas aslinya belum diambil"),
      fix: LocalizedText(
        en: "run: git lfs pull; on GitHub give actions/checkout the line lfs: true",
        id: "jalankan: git lfs pull; di GitHub beri actions/checkout baris lfs: true"))
  }

  /// The file is another one than when it was opened.
  public static func changed(_ name: String) -> InputProblem {
    InputProblem(
      "file-changed", at: Place(name),
      LocalizedText(en: "the file changed while it was read", id: "berkas berubah saat sedang dibaca"),
      fix: LocalizedText(
        en: "wait until nothing writes to it any more, then run again",
        id: "tunggu sampai tidak ada yang menulis ke berkas itu, lalu jalankan lagi"))
  }

  static func truncatedGzip(_ name: String) -> InputProblem {
    InputProblem(
      "gzip-truncated", at: Place(name),
      LocalizedText(
        en: "the compressed file ends too early; it was not copied completely",
        id: "berkas terkompresi berakhir terlalu dini; penyalinannya tidak selesai"),
      fix: LocalizedText(en: "copy or download it again", id: "salin atau unduh lagi berkas itu"))
  }

  static func damagedGzip(_ name: String, words: String) -> InputProblem {
    InputProblem(
      "gzip-damaged", at: Place(name),
      LocalizedText(
        en: "the compressed file is damaged (inflate: \(words))",
        id: "berkas terkompresi rusak (inflate: \(words))"),
      fix: LocalizedText(
        en: "copy or download it again; test it with gzip -t", id: "salin atau unduh lagi; uji dengan gzip -t"))
  }
}
