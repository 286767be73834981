import Cells
import Testing

struct SafeTextTests {
  @Test(
    arguments: [
      ("群主 abc 小满家①“好”", "群主 abc 小满家①“好”"),
      ("\u{1B}[31m红", "␛[31m红"),
      ("a\tb\nc\r\nd\u{7F}", "a␉b␤c␍␤d␡"),
      ("\u{9B}31m", "<9B>31m"),
      ("\u{202E}gpj.exe", "·gpj.exe"),
      ("客服\u{200B}小美", "客服·小美"),
      ("\u{FEFF}a\u{AD}b\u{2028}c", "·a·b·c"),
      ("👨\u{200D}👩\u{200D}👧妈妈", "👨妈妈"),
      ("❤\u{FE0F}你", "❤你"),
      ("👋🏽 hi", "👋 hi"),
      ("🇨🇳队", "CN队"),
      ("1\u{FE0F}\u{20E3}群", "1群"),
      ("🏴\u{E0067}\u{E0062}\u{E007F}x", "🏴x"),
      ("\u{1FAE8}\u{E000}\u{10FFFF}\u{0378}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("e\u{301}", "e\u{301}"),
      ("a\u{301}\u{302}\u{303}\u{304}\u{305}b", "a\u{301}\u{302}\u{303}·b"),
      ("\u{301}x", "\u{25CC}\u{301}x"),
      ("葛\u{E0100}城", "葛城"),
      ("\u{115F}\u{3164}\u{FFA0}", "···"),
      ("क\u{94D}\u{200D}ष", "क\u{94D}ष"),
      ("👨\u{200D}a", "👨·a"),
    ] as [(String, String)])
  func `every kind of trouble has its visible form`(text: String, shown: String) {
    let safe = SafeText.cellSafe(text)
    #expect(Array(safe.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(arguments: UInt64(0)..<40)
  func `hostile text comes out without controls, formats or private characters`(seed: UInt64) {
    var random = SeededText(seed: seed)
    for _ in 0..<100 {
      let text = random.text(upTo: 24)
      let safe = SafeText.cellSafe(text)
      let bad = safe.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
          .paragraphSeparator:
          true
        default: false
        }
      }
      #expect(bad.isEmpty, "\(SafeText.codePoints(text))")
      #expect(
        Array(SafeText.cellSafe(safe).utf8) == Array(safe.utf8), "\(SafeText.codePoints(text))")
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func `every cluster is one spacing character with at most three marks`(seed: UInt64) {
    var random = SeededText(seed: seed &+ 1000)
    for _ in 0..<100 {
      let text = random.text(upTo: 24)
      var sum = 0
      for cluster in ClusterScanner(text) {
        let widths = cluster.text.unicodeScalars.map { ScalarWidth.of($0) }
        #expect(widths.first == cluster.width && cluster.width > 0)
        #expect(widths.dropFirst().allSatisfy { $0 == 0 } && widths.count <= 4)
        sum += cluster.width
      }
      #expect(TextFit.width(of: text) == sum)
      #expect(TextFit.width(of: SafeText.cellSafe(text)) == sum)
    }
  }

  @Test func `two million marks on one letter end in one cell and a sign`() {
    let text = "a" + String(repeating: "\u{301}", count: 100_000) + "b"
    #expect(TextFit.width(of: text) == 3)
  }

  @Test func `plain text is returned as it is`() {
    #expect(SafeText.isPlain("群主 abc（12）── ███"))
    #expect(!SafeText.isPlain("a\u{200B}"))
  }

  @Test func `code points are spelled out for the detail view`() {
    #expect(SafeText.codePoints("a\u{200B}群\u{1F468}") == "U+0061 U+200B U+7FA4 U+1F468")
  }
}
