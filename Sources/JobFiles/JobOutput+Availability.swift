extension JobOutput {
  /// Whether the program was built with the package trait `XLSX`.
  public static var isWorkbookBuilt: Bool {
    #if XLSX
      true
    #else
      false
    #endif
  }
}
