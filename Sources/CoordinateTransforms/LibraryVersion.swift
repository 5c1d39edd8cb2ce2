internal import CPROJ

extension CRS {
  /// Version of the PROJ library in use, such as `9.1.1`.
  ///
  /// Asked for once: PROJ builds the answer anew in the same memory each time, while another thread may be reading it.
  public static let libraryVersion = String(cString: proj_info().version)

  /// Version of the EPSG data set in PROJ's database, such as `v10.074`; empty when the database does not say it.
  ///
  /// Source: PROJ's `proj_context_get_database_metadata`.
  public static var databaseVersion: String {
    guard let context = try? PROJContext(),
      let version = proj_context_get_database_metadata(context.handle, "EPSG.VERSION")
    else { return "" }
    return String(cString: version)
  }
}
