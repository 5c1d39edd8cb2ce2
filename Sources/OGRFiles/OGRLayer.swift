#if GDAL
  internal import CGDAL
  import Diagnostics

  /// One layer of an open source.
  struct OGRLayer {
    /// One column.
    struct Field {
      var name: String
      var type: OGRFieldType
      var isBoolean: Bool
    }

    let dataset: GDALDataset
    let handle: OGRLayerH
    /// What messages call it: the source, with the layer where the job names one.
    let name: String
    let fields: [Field]
    /// The CRS in words that PROJ knows; nil when the source names none.
    let crs: String?
    /// Positions are latitude first, against what GIS programs are used to.
    let isLatitudeFirst: Bool
    /// Features have keys that mean something beyond this reading.
    let hasKeys: Bool

    /// A layer by its name; without one, the only layer that has features.
    init(_ dataset: GDALDataset, named wanted: String?, filter: String?) throws {
      self.dataset = dataset
      name = wanted.map { "\(dataset.name)|layername=\($0)" } ?? dataset.name
      let layer = try Self.find(wanted, in: dataset)
      handle = layer
      hasKeys = filter != nil || !Self.keyColumn(of: layer).isEmpty
      if let filter {
        let words = GDALMessages.during { messages in
          OGR_L_SetAttributeFilter(layer, filter) == OGRERR_NONE ? nil : messages.words
        }
        if let words { throw InputProblem.filterUnreadable(filter, dataset.name, words) }
      }
      let definition = OGR_L_GetLayerDefn(layer)
      fields = (0..<OGR_FD_GetFieldCount(definition)).map { index in
        let field = OGR_FD_GetFieldDefn(definition, index)
        return Field(
          name: OGR_Fld_GetNameRef(field).map { String(cString: $0) } ?? "", type: OGR_Fld_GetType(field),
          isBoolean: OGR_Fld_GetSubType(field) == OFSTBoolean)
      }
      let reference = OGR_L_GetSpatialRef(layer)
      crs = reference.flatMap(Self.words)
      isLatitudeFirst = reference.map(Self.isLatitudeFirst) ?? false
    }

    /// The field that only overlays of a KML file have: the picture of which the feature is the frame.
    var pictureField: Int? {
      guard ["KML", "ZIP"].contains(dataset.format.name), fields.contains(where: { $0.name == "drawOrder" }) else {
        return nil
      }
      return fields.firstIndex { $0.name == "icon" }
    }

    /// Calls a function with every feature, which is gone afterwards.
    func forEachFeature(_ body: (OGRFeatureH) throws -> Void) throws {
      OGR_L_ResetReading(handle)
      if dataset.format.kind == .database { return try forEachRowByKey(body) }
      while let feature = OGR_L_GetNextFeature(handle) {
        defer { OGR_F_Destroy(feature) }
        try body(feature)
      }
    }

    /// A database hands out rows in an order of its own.
    private func forEachRowByKey(_ body: (OGRFeatureH) throws -> Void) throws {
      var features: [OGRFeatureH] = []
      defer { for feature in features { OGR_F_Destroy(feature) } }
      while let feature = OGR_L_GetNextFeature(handle) { features.append(feature) }
      features.sort { OGR_F_GetFID($0) < OGR_F_GetFID($1) }
      for feature in features { try body(feature) }
    }

    private static func find(_ wanted: String?, in dataset: GDALDataset) throws -> OGRLayerH {
      let all = (0..<GDALDatasetGetLayerCount(dataset.handle)).compactMap { GDALDatasetGetLayer(dataset.handle, $0) }
      let names = all.map { OGR_L_GetName($0).map { String(cString: $0) } ?? "" }
      if dataset.format.name == "ZIP", all.count == 1 { return all[0] }
      if let wanted {
        guard let layer = GDALDatasetGetLayerByName(dataset.handle, wanted) else {
          throw InputProblem.layerUnknown(wanted, dataset.name, names)
        }
        return layer
      }
      // Folders of a map and sheets of a workbook are often left empty.
      let filled = all.count > 1 ? all.filter { OGR_L_GetFeatureCount($0, 1) != 0 } : all
      guard filled.count == 1 else { throw InputProblem.layerNeeded(dataset.name, names) }
      return filled[0]
    }

    private static func keyColumn(of layer: OGRLayerH) -> String {
      OGR_L_GetFIDColumn(layer).map { String(cString: $0) } ?? ""
    }

    static func words(_ reference: OGRSpatialReferenceH) -> String? {
      if let authority = OSRGetAuthorityName(reference, nil), let code = OSRGetAuthorityCode(reference, nil) {
        return String(cString: authority) + ":" + String(cString: code)
      }
      // Not every CRS has a form in WKT 1.
      for form in ["FORMAT=WKT2_2019", "FORMAT=WKT1_GDAL"] {
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let isExported = GDALDataset.withList([form]) { OSRExportToWktEx(reference, &text, $0) == OGRERR_NONE }
        if isExported, let text, text.pointee != 0 { return String(cString: text) }
      }
      // There is one: to say none would mean degrees.
      return OSRGetName(reference).map { String(cString: $0) } ?? "CRS"
    }

    private static func isLatitudeFirst(_ reference: OGRSpatialReferenceH) -> Bool {
      var count: Int32 = 0
      guard let axes = OSRGetDataAxisToSRSAxisMapping(reference, &count), count >= 2, axes[0] == 1 else { return false }
      return OSREPSGTreatsAsLatLong(reference) != 0 || OSREPSGTreatsAsNorthingEasting(reference) != 0
    }
  }
#endif
