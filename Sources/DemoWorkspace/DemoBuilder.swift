import CommunityModel

/// The shop while it is being made: one step after the other, each with its own stream of numbers.
struct DemoBuilder {
  let count: Int
  let seed: UInt64
  let moment: Moment
  var mint: IDMint

  var operators: [Operator] = []
  var tags: [Tag] = []
  var tagIDs: [String: ID<Tag>] = [:]
  var groups: [Group] = []
  var plans: [DemoGroupPlan] = []
  var people: [DemoPerson] = []
  var members: [Member] = []
  var memberships: [Membership] = []
  var orders: [Order] = []
  var notes: [Note] = []
  var candidates: [KocCandidate] = []
  var calendar = DemoCalendar()
  var snapshots: [MetricSnapshot] = []
  var books = DemoBooks()

  init(count: Int, seed: UInt64, moment: Moment) {
    self.count = count
    self.seed = seed
    self.moment = moment
    mint = IDMint(machine: DemoWorkspace.machine(seed: seed))
  }

  /// The names and accounts of the colleagues; the first owns the shop.
  static let colleagues = [
    (name: "小满", account: "xiaoman", role: OperatorRole.owner),
    (name: "小林", account: "xiaolin", role: OperatorRole.manager),
    (name: "小周", account: "xiaozhou", role: OperatorRole.agent),
  ]

  mutating func hire() {
    for colleague in Self.colleagues {
      var row = Operator(id: mint.mint())
      row.name = colleague.name
      row.userID = colleague.account
      row.role = colleague.role
      operators.append(row)
    }
  }

  mutating func nameTags() {
    let own = [
      ("囤货", "消费偏好"), ("零食", "消费偏好"), ("家居", "消费偏好"), ("穿搭", "消费偏好"), ("送礼", "消费偏好"),
      ("母婴", "基础属性"), ("敏感肌", "基础属性"), ("老带新", "互动行为"), ("爱晒单", "互动行为"),
      ("上班族", "基础属性"), ("学生", "基础属性"), ("新手妈妈", "基础属性"), ("退休", "基础属性"),
      ("常潜水", "互动行为"), ("爱聊天", "互动行为"), ("爱接龙", "互动行为"),
    ]
    for (name, category) in own {
      var tag = Tag(id: mint.mint())
      tag.name = name
      tag.category = category
      tags.append(tag)
    }
    for (number, name) in ["企微新客", "企微老客", "活码 A3", "门店扫码"].enumerated() {
      var tag = Tag(id: mint.mint())
      tag.name = name
      tag.category = number < 2 ? "客户类型" : "添加渠道"
      tag.source = .wecom
      tag.externalID = "etAJ2GCAAADemo\(number)"
      tags.append(tag)
    }
    tagIDs = Dictionary(tags.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows as a community, its indexes made.
  func community() -> Community {
    var made = Community()
    made.mint = mint
    var settings = WorkspaceSettings(id: made.mint.mint())
    settings.name = "小满家"
    settings.zone = moment.zone.name
    var tables: [any Sendable] = [
      Table([settings]), Table(operators), Table(tags), Table(groups), Table(members),
      Table(memberships), Table(orders), Table(notes), Table(candidates),
    ]
    tables += [
      Table(calendar.campaigns), Table(calendar.content), Table(calendar.tasks),
      Table(calendar.offers), Table(calendar.participations), Table(snapshots),
    ]
    tables += [
      Table(books.points), Table(books.policies), Table(books.enrolments), Table(books.lists),
      Table(books.benefits), Table(books.checks),
    ]
    let loading = TableLoading(made, tables: tables)
    for face in Collections.all { face.accept(loading) }
    made = loading.community
    made.relink()
    return made
  }

  /// The instant of a second on a day so many days ago, never later than now.
  func ago(_ days: Int, second: Int) -> Instant {
    min(moment.now, moment.zone.instant(moment.today - days, second: second))
  }

  /// A waking hour of a day so many days ago, before now.
  func ago(_ days: Int, _ random: inout SeededRandom) -> Instant {
    guard days > 0 else {
      let passed = moment.zone.secondOfDay(of: moment.now)
      let opening = passed > 28_800 ? 25_200 : 0
      return ago(0, second: random.within(opening...max(opening, passed)))
    }
    return ago(days, second: 25_200 + random.below(30_000) + random.below(28_000))
  }
}

/// Puts whole tables into a community: the paths to write them are the model's own and reach a visitor.
private final class TableLoading: CollectionVisitor {
  private(set) var community: Community
  private let tables: [any Sendable]

  init(_ community: Community, tables: [any Sendable]) {
    self.community = community
    self.tables = tables
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    for case let table as Table<Row> in tables { community.load(path, table) }
  }
}
