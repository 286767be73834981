import Cells
import Testing

struct KeyChordTests {
  private static let keys: [Key] =
    [
      .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown,
    ] + (1...63).map(Key.function)
    + "aG1-+CAS 中；?/é\u{1F468}".map(Key.character)

  @Test func `every chord reads back as it was written`() {
    for key in Self.keys {
      for bits in UInt8(0)..<8 {
        let chord = KeyChord(key, KeyChord.Modifiers(rawValue: bits))
        #expect(KeyChord(chord.description) == chord, "\(chord)")
      }
    }
  }

  @Test(
    arguments: [
      ("C-r", KeyChord(.character("r"), .control)), ("space", KeyChord(" ")), ("G", KeyChord("G")),
      ("f2", KeyChord(.function(2))), ("S-tab", KeyChord(.backtab)), ("中", KeyChord("中")),
      ("C--", KeyChord(.character("-"), .control)), ("-", KeyChord("-")),
      ("C-A-up", KeyChord(.up, [.control, .alt])), ("esc", KeyChord(.escape)),
    ] as [(String, KeyChord)])
  func `chords are written as in key tables`(text: String, chord: KeyChord) {
    #expect(KeyChord(text) == chord)
  }

  @Test(arguments: ["", " ", "C-", "f0", "f64", "f02", "ab", "C-C-a", "\n"])
  func `what is no chord is refused`(text: String) {
    #expect(KeyChord(text) == nil)
  }

  @Test func `full-width keys work like the keys they stand on`() {
    let folded = "：／？；，。＊＋－＜＞［］（）！｜～、【】《》‘’“”￥　ＡＺ１".map {
      KeyChord($0).asciiFolded.description
    }.joined(separator: " ")
    #expect(folded == ": / ? ; , . * + - < > [ ] ( ) ! | ~ / [ ] < > ' ' \" \" $ space A Z 1")
    #expect(KeyChord("中").asciiFolded == KeyChord("中"))
    #expect(KeyChord(.up).asciiFolded == KeyChord(.up))
  }

  @Test func `only a bare character types`() {
    #expect(KeyChord("中").typed == "中")
    #expect(KeyChord(.character("a"), .control).typed == nil)
    #expect(KeyChord(.enter).typed == nil)
  }
}
