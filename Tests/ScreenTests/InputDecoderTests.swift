import Cells
import CursesScreen
import Testing

struct InputDecoderTests {
  /// The events of some typed text, read in one go.
  private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return text.unicodeScalars.flatMap { decoder.feed(.scalar($0), at: 0) }
      + decoder.feed(.drained, at: 0)
  }

  private func keys(_ text: String) -> String {
    events(text).map { event in
      if case .key(let chord) = event { return chord.description }
      return "\(event)"
    }.joined(separator: " ")
  }

  @Test(
    arguments: [
      ("a群G", "a 群 G"), ("\r\n\t", "enter C-j tab"), ("\u{7F}\u{8}", "backspace backspace"),
      ("\u{0}\u{1}\u{1A}\u{1C}\u{1F}", "C-space C-a C-z C-\\ C-_"), ("\u{1B}", "esc"),
      ("\u{1B}x", "A-x"), ("\u{1B}\u{1B}", "esc esc"), ("\u{1B}群", "A-群"), ("\u{1B}[", "A-["),
      ("\u{1B}O", "A-O"), ("\u{1B}\r", "A-enter"), ("e\u{301}x", "e\u{301} x"),
      ("\u{1B}\u{1}", "C-A-a"),
      ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"), ("　", "　"),
    ] as [(String, String)])
  func `what is typed becomes keys`(typed: String, expected: String) {
    #expect(keys(typed) == expected)
  }

  @Test(arguments: [
    "\u{1B}[99;5u", "\u{1B}[?62;4c", "\u{1B}Oz", "\u{1B}]11;rgb:0000/0000/0000\u{7}",
    "\u{1B}]52;c;cXF1aXQK\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[12;",
  ])
  func `sequences nobody knows type nothing`(sequence: String) {
    #expect(events(sequence).isEmpty)
    if !sequence.hasSuffix(";") { #expect(keys(sequence + "q") == "q") }
  }

  @Test func `a key of the table after Escape is held with Alt`() {
    var decoder = InputDecoder()
    #expect(decoder.feed(.scalar("\u{1B}"), at: 0).isEmpty)
    #expect(decoder.feed(.key(KeyChord(.up)), at: 0) == [.key(KeyChord(.up, .alt))])
    #expect(decoder.feed(.drained, at: 0).isEmpty)
  }

  @Test func `a paste is one event and its keys are data`() {
    var decoder = InputDecoder()
    #expect(decoder.feed(.scalar("a"), at: 0).isEmpty)
    #expect(decoder.feed(.pasteBegan, at: 0) == [.key(KeyChord("a"))])
    for scalar in "q\u{1B}\u{3}第\r二\t".unicodeScalars {
      #expect(decoder.feed(.scalar(scalar), at: 10).isEmpty)
    }
    #expect(decoder.feed(.key(KeyChord(.up)), at: 10).isEmpty)
    #expect(decoder.feed(.drained, at: 20).isEmpty)
    #expect(decoder.patience(at: 20) == 990)
    #expect(decoder.feed(.pasteEnded, at: 30) == [.paste("q\u{1B}\u{3}第\n二\t")])
    #expect(decoder.patience(at: 30) == nil)
    #expect(decoder.feed(.pasteEnded, at: 30).isEmpty)
  }

  @Test func `a paste without an end is over after a second`() {
    var decoder = InputDecoder()
    _ = decoder.feed(.pasteBegan, at: 0)
    _ = decoder.feed(.scalar("群"), at: 500)
    #expect(decoder.feed(.drained, at: 1400).isEmpty)
    #expect(decoder.feed(.drained, at: 1500) == [.paste("群")])
    #expect(decoder.feed(.scalar("q"), at: 1600).isEmpty)
    #expect(decoder.feed(.drained, at: 1600) == [.key(KeyChord("q"))])
  }

  @Test func `an endless paste is bounded`() {
    var decoder = InputDecoder()
    _ = decoder.feed(.pasteBegan, at: 0)
    for _ in 0..<(InputDecoder.longestPaste / 4 + 1000) { _ = decoder.feed(.scalar("😀"), at: 0) }
    guard case .paste(let text) = decoder.feed(.pasteEnded, at: 0).first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == InputDecoder.longestPaste)
  }

  @Test func `focus and mouse end what was begun`() {
    var decoder = InputDecoder()
    _ = decoder.feed(.scalar("\u{1B}"), at: 0)
    #expect(decoder.feed(.focus(true), at: 0) == [.key(KeyChord(.escape)), .focus(true)])
    let click = MouseEvent(kind: .press(1), point: .zero)
    _ = decoder.feed(.scalar("a"), at: 0)
    #expect(decoder.feed(.mouse(click), at: 0) == [.key(KeyChord("a")), .mouse(click)])
  }

  @Test func `marks without end do not grow one key`() {
    let typed = events("a" + String(repeating: "\u{301}", count: 1000))
    #expect(typed.count > 10)
  }
}
