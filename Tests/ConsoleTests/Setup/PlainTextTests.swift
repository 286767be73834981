import Cells
import CommunityModel
import Panes
import TestKit
import Testing
import Widgets
import Wording

@testable import Console

/// The console in words: everything that counts is said, and nothing a terminal would obey.
@Suite struct PlainTextTests {
  private static func shop(_ keys: String...) throws -> Console {
    var console = Console.trial(try SessionShop.open(others: 30), moment: SessionShop.moment)
    for key in keys { console.press(key) }
    return console
  }

  private func text(_ console: Console) -> String { console.plainLines().joined(separator: "\n") }

  @Test func `a row is said with its place, its name and what its columns say`() throws {
    let console = try Self.shop("2", "j")
    let name = console.pane.name(console.input, try #require(console.state.list.cursor))
    #expect(text(console).contains("第 2 行，共 41 行：\(name)"))
    #expect(text(console).contains("阶段"))
  }

  @Test func `a plan says its counts, its rows and how to confirm`() throws {
    var console = try Self.shop("2", "space", "space", "t")
    #expect(console.plainInput == .answer)
    #expect(text(console).contains("打标签 · 2 行"))
    for character in "会员日" { _ = console.update(.key(KeyChord(character))) }
    console.press("enter")
    let words = text(console)
    #expect(words.contains("会改 2，已经有 0，跳过 0"))
    #expect(words.contains("→") && words.contains("y 做；n 不做"))
    #expect(console.plainInput == .keys && !console.takesCount)
  }

  @Test func `everything can be said in both languages, and in words alone`() throws {
    let states: [[String]] = [
      ["0"], ["1"], ["2"], ["3"], ["4"], ["2", "/"], ["2", "'"], ["2", "*"], ["2", ";"], ["?"],
      [":"], ["U"], ["2", "s"], ["2", "y"], ["z", "t"],
    ]
    for language in Language.allCases {
      for keys in states {
        var console = try Self.shop()
        console.language = language
        for key in keys { console.press(key) }
        let lines = console.plainLines()
        #expect(!lines.isEmpty, "\(keys)")
        for scalar in lines.joined().unicodeScalars {
          let isDrawing = (0x2500...0x259F).contains(scalar.value)
          #expect(
            scalar.value >= 0x20 && !isDrawing, "\(keys): U+\(String(scalar.value, radix: 16))")
        }
      }
    }
  }

  @Test func `hostile names stay harmless when they are said`() throws {
    var console = Console.trial(Crowd.even(60, hostile: true))
    for key in ["1", "2", "3", "4", "0"] {
      console.press(key)
      for _ in 0..<20 {
        console.press("j")
        #expect(
          !text(console).unicodeScalars.contains {
            $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E
          })
      }
    }
  }
}
