import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import TestKit
import Testing
import Wording

/// A recipe that is tried every day says whom it would change, and changes nobody.
struct RecipeTrialTests {
  private static let text = "on members\nwhere tag:囤货\ndaily\ndo member.tag.add 老客"

  private func ground(_ text: String) throws -> Community {
    var community = ActionGround.community
    var recipe = Recipe(id: community.mint.mint())
    (recipe.name, recipe.text) = ("老客", text)
    try community.apply([.insert("recipes", recipe.record)])
    return community
  }

  private func scene(_ community: Community) -> QueryScene {
    QueryScene(
      community: community,
      figures: .computed(from: community, moment: ActionGround.moment))
  }

  private func run(_ community: inout Community) throws -> DailyRun.Outcome {
    let outcome = DailyRun.plan(scene(community), actor: ActionGround.actor)
    try community.apply(outcome.changes)
    return outcome
  }

  private func tasks(_ community: Community) -> [Chore] {
    community.tasks.filter { $0.more[Chore.recipe.key].ref != nil }
  }

  @Test func `the day's run lists what a daily recipe would change and does none of it`() throws {
    var community = try ground(Self.text)
    let script = try RecipeScript(Self.text)
    let wanted = try RecipeTrial(
      script, in: scene(community), actor: ActionGround.actor
    ).rows
    #expect(!wanted.isEmpty)
    _ = try run(&community)
    let made = try #require(tasks(community).first)
    #expect(tasks(community).count == 1)
    #expect(made.total == Int64(wanted.count))
    #expect(made.title == "老客")
    #expect(community.tags.allSatisfy { $0.name != "老客" })
    // A second run of the day changes nothing; after one member has the tag the count is smaller.
    _ = try run(&community)
    #expect(tasks(community) == [made])
    let one = try BulkAction.addTag.plan(
      PlanInput(
        scene: scene(community), chosen: [try #require(wanted.min())],
        answers: ["老客"], actor: ActionGround.actor))
    try community.apply(one.changes)
    _ = try run(&community)
    #expect(tasks(community).map(\.total) == [Int64(wanted.count - 1)])
    // Nothing left to do closes the task.
    let rest = try RecipeTrial(
      script, in: scene(community), actor: ActionGround.actor)
    for plan in rest.plans { try community.apply(plan.changes) }
    _ = try run(&community)
    let closed = try #require(tasks(community).first)
    #expect(closed.doneAt != nil && closed.done == closed.total)
  }

  @Test func `a recipe that is not daily makes no task`() throws {
    var community = try ground(Self.text.replacing("daily\n", with: ""))
    _ = try run(&community)
    #expect(tasks(community).isEmpty)
  }

  @Test func `daily needs a query and no blanks, and stands in the text`() throws {
    #expect(try RecipeScript(Self.text).isDaily)
    #expect(try RecipeScript(Self.text).text == Self.text)
    #expect(throws: Refusal.self) {
      try RecipeScript("on members\ndaily\ndo member.tag.add 老客")
    }
    #expect(throws: Refusal.self) {
      try RecipeScript("on members\nwhere tag:囤货\ndaily\ndo member.tag.add {标签}")
    }
  }

  @Test func `a query that is not understood by now becomes a task that says so`() throws {
    var community = try ground(
      "on members\nwhere nosuchfield:1\ndaily\ndo member.tag.add 老客")
    _ = try run(&community)
    let made = try #require(tasks(community).first)
    #expect(made.more[Chore.note.key].text?.contains("nosuchfield") == true)
  }
}
