import JobFiles
import Testing

@Suite struct JSONValueTests {
  @Test func writesMembersInTheirOrder() {
    let value = JSONValue.object([
      ("b", .number(1)), ("a", .array([.number(0.5), .null, .bool(true)])), ("c", .object([])),
    ])
    #expect(value.compactText == #"{"b":1,"a":[0.5,null,true],"c":{}}"#)
    #expect(
      value.indentedText == """
        {
          "b": 1,
          "a": [
            0.5,
            null,
            true
          ],
          "c": {}
        }

        """)
  }

  @Test func escapesWhatJSONAsksFor() {
    #expect(JSONValue.string("\"\\/\n\u{01}é\u{7F}").compactText == "\"\\\"\\\\/\\n\\u0001é\u{7F}\"")
  }

  @Test(arguments: [
    (0.0, "0"), (500, "500"), (0.25, "0.25"), (-1e300, "-1e+300"), (Double.nan, "null"), (Double.infinity, "null"),
  ])
  func writesNumbersThatReadBack(value: Double, text: String) {
    #expect(JSONValue.number(value).compactText == text)
  }

  @Test func findsMembersByName() {
    let value = JSONValue.object([("a", .number(1)), ("b", .null)])
    #expect(value["a"] == .number("1"))
    #expect(value["c"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }
}
