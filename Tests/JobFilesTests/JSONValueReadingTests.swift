import Foundation
import JobFiles
import Testing

@Suite struct JSONValueReadingTests {
  @Test func readsWhatTheWriterWrites() throws {
    let value = JSONValue.object([
      ("a", .array([.number(1), .number(0.25), .bool(true), .bool(false), .null])), ("b", .object([])),
      ("c", .string("\"\\\n\u{1}é")),
    ])
    #expect(JSONValue.reading(Data(value.indentedText.utf8)) == value)
  }

  @Test func sortsMembersAndRefusesWhatIsNoJSON() {
    #expect(JSONValue.reading(Data(#"{"b":1,"a":2}"#.utf8))?.compactText == #"{"a":2,"b":1}"#)
    #expect(JSONValue.reading(Data("{".utf8)) == nil)
    #expect(JSONValue.reading(Data()) == nil)
  }
}
