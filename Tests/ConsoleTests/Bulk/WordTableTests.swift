import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import DemoWorkspace
import EastAsia
import Panes
import TestKit
import Testing
import Wording

@testable import Console

/// Texts that are kept for bare words find what the rows themselves hold, whatever happened since.
@Suite struct WordTableTests {
  private static let shop = DemoWorkspace.make(members: 600, seed: 11, moment: Crowd.moment)

  /// What a filter finds when rows are read themselves.
  private static func plainly(_ text: String, _ console: Console) -> [Int64] {
    let scene = QueryScene(
      community: console.community, figures: console.figures, folding: .eastAsia)
    let input = PaneInput(scene: scene, language: .chinese, needs: console.needs)
    guard case .test(let test, _) = console.pane.filter(input, text) else { return [] }
    return console.pane.sections(input, 0).flatMap(\.ids).filter(test)
  }

  private static func typed(_ text: String, _ console: inout Console) -> [Int64] {
    console.press("/", "C-u")
    for character in text { _ = console.update(.key(KeyChord(character))) }
    console.press("enter")
    return console.state.listing.ids
  }

  private static func needles(_ random: inout SeededRandom, _ community: Community) -> String {
    let members = Array(community.members)
    let name = random.pick(members).name
    switch random.number(0...4) {
    case 0: return String(name.prefix(random.number(1...2)))
    case 1: return String(Pinyin.table.initials(name).prefix(3).filter { $0.isLetter })
    case 2: return String(Pinyin.table.full(name).prefix(5).filter { $0.isLetter })
    case 3: return random.pick(community.tags.map(\.name))
    default: return random.pick(["a", "1", "小", "138", "ａ", "备注", "zh", "x", "会"])
    }
  }

  @Test(arguments: [1, 2, 3])
  func `kept texts find what rows hold, through changes, undo and colleagues`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var console = Console.trial(Self.shop)
    console.press("2")
    var group = 0
    for step in 0..<60 {
      let text = Self.needles(&random, console.community)
      guard !text.isEmpty, case .success(let query) = Query.parse(text), query.hasWords else {
        continue
      }
      let found = Self.typed(text, &console)
      #expect(found == Self.plainly(text, console), "seed \(seed), step \(step): \(text)")
      Self.change(&random, &console, &group)
    }
    #expect(console.words["members"] != nil)
  }

  /// Something that changes what words find: a tag, a remark, a note, a tag's name, a nickname.
  private static func change(
    _ random: inout SeededRandom, _ console: inout Console, _ number: inout Int
  ) {
    number += 1
    let members = Array(console.community.members)
    let member = random.pick(members)
    var changes: [Change] = []
    switch random.number(0...4) {
    case 0:
      let old = Member.field("name")?.read(member) ?? .none
      changes = [
        .set("members", member.id.raw, field: "name", before: old, after: .text("改名\(number)"))
      ]
    case 1:
      var note = Note(id: console.community.mint.mint())
      note.member = member.id
      note.text = "备注里的话\(number)"
      changes = [.insert("notes", note.record)]
    case 2:
      guard let tag = console.community.tags.first(where: { _ in true }) else { return }
      changes = [
        .set(
          "tags", tag.id.raw, field: "name", before: .text(tag.name), after: .text("新名\(number)"))
      ]
    case 3:
      guard let stay = console.community.memberships(of: member.id).first else { return }
      changes = [
        .set(
          "memberships", stay.id.raw, field: "nickname",
          before: Membership.field("nickname")?.read(stay) ?? .none, after: .text("群里叫\(number)"))
      ]
    default:
      console.press("u")
      return
    }
    let group = ChangeGroup(
      id: console.community.mint.mint(), at: Crowd.moment.now,
      actor: Actor(name: "小周", machine: 9, process: 9), action: "test",
      label: Localized("改", "change"), count: 1, changes: changes)
    _ = console.update(.received([group]))
  }

  @Test
  func `texts read beside the console are kept while no row has changed, and else thrown away`()
    throws
  {
    var console = Console.trial(Self.shop)
    console.press("2")
    let ahead = try #require(console.readAhead())
    var overtaken = console
    let member = try #require(console.community.members.first { !$0.isStaff })
    let group = ChangeGroup(
      id: overtaken.community.mint.mint(), at: Crowd.moment.now,
      actor: Actor(name: "小周", machine: 9, process: 9), action: "test",
      label: Localized("改", "change"), count: 1,
      changes: [
        .set(
          "members", member.id.raw, field: "name", before: .text(member.name), after: .text("改过名"))
      ])
    _ = overtaken.update(.received([group]))
    overtaken.take(ahead)
    #expect(overtaken.words["members"] == nil)
    #expect(Self.typed("改过名", &overtaken) == [member.id.raw])
    console.take(ahead)
    #expect(console.words["members"] != nil)
    let name = String(member.name.prefix(1))
    #expect(Self.typed(name, &console) == Self.plainly(name, console))
  }

  @Test func `what is kept stays in bounds, however often rows change`() {
    var console = Console.trial(Self.shop)
    console.press("2")
    _ = Self.typed("小", &console)
    let first = console.words["members"]?.byteCount ?? 0
    #expect(first > 0)
    for number in 0..<400 {
      let member = Array(console.community.members)[number % 40]
      let group = ChangeGroup(
        id: console.community.mint.mint(), at: Crowd.moment.now,
        actor: Actor(name: "小周", machine: 9, process: 9), action: "test",
        label: Localized("改", "change"), count: 1,
        changes: [
          .set(
            "members", member.id.raw, field: "name",
            before: Member.field("name")?.read(member) ?? .none, after: .text("名字\(number)"))
        ])
      _ = console.update(.received([group]))
      _ = Self.typed("名字", &console)
    }
    #expect((console.words["members"]?.byteCount ?? .max) < first * 4)
  }

  @Test func `a row with notes too long to keep is found all the same`() {
    var community = Self.shop
    community.mint = IDMint(machine: 0x12345)
    community.relink()
    var console = Console.trial(community)
    console.press("2")
    let member = Array(console.community.members).first { !$0.isStaff }
    var changes: [Change] = []
    for number in 0..<4 {
      var note = Note(id: console.community.mint.mint())
      note.member = member?.id
      note.text = String(repeating: "长", count: 1900) + "尾巴\(number)"
      changes.append(.insert("notes", note.record))
    }
    let group = ChangeGroup(
      id: console.community.mint.mint(), at: Crowd.moment.now,
      actor: Actor(name: "小周", machine: 9, process: 9), action: "test",
      label: Localized("记", "note"), count: 1, changes: changes)
    _ = console.update(.received([group]))
    #expect(Self.typed("尾巴3", &console) == [member?.id.raw].compactMap(\.self))
  }
}
