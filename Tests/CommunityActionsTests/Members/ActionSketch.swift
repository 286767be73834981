import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// A small community drawn by hand, and one way to plan, do and take back an action on it.
struct ActionSketch {
  static let today = Day(year: 2026, month: 11, day: 24) ?? Day(number: 0)
  static let moment = Moment(now: Zone.shanghai.instant(today, second: 37_560))
  static let actor = Actor(name: "小林", machine: 9, process: 1)

  private(set) var community = Community()
  /// What today is for the plans to come.
  var moment = Self.moment

  init() {
    community.mint = IDMint(machine: 9)
  }

  @discardableResult
  mutating func insert<Row: Entity>(_ type: Row.Type = Row.self, _ fill: (inout Row) -> Void)
    throws -> ID<Row>
  {
    var row = Row(id: community.mint.mint())
    fill(&row)
    try community.apply([.insert(Row.collection.key, row.record)])
    return row.id
  }

  /// Changes from elsewhere: an import, the day's run, an undo.
  mutating func apply(_ changes: [Change]) throws { try community.apply(changes) }

  mutating func person(
    _ name: String = "某人", _ fill: (inout Member) -> Void = { _ in }
  ) throws -> ID<Member> {
    try insert(Member.self) {
      $0.name = name
      fill(&$0)
    }
  }

  @discardableResult
  mutating func group(
    _ code: String, capacity: Int64 = 300, _ fill: (inout Group) -> Void = { _ in }
  ) throws -> ID<Group> {
    try insert(Group.self) {
      $0.name = "\(code)群"
      $0.code = code
      $0.capacity = capacity
      fill(&$0)
    }
  }

  @discardableResult
  mutating func stay(
    _ member: ID<Member>, _ group: ID<Group>, joined days: Int = 3,
    _ fill: (inout Membership) -> Void = { _ in }
  ) throws -> ID<Membership> {
    try insert(Membership.self) {
      $0.group = group
      $0.member = member
      $0.joinedAt = Zone.shanghai.instant(Self.today - days, second: 30_000)
      fill(&$0)
    }
  }

  mutating func tag(
    _ name: String, category: String = "", source: RecordSource = .manual
  ) throws -> ID<CommunityModel.Tag> {
    try insert(CommunityModel.Tag.self) {
      $0.name = name
      $0.category = category
      $0.source = source
    }
  }

  func member(_ id: ID<Member>) throws -> Member {
    try #require(community.members[id])
  }

  func plan(
    _ action: BulkAction, _ answers: [String] = [], on ids: [Int64]
  ) throws -> Plan {
    let figures = Figures.computed(from: community, moment: moment)
    return try action.plan(
      PlanInput(
        scene: QueryScene(community: community, figures: figures), chosen: ids, answers: answers,
        actor: Self.actor))
  }

  func plan(
    _ action: BulkAction, _ answers: [String] = [], _ members: ID<Member>...
  ) throws -> Plan {
    try plan(action, answers, on: members.map(\.raw))
  }

  /// Does an action, and shows on the way that taking it back restores every row.
  @discardableResult
  mutating func perform(
    _ action: BulkAction, _ answers: [String] = [], _ members: ID<Member>...
  ) throws -> Plan {
    let plan = try plan(action, answers, on: members.map(\.raw))
    try perform(plan)
    return plan
  }

  mutating func perform(_ plan: Plan) throws {
    let before = community
    try community.apply(plan.changes)
    let group = plan.group(id: community.mint.mint(), at: moment.now, actor: Self.actor)
    let inverse = community.inverse(of: group)
    #expect(inverse.kept.isEmpty)
    var back = community
    try back.apply(inverse.changes)
    #expect(back == before, "\(plan.action.id) is not taken back whole")
  }

  /// What a plan that cannot be made says, in Chinese.
  func refusal(
    _ action: BulkAction, _ answers: [String], _ members: ID<Member>...
  ) throws -> String {
    let error = try #require(throws: Refusal.self) {
      try plan(action, answers, on: members.map(\.raw))
    }
    return error.words.zh
  }
}

extension Plan {
  /// The reasons of rows left out, in Chinese, each with how many.
  var reasons: [String: Int] {
    Dictionary(uniqueKeysWithValues: skipped.map { ($0.reason.zh, $0.ids.count) })
  }
}
