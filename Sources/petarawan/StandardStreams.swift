import Glibc

/// The three streams that every program is started with.
enum StandardStreams {
  /// Opens what the caller closed, so that no file of a run gets the number of a stream and is written into.
  ///
  /// Such a stream can be neither read nor written: what would have gone there is lost with an error, as before.
  static func reserveClosed() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is taken, and all below are open by now.
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
