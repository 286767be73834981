import Glibc

/// Why a test could not go on with the program it drives.
public enum HarnessError: Error, CustomStringConvertible {
  /// A system call failed.
  case system(call: String, reason: String)
  /// Something did not happen in time; with what the screen or the output showed then.
  case overdue(what: String, shown: String)
  /// The program ended while the test still waited for it.
  case ended(ProgramStatus, what: String, shown: String)
  /// A key's name or a file that is not there.
  case unknown(String)

  /// The failure of a system call, from its error number.
  static func system(_ call: String, _ code: Int32 = errno) -> HarnessError {
    .system(call: call, reason: String(cString: strerror(code)))
  }

  /// What a person reads in the test's output.
  public var description: String {
    switch self {
    case .system(let call, let reason): "\(call): \(reason)"
    case .overdue(let what, let shown): "overdue: \(what); shown then:\n\(shown)"
    case .ended(let status, let what, let shown):
      "the program ended with \(status) before \(what); shown then:\n\(shown)"
    case .unknown(let name): "unknown: \(name)"
    }
  }
}

/// How a program ended.
public enum ProgramStatus: Hashable, Sendable, CustomStringConvertible {
  /// By itself, with a status.
  case code(Int32)
  /// By a signal.
  case signal(Int32)

  /// Reads the number that `waitpid` gives.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7f
    self = signal == 0 ? .code((waitStatus >> 8) & 0xff) : .signal(signal)
  }

  /// What a person reads in the test's output.
  public var description: String {
    switch self {
    case .code(let code): "status \(code)"
    case .signal(let number): "signal \(number)"
    }
  }
}
