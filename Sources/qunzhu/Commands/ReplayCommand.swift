import Cells
import CommunityStore
import Console
import Glibc
import Themes
import Wording

/// Does again what a session wrote down: without a terminal, on the rows as they are, in memory unless
/// told otherwise.
enum ReplayCommand {
  static let verb = Verb(
    "replay", "FILE [--size 80x24] [--store] [--format text|ansi]",
    "重放一段按键：先在内存里排演，要真改加 --store",
    "Does recorded keys again: rehearsed in memory, for good with --store",
    [
      .value("--size", "WxH", "多大的屏幕", "how large the screen is"),
      .flag("--store", "真的存下来", "store what changes"),
      .value("--format", "text|ansi", "怎样印出屏幕", "how to print screens"),
    ],
    run: { (call) throws(Failure) in
      guard let path = call.words.first else {
        throw .usage(Localized("重放哪个文件？", "Which file shall be done again?"))
      }
      guard let bytes = Disk.read(path) else {
        let reason = String(cString: strerror(errno))
        throw .problem(Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let size = try PaintCommand.size(call["--size"] ?? "80x24")
      let isColored = try call.format(["text", "ansi"], default: "text") == "ansi"
      let asked = call
      let outcome = MainActor.assumeIsolated {
        Result { () throws(Failure) -> Int32 in
          var run = try ReplayRun(asked, path, size: size, isColored: isColored)
          return try run.play(text)
        }
      }
      return try outcome.get()
    })
}

/// One run of a file of keys.
@MainActor
private struct ReplayRun {
  private let call: Call
  private let path: String
  private let desk: Desk
  private let isColored: Bool
  private var hasShown = false
  private var mismatches = 0
  private final class Ending { var isAsked = false }
  private let ending = Ending()

  init(_ call: Call, _ path: String, size: Size, isColored: Bool) throws(Failure) {
    self.call = call
    self.path = path
    self.isColored = isColored
    desk = try Desk(call.globals, rehearsal: !call.has("--store"))
    let configuration = call.globals.configuration
    desk.console.setup = Setup(
      bindings: configuration.bindings, themes: configuration.choices)
    desk.onScreen = { [ending, weak desk] effect in
      if case .quit = effect { ending.isAsked = true }
      if case .edit = effect {
        desk?.handle(.edited(nil, Localized("回放时不开编辑器", "No editor is opened in a replay")))
      }
    }
    desk.handle(.resize(size))
  }

  mutating func play(_ text: String) throws(Failure) -> Int32 {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var place = 0
    while place < lines.count, !ending.isAsked {
      let line = lines[place]
      place += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("keys:") || line.hasPrefix("burst:") {
        let keys = String(line[line.index(after: line.firstIndex(of: ":") ?? line.startIndex)...])
        guard let events = KeyNotation.events(keys) else { throw wrong(place, line) }
        for event in events where !ending.isAsked { take(event) }
      } else if line.hasPrefix("size ") {
        take(.resize(try PaintCommand.size(String(line.dropFirst(5)))))
      } else if line == "screen" || line.hasPrefix("screen") {
        var expected: [String] = []
        while place < lines.count, lines[place].hasPrefix("|") {
          expected.append(String(lines[place].dropFirst()))
          place += 1
        }
        show(line, expected, at: place)
      } else {
        throw wrong(place, line)
      }
    }
    if !hasShown { show("screen", [], at: lines.count) }
    let left = desk.store?.finish() ?? 0
    desk.takeReplies()
    guard left == 0 else {
      throw .workspace(Localized("\(left) 步没能存到盘上", "\(left) changes could not be stored"))
    }
    return mismatches == 0 ? 0 : 1
  }

  private func wrong(_ line: Int, _ text: String) -> Failure {
    .usage(
      Localized("\(path):\(line): 看不懂「\(text)」", "\(path):\(line): “\(text)” means nothing here"))
  }

  private func take(_ event: InputEvent) {
    switch event {
    case .key(let chord): desk.handle(.key(chord))
    case .paste(let text): desk.handle(.paste(text))
    case .resize(let size): desk.handle(.resize(size))
    case .mouse(let event): desk.handle(.mouse(event))
    case .focus, .hangup: break
    }
    // The next key may ask about what this one stored: it waits as a person would.
    desk.waitForDisk()
  }

  /// Prints the screen or some of its lines; where lines are expected, says what differs.
  private mutating func show(_ head: String, _ expected: [String], at place: Int) {
    hasShown = true
    let grid = desk.console.frame()
    let range = head.dropFirst(6).filter { $0 != ":" && $0 != " " }
      .split(separator: "-").compactMap { Int($0) }
    let first = max(1, range.first ?? 1)
    let last = range.isEmpty ? grid.size.height : range[range.count - 1]
    let rows = Array(grid.rows.dropFirst(first - 1).prefix(max(0, last - first + 1)))
    guard !expected.isEmpty else {
      if isColored {
        let theme = call.globals.configuration.theme(named: desk.console.theme)
        Output.write(Picture.ansi(grid, theme ?? ThemeCatalog.standard))
      } else {
        for row in rows { Output.line(row) }
      }
      return
    }
    for (offset, wanted) in expected.enumerated() {
      let found = offset < rows.count ? trimmed(rows[offset]) : ""
      guard found != trimmed(wanted) else { continue }
      mismatches += 1
      Output.line("\(path):\(place - expected.count + offset + 1):")
      Output.line("- \(trimmed(wanted))")
      Output.line("+ \(found)")
    }
  }

  private func trimmed(_ row: String) -> String {
    String(row.reversed().drop { $0 == " " }.reversed())
  }
}
