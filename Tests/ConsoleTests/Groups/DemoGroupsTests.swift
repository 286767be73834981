import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import DemoWorkspace
import Panes
import Testing
import Widgets
import Wording

@testable import Console

/// The groups pane of the demo: every number on the screen is counted again from the rows.
@Suite struct DemoGroupsTests {
  private static let community = DemoWorkspace.make(members: 2000, moment: SketchDay.moment)

  private func console(_ width: Int, _ height: Int, _ language: Language) -> Console {
    var console = Console.trial(
      Self.community, moment: SketchDay.moment, language: language,
      size: Size(width: width, height: height))
    _ = console.press("1")
    return console
  }

  @Test(arguments: [(80, 24), (120, 36)], [Language.chinese, .english])
  func `every cell is what the rows come to`(size: (Int, Int), language: Language) throws {
    let console = console(size.0, size.1, language)
    let (rows, moment) = (Self.community, SketchDay.moment)
    let zone = moment.zone
    func isStaff(_ stay: Membership) -> Bool { rows.members[stay.member]?.isStaff ?? false }
    for id in console.state.listing.ids {
      let group = try #require(rows.groups[raw: id])
      let stays = rows.memberships.filter { $0.group == group.id }
      let active = stays.filter { $0.status == .active }
      func cell(_ key: String) -> String {
        let column = console.pane.columns.first { $0.key == key }
        return column?.cell(console.input, id).text ?? ""
      }
      #expect(
        cell("size").hasPrefix("\(active.count) ") || cell("size").hasPrefix(" \(active.count) "))
      let joined = active.count { stay in
        !isStaff(stay) && stay.joinedAt.map { zone.day(of: $0) == moment.today } == true
      }
      let left = stays.count { stay in
        !isStaff(stay) && stay.leftAt.map { zone.day(of: $0) == moment.today } == true
      }
      let movement = cell("today").split(separator: " ").map(String.init)
      #expect(movement == [joined > 0 ? "+\(joined)" : "·", left > 0 ? "−\(left)" : "·"])
      let people = active.filter { !isStaff($0) }
      let talkers = people.count { stay in
        stay.lastTalkAt.map { moment.today - zone.day(of: $0) < 7 } == true
      }
      let share = (talkers * 20_000 + people.count) / max(1, people.count * 2)
      #expect(cell("talk").filter { $0 != " " } == "\((share + 50) / 100)%")
      let waiting = people.count { stay in
        guard let at = stay.joinedAt, moment.now.seconds - at.seconds < 7 * 86_400 else {
          return false
        }
        let marks = stay.more["onboarding"].list.compactMap { $0.record?.first?.text }
        return !(marks.contains("welcome") && marks.contains("rules"))
      }
      #expect(cell("onboarding").filter { $0 != " " } == (waiting > 0 ? "\(waiting)" : "·"))
      let posts = rows.content.filter {
        $0.groups.contains(group.id)
          && $0.scheduledAt.map { zone.day(of: $0) == moment.today } == true
          && $0.state != .cancelled
      }
      let sent = posts.count { $0.deliveries.contains { $0.group == group.id } }
      #expect(
        cell("delivered").filter { $0 != " " } == (posts.isEmpty ? "·" : "\(sent)/\(posts.count)"))
    }
    FrameLaw.hold(console.frame(), "demo groups \(size) \(language)")
    try SketchGolden.hold(console.frame(), "demo-groups", heading: nil, language: language)
  }

  @Test func `what needs a hand stands on top, in words, and the rest by talk`() {
    let console = console(80, 24, .chinese)
    let ids = console.state.listing.ids
    let needy = ids.prefix { !console.input.needs(of: ID(raw: $0)).isEmpty }
    #expect(needy.count == console.input.needs.reasons.count && needy.count >= 4)
    let talk = ids.dropFirst(needy.count).map {
      console.figures[ID<Group>(raw: $0)].weeklyTalk ?? -1
    }
    #expect(talk == talk.sorted())
  }

  @Test func `Y copies the day as text`() {
    var console = console(80, 24, .chinese)
    let effects = console.press("Y")
    guard case .copy(let text) = effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("【日报】小满家 2026-11-24 周二"))
    #expect(text.contains("进群") && text.contains("要处理的群") && text.contains("早安话题"))
  }

  @Test func `a proposal with a verb is previewed, one with a list opens it`() {
    var console = console(80, 24, .chinese)
    _ = console.press(";", "1")
    guard case .previewing(let previewing) = console.mode else {
      Issue.record("\(console.mode)")
      return
    }
    #expect(previewing.plan.action.id == "group.next.set")
    _ = console.press("y")
    #expect(console.history.last?.action == "group.next.set")
    let advice = console.state.list.cursor.map { console.pane.advice(console.input, $0) } ?? []
    let silent = advice.firstIndex { if case .show = $0.deed { true } else { false } }
    guard let silent else { return }
    _ = console.press(";", "\(silent + 1)")
    #expect(console.pane.collection == "members" || console.pane.id == "calendar")
    #expect(!console.state.filterText.isEmpty)
    guard console.pane.collection == "members" else { return }
    #expect(advice[silent].words.zh.contains(" \(console.state.listing.ids.count) 位"))
  }
}
