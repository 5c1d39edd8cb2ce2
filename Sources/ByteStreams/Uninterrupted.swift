import Glibc

/// Makes a call of the system again for as long as a signal interrupts it.
///
/// - Parameter call: Returns a negative number, with the reason in `errno`, when it fails.
public func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    guard result < 0, errno == EINTR else { return result }
  }
}
