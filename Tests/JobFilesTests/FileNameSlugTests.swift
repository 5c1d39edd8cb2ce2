import JobFiles
import Testing

@Suite struct FileNameSlugTests {
  @Test(arguments: [
    ("Kota Tangerang", "kota-tangerang"), ("../../x", "x"), ("", "tanpa-nama"), ("///", "tanpa-nama"),
    ("KAB. LEBAK", "kab-lebak"), ("Sumbawa/Sumbawa Barat", "sumbawa-sumbawa-barat"), ("Ōé  Ể", "oe-e"),
    ("Ma'rang", "marang"), ("a\u{0}b\nc", "a-b-c"), ("京", "tanpa-nama"),
    (String(repeating: "ab ", count: 40), String(repeating: "ab-", count: 19) + "ab"),
    (String(repeating: "x", count: 100), String(repeating: "x", count: 60)),
  ])
  func slugIsSafeInAnyFolder(name: String, slug: String) {
    #expect(FileNameSlug.slug(of: name) == slug)
  }

  @Test(arguments: [
    ("data/Rawan-Banjir 2023.geojson", "rawan_banjir_2023"), ("2023.geojson", "h_2023"), ("", "bahaya"),
    ("x.geojson.gz", "x"), (".geojson", "geojson"), ("京.geojson", "bahaya"),
  ])
  func hazardIDKeepsToItsForm(path: String, id: String) {
    #expect(FileNameSlug.hazardID(ofFile: path) == id)
  }

  @Test(arguments: [
    ("b.geojson", "", "b.geojson"), ("b.geojson", "kerja", "kerja/b.geojson"), ("/b", "kerja", "/b"),
    ("../b", "/", "/../b"),
  ])
  func resolvesPathsAgainstTheFolderOfTheJob(written: String, folder: String, path: String) {
    #expect(SourcePath.resolve(written, in: folder) == path)
  }

  @Test(arguments: [("a/b.yaml", "a"), ("b.yaml", ""), ("/b.yaml", "/"), ("", "")])
  func findsTheFolderOfAFile(path: String, folder: String) {
    #expect(SourcePath.folder(of: path) == folder)
  }
}
