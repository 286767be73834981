import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import Testing
import Widgets
import Wording

@testable import Console

/// The plan as a place, beside its drawing: 312 chosen, 287 of them to get a tag.
@Suite struct PreviewSketchTests {
  @Test(arguments: Language.allCases)
  func `the plan looks as it was drawn`(language: Language) throws {
    let console = try PreviewShop.previewing(language)
    try SketchGolden.hold(
      console.frame(), "bulk-preview",
      heading: language == .chinese ? "批量预览 · 80x24" : nil, language: language)
  }

  @Test(arguments: [
    Size(width: 40, height: 12), Size(width: 60, height: 16), Size(width: 120, height: 36),
  ])
  func `the plan is whole at any size, in every list`(size: Size) throws {
    for language in Language.allCases {
      var console = try PreviewShop.previewing(language)
      _ = console.update(.resize(size))
      for _ in 0..<3 {
        FrameLaw.hold(console.frame(), "\(size.width)x\(size.height)")
        console.press("tab")
      }
    }
  }

  @Test func `what is left out is written with its reasons, names masked`() throws {
    var console = try PreviewShop.previewing(.chinese)
    console.press("e")
    let effects = console.press("enter")
    guard case .export(let sheet) = effects.first else {
      Issue.record("nothing is written")
      return
    }
    #expect(sheet.rows.count == 7)
    #expect(sheet.keys == ["id", "name", "reason"])
    #expect(sheet.rows.count { $0[2] == "互斥标签「黑五已购」" } == 4)
    #expect(sheet.rows.allSatisfy { $0[1].isEmpty || $0[1].contains("*") })
    guard case .previewing = console.mode else {
      Issue.record("the plan is gone")
      return
    }
  }

  @Test func `the people of the plan are saved as a list without leaving it`() throws {
    var console = try PreviewShop.previewing(.chinese)
    console.press("space", "w", "黑", "五")
    let effects = console.press("enter")
    guard case .append(let group) = effects.first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(group.action == "member.list.save")
    #expect(group.count == 286)
    guard case .previewing(let previewing) = console.mode else {
      Issue.record("the plan is gone")
      return
    }
    #expect(previewing.plan.changeCount == 286)
  }
}

/// The shop of the drawing.
struct PreviewShop {
  private var community = Community()
  private var mint = IDMint(machine: 0x12345)
  private var tags: [String: ID<CommunityModel.Tag>] = [:]
  private var groups: [String: ID<Group>] = [:]

  private static let people: [(name: String, group: String, tags: [String])] = [
    ("🐻熊妈", "零食囤货1群", ["囤货", "母婴"]), ("欧阳小满", "美妆尝鲜1群", ["敏感肌"]),
    ("Vivian Zhou", "美妆尝鲜4群", ["送礼"]), ("王大橘", "零食囤货3群", ["零食"]),
    ("李婉清", "美妆尝鲜1群", ["KOC", "敏感肌"]), ("豆豆爸", "家居好物2群", ["母婴", "家居"]),
    ("林深时见鹿", "穿搭分享5群", ["穿搭"]), ("木子", "零食囤货3群", ["老带新"]),
  ]

  /// A console that shows the plan, with part of the count typed.
  static func previewing(_ language: Language) throws -> Console {
    var shop = PreviewShop()
    let staff = try shop.open()
    var console = Console.trial(shop.community, language: language)
    console.press("2", "V")
    // Colleagues and somebody who was erased came in with a list of ids.
    console.state.marks.formUnion(staff)
    console.press("/")
    for character in "-城市:上海" { _ = console.update(.key(KeyChord(character))) }
    console.press("enter", "t")
    for character in "黑五意向" { _ = console.update(.key(KeyChord(character))) }
    console.press("enter", "2", "8")
    return console
  }

  private mutating func insert<Row: Entity>(
    _ type: Row.Type, _ fill: (inout Row) -> Void
  ) throws -> ID<Row> {
    var row = Row(id: mint.mint())
    fill(&row)
    try community.apply([.insert(Row.collection.key, row.record)])
    return row.id
  }

  /// Opens the shop; gives back the packed ids of two staff accounts and of somebody who was erased.
  private mutating func open() throws -> [Int64] {
    _ = try insert(WorkspaceSettings.self) { $0.name = "小满家" }
    let names = ["KOC", "囤货", "母婴", "敏感肌", "送礼", "零食", "家居", "穿搭", "老带新"]
    for name in names { tags[name] = try insert(CommunityModel.Tag.self) { $0.name = name } }
    for name in ["黑五意向", "黑五已购"] {
      tags[name] = try insert(CommunityModel.Tag.self) {
        $0.name = name
        $0.category = "黑五"
      }
    }
    var tagPolicy = PolicyDraft(.tags, in: community)
    #expect(tagPolicy.take("exclusive=黑五") == nil)
    _ = try insert(PolicyVersion.self) {
      $0.policy = .tags
      $0.version = 2
      $0.lines = tagPolicy.lines
    }
    for (place, person) in Self.people.enumerated() {
      try invite(person.name, person.group, person.tags, yuan: Int64(9000 - place * 500))
    }
    // 279 more to be changed, 18 who wear the tag, 4 who wear its rival; a city hides four.
    for number in 0..<279 {
      try invite("会员\(number)", "零食囤货1群", [], yuan: 500, city: number < 2 ? "上海" : "")
    }
    for number in 0..<18 {
      try invite("有了\(number)", "零食囤货1群", ["黑五意向"], yuan: 300)
    }
    for number in 0..<4 { try invite("买了\(number)", "零食囤货1群", ["黑五已购"], yuan: 100) }
    let gone = try insert(Member.self) { $0.more["erased"] = .day(Crowd.moment.today - 3) }
    return try [gone.raw]
      + (0..<2).map { number in
        try insert(Member.self) {
          $0.name = "同事\(number)"
          $0.isStaff = true
        }.raw
      }
  }

  private mutating func invite(
    _ name: String, _ group: String, _ tags: [String], yuan: Int64, city: String = ""
  ) throws {
    let worn = tags.compactMap { self.tags[$0] }.sorted()
      .map { TagAssignment(tag: $0, source: .manual, on: Crowd.moment.today - 9) }
    let id = try insert(Member.self) {
      $0.name = name
      $0.city = city
      $0.tags = worn
    }
    if groups[group] == nil { groups[group] = try insert(Group.self) { $0.name = group } }
    let home = groups[group]
    _ = try insert(Membership.self) {
      if let home { $0.group = home }
      $0.member = id
      $0.joinedAt = Crowd.moment.now.adding(seconds: -200 * 86_400)
    }
    _ = try insert(Order.self) {
      $0.channel = "youzan"
      $0.number = "E\($0.id.raw & 0xFFFF)"
      $0.member = id
      $0.state = .completed
      $0.paid = Money(fen: yuan * 100)
      $0.paidAt = Crowd.moment.now.adding(seconds: -3 * 86_400)
    }
  }
}
