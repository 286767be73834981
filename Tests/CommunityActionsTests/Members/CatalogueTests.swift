import CommunityActions
import CommunityModel
import Testing

@Suite struct CatalogueTests {
  @Test func `at least 34 verbs act on members`() {
    #expect(ActionCatalog.on("members").count >= 34)
  }

  @Test(arguments: ActionCatalog.all)
  func `what an action follows is there and comes to an end`(action: BulkAction) throws {
    var seen: Set<String> = [action.id]
    var next = action.follows
    while let id = next {
      #expect(seen.insert(id).inserted, "\(action.id) follows itself")
      next = try #require(ActionCatalog.named(id)).follows
    }
  }

  @Test(arguments: ActionCatalog.all)
  func `an action of requests records requests, any other none`(action: BulkAction) throws {
    let community = ActionGround.community(for: action)
    let plan = try action.plan(ActionGround.input(community, action))
    func makes(_ collection: String) -> Bool {
      plan.changes.contains { $0.collection == collection && $0.field == nil }
    }
    // A ladder asks by a task before it asks for more.
    if action.scope == .request {
      #expect(makes("requests") || makes("tasks"))
    } else {
      #expect(!makes("requests"))
    }
  }
}
