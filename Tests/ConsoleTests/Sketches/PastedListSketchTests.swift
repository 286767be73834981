import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import Panes
import Testing
import Widgets
import Wording

@testable import Console

/// The pasted list of the design: the people of a group, and 23 lines written by them.
@Suite struct PastedListSketchTests {
  private static let written = """
    #接龙
    坚果礼盒
    1. 熊妈 2份坚果礼盒
    2. 王大橘 1
    3. vivian 2盒
    4. 木子 2
    5. 豆豆粑粑 1
    6. 小满 2+1
    7. 尾号6035 1份
    8. 徐徐 2
    9. 阿May 1
    10. 周末不加班 2
    11. 小鱼干 1
    12. 小李 3份
    13. 何必 2
    14. 许知远 2
    15. Coco 1
    16. 早睡的猫 2
    17. 糖妈 1
    18. 雨后小溪 3
    19. 大力 1
    20. Yuki 2
    21. 。。。 2
    22. 可可西里 1
    23. 一颗土豆 3

    """

  /// Name, nickname in the group, remark and phone of everybody who can be meant.
  private static let people: [(String, String, String, String)] = [
    ("🐻熊妈", "熊妈", "", ""), ("王大橘", "王大橘", "", ""), ("Vivian Zhou", "", "", ""),
    ("木子", "木子", "", ""), ("豆豆爸", "", "豆豆粑粑", ""), ("欧阳小满", "小满", "", ""),
    ("林深时见鹿", "", "", "13800006035"), ("徐徐图之", "徐徐图之", "", ""), ("阿May", "", "", ""),
    ("周末不加班", "", "", ""), ("小鱼干", "", "", ""), ("李婉清", "小李", "", ""), ("李想", "小李", "", ""),
    ("何必", "", "", ""), ("许知远", "", "", ""), ("Coco", "", "", ""), ("早睡的猫", "", "", ""),
    ("糖糖妈妈", "棠妈", "", ""), ("唐妈妈", "", "", ""), ("雨后小溪", "", "", ""), ("大力", "", "", ""),
    ("Yuki", "", "", ""), ("可可西里", "", "", ""), ("一颗土豆", "", "", ""),
  ]

  private static func shop() throws -> Community {
    var community = Community()
    var mint = IDMint(machine: 0x31337)
    var settings = WorkspaceSettings(id: mint.mint())
    settings.name = "小满家"
    var group = Group(id: mint.mint())
    group.name = "零食囤货3群"
    var changes: [Change] = [
      .insert(WorkspaceSettings.collection.key, settings.record),
      .insert(Group.collection.key, group.record),
    ]
    for (name, nickname, remark, phone) in people {
      var member = Member(id: mint.mint())
      member.name = name
      member.phone = phone
      if !remark.isEmpty { member.more[Member.remark.key] = .text(remark) }
      var membership = Membership(id: mint.mint())
      membership.group = group.id
      membership.member = member.id
      membership.status = .active
      membership.nickname = nickname
      changes.append(.insert(Member.collection.key, member.record))
      changes.append(.insert(Membership.collection.key, membership.record))
    }
    try community.apply(changes)
    community.mint = mint
    community.relink()
    return community
  }

  private static func console(
    _ language: Language, size: Size = Size(width: 80, height: 24)
  ) throws -> Console {
    var console = Console.trial(try shop(), language: language, size: size)
    console.press("1")
    _ = console.update(.paste(written))
    return console
  }

  @Test func `the pasted list is as it was drawn`() throws {
    try SketchGolden.hold(
      Self.console(.chinese).frame(), "pasted-list", heading: "想要的一张：粘贴接龙 · 80x24",
      language: .chinese)
    try SketchGolden.hold(
      Self.console(.english).frame(), "pasted-list", heading: nil, language: .english)
  }

  @Test func `its counts are those of the drawing`() throws {
    let console = try Self.console(.chinese)
    guard case .pasting(let pasting) = console.mode else {
      Issue.record("the list did not open")
      return
    }
    #expect(pasting.people.entries.count == 23)
    #expect(pasting.people.entries.count { $0.member != nil } == 20)
    #expect(pasting.people.doubts == (2, 1))
    #expect(pasting.people.copies == 41)
    #expect(pasting.people.ownedCopies == 35)
  }

  @Test func `a digit chooses, a search finds, x skips, and Enter marks them all`() throws {
    var console = try Self.console(.chinese)
    console.press("1", "2", "s")
    _ = console.update(.paste("何必"))
    console.press("enter", "enter")
    // 何必 was in the list twice then; each person is marked once.
    #expect(console.pane.collection == "members")
    #expect(console.state.marks.count == 22)
    #expect(console.state.showsOnlyMarked)
    #expect(console.history.isEmpty)
  }

  @Test func `what is left in doubt stays out, and putting it down leaves nothing`() throws {
    var console = try Self.console(.chinese)
    console.press("x", "esc")
    #expect(console.state.marks.isEmpty)
    #expect(console.history.isEmpty)
    _ = console.update(.paste(Self.written))
    console.press("enter")
    #expect(console.state.marks.count == 20)
  }

  @Test func `the tag follows for those who were known`() throws {
    var console = try Self.console(.chinese)
    console.press("tab", "enter")
    guard case .asking(let asking) = console.mode else {
      Issue.record("no question for the tag")
      return
    }
    #expect(asking.action.id == "member.tag.add")
    #expect(asking.chosen.count == 20)
  }

  @Test func `who gets how many is copied as a table`() throws {
    var console = try Self.console(.chinese)
    let effects = console.press("backtab", "enter")
    guard case .copy(let text)? = effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.split(separator: "\n").count == 20)
    #expect(text.contains("欧阳小满\t3"))
  }

  @Test func `it can be gone through with the input method on`() throws {
    var console = try Self.console(.chinese)
    console.press("１", "delete", "f3")
    _ = console.update(.paste("何必"))
    console.press("enter", "enter")
    #expect(console.state.marks.count == 21)
  }

  @Test(arguments: [(40, 12), (60, 15), (80, 24), (120, 36), (200, 60)])
  func `it keeps its frame at every size`(width: Int, height: Int) throws {
    for language in Language.allCases {
      var console = try Self.console(language, size: Size(width: width, height: height))
      for key in ["j", "G", "down", "s", "何", "esc", "x", "1"] {
        FrameLaw.hold(console.frame(), "\(width)x\(height) before \(key)")
        console.press(key)
      }
      FrameLaw.hold(console.frame(), "\(width)x\(height)")
    }
  }

  @Test func `a single name that nobody has opens nothing`() throws {
    var console = Console.trial(try Self.shop())
    #expect(console.update(.paste("tqd y 1 会员日是")).isEmpty)
    guard case .browsing = console.mode else {
      Issue.record("a list opened")
      return
    }
  }
}
