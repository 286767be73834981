import Cells
import CommunityStore
import Console
import Glibc
import Wording

/// The console without a screen: a line in, what changed in words out. For screen readers, for logs, and
/// for terminals that cannot place a cursor.
@MainActor
final class PlainLoop {
  private let call: Call
  private let desk: Desk
  private var isOver = false
  private var said: [String] = []
  private var pending: [UInt8] = []

  init(_ call: Call) throws(Failure) {
    self.call = call
    desk = try Desk(call.globals)
    let configuration = call.globals.configuration
    desk.console.setup = Setup(
      bindings: configuration.bindings, themes: configuration.choices)
    desk.onScreen = { [self] effect in
      switch effect {
      case .quit: isOver = true
      case .discardInput:
        // What was typed before the plan was said is no answer to it.
        if isatty(STDIN_FILENO) == 1 {
          tcflush(STDIN_FILENO, TCIFLUSH)
          pending = []
        }
      case .copy(let text): Output.line(text)
      case .edit:
        desk.handle(
          .edited(
            nil, Localized("这里没有编辑器，在全屏里按 E", "There is no editor here; press E on the full screen")
          ))
      default: break
      }
    }
    if call.has("--tour") { desk.console.startTour() }
  }

  /// Reads lines until one says quit or there are no more, and returns the exit status.
  func run() -> Int32 {
    Output.line(
      call.text(
        "每行一个或几个键，回车就做；空行到下一行；? 帮助；q 退出。要打字时，整行就是要打的字。",
        "A line holds one or more keys; an empty line goes to the next row; ? helps; q leaves. Where text is wanted, the line is the text."
      ))
    say()
    while !isOver, let line = readLine() {
      desk.takeTime()
      desk.takeForeign()
      take(line)
      desk.waitForDisk()
      if !isOver { say() }
    }
    let left = desk.store?.finish() ?? 0
    return left > 0 ? 3 : 0
  }

  private func take(_ line: String) {
    let typed = line.last == "\r" ? String(line.dropLast()) : line
    if ["esc", "<esc>"].contains(typed.lowercased()) { return press(KeyChord(.escape)) }
    let wanted = desk.console.plainInput
    if wanted != .keys {
      if wanted == .name, !typed.isEmpty { press(KeyChord(.character("u"), .control)) }
      for character in typed { press(KeyChord(character)) }
      // A digit may have chosen already; the line was no answer to what that opened.
      if desk.console.plainInput == wanted { press(KeyChord(.enter)) }
      return
    }
    if desk.console.takesCount, !typed.isEmpty, typed.allSatisfy(\.isNumber) {
      for character in typed { press(KeyChord(character)) }
      return press(KeyChord(.enter))
    }
    if typed.isEmpty { return press(KeyChord(.down)) }
    for word in typed.split(whereSeparator: \.isWhitespace) where !isOver {
      if let chord = KeyChord(String(word)) {
        press(chord)
      } else {
        for character in word where !isOver { press(KeyChord(character)) }
      }
    }
  }

  private func press(_ chord: KeyChord) {
    if !isOver { desk.handle(.key(chord)) }
  }

  /// Says what is not as it was when something was last said; all of it where the first line differs.
  private func say() {
    let lines = desk.console.plainLines()
    let news = lines.first == said.first ? lines.filter { !said.contains($0) } : lines
    for line in news.isEmpty ? Array(lines.prefix(1)) : news { Output.line(line) }
    Output.line("")
    said = lines
  }

  /// The next line of input; nil at its end.
  private func readLine() -> String? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        defer { pending = [] }
        return pending.isEmpty ? nil : String(decoding: pending, as: UTF8.self)
      }
      pending += buffer[..<count]
    }
  }
}
