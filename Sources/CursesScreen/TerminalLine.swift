internal import CNcursesw
internal import Glibc

/// The line to the terminal beneath curses.
@MainActor
enum TerminalLine {
  /// Pastes in brackets, and whether the window has the keyboard.
  static let reportsOn = "\u{1B}[?2004h\u{1B}[?1004h"
  /// Neither of them.
  static let reportsOff = "\u{1B}[?2004l\u{1B}[?1004l"

  /// Writes past curses, between frames.
  static func say(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Whether nobody will ever type again: the terminal hung up, or its input has ended.
  static func isGone() -> Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0 else { return false }
    let fatal = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
    if waiting.revents & fatal != 0 { return true }
    return waiting.revents & Int16(POLLIN) != 0 && nc_waiting(STDIN_FILENO) == 0
  }

  /// Milliseconds of a clock that never goes back.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
