import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// What holds whatever colleagues do with candidates and campaigns, in whatever order.
@Suite struct CandidacyPropertyTests {
  /// Numbers that are the same for the same seed.
  private struct Draw {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(max(1, limit)))
    }

    mutating func pick<Element>(_ values: [Element]) -> Element { values[below(values.count)] }
  }

  private static let start = ActionGround.moment

  private func input(
    _ community: Community, _ rows: [Int64], _ answers: [String], after days: Int
  ) -> PlanInput {
    let moment = Moment(now: Self.start.now.adding(seconds: Int64(days) * 86_400))
    return PlanInput(
      scene: QueryScene(
        community: community, figures: Figures.computed(from: community, moment: moment)),
      chosen: rows, answers: answers, actor: ActionGround.actor)
  }

  @Test(arguments: 1...10)
  func `one candidacy is open in a programme, and stages keep to the graph`(
    _ seed: Int
  ) throws {
    var draw = Draw(seed)
    var community = ActionGround.community
    for step in 0..<24 {
      let verb = draw.pick([
        "member.koc.nominate", "koc.stage.advance", "koc.stage.set", "koc.trial.ship",
        "koc.trial.deliver", "koc.trial.review", "koc.stage.advance",
      ])
      let action = try #require(ActionCatalog.named(verb))
      let answers =
        switch verb {
        case "member.koc.nominate": [draw.pick(KocProgramme.allCases).rawValue]
        case "koc.stage.set": [draw.pick(KocStage.allCases).rawValue, "试试"]
        case "koc.trial.ship": ["小样", "", "", "", ""]
        case "koc.trial.deliver": ["\(draw.below(3))"]
        case "koc.trial.review": [draw.pick(KocVerdict.allCases).rawValue]
        default: [String]()
        }
      let all = ActionGround.rows(of: action, in: community)
      let rows = all.filter { _ in draw.below(3) == 0 }
      let before = Dictionary(
        community.candidates.map { ($0.id, $0.stage) }, uniquingKeysWith: { first, _ in first })
      let plan = try action.plan(input(community, rows, answers, after: step * 5))
      try community.apply(plan.changes)

      var open: [String: Int] = [:]
      for candidate in community.candidates {
        if candidate.stage.isOpen {
          open["\(candidate.member.raw) \(candidate.programme)", default: 0] += 1
        }
        guard let old = before[candidate.id], old != candidate.stage else { continue }
        #expect(old.move(to: candidate.stage) != nil, "\(verb): \(old) to \(candidate.stage)")
        // Nobody works before a trial was accepted.
        if old == .trial, candidate.stage == .active {
          #expect(candidate.trial?.verdict == .passed)
        }
      }
      #expect(open.values.allSatisfy { $0 == 1 }, "\(verb) opens a second candidacy")
    }
  }

  @Test(arguments: 1...6) func `an arm never changes once the campaign has begun`(
    _ seed: Int
  ) throws {
    var draw = Draw(seed)
    var community = ActionGround.community
    func perform(_ id: String, _ rows: [Int64], _ answers: [String], _ days: Int) throws {
      let action = try #require(ActionCatalog.named(id))
      guard let plan = try? action.plan(input(community, rows, answers, after: days)) else {
        return
      }
      try community.apply(plan.changes)
    }
    try perform("campaign.add", [], ["试验", "满减", "+3", "10"], 0)
    let id = try #require(community.campaigns.first { $0.name == "试验" }?.id)
    try perform("campaign.arms.set", [id.raw], ["a=40,b=35,c=25", "30"], 0)
    try perform("campaign.audience.freeze", [id.raw], ["*"], 0)
    for day in [0, 1, 3] { try perform("campaign.advance", [id.raw], [], day) }
    #expect(community.campaigns[id]?.state == .running)

    func arms() -> [ID<Member>: String] {
      Dictionary(
        community.participations(in: id).filter { $0.at != nil }.map { ($0.member, $0.arm) },
        uniquingKeysWith: { first, _ in first })
    }
    let frozen = arms()
    #expect(frozen.count > 100 && Set(frozen.values) == ["a", "b", "c"])
    let members = community.members.map(\.id.raw)
    for step in 0..<12 {
      let rows = members.filter { _ in draw.below(4) == 0 }
      switch draw.below(6) {
      case 0: try perform("campaign.audience.freeze", [id.raw], ["阶段:复购客"], 3 + step)
      case 1: try perform("campaign.arms.set", [id.raw], ["a=10,b=90", ""], 3 + step)
      case 2: try perform("member.campaign.add", rows, ["试验"], 3 + step)
      case 3: try perform("member.campaign.leave", rows, ["试验"], 3 + step)
      case 4: try perform("member.campaign.join", rows, ["试验", ""], 3 + step)
      default: try perform("campaign.advance", [id.raw], [], 3 + step)
      }
      #expect(arms() == frozen)
    }
  }

  @Test func `the run of a day makes nothing a second time`() throws {
    var community = ActionGround.community
    let planned = community.content.filter { $0.scheduledAt != nil && $0.state == .scheduled }
    let post = try #require(planned.last)
    let daily = try #require(ActionCatalog.named("content.repeat"))
    try community.apply(
      try daily.plan(input(community, [post.id.raw], ["每天", ""], after: 0)).changes)
    let scene = input(community, [], [], after: 0).scene
    let first = DailyRun.plan(scene, actor: ActionGround.actor)
    #expect(!first.changes.isEmpty)
    try community.apply(first.changes)
    let again = DailyRun.plan(input(community, [], [], after: 0).scene, actor: ActionGround.actor)
    #expect(again.changes.isEmpty, "\(again.counts.map { "\($0.step.key) \($0.count)" })")
    #expect(community.runs.map(\.day) == [scene.today])
    #expect(community.snapshots.count { $0.day == scene.today } == 1)
    #expect(community.goals.count >= MetricCatalog.all.count)
    // The day after there is one more day to plan, and what is beyond its limit again is an alert.
    let next = DailyRun.plan(input(community, [], [], after: 1).scene, actor: ActionGround.actor)
    #expect(next.counts.first { $0.step.key == "content.series" }?.count == 1)
    #expect(next.opened > 0 && next.closed == 0)
    try community.apply(next.changes)
    #expect(community.goals.count(where: \.isOpen) == next.opened)
    #expect(community.snapshots.count { $0.day == scene.today + 1 } == 1)
  }
}
