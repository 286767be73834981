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
  /// Who acts: the owner of the shop, who may do everything.
  static let actor = Actor(name: "小满", machine: 0x12345, process: 7)

  /// The shop before anything was done.
  static let community: Community = {
    var community = DemoWorkspace.make(members: 400, seed: 7, moment: moment)
    community.mint = IDMint(machine: actor.machine)
    community.relink()
    return community
  }()

  /// A shop and what the rules make of it.
  private struct Ground {
    let community: Community
    let figures: Figures

    init(_ community: Community) {
      self.community = community
      figures = Figures.computed(from: community, moment: ActionGround.moment)
    }
  }

  /// The shop as it is once the samples that an action follows were done, by the last of them.
  private static let grounds: [String: Ground] = {
    var grounds = ["": Ground(community)]
    for action in ActionCatalog.all {
      var missing: [BulkAction] = []
      var last = action.follows ?? ""
      while grounds[last] == nil, let before = ActionCatalog.named(last) {
        missing.append(before)
        last = before.follows ?? ""
      }
      for before in missing.reversed() {
        guard let ground = grounds[before.follows ?? ""] else { continue }
        var community = ground.community
        let plan = try? before.plan(input(community, before, figures: ground.figures))
        try? community.apply(plan?.changes ?? [])
        grounds[before.id] = Ground(community)
      }
    }
    return grounds
  }()

  /// The actions whose samples come before an action's own, the first of them first.
  static func chain(to action: BulkAction) -> [BulkAction] {
    guard let before = action.follows.flatMap(ActionCatalog.named) else { return [] }
    return chain(to: before) + [before]
  }

  /// The shop on which an action's sample plans something.
  static func community(for action: BulkAction) -> Community {
    grounds[action.follows ?? ""]?.community ?? community
  }

  /// What a plan on the shop of an action is made from.
  static func input(_ action: BulkAction, chosen: [Int64]? = nil) -> PlanInput {
    let ground = grounds[action.follows ?? ""]
    return input(
      ground?.community ?? community, action, chosen: chosen, figures: ground?.figures)
  }

  /// What a plan on some rows is made from.
  static func input(
    _ community: Community, _ action: BulkAction, chosen: [Int64]? = nil, figures: Figures? = nil
  ) -> PlanInput {
    let scene = QueryScene(
      community: community,
      figures: figures ?? Figures.computed(from: community, moment: moment))
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
