import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import DemoWorkspace
import Testing
import Wording

@testable import Console

/// A recipe does what keys do, transaction by transaction.
@Suite struct RecipeRunTests {
  private static let text = """
    on members
    where 消费>=500
    do member.tag.add 会员日
    do member.remark.set {备注}
    """

  private static let shop: Community = {
    var community = DemoWorkspace.make(members: 120, seed: 9, moment: Crowd.moment)
    community.mint = IDMint(machine: 0x12345)
    community.relink()
    var recipe = Recipe(id: community.mint.mint())
    recipe.name = "会员日"
    recipe.text = text
    try? community.apply([.insert("recipes", recipe.record)])
    return community
  }()

  /// Confirms whatever plan is on the screen, by count or by `y`.
  private static func confirm(_ console: inout Console) -> [Effect] {
    guard case .previewing(let previewing) = console.mode else { return [] }
    guard previewing.plan.needsTypedCount else { return console.press("y") }
    for digit in "\(previewing.plan.changeCount)" { console.press(String(digit)) }
    return console.press("enter")
  }

  private static func type(_ text: String, _ console: inout Console) {
    for character in text { _ = console.update(.key(KeyChord(character))) }
  }

  private static func groups(_ effects: [Effect]) -> [ChangeGroup] {
    effects.compactMap { if case .append(let group) = $0 { group } else { nil } }
  }

  @Test func `keys, the recipe, and the palette make the same transactions`() throws {
    var byKeys = Console.trial(Self.shop)
    byKeys.press("2", "*")
    Self.type("消费>=500", &byKeys)
    byKeys.press("enter", "t")
    Self.type("会员日", &byKeys)
    var made = Self.groups(byKeys.press("enter"))
    made += Self.groups(Self.confirm(&byKeys))
    byKeys.press(":")
    Self.type("member.remark.set", &byKeys)
    byKeys.press("enter")
    Self.type("常客", &byKeys)
    made += Self.groups(byKeys.press("enter"))
    made += Self.groups(Self.confirm(&byKeys))

    var byRecipe = Console.trial(Self.shop)
    byRecipe.press("2", "z", "d", "1")
    Self.type("常客", &byRecipe)
    var done = Self.groups(byRecipe.press("enter"))
    done += Self.groups(Self.confirm(&byRecipe))
    done += Self.groups(Self.confirm(&byRecipe))

    #expect(made.count == 2)
    #expect(done.map(\.action) == made.map(\.action))
    #expect(done.map(\.label) == made.map(\.label))
    #expect(done.map(\.count) == made.map(\.count))
    let isSame = done.map { Set($0.changes) } == made.map { Set($0.changes) }
    #expect(isSame)
  }

  @Test func `giving up a step leaves the rest undone, and what was done stands`() {
    var console = Console.trial(Self.shop)
    console.press("2", "z", "d", "1")
    Self.type("常客", &console)
    console.press("enter")
    let first = Self.groups(Self.confirm(&console))
    #expect(first.count == 1)
    console.press("esc")
    #expect(console.running == nil)
    #expect(console.history.count == 1)
  }

  @Test func `what is recorded can be read, with the filter that meant the rows`() {
    var console = Console.trial(Self.shop)
    console.press("2", "/")
    Self.type("消费>=500", &console)
    console.press("enter", "V", "z", "r", "t")
    Self.type("会员日", &console)
    console.press("enter")
    _ = Self.confirm(&console)
    #expect(console.recording?.text == "on members\nwhere 消费>=500\ndo member.tag.add 会员日")
    console.press("z", "r")
    Self.type("我的流程", &console)
    let saved = Self.groups(console.press("enter"))
    #expect(saved.map(\.action) == ["recipe.text.save"])
    #expect(console.community.recipes.contains { $0.name == "我的流程" })
  }
}
