import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// A small lively shop, the same every time, on which every action is tried.
enum ActionGround {
  /// A Tuesday morning in Shanghai.
  static let moment = Moment(now: Instant(milliseconds: 1_795_486_000_000))
  /// Who acts.
  static let actor = Actor(name: "小林", machine: 0x12345, process: 7)

  /// The shop before anything was done.
  static let community: Community = {
    var community = DemoWorkspace.make(members: 400, seed: 7, moment: moment)
    community.mint = IDMint(machine: actor.machine)
    community.relink()
    return community
  }()

  /// The actions that an action follows, the first of them first, and then the action itself.
  static func chain(to action: BulkAction) -> [BulkAction] {
    guard let before = action.follows.flatMap(ActionCatalog.named) else { return [action] }
    return chain(to: before) + [action]
  }

  /// The shop after what an action follows was done: there is something to take off again.
  static func community(before action: BulkAction) throws -> Community {
    var community = Self.community
    for earlier in chain(to: action).dropLast() {
      try community.apply(try earlier.plan(input(community, earlier)).changes)
    }
    return community
  }

  /// What a plan on these rows is made from.
  static func input(
    _ community: Community, _ action: BulkAction, chosen: [Int64]? = nil
  ) -> PlanInput {
    let scene = QueryScene(
      community: community, figures: Figures.computed(from: community, moment: moment))
    return PlanInput(
      scene: scene, chosen: chosen ?? rows(of: action, in: community), answers: action.sample,
      actor: actor)
  }

  /// Every row an action could be meant for.
  static func rows(of action: BulkAction, in community: Community) -> [Int64] {
    Collections.named(action.on)?.ids(community) ?? []
  }

  /// The transaction of a plan, with an id minted after those of the plan's own rows.
  static func group(_ plan: Plan, in community: inout Community) throws -> ChangeGroup {
    try community.apply(plan.changes)
    return plan.group(id: community.mint.mint(), at: moment.now, actor: actor)
  }
}

extension BulkAction: CustomTestStringConvertible {
  /// The id, as it stands in the log.
  public var testDescription: String { id }
}
