#if GDAL
  internal import CGDAL
  import ByteStreams
  import FeatureModel

  /// The values of one feature.
  struct OGRFeatureValues {
    let feature: OGRFeatureH
    let fields: [OGRLayer.Field]
    /// The fields with a text that is not UTF-8.
    private(set) var badTexts: [String] = []

    init(_ feature: OGRFeatureH, _ fields: [OGRLayer.Field]) {
      self.feature = feature
      self.fields = fields
    }

    /// The value of a field.
    mutating func value(_ index: Int) -> PropertyValue {
      let (field, number) = (fields[index], Int32(index))
      guard OGR_F_IsFieldSetAndNotNull(feature, number) != 0 else { return .null }
      switch field.type {
      case OFTInteger, OFTInteger64:
        let value = OGR_F_GetFieldAsInteger64(feature, number)
        return field.isBoolean ? .bool(value != 0) : .number("\(value)")
      case OFTReal: return Self.number(OGR_F_GetFieldAsDouble(feature, number))
      case OFTDate, OFTTime, OFTDateTime: return moment(number, field.type)
      case OFTIntegerList, OFTInteger64List, OFTRealList, OFTStringList: return list(number, field.type)
      case OFTBinary: return .null
      default: return .string(text(number, field.name))
      }
    }

    /// A number as short as it can be: whole ones without a point.
    static func number(_ value: Double) -> PropertyValue {
      guard value.isFinite else { return .null }
      return .number(Int(exactly: value).flatMap { abs($0) < 1 << 53 ? "\($0)" : nil } ?? "\(value)")
    }

    private mutating func text(_ index: Int32, _ name: String) -> String {
      guard let bytes = OGR_F_GetFieldAsString(feature, index) else { return "" }
      if let text = String(validatingCString: bytes) { return text }
      badTexts.append(name)
      return String(cString: bytes)
    }

    /// ISO 8601, with the zone where the source knows it.
    private func moment(_ index: Int32, _ type: OGRFieldType) -> PropertyValue {
      var (year, month, dayOfMonth, hour, minute, zoneCode) = (
        Int32(0), Int32(0), Int32(0), Int32(0), Int32(0), Int32(0)
      )
      var seconds: Float = 0
      guard
        OGR_F_GetFieldAsDateTimeEx(
          feature, index, &year, &month, &dayOfMonth, &hour, &minute, &seconds, &zoneCode) != 0
      else { return .null }
      func digits(_ value: Int32, _ count: Int) -> String {
        let text = "\(value)"
        return String(repeating: "0", count: max(0, count - text.count)) + text
      }
      let day = digits(year, 4) + "-" + digits(month, 2) + "-" + digits(dayOfMonth, 2)
      if type == OFTDate { return .string(day) }
      let milliseconds = Int32((Double(seconds) * 1000).rounded())
      var clock = digits(hour, 2) + ":" + digits(minute, 2) + ":" + digits(milliseconds / 1000, 2)
      if milliseconds % 1000 != 0 { clock += "." + digits(milliseconds % 1000, 3) }
      if type == OFTTime { return .string(clock) }
      // 100 is UTC, and each step a quarter of an hour; 0 and 1 say nothing.
      let minutes = (zoneCode - 100) * 15
      guard zoneCode > 1 else { return .string(day + "T" + clock) }
      if minutes == 0 { return .string(day + "T" + clock + "Z") }
      let zone = (minutes < 0 ? "-" : "+") + digits(abs(minutes) / 60, 2) + ":" + digits(abs(minutes) % 60, 2)
      return .string(day + "T" + clock + zone)
    }

    private func list(_ index: Int32, _ type: OGRFieldType) -> PropertyValue {
      var items: [String] = []
      var count: Int32 = 0
      if type == OFTStringList {
        let texts = OGR_F_GetFieldAsStringList(feature, index)
        var place = 0
        while let text = texts?[place] {
          var item = OutputText(capacity: 64)
          item.appendJSONString(String(cString: text))
          items.append(String(decoding: item.bytes, as: UTF8.self))
          place += 1
        }
      } else if type == OFTRealList, let values = OGR_F_GetFieldAsDoubleList(feature, index, &count) {
        items = (0..<Int(count)).map { Self.number(values[$0]).text ?? "null" }
      } else if let values = OGR_F_GetFieldAsInteger64List(feature, index, &count), type == OFTInteger64List {
        items = (0..<Int(count)).map { "\(values[$0])" }
      } else if let values = OGR_F_GetFieldAsIntegerList(feature, index, &count) {
        items = (0..<Int(count)).map { "\(values[$0])" }
      }
      return .structure("[" + items.joined(separator: ",") + "]")
    }
  }
#endif
