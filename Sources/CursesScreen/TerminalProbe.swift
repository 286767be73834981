internal import CNcursesw
internal import Glibc

/// Asks a terminal about itself before curses has it.
@MainActor
enum TerminalProbe {
  /// Nobody waits longer than this for a terminal that does not answer, in milliseconds.
  private static let patience: Int64 = 100

  /// Asks and waits for the answer; the line settings are the same afterwards.
  static func ask(_ name: String, columns: Int) -> TerminalAnswer {
    guard !["dumb", "unknown", ""].contains(name) else { return TerminalAnswer() }
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return TerminalAnswer() }
    var line = before
    cfmakeraw(&line)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &line) == 0 else { return TerminalAnswer() }
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    TerminalLine.say(question(name, columns: columns))
    var bytes: [UInt8] = []
    var answer = TerminalAnswer()
    let end = TerminalLine.now() + patience
    while !answer.isComplete, bytes.count < 4096 {
      let left = end - TerminalLine.now()
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&waiting, 1, Int32(left)) > 0 else { break }
      var buffer = [UInt8](repeating: 0, count: 512)
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
      answer = TerminalAnswer(bytes)
    }
    return answer
  }

  /// One ambiguous sign and where the cursor went, the colour of the ground, and last the question
  /// that every terminal answers, so that no answer is waited for that will not come.
  private static func question(_ name: String, columns: Int) -> String {
    var text = ""
    if columns >= TerminalAnswer.column + 4 {
      text += "\r\u{1B}[\(TerminalAnswer.column - 1)C─\u{1B}[6n\r\u{1B}[K"
    }
    let knowsColors = !["linux", "vt100", "vt102", "vt220", "screen"].contains(name)
    if knowsColors { text += "\u{1B}]11;?\u{1B}\\" }
    return text + "\u{1B}[c"
  }
}
