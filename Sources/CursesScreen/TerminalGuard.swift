internal import CNcursesw
internal import Glibc

/// Gives the terminal back whatever ends the process, and turns signals into things to read.
///
/// The one file that may call the `guard_` functions: their state is private to the object file, so
/// nothing here may be inlined into another.
@MainActor
enum TerminalGuard {
  /// What a signal asks of the screen.
  enum Request: Equatable {
    case stop(Int32)
    case resize
    case resume
    case suspend
  }

  /// Catches signals and remembers the settings of the terminal; must come before curses.
  @inline(never)
  static func arm(_ terminal: Int32) -> Bool {
    guard_install() == 1 && guard_arm(terminal) == 1
  }

  @inline(never)
  static func disarm() { guard_disarm() }

  @inline(never)
  static func lend() { guard_lend() }

  @inline(never)
  static func colorsChanged() { guard_colors_changed() }

  static var wakeDescriptor: Int32 {
    @inline(never) get { guard_wake_descriptor() }
  }

  @inline(never)
  static func stopJob() { guard_stop_job() }

  /// Signals that arrived since the last call, in order.
  @inline(never)
  static func requests() -> [Request] {
    var requests: [Request] = []
    while true {
      let number = guard_next()
      switch number {
      case 0: return requests
      case SIGWINCH: requests.append(.resize)
      case SIGCONT: requests.append(.resume)
      case SIGTSTP: requests.append(.suspend)
      default: requests.append(.stop(number))
      }
    }
  }
}
