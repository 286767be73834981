import Cells
import CommunityModel
import Panes
import TestKit
import Testing
import Widgets
import Wording

@testable import Console

/// The short menus: themes, order, columns, copying.
@Suite struct ChooserTests {
  private static func shop(_ keys: String...) throws -> Console {
    var console = Console.trial(try SessionShop.open(others: 30), moment: SessionShop.moment)
    for key in keys { console.press(key) }
    return console
  }

  @Test func `a theme shows itself while it is looked at, and Esc goes back`() throws {
    var console = try Self.shop("2", "z", "t")
    #expect(console.press("down") == [.redraw])
    #expect(console.theme == "paper")
    let screen = console.frame().rows.joined(separator: "\n")
    #expect(screen.contains("昵称"), "the pane stays in sight")
    #expect(console.press("esc") == [.redraw])
    #expect(console.theme == "mo")
    console.press("z", "t", "down")
    #expect(console.press("enter") == [.redraw, .remember(theme: "paper")])
    #expect(console.theme == "paper")
  }

  @Test func `rows are ordered by the column that is chosen, and the other way round`() throws {
    var console = try Self.shop("2", "s")
    let screen = console.frame().rows.joined(separator: "\n")
    #expect(screen.contains("按哪一列排") && screen.contains("近一年"))
    console.press("3")
    let first = try #require(console.state.order)
    console.press("s")
    console.press("3")
    #expect(console.state.order?.isDescending == !first.isDescending)
    console.press(">")
    #expect(console.state.order?.column != first.column)
    console.press("<")
    #expect(console.state.order?.column == first.column)
    console.press("z", "u")
    #expect(console.state.order?.column != first.column)
  }

  @Test func `columns go and come back`() throws {
    var console = try Self.shop("2")
    let column = try #require(console.pane.columns.dropFirst().first)
    let heading = { (console: Console) in console.frame().rows[console.layout.headings.y] }
    #expect(heading(console).contains(column.title.zh))
    console.press("z", "c", "1", "esc")
    #expect(!heading(console).contains(column.title.zh))
    FrameLaw.hold(console.frame(), "a column hidden")
    console.press("z", "u")
    #expect(heading(console).contains(column.title.zh))
  }

  @Test func `what is copied is what is chosen`() throws {
    var console = try Self.shop("2", "y")
    guard case .copy(let name)? = console.press("1").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(name == console.pane.name(console.input, try #require(console.state.list.cursor)))
    console.press("y")
    guard case .copy(let row)? = console.press("2").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(
      row.split(separator: "\t", omittingEmptySubsequences: false).count
        == console.pane.columns.count)
    console.press("space", "space", "y")
    guard case .copy(let names)? = console.press("3").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(names.split(separator: "\n").count == 2)
    console.press("y")
    guard case .copy(let ids)? = console.press("5").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(ids.split(separator: "\n").allSatisfy { $0.hasPrefix("m-") })
  }

  @Test func `a menu works with the input method on`() throws {
    var console = try Self.shop("2")
    _ = console.update(.key(KeyChord(.function(6))))
    _ = console.update(.key(KeyChord("２")))
    #expect(console.state.order != nil)
  }

  @Test func `the keys that may follow are shown after a moment, in both languages`() throws {
    for language in Language.allCases {
      var console = try Self.shop("2")
      console.language = language
      console.press("z")
      #expect(console.awaitsSecondKey)
      let title = try #require(CommandCatalog.declaration(.theme)?.title[language])
      #expect(!console.frame().rows.joined().contains(title))
      _ = console.update(.pause)
      #expect(!console.awaitsSecondKey)
      #expect(console.frame().rows.joined(separator: "\n").contains(title))
      FrameLaw.hold(console.frame(), "which key")
      console.press("o")
      #expect(console.isZoomed)
      #expect(!console.showsKeys)
    }
  }

  @Test(arguments: [(40, 12), (80, 24), (140, 40), (400, 120)])
  func `every menu fits every screen`(width: Int, height: Int) throws {
    for keys in [["s"], ["z", "c"], ["z", "t"], ["y"], ["g", "?"]] {
      for language in Language.allCases {
        var console = try Self.shop("2", "space")
        console.language = language
        _ = console.update(.resize(Size(width: width, height: height)))
        for key in keys { console.press(key) }
        FrameLaw.hold(console.frame(), "\(keys) at \(width)x\(height)")
      }
    }
  }
}
