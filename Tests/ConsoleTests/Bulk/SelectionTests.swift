import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import DemoWorkspace
import Panes
import TestKit
import Testing
import Widgets
import Wording

@testable import Console

/// Marks against plain sets: whatever is pressed, sorted, filtered or changed by colleagues.
@Suite struct SelectionTests {
  private static let shop = DemoWorkspace.make(members: 200, seed: 5, moment: Crowd.moment)

  /// What marks should be, kept beside the console as plain sets.
  private struct Model {
    var marks: Set<Int64> = []
    var earlier: [Set<Int64>] = []
    var sets: [String: Set<Int64>] = [:]

    mutating func become(_ next: Set<Int64>) {
      guard next != marks else { return }
      earlier.append(marks)
      if earlier.count > 20 { earlier.removeFirst() }
      marks = next
    }
  }

  private static func find(_ text: String, _ console: Console) -> Set<Int64> {
    guard case .test(let test, _) = console.pane.filter(console.input, text) else { return [] }
    return Set(console.pane.sections(console.input, console.state.tab).flatMap(\.ids).filter(test))
  }

  @Test(arguments: [1, 2, 3, 4])
  func `a thousand random steps leave the marks that sets would leave`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var console = Console.trial(Self.shop, size: Size(width: 100, height: 30))
    console.press("2")
    var model = Model()
    var colleague = IDMint(machine: 0x777)
    for step in 0..<1000 {
      take(&random, &console, &model, &colleague)
      #expect(console.state.marks.ids == model.marks, "seed \(seed), step \(step)")
      if console.state.marks.ids != model.marks { return }
    }
  }

  private func take(
    _ random: inout SeededRandom, _ console: inout Console, _ model: inout Model,
    _ colleague: inout IDMint
  ) {
    let shown = console.state.listing.ids
    let cursor = console.state.list.cursor
    switch random.number(0...13) {
    case 0, 1:
      console.press("space")
      if let cursor { model.become(model.marks.symmetricDifference([cursor])) }
    case 2:
      let from = console.state.list.index
      console.press("v")
      for _ in 0..<random.number(0...3) {
        console.press(random.pick(["j", "k", "C-d", "G", "home", "pageup"]))
      }
      console.press("v")
      let to = console.state.list.index
      guard !shown.isEmpty else { return }
      model.become(model.marks.union(shown[min(from, to)...max(from, to)]))
    case 3:
      console.press("V")
      let all = Set(shown)
      let isAll = !shown.isEmpty && all.isSubset(of: model.marks)
      model.become(isAll ? model.marks.subtracting(all) : model.marks.union(all))
    case 4:
      console.press("I")
      let all = Set(shown)
      model.become(model.marks.subtracting(all).union(all.subtracting(model.marks)))
    case 5:
      let query = random.pick(["消费>=500", "囤货", "阶段:流失", "小"])
      let found = Self.find(query, console)
      let sign = random.pick(["", "- "])
      console.press("*")
      for character in sign + query { _ = console.update(.key(KeyChord(character))) }
      console.press("enter")
      model.become(sign.isEmpty ? model.marks.union(found) : model.marks.subtracting(found))
    case 6:
      guard !model.marks.isEmpty else { return }
      let query = random.pick(["消费>=100", "", "入群>30天"])
      let found = query.isEmpty ? Set(shown) : Self.find(query, console)
      console.press("&")
      for character in query { _ = console.update(.key(KeyChord(character))) }
      console.press("enter")
      model.become(model.marks.intersection(found))
    case 7:
      console.press("C-o")
      if let last = model.earlier.popLast() { model.marks = last }
    case 8:
      guard !model.marks.isEmpty else { return }
      let letter = random.pick(["a", "b", "甲"])
      console.press("m", letter)
      model.sets[letter] = model.marks
    case 9:
      let letter = random.pick(["a", "b", "甲"])
      guard let kept = model.sets[letter] else { return }
      console.press("`", letter)
      let known = Set(console.community.members.map(\.id.raw))
      model.become(kept.intersection(known))
    case 10:
      console.press(random.pick(["<", ">", "S", "j", "k", "C-d", "M", "]"]))
    case 11:
      console.press("/", "C-u")
      for character in random.pick(["", "消费>0", "囤货", "阶段:新客"]) {
        _ = console.update(.key(KeyChord(character)))
      }
      console.press("enter")
    default: edit(&random, &console, &colleague)
    }
  }

  /// A colleague changes, adds or takes out somebody.
  private func edit(
    _ random: inout SeededRandom, _ console: inout Console, _ mint: inout IDMint
  ) {
    let members = Array(console.community.members)
    let member = random.pick(members)
    var changes: [Change]
    switch random.number(0...2) {
    case 0:
      changes = [
        .set(
          "members", member.id.raw, field: "city",
          before: Member.field("city")?.read(member) ?? .none,
          after: .text("城\(random.number(0...99))"))
      ]
      if case .set(_, _, _, let before, let after) = changes[0], before == after { return }
    default:
      var row = Member(id: mint.mint())
      row.name = "新来的\(random.number(0...99))"
      changes = [.insert("members", row.record)]
    }
    let group = ChangeGroup(
      id: mint.mint(), at: Crowd.moment.now, actor: Actor(name: "小周", machine: 0x777, process: 2),
      action: "test", label: Localized("改", "change"), count: 1, changes: changes)
    _ = console.update(.received([group]))
  }

  @Test func `marks that a filter or a tier hides are counted where marks are`() {
    var console = Console.trial(Self.shop)
    console.press("2", "V")
    let all = console.state.marks.count
    console.press("]")
    let shown = console.state.listing.ids.count
    let line = console.frame().rows[22]
    #expect(line.contains("已选 \(all)，其中 \(all - shown) 位在别的层"))
  }

  @Test func `the same value is chosen by a digit, or of the sorted column at once`() {
    var console = Console.trial(Self.shop)
    console.press("2", ",")
    guard case .picking(let picking) = console.mode else {
      Issue.record("no list of columns opens")
      return
    }
    let place = picking.list.items.firstIndex { $0.id == "stage" }
    console.press("\((place ?? 0) + 1)")
    let input = console.input
    let stages = Set(
      console.state.marks.ids.map { input.figures[ID<Member>(raw: $0)].stage })
    #expect(stages.count == 1)
    #expect(!console.state.marks.isEmpty)
  }

  @Test func `what an action changed and what it left out can both be marked again`() throws {
    var console = Console.trial(Self.shop)
    console.press("2", "V", "t")
    for character in "囤货" { _ = console.update(.key(KeyChord(character))) }
    console.press("enter")
    guard case .previewing(let previewing) = console.mode else {
      Issue.record("no preview")
      return
    }
    let (changed, left) = (
      Set(previewing.plan.items.map(\.id)), Set(previewing.plan.skipped.flatMap(\.ids))
    )
    for digit in "\(previewing.plan.changeCount)" { console.press(String(digit)) }
    if previewing.plan.needsTypedCount { console.press("enter") } else { console.press("y") }
    console.press("g", "s")
    #expect(console.state.marks.ids == changed)
    console.press("g", "S")
    #expect(left.isEmpty ? console.state.marks.ids == changed : console.state.marks.ids == left)
  }
}
