import Diagnostics

/// The problem that stops a piece of work; nil when nothing does, or when it is no problem that a user could mend.
public func problem(_ work: () throws -> Void) -> Diagnostic? {
  do {
    try work()
    return nil
  } catch let problem as InputProblem {
    return problem.diagnostic
  } catch let problem as JobProblem {
    return problem.diagnostic
  } catch let failure as SystemFailure {
    return failure.diagnostic
  } catch {
    return nil
  }
}
