import Cells
import CommunityModel
import Panes
import Testing
import Wording

@testable import Console

/// The first screen: three questions, each with an answer ready, and a workspace at the end.
@Suite struct WelcomeTests {
  private func welcome(
    _ language: Language = .chinese, size: Size = Size(width: 80, height: 24)
  ) -> Welcome {
    Welcome(
      path: "/home/a/qunzhu", language: language, size: size, isThere: { $0.hasPrefix("/there") })
  }

  private func press(_ welcome: inout Welcome, _ keys: String...) -> [WelcomeEffect] {
    keys.compactMap { KeyChord($0) }.flatMap { welcome.press($0) }
  }

  @Test func `Enter alone makes a workspace that can be worked in`() {
    var welcome = welcome()
    #expect(press(&welcome, "enter", "enter") == [])
    let effects = press(&welcome, "2", "enter")
    #expect(effects == [.make(WelcomePlan(name: "我的社群", trade: "beauty", start: .empty))])
  }

  @Test func `the name may be Chinese and digits may be full-width`() {
    var welcome = welcome()
    for character in "小满家" { _ = welcome.press(KeyChord(character)) }
    _ = press(&welcome, "enter")
    _ = welcome.press(KeyChord("２"))
    _ = press(&welcome, "enter", "3")
    let effects = press(&welcome, "enter")
    #expect(effects == [.make(WelcomePlan(name: "小满家", trade: "baby", start: .demo))])
  }

  @Test func `files are asked for, and must be there`() {
    var welcome = welcome()
    #expect(press(&welcome, "enter", "enter", "1", "enter", "enter") == [])
    welcome.paste("'/there/群 1.json' /there/orders.csv")
    #expect(
      press(&welcome, "enter")
        == [
          .make(
            WelcomePlan(
              name: "我的社群", trade: "beauty",
              start: .files(["/there/群 1.json", "/there/orders.csv"])))
        ])
    welcome.paste(" /gone.csv")
    #expect(press(&welcome, "enter") == [])
    #expect(welcome.frame().rows.joined().contains("/gone.csv"))
  }

  @Test func `dropped files are read as terminals type them`() {
    #expect(
      Welcome.paths(#"/a/b\ c.json "/d e.csv" 'f g' file:///h"#) == [
        "/a/b c.json", "/d e.csv", "f g", "/h",
      ])
    #expect(Welcome.paths("  ").isEmpty)
  }

  @Test func `Esc goes back a step, and from the first one leaves without a trace`() {
    var welcome = welcome()
    _ = press(&welcome, "enter", "enter", "esc")
    #expect(welcome.step == .trade)
    #expect(press(&welcome, "esc", "esc") == [.quit])
    #expect(press(&welcome, "C-c") == [.quit])
  }

  @Test(arguments: [(1, 1), (40, 12), (80, 24), (200, 60)])
  func `every step fits every screen in both languages`(width: Int, height: Int) {
    for language in Language.allCases {
      var welcome = welcome(language, size: Size(width: width, height: height))
      for _ in 0..<4 {
        FrameLaw.hold(welcome.frame(), "\(welcome.step) at \(width)x\(height)")
        if width >= 40, welcome.step == .name || welcome.step == .files {
          #expect(welcome.frame().cursor != nil, "the input method opens at the caret")
        }
        _ = press(&welcome, "enter")
      }
    }
  }

  @Test(arguments: Trade.all.map(\.id))
  func `every trade begins with tags, a colleague and three things to do today`(id: String) throws {
    let trade = try #require(Trade.named(id))
    for hour in [0, 9, 21, 23] {
      let start = Crowd.moment.zone.instant(Crowd.moment.today, second: hour * 3600 + 3400)
      let moment = Moment(now: start, zone: Crowd.moment.zone)
      var community = Community()
      var mint = IDMint(machine: 0x111)
      let changes = trade.changes(
        workspace: "小满家", operator: "小林", moment: moment, mint: &mint)
      try community.apply(changes)
      #expect(community.workspace.name == "小满家")
      let names = community.tags.map(\.name)
      #expect(Set(names).count == names.count && names.count >= 7)
      let due = community.tasks.compactMap(\.due)
      #expect(due.count == 3)
      #expect(due.allSatisfy { moment.zone.day(of: $0) == moment.today && $0 > moment.now })
      var console = Console.trial(community, moment: moment)
      console.press("0")
      let screen = console.frame().rows.joined(separator: "\n")
      #expect(screen.contains("把群和成员导进来"), "\(screen)")
    }
  }

  @Test(arguments: Language.allCases)
  func `an empty workspace says in every pane what to do first`(language: Language) {
    var console = Console.trial(Community(), language: language)
    for pane in PaneCatalogNames.keys {
      console.press(pane, "0")
      console.press(pane)
      let words = console.pane.empty(console.input)
      #expect(!words.isEmpty, "\(pane)")
      #expect(console.frame().rows.joined().contains(words[0][language].prefix(4)))
    }
  }
}
