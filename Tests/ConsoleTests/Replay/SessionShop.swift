import CommunityModel

/// The shop of the sessions: few people, all known by name, and as many others as a session asks for.
struct SessionShop {
  static let machine: Int64 = 0x11111
  static let moment = Crowd.moment
  private var community = Community()
  private var mint = IDMint(machine: SessionShop.machine)
  private var members: [String: ID<Member>] = [:]
  private var groups: [String: ID<Group>] = [:]
  private var operators: [String: ID<Operator>] = [:]
  private var tags: [String: ID<Tag>] = [:]

  /// The shop with so many people besides those known by name, and so many who joined five days ago,
  /// some of them guided.
  static func open(others: Int, newcomers: Int = 0, guided: Int = 0) throws -> Community {
    var shop = SessionShop()
    try shop.hire()
    try shop.invite(others)
    try shop.welcome(newcomers, guided: guided)
    try shop.sell()
    return shop.community
  }

  private static let people:
    [(name: String, group: String, days: Int, tags: [String], yuan: Int64, ago: Int)] = [
      ("张三丰", "零食囤货3群", 300, ["囤货"], 512, 3),
      ("李婉清", "美妆尝鲜1群", 280, ["敏感肌"], 2_340, 12),
      ("王大橘", "零食囤货3群", 200, [], 327, 26),
      ("🐻熊妈", "零食囤货3群", 190, ["囤货"], 6_315, 52),
      ("欧阳小满", "美妆尝鲜1群", 150, ["敏感肌"], 3_905, 47),
      ("Vivian Zhou", "美妆尝鲜1群", 140, [], 8_124, 49),
      ("木子", "零食囤货3群", 120, [], 705, 9),
      ("阿May", "美妆尝鲜1群", 100, ["囤货", "敏感肌"], 688, 2),
      ("豆豆爸", "零食囤货3群", 90, ["企微VIP"], 4_410, 18),
      ("单晓峰", "零食囤货3群", 60, [], 0, 0),
      ("重庆小面", "零食囤货3群", 2, [], 59, 1),
    ]

  private mutating func insert<Row: Entity>(
    _ type: Row.Type, _ fill: (inout Row) -> Void
  ) throws -> ID<Row> {
    var row = Row(id: mint.mint())
    fill(&row)
    try community.apply([.insert(Row.collection.key, row.record)])
    return row.id
  }

  private mutating func hire() throws {
    _ = try insert(WorkspaceSettings.self) { $0.name = "小满家" }
    for name in ["小林", "小周"] {
      operators[name] = try insert(Operator.self) { $0.name = name }
    }
    for (name, source) in [("囤货", RecordSource.manual), ("敏感肌", .manual), ("企微VIP", .wecom)] {
      tags[name] = try insert(Tag.self) {
        $0.name = name
        $0.source = source
      }
    }
    for name in ["零食囤货3群", "美妆尝鲜1群", "穿搭分享2群"] {
      let owner = operators[name == "美妆尝鲜1群" ? "小周" : "小林"]
      groups[name] = try insert(Group.self) {
        $0.name = name
        $0.owner = owner
        $0.createdAt = Self.moment.now.adding(seconds: -400 * 86_400)
      }
    }
    let staff = try insert(Member.self) {
      $0.name = "小林"
      $0.isStaff = true
    }
    for group in groups.values.sorted() { try join(staff, group, days: 400) }
  }

  private mutating func invite(_ others: Int) throws {
    for person in Self.people {
      let assigned = person.tags.compactMap { tags[$0] }.sorted().map {
        TagAssignment(
          tag: $0, source: $0 == tags["企微VIP"] ? .wecom : .manual, on: Self.moment.today - 30)
      }
      let owner = operators[person.group == "零食囤货3群" ? "小林" : "小周"]
      let id = try insert(Member.self) {
        $0.name = person.name
        $0.tags = assigned
        $0.owner = owner
      }
      members[person.name] = id
      if let group = groups[person.group] { try join(id, group, days: person.days) }
    }
    guard let group = groups["穿搭分享2群"] else { return }
    for number in 0..<others {
      let digits = String(number + 1)
      let name = "会员" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      let id = try insert(Member.self) { $0.name = name }
      try join(id, group, days: 30)
    }
  }

  /// Newcomers of five days, the first of them with every step of guidance marked.
  private mutating func welcome(_ count: Int, guided: Int) throws {
    guard let group = groups["穿搭分享2群"] else { return }
    for number in 0..<count {
      let digits = number < 9 ? "0\(number + 1)" : "\(number + 1)"
      let member = try insert(Member.self) { $0.name = "新人\(digits)" }
      let joined = Self.moment.now.adding(seconds: -5 * 86_400)
      _ = try insert(Membership.self) {
        $0.group = group
        $0.member = member
        $0.joinedAt = joined
        guard number < guided else { return }
        $0.more["onboarding"] = .list(
          ["rules", "welcome"].map { .record([.text($0), .instant(joined)]) })
      }
    }
  }

  private mutating func join(_ member: ID<Member>, _ group: ID<Group>, days: Int) throws {
    _ = try insert(Membership.self) {
      $0.group = group
      $0.member = member
      $0.joinedAt = Self.moment.now.adding(seconds: Int64(-days) * 86_400)
    }
  }

  private mutating func sell() throws {
    for person in Self.people where person.yuan > 0 {
      let buyer = members[person.name]
      _ = try insert(Order.self) {
        $0.channel = "youzan"
        $0.number = "E\($0.id.raw & 0xFFFF)"
        $0.member = buyer
        $0.state = .completed
        $0.paid = Money(fen: person.yuan * 100)
        $0.paidAt = Self.moment.now.adding(seconds: Int64(-person.ago) * 86_400)
      }
    }
  }
}
