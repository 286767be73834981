import Cells
import CursesScreen
import Foundation
import Testing

struct TerminalTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 255, 4096])
  func `base 64 is everybody's`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ 7) }
    #expect(base64(bytes) == Data(bytes).base64EncodedString())
  }

  @Test func `text for the clipboard carries no controls and is not too long`() {
    let clean = base64(Array("群主\n\t[2J".utf8))
    #expect(clipboardSequence("群主\n\t\u{1B}[2J\r\u{9B}") == "\u{1B}]52;c;\(clean)\u{7}")
    #expect(clipboardSequence(String(repeating: "a", count: 80_000)) == nil)
  }

  @Test func `colours follow the terminal and the person's wish`() {
    func depth(
      _ colors: Int, _ environment: [String: String] = [:], change: Bool = false,
      direct: Bool = false
    ) -> ColorDepth {
      usableDepth(
        environment: environment, colors: colors, canChangeColors: change, isDirect: direct)
    }
    #expect(depth(0) == .mono)
    #expect(depth(2) == .mono)
    #expect(depth(8) == .ansi16)
    #expect(depth(16) == .ansi16)
    #expect(depth(256) == .indexed256)
    #expect(depth(256, ["COLORTERM": "truecolor"]) == .indexed256)
    #expect(depth(256, ["COLORTERM": "truecolor"], change: true) == .trueColor)
    #expect(depth(256, ["COLORTERM": ""], change: true) == .indexed256)
    #expect(depth(1 << 24, direct: true) == .trueColor)
    #expect(depth(1 << 24, ["NO_COLOR": "1"], direct: true) == .mono)
    #expect(depth(256, ["NO_COLOR": ""]) == .indexed256)
  }

  @Test func `eight colours keep text apart from its ground`() {
    for text in Int32(-1)...15 {
      for ground in Int32(-1)...15 where text != ground {
        let few = FewColors(text: text, ground: ground)
        #expect(few.text < 8 && few.ground < 8)
        #expect(few.text != few.ground || few.text < 0)
      }
    }
    #expect(FewColors(text: 9, ground: 0).emphasis == .bold)
    #expect(FewColors(text: 8, ground: 0).emphasis == .faint)
    #expect(FewColors(text: 15, ground: 0).emphasis == [])
  }

  @Test func `a young terminal is tried as xterm and a strange one only as itself`() {
    #expect(terminalNames(for: "xterm-ghostty") == ["xterm-ghostty", "xterm-256color", "xterm"])
    #expect(terminalNames(for: "alacritty").contains("xterm-256color"))
    #expect(terminalNames(for: "tmux-256color").contains("screen-256color"))
    #expect(terminalNames(for: "vt52") == ["vt52"])
  }

  @Test(arguments: [
    ScreenFailure.notATerminal, .unknownTerminal(""), .unknownTerminal("x"), .tooSimple("dumb"),
    .noUnicode, .alreadyOpen, .refused,
  ])
  func `every failure is told in both languages`(failure: ScreenFailure) {
    #expect(!failure.chinese.isEmpty && !failure.english.isEmpty)
    #expect(failure.chinese != failure.english)
  }

  @Test @MainActor func `a closed screen does nothing and has no size`() {
    let screen = CursesScreen()
    screen.present(CellGrid(size: Size(width: 3, height: 1)), palette: .mono)
    screen.flushInput()
    screen.suspend()
    screen.stop()
    #expect(screen.size == Size(width: 0, height: 0))
    #expect(screen.readEvents().isEmpty)
    #expect(!screen.copyToClipboard("x"))
    #expect(screen.patience == nil)
  }
}
