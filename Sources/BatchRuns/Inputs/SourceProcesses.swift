import OGRFiles

/// The processes in which risky formats are read.
public enum SourceProcesses {
  /// Makes the program ready to read apart. A process that was started to do that does it now, and ends.
  public static func begin() {
    #if GDAL
      ReadingProcess.serveIfAsked()
      ReadingProcess.begin()
    #endif
  }
}
