import Foundation
import TestKit
import Testing

/// Where tmux lies; nil where it is not installed.
private let tmux = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// A second opinion on the screen: the same bytes drawn by tmux, where it is installed.
@Suite(.serialized, .enabled(if: tmux != nil, "tmux is not installed"))
struct SecondTerminalTests {
  private static let columns = 40
  private static let rows = 12

  @Test(arguments: 0..<12) func `tmux draws the same screen`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    // tmux leaves halves of wide characters standing where an erasure cuts them, so those come without erasures.
    let drawing = (0..<150).map { _ in
      seed.isMultiple(of: 2)
        ? Self.narrowStroke(using: &random) : Self.wideStroke(using: &random)
    }.joined()
    var terminal = VirtualTerminal(columns: Self.columns, rows: Self.rows)
    terminal.feed(drawing)
    let theirs = try Self.rowsOfTmux(drawing)
    #expect(theirs.count == Self.rows)
    let different = zip(theirs, terminal.rows).filter { $0 != $1 }.map {
      "tmux |\($0)| ours |\($1)|"
    }
    #expect(different == [])
  }

  /// Text of every width, placed and wrapped; a wrap that is due when the cursor moves is where terminals differ.
  private static func wideStroke(using random: inout SeededRandom) -> String {
    let words = ["群主", "abc", "é", "张三-ok", "│", "12345678", "全：角", "e\u{301}", "𠮷", "x"]
    let place = "\u{1b}[\(random.number(1...rows));\(random.number(3...columns))H"
    switch random.number(0...9) {
    case 0: return "\r\n" + random.pick(words)
    case 1: return "\r\u{1b}[\(random.number(1...rows))d\u{1b}[5G" + random.pick(words)
    case 2:
      return "\r\u{1b}[C\u{1b}[C\u{1b}7" + place + random.pick(words) + "\u{1b}8"
        + random.pick(words)
    default: return place + random.pick(words)
    }
  }

  /// Everything that full-screen programs do, with characters of one cell.
  private static func narrowStroke(using random: inout SeededRandom) -> String {
    let x = random.number(1...columns)
    let y = random.number(1...rows)
    let n = random.number(1...5)
    let place = "\u{1b}[\(y);\(x)H"
    let words = ["abc", "é", "│─", "12345678", "e\u{301}", "x", "▁▂▃"]
    let top = random.number(1...rows - 1)
    let region = "\u{1b}[\(top);\(random.number(top + 1...rows))r"
    switch random.number(0...21) {
    case 0...6: return place + random.pick(words)
    case 7, 8: return "\r\n" + random.pick(words)
    // Outside the region, where these do nothing, tmux acts all the same: so the cursor stands inside.
    case 9: return region + "\u{1b}[\(top);\(x)H\u{1b}[\(n)L\u{1b}[r"
    case 10: return region + "\u{1b}[\(top);\(x)H\u{1b}[\(n)M\u{1b}[r"
    case 11: return place + "\u{1b}[\(random.number(0...2))K"
    case 12: return random.chance(percent: 20) ? place + "\u{1b}[J" : place + "\u{1b}[1J"
    case 13: return place + "\u{1b}[\(n)X"
    case 14: return region
    case 15: return "\u{1b}[r"
    case 16: return "\u{1b}[\(y)d\u{1b}[\(x)G" + random.pick(words)
    case 17:
      return "\r\u{1b}[C\u{1b}[C\u{1b}7" + place + random.pick(words) + "\u{1b}8"
        + random.pick(words)
    case 18: return place + "\u{1b}M\u{1b}D\u{1b}M"
    case 19: return "\u{1b}[\(n)A\u{1b}[\(n)C" + random.pick(words) + "\u{1b}[\(n)D\u{1b}[\(n)B"
    case 20: return "\u{1b}[1;38;5;\(n)mA\u{1b}[m\t" + random.pick(words)
    default: return place + "ab\u{1b}[\(n)P\u{1b}[\(n)@"
    }
  }

  /// Lets tmux draw on a server of its own and takes its screen as text.
  private static func rowsOfTmux(_ drawing: String) throws -> [String] {
    guard let tmux else { return [] }
    let home = try TemporaryDirectory()
    try home.write(drawing, to: "drawing")
    try home.write("set -g status off\nset -g default-terminal tmux-256color\n", to: "tmux.conf")
    // The cursor report that answers the question at the end says that everything before it is drawn.
    try home.write(
      """
      stty raw -echo; cat drawing; printf '\\033[6n'
      while key=$(dd bs=1 count=1 2>/dev/null); [ "$key" != R ]; do :; done
      \(tmux) -S socket wait-for -S drawn; exec cat
      """, to: "draw.sh")
    let environment = TestEnvironment(home: home.path)
    func run(_ arguments: String...) throws -> ProgramResult {
      try Program.run(
        tmux, ["-S", "socket", "-f", "tmux.conf"] + arguments, environment: environment,
        directory: home.path, deadline: .seconds(30))
    }
    let size = ["-x", "\(columns)", "-y", "\(rows)"]
    let started = try Program.run(
      tmux, ["-S", "socket", "-f", "tmux.conf", "new-session", "-d"] + size + ["sh draw.sh"],
      environment: environment, directory: home.path, deadline: .seconds(30))
    #expect(started.status == .code(0), "\(started.errors)")
    defer { _ = try? run("kill-server") }
    _ = try run("wait-for", "drawn")
    let screen = try run("capture-pane", "-p").output
    var lines = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
