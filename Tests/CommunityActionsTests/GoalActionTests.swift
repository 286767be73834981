import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing

/// Evaluations as ordinary actions.
@Suite struct GoalActionTests {
  /// Snapshots of past weeks that the shop comes with.
  private static let kept = ActionGround.community.snapshots.count

  private func evaluate(_ community: inout Community, at now: Instant) throws -> Plan {
    let moment = Moment(now: now)
    let plan = try BulkAction.evaluateGoals.plan(
      PlanInput(
        scene: .init(
          community: community, figures: .computed(from: community, moment: moment)), chosen: [],
        answers: [], actor: ActionGround.actor))
    try community.apply(plan.changes)
    return plan
  }

  @Test func `the first evaluation lists every metric once and keeps the day`() throws {
    var community = ActionGround.community
    _ = try evaluate(&community, at: ActionGround.moment.now)
    let rules = community.goals.filter { $0.group == nil }.map(\.rule)
    #expect(Set(rules).isSuperset(of: MetricCatalog.all.map(\.id)))
    #expect(Set(rules).count == rules.count)
    let kept = community.snapshots.filter { $0.day == ActionGround.moment.today }
    #expect(kept.count == 1 && community.snapshots.count == Self.kept + 1)
    let board = MetricBoard(
      community, figures: .computed(from: community, moment: ActionGround.moment))
    #expect(kept.first?.values == board.values)
  }

  @Test func `the second evaluation of a day renews its snapshot and opens what is beyond`() throws
  {
    var community = ActionGround.community
    _ = try evaluate(&community, at: ActionGround.moment.now)
    _ = try evaluate(&community, at: ActionGround.moment.now.adding(seconds: 7200))
    #expect(community.snapshots.count == Self.kept + 1)
    let open = community.goals.filter(\.isOpen)
    #expect(!open.isEmpty)
    let short = MetricBoard(
      community,
      figures: .computed(
        from: community, moment: Moment(now: ActionGround.moment.now.adding(seconds: 7200)))
    ).readings.filter { $0.state == .short }.map(\.metric.id)
    #expect(Set(open.filter { $0.group == nil }.map(\.rule)).isSuperset(of: short))
    _ = try evaluate(&community, at: ActionGround.moment.now.adding(seconds: 90_000))
    #expect(community.snapshots.count == Self.kept + 2)
  }

  @Test func `every remedy is a verb on the rows it is proposed for`() throws {
    let panes = [
      "members": "members", "memberships": "members", "groups": "groups", "content": "content",
      "candidates": "candidates", "tasks": "tasks",
    ]
    var proposed = 0
    let scene = MetricScene(
      ActionGround.community,
      figures: .computed(from: ActionGround.community, moment: ActionGround.moment))
    for finding in WatchRound(scene).findings {
      guard let remedy = finding.watch.remedy else { continue }
      let action = try #require(ActionCatalog.named(remedy.action), "\(remedy.action)")
      guard let query = finding.query else { continue }
      #expect(action.on == panes[query.collection], "\(finding.watch.id)")
      proposed += 1
    }
    #expect(proposed >= 5)
    for watch in WatchCatalog.all {
      if let remedy = watch.remedy { #expect(ActionCatalog.named(remedy.action) != nil) }
    }
  }
}
