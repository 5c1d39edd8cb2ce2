internal import CYAML

/// Reads a YAML text through libyaml.
public final class YAMLParser {
  /// Lists and keys may stand in each other this often.
  public static let greatestDepth = 64

  // The parser keeps its own address: it must not move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private var event = yaml_event_t()

  /// The only document of a text; nil when there is none.
  ///
  /// - Throws: `YAMLFlaw`, the first in the text.
  public static func document(in text: String) throws(YAMLFlaw) -> YAMLNode? {
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { bytes -> Result<YAMLNode?, YAMLFlaw> in
      let reading = YAMLParser(bytes)
      do throws(YAMLFlaw) { return .success(try reading.document()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_event_delete(&event)
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Goes on to the next event.
  private func advance() throws(YAMLFlaw) {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLFlaw(parser.pointee) }
  }

  private func document() throws(YAMLFlaw) -> YAMLNode? {
    try advance()  // the start of the stream
    try advance()
    guard event.type != YAML_STREAM_END_EVENT else { return nil }
    try advance()
    let root = try node(depth: 0)
    try advance()  // the end of the document
    try advance()
    guard event.type == YAML_STREAM_END_EVENT else { throw .anotherDocument(TextMark(event.start_mark)) }
    return root
  }

  /// The node that begins with the event; the event is then the last one of the node.
  private func node(depth: Int) throws(YAMLFlaw) -> YAMLNode {
    let mark = TextMark(event.start_mark)
    guard depth <= Self.greatestDepth else { throw .depth(mark) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      guard event.data.scalar.anchor == nil else { throw .anchor(mark) }
      return .scalar(scalar(at: mark))
    case YAML_SEQUENCE_START_EVENT:
      guard event.data.sequence_start.anchor == nil else { throw .anchor(mark) }
      return .sequence(try elements(depth: depth + 1), mark: mark)
    case YAML_MAPPING_START_EVENT:
      guard event.data.mapping_start.anchor == nil else { throw .anchor(mark) }
      return .mapping(try pairs(depth: depth + 1), mark: mark)
    default: throw .anchor(mark)
    }
  }

  private func scalar(at mark: TextMark) -> YAMLNode.Scalar {
    let data = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    let tag = data.tag.map { String(cString: $0) }
    let isQuoted = data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
    return YAMLNode.Scalar(
      string: text, tag: data.quoted_implicit == 1 ? "tag:yaml.org,2002:str" : tag, isQuoted: isQuoted, mark: mark)
  }

  private func elements(depth: Int) throws(YAMLFlaw) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    try advance()
    while event.type != YAML_SEQUENCE_END_EVENT {
      elements.append(try node(depth: depth))
      try advance()
    }
    return elements
  }

  private func pairs(depth: Int) throws(YAMLFlaw) -> [YAMLNode.Pair] {
    var pairs: [YAMLNode.Pair] = []
    try advance()
    while event.type != YAML_MAPPING_END_EVENT {
      let key = try node(depth: depth)
      try advance()
      pairs.append(YAMLNode.Pair(key: key, value: try node(depth: depth)))
      try advance()
    }
    return pairs
  }
}
