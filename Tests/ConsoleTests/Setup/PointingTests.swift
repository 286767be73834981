import Cells
import CommunityModel
import Foundation
import Panes
import TestKit
import Testing
import Widgets

@testable import Console

/// What the mouse may do, and what it never does.
@Suite struct PointingTests {
  private static func shop(_ keys: String...) throws -> Console {
    var console = Console.trial(try SessionShop.open(others: 30), moment: SessionShop.moment)
    console.setup.usesMouse = true
    for key in keys { console.press(key) }
    return console
  }

  private func click(
    _ console: inout Console, _ x: Int, _ y: Int, _ button: Int = 1,
    held: KeyChord.Modifiers = []
  ) -> [Effect] {
    console.update(
      .mouse(MouseEvent(kind: .press(button), point: Point(x: x, y: y), modifiers: held)))
  }

  @Test func `nothing moves while the mouse belongs to the terminal`() throws {
    var console = try Self.shop("2")
    console.setup.usesMouse = false
    let before = console.frame()
    _ = click(&console, 5, 7)
    _ = console.update(.mouse(MouseEvent(kind: .wheelDown, point: Point(x: 5, y: 8))))
    #expect(console.frame() == before)
    #expect(!Console.trial(Crowd.even(1)).setup.usesMouse, "off unless asked for")
  }

  @Test func `a click goes to the row it is on`() throws {
    for size in [Size(width: 80, height: 24), Size(width: 140, height: 40)] {
      var console = try Self.shop("2")
      _ = console.update(.resize(size))
      for y in (console.layout.list.y + 1)..<(console.layout.list.y + 7) {
        let shown = console.frame().rows[y]
        _ = click(&console, 5, y)
        let name = console.pane.name(console.input, try #require(console.state.list.cursor))
        #expect(shown.contains(TextFit.cut(name, to: 8)), "\(name) in \(shown)")
      }
    }
  }

  @Test func `a second click opens, a click with Control or the other button marks`() throws {
    var console = try Self.shop("2")
    let y = console.layout.list.y + 3
    _ = click(&console, 5, y)
    #expect(!console.isZoomed)
    _ = click(&console, 5, y)
    #expect(console.isZoomed)
    console.press("esc")
    _ = click(&console, 5, y + 1, 3)
    _ = click(&console, 5, y + 2, held: .control)
    #expect(console.state.marks.count == 2)
  }

  @Test func `a click on a tab brings its pane, one on a heading orders`() throws {
    var console = try Self.shop("2")
    let row = console.frame().rows[0]
    let koc = try #require(PaneCatalog.all.firstIndex { $0.id == "koc" })
    let before = try #require(row.range(of: "KOC")?.lowerBound)
    _ = click(&console, TextFit.width(of: String(row[..<before])), 0)
    #expect(console.current == koc)
    console.press("2")
    let headings = console.frame().rows[console.layout.headings.y]
    let place = try #require(headings.range(of: "近一年")?.lowerBound)
    let x = TextFit.width(of: String(headings[..<place]))
    _ = click(&console, x, console.layout.headings.y)
    let first = try #require(console.state.order)
    _ = click(&console, x, console.layout.headings.y)
    #expect(console.state.order?.column == first.column)
    #expect(console.state.order?.isDescending != first.isDescending)
  }

  @Test func `the wheel scrolls the list, and the detail where it is over it`() throws {
    var console = try Self.shop("2")
    _ = console.update(.resize(Size(width: 140, height: 40)))
    _ = console.update(.mouse(MouseEvent(kind: .wheelDown, point: Point(x: 5, y: 10))))
    #expect(console.state.list.index == 3)
    _ = console.update(.mouse(MouseEvent(kind: .wheelUp, point: Point(x: 5, y: 10))))
    #expect(console.state.list.index == 0)
    _ = console.update(.mouse(MouseEvent(kind: .wheelDown, point: Point(x: 120, y: 10))))
    #expect(console.state.list.index == 0 && console.state.detailTop == 3)
  }

  @Test(arguments: [1, 2, 3])
  func `no click anywhere changes data or confirms a plan`(button: Int) throws {
    var console = try Self.shop("2", "space", "space", "t")
    for character in "会员日" { _ = console.update(.key(KeyChord(character))) }
    console.press("enter")
    guard case .previewing = console.mode else {
      Issue.record("there is no preview")
      return
    }
    let before = console.community
    for y in 0..<console.size.height {
      for x in stride(from: 0, to: console.size.width, by: 3) {
        let effects = click(&console, x, y, button)
        #expect(effects.isEmpty)
      }
    }
    guard case .previewing = console.mode else {
      Issue.record("a click left the preview")
      return
    }
    let isSame = console.community == before
    #expect(isSame)
  }
}
