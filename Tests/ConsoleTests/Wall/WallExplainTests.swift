import Cells
import CommunityModel
import Testing
import Wording

@testable import Console

/// Enter explains, alerts have a page of their own, and the administrator decides what is shown.
@Suite struct WallExplainTests {
  @Test func `Enter explains one target after the other and Esc goes back`() throws {
    var wall = WallFixture.wall(WallFixture.small)
    _ = wall.update(WallFixture.key("2"))
    let before = wall.frame().rows
    _ = wall.update(WallFixture.key("enter"))
    let first = wall.frame().rows.joined(separator: "\n")
    #expect(first.contains("怎么算的") && first.contains("算法") && first.contains("口径"))
    _ = wall.update(WallFixture.key("enter"))
    #expect(wall.frame().rows.joined(separator: "\n") != first)
    _ = wall.update(WallFixture.key("esc"))
    #expect(wall.frame().rows == before)
  }

  @Test(arguments: [Language.chinese, .english])
  func `Enter says on every page how each large number is counted`(language: Language) {
    var wall = WallFixture.wall(language: language, size: Size(width: 120, height: 40))
    let title = language == .chinese ? "怎么算的" : "how it is counted"
    for page in WallPages.all.indices where WallPages.all[page].id != "goals" {
      wall = WallFixture.turned(wall, to: page)
      let before = wall.frame().rows
      _ = wall.update(WallFixture.key("enter"))
      let rows = wall.frame().rows
      #expect(rows.contains { $0.contains(title) }, "\(WallPages.all[page].id)")
      for tile in wall.sheet(page).tiles {
        #expect(rows.contains { $0.contains(tile.title[language]) }, "\(tile.id)")
      }
      _ = wall.update(WallFixture.key("enter"))
      #expect(wall.frame().rows == before)
    }
  }

  @Test func `every tile but those of tiers has words of its own`() {
    for community in [WallFixture.demo, WallFixture.small] {
      let wall = WallFixture.wall(community)
      let tiers = Set(wall.facts.tiers.map(\.key))
      for page in WallPages.all.indices {
        for tile in wall.sheet(page).tiles where !tiers.contains(tile.id) {
          #expect(WallMeaning.words(of: tile.id) != nil, "\(tile.id)")
        }
      }
    }
  }

  @Test func `an explanation closes by itself and the pages turn on`() {
    var wall = WallFixture.wall(WallFixture.small)
    _ = wall.update(WallFixture.key("2"))
    _ = wall.update(WallFixture.key("enter"))
    #expect(WallFixture.later(wall, seconds: 25).page == 1)
    let later = WallFixture.later(wall, seconds: 31)
    #expect(!later.frame().rows.joined().contains("怎么算的"))
  }

  @Test func `an explanation holds no count that could tell of one person`() {
    var wall = WallFixture.wall()
    _ = wall.update(WallFixture.key("2"))
    for _ in 0..<9 {
      _ = wall.update(WallFixture.key("enter"))
      let words = wall.frame().rows.joined(separator: "\n")
      #expect(!words.contains("代入") && !words.contains("没算进来"))
    }
  }

  @Test func `a serious alert brings its page in front, and one that is noted keeps quiet`() throws
  {
    var goal = Goal(id: ID(raw: 900_000))
    goal.rule = "onboarding.completion"
    goal.isOpen = true
    goal.severity = .serious
    goal.openedAt = WallFixture.now.adding(seconds: -7200)
    goal.more["num"] = .int(36)
    goal.more["den"] = .int(44)
    var wall = WallFixture.wall(WallFixture.small)
    let group = ChangeGroup(
      id: ID(raw: 5), at: WallFixture.now, actor: Actor(name: "小周", machine: 1, process: 1),
      action: "goal.evaluate", label: Localized("评估", "Evaluate"), count: 1,
      changes: [.insert("goals", goal.record)])
    #expect(wall.update(.received([group], importedAt: nil)) == [])
    #expect(wall.page == WallPages.place(of: "alerts"))
    #expect(wall.frame().rows.joined().contains("36/44"))
    var community = WallFixture.small
    goal.more["ack"] = .record([.instant(WallFixture.now), .text("小周"), .text("今天补")])
    try community.apply([.insert("goals", goal.record)])
    let quiet = WallFixture.wall(community)
    let place = try #require(WallPages.place(of: "alerts"))
    let words = quiet.reading(page: place).joined(separator: "\n")
    #expect(words.contains("有人管了 1") && !words.contains("今天补"))
  }

  @Test func `pages that the administrator does not allow never come in front`() {
    var options = Wall.Options()
    options.allowed = [0, 2]
    options.turning = [0, 2]
    var wall = WallFixture.wall(WallFixture.small, options: options)
    _ = wall.update(WallFixture.key("2"))
    #expect(wall.page == 0)
    #expect(wall.frame().rows.last?.contains("管理员") == true)
    for _ in 0..<7 {
      _ = wall.update(WallFixture.key("tab"))
      #expect([0, 2].contains(wall.page))
    }
    #expect(WallFixture.later(wall, seconds: 20).page != wall.page)
  }
}
