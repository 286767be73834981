import Glibc
import Wording

/// Results on standard output, everything else on standard error.
enum Output {
  /// Writes a result; a reader that went away ends the program quietly.
  static func write(_ text: String) {
    put(text, to: STDOUT_FILENO)
  }

  /// Writes a result and ends the line.
  static func line(_ text: String) {
    write(text + "\n")
  }

  /// Says something that is not a result.
  static func say(_ text: String) {
    put(text + "\n", to: STDERR_FILENO)
  }

  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1 }

  private static func put(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }
}
