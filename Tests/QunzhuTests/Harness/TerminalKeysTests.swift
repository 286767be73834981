import TestKit
import Testing

/// The notation in which sessions are written down.
struct TerminalKeysTests {
  @Test(arguments: [
    ("a中", ["a", "中"]),
    ("<C-r><c-C>", ["\u{12}", "\u{3}"]),
    ("<enter><esc><space><tab><bs>", ["\r", "\u{1b}", " ", "\t", "\u{7f}"]),
    ("<S-Tab><F1><pgdn><home>", ["\u{1b}[Z", "\u{1b}OP", "\u{1b}[6~", "\u{1b}[1~"]),
    ("<A-x><lt>b<gt>", ["\u{1b}x", "<", "b", ">"]),
    ("5<3", ["5", "<", "3"]),
    ("👨‍👩‍👧", ["👨‍👩‍👧"]),
  ])
  func `a name stands for its bytes`(notation: String, expected: [String]) throws {
    let sent = try TerminalKeys.parse(notation).map {
      TerminalKeys.bytes(of: $0, in: TerminalModes())
    }
    #expect(sent == expected.map { Array($0.utf8) })
  }

  @Test func `arrows and pastes follow the modes of the program`() throws {
    let inputs = try TerminalKeys.parse("<up><paste:a\nb>")
    var modes = TerminalModes()
    #expect(
      inputs.map { String(decoding: TerminalKeys.bytes(of: $0, in: modes), as: UTF8.self) } == [
        "\u{1b}[A", "a\rb",
      ])
    modes.applicationCursorKeys = true
    modes.bracketedPaste = true
    #expect(
      inputs.map { String(decoding: TerminalKeys.bytes(of: $0, in: modes), as: UTF8.self) }
        == ["\u{1b}OA", "\u{1b}[200~a\rb\u{1b}[201~"])
  }

  @Test func `a resize is an input like any other`() throws {
    #expect(try TerminalKeys.parse("<resize:60x20>") == [.resize(columns: 60, rows: 20)])
  }

  @Test(arguments: ["<entr>", "<C-中>", "<resize:60>", "<>", "<A-xy>"])
  func `a name nobody knows is refused`(notation: String) {
    #expect(throws: HarnessError.self) { try TerminalKeys.parse(notation) }
  }
}
