import CommunityModel
import CommunityRules

/// A small community drawn by hand: people, groups, stays and orders on given days.
struct ShopSketch {
  static let today = Day(year: 2026, month: 11, day: 24) ?? Day(number: 0)
  static let moment = Moment(now: Zone.shanghai.instant(today, second: 37_560))

  private(set) var community = Community()
  private var mint = IDMint(machine: 9)

  mutating func insert<Row: Entity>(_ type: Row.Type = Row.self, _ fill: (inout Row) -> Void)
    throws -> ID<Row>
  {
    var row = Row(id: mint.mint())
    fill(&row)
    try community.apply([.insert(Row.collection.key, row.record)])
    return row.id
  }

  mutating func person(_ fill: (inout Member) -> Void = { _ in }) throws -> ID<Member> {
    try insert(Member.self) {
      $0.name = "某人"
      fill(&$0)
    }
  }

  mutating func group(_ fill: (inout Group) -> Void = { _ in }) throws -> ID<Group> {
    try insert(Group.self) {
      $0.name = "某群"
      fill(&$0)
    }
  }

  /// An order of so many fen, paid so many days ago.
  @discardableResult mutating func order(
    _ member: ID<Member>, ago days: Int, fen: Int64, _ fill: (inout Order) -> Void = { _ in }
  ) throws -> ID<Order> {
    let paidAt = Self.instant(ago: days)
    return try insert(Order.self) {
      $0.number = "n\($0.id.raw)"
      $0.member = member
      $0.state = .completed
      $0.paid = Money(fen: fen)
      $0.paidAt = paidAt
      fill(&$0)
    }
  }

  /// A stay that began so many days ago and, where said, ended so many days ago.
  @discardableResult mutating func stay(
    _ member: ID<Member>, in group: ID<Group>, joined: Int, left: Int? = nil,
    _ fill: (inout Membership) -> Void = { _ in }
  ) throws -> ID<Membership> {
    try insert(Membership.self) {
      $0.group = group
      $0.member = member
      $0.joinedAt = Self.instant(ago: joined)
      if let left {
        $0.status = .left
        $0.more["left"] = .record([.none, .instant(Self.instant(ago: left))])
      }
      fill(&$0)
    }
  }

  mutating func apply(_ changes: [Change]) throws {
    try community.apply(changes)
  }

  static func instant(ago days: Int) -> Instant {
    Zone.shanghai.instant(today - days, second: 30_000)
  }

  var figures: Figures { Figures.computed(from: community, moment: Self.moment) }
}
