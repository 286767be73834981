import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// Who may erase a person, and whom.
struct ErasingTests {
  private static let erase = BulkAction.eraseMember

  private static func plan(
    _ community: Community, by name: String, _ answers: [String] = ["本人要求", "删除"]
  ) throws -> Plan {
    let scene = QueryScene(
      community: community,
      figures: Figures.computed(from: community, moment: ActionGround.moment))
    return try erase.plan(
      PlanInput(
        scene: scene, chosen: ActionGround.rows(of: erase, in: community), answers: answers,
        actor: Actor(name: name, machine: 0x12345, process: 7)))
  }

  @Test func `only the owner erases, where it is known who that is`() throws {
    let shop = ActionGround.community
    #expect(try Self.plan(shop, by: "小满").changeCount > 0)
    for (name, says) in [("小林", "主管"), ("小周", "客服"), ("路人", "路人")] {
      let refusal = #expect(throws: Refusal.self) { try Self.plan(shop, by: name) }
      #expect(refusal?.words.zh.contains("只有店主") == true)
      #expect(refusal?.words.zh.contains(says) == true)
      #expect(refusal?.words.zh.contains("小满") == true)
    }
    var alone = shop
    for colleague in shop.operators {
      try alone.apply([.remove(Operator.collection.key, colleague.record)])
    }
    #expect(try Self.plan(alone, by: "路人").changeCount > 0)
  }

  @Test func `the word is asked for and nothing else will do`() throws {
    for answers in [["本人要求", "是"], ["本人要求", ""], ["", "删除"]] {
      #expect(throws: Refusal.self) { try Self.plan(ActionGround.community, by: "小满", answers) }
    }
  }

  @Test func `somebody who is owed commission is not erased before it is paid`() throws {
    var shop = ActionGround.community
    let free = try #require(try Self.plan(shop, by: "小满").items.first?.id)
    var payout = Payout(id: shop.mint.mint())
    payout.member = ID(raw: free)
    payout.amount = Money(fen: 1200)
    try shop.apply([.insert(Payout.collection.key, payout.record)])
    let plan = try Self.plan(shop, by: "小满")
    #expect(!plan.items.contains { $0.id == free })
    #expect(plan.skipped.contains { $0.reason.zh.contains("佣金") && $0.ids.contains(free) })
    try shop.apply([
      .set(
        Payout.collection.key, payout.id.raw, field: "paidOn", before: .none,
        after: .day(ActionGround.moment.today))
    ])
    #expect(try Self.plan(shop, by: "小满").items.contains { $0.id == free })
  }
}
