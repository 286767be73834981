import TestKit
import Testing

/// The screen that every end-to-end test reads must itself be right.
struct VirtualTerminalTests {
  /// What a small screen shows after some bytes.
  private static func rows(_ text: String, columns: Int = 10, rows: Int = 4) -> [String] {
    var terminal = VirtualTerminal(columns: columns, rows: rows)
    terminal.feed(text)
    return terminal.rows
  }

  @Test(arguments: [
    ("ab\r\ncd", ["ab", "cd", "", ""]),
    ("\u{1b}[2;3Hx", ["", "  x", "", ""]),
    ("\u{1b}[3dx\u{1b}[5Gy", ["", "", "x   y", ""]),
    ("abc\u{1b}[Dx", ["abx", "", "", ""]),
    ("abc\u{8}\u{8}x", ["axc", "", "", ""]),
    ("a\u{1b}[3Cx\u{1b}[Bz\u{1b}[Ay", ["a   x y", "     z", "", ""]),
    ("\tx", ["        x", "", "", ""]),
    ("0123456789ab", ["0123456789", "ab", "", ""]),
    ("0123456789\rx", ["x123456789", "", "", ""]),
    ("\u{1b}[?7l0123456789ab", ["012345678b", "", "", ""]),
    ("a\r\nb\r\nc\r\nd\r\ne", ["b", "c", "d", "e"]),
    ("\u{1b}[2;3r\u{1b}[3;1Hx\ny", ["", "x", " y", ""]),
    ("1\r\n2\r\n3\r\n4\u{1b}[2;3r\u{1b}[2;1H\u{1b}M", ["1", "", "2", "4"]),
    ("1\r\n2\r\n3\r\n4\u{1b}[2;1H\u{1b}[L", ["1", "", "2", "3"]),
    ("1\r\n2\r\n3\r\n4\u{1b}[2;1H\u{1b}[2M", ["1", "4", "", ""]),
    ("1\r\n2\r\n3\r\n4\u{1b}[S", ["2", "3", "4", ""]),
    ("1\r\n2\r\n3\r\n4\u{1b}[2T", ["", "", "1", "2"]),
    ("abcdef\u{1b}[2G\u{1b}[2P", ["adef", "", "", ""]),
    ("abcdef\u{1b}[2G\u{1b}[2@", ["a  bcdef", "", "", ""]),
    ("abcdef\u{1b}[2G\u{1b}[2X", ["a  def", "", "", ""]),
    ("abcdef\u{1b}[3G\u{1b}[K", ["ab", "", "", ""]),
    ("abcdef\u{1b}[3G\u{1b}[1K", ["   def", "", "", ""]),
    ("abc\u{1b}[2K", ["", "", "", ""]),
    ("1\r\n2\r\n3\u{1b}[2;1H\u{1b}[J", ["1", "", "", ""]),
    ("1\r\n2\r\n3\u{1b}[2;1H\u{1b}[1J", ["", "", "3", ""]),
    ("1\r\n2\u{1b}[2J", ["", "", "", ""]),
    ("x\u{1b}[4b", ["xxxxx", "", "", ""]),
    ("a\u{1b}7bcd\u{1b}8x", ["axcd", "", "", ""]),
    ("abc\u{1b}[G\u{1b}[4hx\u{1b}[4l", ["xabc", "", "", ""]),
    ("\u{1b}(0a\u{1b}(Bb", ["ab", "", "", ""]),
    ("a\u{1b}]0;x\u{7}b\u{1b}P1;2|x\u{1b}\\c", ["abc", "", "", ""]),
    ("a\u{1b}[31\u{18}b", ["ab", "", "", ""]),
    ("a\u{1b}[3\nmb", ["a", " b", "", ""]),
    ("\u{1b}[2;3r\u{1b}[?6h\u{1b}[1;1Hx\u{1b}[9;1Hy", ["", "x", "y", ""]),
    ("a\r\nb\u{1b}cx", ["x", "", "", ""]),
  ])
  func `bytes draw the screen they stand for`(text: String, expected: [String]) {
    #expect(Self.rows(text) == expected)
  }

  @Test(arguments: [
    ("中文", ["中文", "", "", ""]),
    ("12345678中文", ["12345678中", "文", "", ""]),
    ("123456789中", ["123456789", "中", "", ""]),
    ("中文\u{1b}[2Gx", [" x文", "", "", ""]),
    ("中文\u{1b}[3Gx", ["中x", "", "", ""]),
    ("中文\u{1b}[2G\u{1b}[P", [" 文", "", "", ""]),
    ("中文\u{1b}[2G\u{1b}[@", ["   文", "", "", ""]),
    ("中文\u{1b}[2G\u{1b}[K", ["", "", "", ""]),
    ("12345678中\u{1b}[G\u{1b}[@", [" 12345678", "", "", ""]),
    ("e\u{301}x", ["e\u{301}x", "", "", ""]),
    ("中\u{301}x", ["中\u{301}x", "", "", ""]),
    ("123456789e\u{301}", ["123456789e\u{301}", "", "", ""]),
  ])
  func `wide characters and marks stay whole or go whole`(text: String, expected: [String]) {
    #expect(Self.rows(text) == expected)
  }

  @Test func `a wide character finds no room on a screen of one column`() {
    #expect(Self.rows("中a", columns: 1, rows: 2) == ["\u{FFFD}", "a"])
  }

  @Test func `colours and attributes stay with the cells`() {
    var terminal = VirtualTerminal(columns: 20, rows: 2)
    terminal.feed("\u{1b}[1;38;5;208;48;2;1;2;3mA\u{1b}[22;39m")
    terminal.feed("B\u{1b}[38:2::9:8:7;4mC\u{1b}[38:5:3;24mD\u{1b}[mE\u{1b}[7;93;104mF")
    #expect(terminal.cell(0, 0).pen.foreground == .indexed(208))
    #expect(terminal.cell(0, 0).pen.background == .rgb(1, 2, 3))
    #expect(terminal.cell(0, 0).pen.attributes == .bold)
    #expect(terminal.cell(1, 0).pen.foreground == .standard)
    #expect(terminal.cell(1, 0).pen.attributes == [])
    #expect(terminal.cell(2, 0).pen.foreground == .rgb(9, 8, 7))
    #expect(terminal.cell(2, 0).pen.attributes == .underline)
    #expect(terminal.cell(3, 0).pen.foreground == .indexed(3))
    #expect(terminal.cell(4, 0).pen == TerminalPen())
    #expect(terminal.cell(5, 0).pen.foreground == .indexed(11))
    #expect(terminal.cell(5, 0).pen.background == .indexed(12))
    #expect(terminal.cell(5, 0).pen.attributes == .reverse)
  }

  @Test func `the first screen comes back as it was`() {
    var terminal = VirtualTerminal(columns: 10, rows: 3)
    terminal.feed("shell$ \u{1b}[?1049h\u{1b}[2;2Hfull")
    #expect(terminal.modes.alternateScreen)
    #expect(terminal.rows == ["", " full", ""])
    terminal.feed("\u{1b}[?1049l")
    #expect(!terminal.modes.alternateScreen)
    #expect(terminal.rows == ["shell$", "", ""])
    #expect(terminal.cursor == (7, 0))
  }

  @Test func `modes are seen going on and off`() {
    var terminal = VirtualTerminal()
    terminal.feed("\u{1b}[?25l\u{1b}[?2004h\u{1b}[?1h\u{1b}=\u{1b}[?1000;1006h\u{1b}[?1004h")
    #expect(!terminal.modes.cursorVisible)
    #expect(terminal.modes.bracketedPaste)
    #expect(terminal.modes.applicationCursorKeys)
    #expect(terminal.modes.applicationKeypad)
    #expect(terminal.modes.mouse == [1000, 1006])
    #expect(terminal.modes.focusReports)
    terminal.feed("\u{1b}[?25h\u{1b}[?2004l\u{1b}[?1l\u{1b}>\u{1b}[?1000;1006l\u{1b}[?1004l")
    #expect(terminal.modes == TerminalModes())
  }

  @Test func `what goes to the clipboard and the title is kept and not shown`() {
    var terminal = VirtualTerminal()
    terminal.feed(
      "a\u{1b}]52;c;5byg5LiJ\u{7}b\u{1b}]52;c;?\u{7}\u{1b}]52;p;aGk=\u{1b}\\c\u{1b}]2;群主\u{7}")
    #expect(terminal.clipboard == ["张三", "hi"])
    #expect(terminal.title == "群主")
    #expect(terminal.rows[0] == "abc")
  }

  @Test func `questions to the terminal are answered`() {
    var terminal = VirtualTerminal()
    terminal.feed("\u{1b}[3;5H\u{1b}[6n\u{1b}[5n\u{1b}[c")
    #expect(
      String(decoding: terminal.takeReplies(), as: UTF8.self) == "\u{1b}[3;5R\u{1b}[0n\u{1b}[?1;2c")
    #expect(terminal.takeReplies() == [])
  }

  @Test func `a place is found in cells`() throws {
    var terminal = VirtualTerminal(columns: 20, rows: 2)
    terminal.feed("\r\n中文 e\u{301} tag")
    let place = try #require(terminal.position(of: "tag"))
    #expect(place == (7, 1))
    #expect(terminal.position(of: "nowhere") == nil)
  }

  @Test func `a character split over two reads is one`() {
    var terminal = VirtualTerminal()
    let bytes = Array("中\u{1b}[1m文".utf8)
    for byte in bytes { terminal.feed([byte]) }
    #expect(terminal.rows[0] == "中文")
    #expect(terminal.cell(2, 0).pen.attributes == .bold)
  }

  @Test func `malformed text shows as replacement characters`() {
    var terminal = VirtualTerminal()
    terminal.feed([0xff, 0x61, 0xe4, 0xb8, 0x62, 0xc0, 0x80, 0xed, 0xa0, 0x80])
    #expect(terminal.rows[0] == "\u{FFFD}a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test(arguments: [(80, 24), (1, 1), (2, 1), (1, 5), (7, 3), (200, 60)])
  func `no stream of bytes breaks the screen`(columns: Int, rows: Int) {
    var random = SeededRandom(seed: UInt64(columns * 1000 + rows))
    var terminal = VirtualTerminal(columns: columns, rows: rows)
    for round in 0..<60 {
      terminal.feed(HostileText.bytes(300, using: &random))
      if round % 7 == 6 {
        terminal.resize(columns: random.number(1...90), rows: random.number(1...40))
      }
      let broken = Self.brokenPlaces(of: terminal)
      #expect(broken == [], "after \(round) rounds")
      if !broken.isEmpty { return }
    }
  }

  /// Where the screen contradicts itself: a half of a wide character alone, or a cursor outside.
  private static func brokenPlaces(of terminal: VirtualTerminal) -> [String] {
    var broken: [String] = []
    for y in 0..<terminal.rowCount {
      for x in 0..<terminal.columns {
        let cell = terminal.cell(x, y)
        let after = x + 1 < terminal.columns ? terminal.cell(x + 1, y).columns : -1
        let before = x > 0 ? terminal.cell(x - 1, y).columns : -1
        if cell.columns == 2, after != 0 { broken.append("(\(x), \(y)) lacks its second half") }
        if cell.columns == 0, before != 2 { broken.append("(\(x), \(y)) lacks its first half") }
        if cell.columns != 0, cell.text.isEmpty { broken.append("(\(x), \(y)) is empty") }
      }
    }
    let (x, y) = terminal.cursor
    if !(0..<terminal.columns).contains(x) || !(0..<terminal.rowCount).contains(y) {
      broken.append("the cursor is at (\(x), \(y))")
    }
    return broken
  }
}
