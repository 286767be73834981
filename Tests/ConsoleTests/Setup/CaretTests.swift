import Cells
import CommunityModel
import Testing
import Wording

@testable import Console

/// The terminal's own cursor stands at the caret of every field, so that an input method opens there.
@Suite struct CaretTests {
  /// A field: the keys that open it.
  static let fields: [[String]] = [
    ["2", "/"], ["2", "'"], ["2", "*"], ["2", "f3"], ["2", "f4"], ["2", "t"], ["2", "i"], [":"],
    ["f2"], ["?"], ["2", ";"],
  ]

  @Test(arguments: fields)
  func `the cursor follows what is typed, two cells a Chinese character`(keys: [String]) throws {
    for size in [
      Size(width: 40, height: 12), Size(width: 80, height: 24), Size(width: 140, height: 40),
    ] {
      for language in Language.allCases {
        var console = Console.trial(
          try SessionShop.open(others: 10), moment: SessionShop.moment, language: language,
          size: size)
        for key in keys { console.press(key) }
        let before = try #require(console.frame().cursor, "\(keys) at \(size)")
        _ = console.update(.key(KeyChord("群")))
        let after = try #require(console.frame().cursor, "\(keys) at \(size)")
        #expect(after.y == before.y && after.x == before.x + 2, "\(keys) at \(size)")
        _ = console.update(.key(KeyChord(.left)))
        #expect(console.frame().cursor == before)
        for _ in 0..<80 { _ = console.update(.key(KeyChord("主"))) }
        let far = try #require(console.frame().cursor)
        #expect(console.frame().bounds.contains(far))
      }
    }
  }

  @Test func `where nothing is typed the cursor is hidden`() throws {
    var console = Console.trial(try SessionShop.open(others: 10), moment: SessionShop.moment)
    for pane in ["0", "1", "2", "3", "4"] {
      console.press(pane)
      #expect(console.frame().cursor == nil)
    }
    console.press("2", "s")
    #expect(console.frame().cursor == nil)
    console.press("esc", "U")
    #expect(console.frame().cursor == nil)
  }
}
