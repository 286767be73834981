import Cells
import CursesScreen
import Testing

struct TerminalAnswerTests {
  private func answer(_ text: String) -> TerminalAnswer { TerminalAnswer(Array(text.utf8)) }

  @Test func `the report tells how wide an ambiguous sign is`() {
    #expect(answer("\u{1B}[5;11R\u{1B}[?62;4c").ambiguousWidth == 1)
    #expect(answer("\u{1B}[5;12R\u{1B}[?62;4c").ambiguousWidth == 2)
    #expect(answer("\u{1B}[5;80R\u{1B}[?6c").ambiguousWidth == nil)
    #expect(answer("").ambiguousWidth == nil)
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", true), ("\u{1B}]11;rgb:1515/1717/1c1c\u{7}", false),
    ("\u{1B}]11;rgb:f/f/e\u{7}", true), ("\u{1B}]11;rgba:fd/f6/e3/ff\u{7}", true),
  ])
  func `the ground is light or dark`(reply: String, isLight: Bool) {
    #expect(answer(reply).isLight == isLight)
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:gggg/0000/0000\u{7}", "\u{1B}]11;\u{7}", "\u{1B}]11;rgb:1/2\u{7}",
    "\u{1B}]11;rgb:123456/0/0\u{7}", "\u{1B}]11;rgb:ffff/ff", "\u{1B}]4;1;rgb:0/0/0\u{7}",
  ])
  func `what is no colour is none`(reply: String) {
    #expect(answer(reply).isLight == nil)
  }

  @Test func `the last question ends the waiting, and what a person typed is kept`() {
    let all = answer("j\u{1B}[5;11R群\u{1B}]11;rgb:0/0/0\u{7}q\u{1B}[?1;2c")
    #expect(all.isComplete)
    #expect(String(decoding: all.typed, as: UTF8.self) == "j群q")
    #expect(!answer("\u{1B}[5;11R").isComplete)
    #expect(String(decoding: answer("\u{1B}[A").typed, as: UTF8.self) == "\u{1B}[A")
  }

  @Test func `the answer may come in pieces`() {
    let bytes = Array("\u{1B}[5;12R\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;4c".utf8)
    for cut in 0..<bytes.count { #expect(!TerminalAnswer(Array(bytes[..<cut])).isComplete) }
    #expect(TerminalAnswer(bytes).isComplete)
  }

  @Test func `a variable may speak of the ground`() {
    #expect(TerminalAnswer.isLight("0;15") == true)
    #expect(TerminalAnswer.isLight("15;default;0") == false)
    #expect(TerminalAnswer.isLight("x") == nil)
  }

  @Test func `no report looks like a key held with another`() {
    #expect(TerminalAnswer.column > 8)
  }
}
