#if RSVG
  import Diagnostics
  import RegencyReports
  import Testing

  @Suite struct MapPictureTests {
    private func svg(_ inside: String, viewBox: String? = "0 0 30 20") -> String {
      let box = viewBox.map { " viewBox=\"\($0)\"" } ?? ""
      return
        "<svg xmlns=\"http://www.w3.org/2000/svg\"\(box)><rect width=\"30\" height=\"20\" fill=\"white\"/>\(inside)</svg>"
    }

    /// Width and height, big-endian, stand at byte 16 (RFC 2083, 11.2.1).
    @Test func aUnitIsTwoDots() throws {
      let png = try MapPicture.png(of: svg(""), named: "map.png")
      #expect(png.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      #expect(png[16..<24] == [0, 0, 0, 60, 0, 0, 0, 40])
    }

    @Test func theSameDrawingGivesTheSameBytesAndAnotherOneOthers() throws {
      let text = "<text x=\"2\" y=\"15\" font-size=\"12\">É</text>"
      let png = try MapPicture.png(of: svg(text), named: "map.png")
      #expect(try MapPicture.png(of: svg(text), named: "map.png") == png)
      #expect(try MapPicture.png(of: svg(""), named: "map.png") != png)
    }

    /// A file that the document names is not drawn: the picture is that of the document without it.
    @Test func nothingElseIsLoaded() throws {
      let image = "<image width=\"30\" height=\"20\" href=\"/usr/share/pixmaps/debian-logo.png\"/>"
      #expect(try MapPicture.png(of: svg(image), named: "a") == MapPicture.png(of: svg(""), named: "a"))
    }

    @Test(arguments: ["", "<svg", "no picture"]) func whatIsNoDrawingIsSaid(_ text: String) {
      #expect { try MapPicture.png(of: text, named: "map.png") } throws: { error in
        (error as? SystemFailure)?.diagnostic.code == "write-failed"
      }
    }

    @Test func withoutABoxThereIsNoSize() {
      #expect(throws: SystemFailure.self) { try MapPicture.png(of: svg("", viewBox: nil), named: "map.png") }
    }
  }
#endif
