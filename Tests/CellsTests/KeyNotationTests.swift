import Cells
import TestKit
import Testing

struct KeyNotationTests {
  @Test(arguments: [
    ("jj", "j j"), ("<enter>", "<enter>"), ("<C-r> <A-x>", "<C-r> <A-x>"), ("<space>", "<space>"),
    ("a<lt>b<gt>", "a <lt> b <gt>"), ("<resize:60x20>", "<resize:60x20>"), ("张三", "张 三"),
    ("<bs> <pgdn> <s-tab>", "<backspace> <pagedown> <backtab>"), ("<f12>", "<f12>"),
    ("<mouse:press1@5,7><mouse:C-A-release3@0,0>", "<mouse:press1@5,7> <mouse:C-A-release3@0,0>"),
    (
      "<mouse:wheelup@79,23> <mouse:S-wheeldown@1,2>",
      "<mouse:wheelup@79,23> <mouse:S-wheeldown@1,2>"
    ),
    ("<paste:a b\\n<\\>c\\\\>", "<paste:a b\\n<\\>c\\\\>"),
  ])
  func `what is written is read and written again`(text: String, again: String) throws {
    let events = try #require(KeyNotation.events(text))
    #expect(events.compactMap(KeyNotation.text).joined(separator: " ") == again)
    #expect(KeyNotation.events(again) == events)
  }

  @Test(arguments: [
    "<nokey>", "<enter", "<resize:1>", "<resize:axb>", "<>", "<f99>", "<mouse:press@1,2>",
    "<mouse:press0@1,2>",
    "<mouse:press1@1>", "<mouse:press1@-1,2>", "<mouse:turn@1,2>", "<mouse:press1>",
  ])
  func `what is no key is refused`(text: String) {
    #expect(KeyNotation.events(text) == nil)
  }

  @Test(arguments: 1...20)
  func `any key and any paste survive`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<100 {
      let text = HostileText.text(using: &random).replacing("\r\n", with: "\n")
      let event = InputEvent.paste(text)
      let written = try #require(KeyNotation.text(of: event))
      #expect(KeyNotation.events(written) == [event])
      guard let character = text.first else { continue }
      let key = InputEvent.key(KeyChord(character))
      let typed = try #require(KeyNotation.text(of: key))
      #expect(KeyNotation.events(typed) == [key])
    }
  }
}
