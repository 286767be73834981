import CommunityModel
import CommunityRules
import Panes
import Wording

/// The shop that the members' sketches were drawn from: 9,012 people in four tiers, with the week's
/// flow, and everything that is drawn of 李婉清.
struct SketchedShop {
  /// 2026-11-24, a Tuesday, 10:26 in Shanghai.
  static let moment = Moment(
    now: Zone.shanghai.instant(Day(number: 20_781), second: 10 * 3600 + 26 * 60))

  /// One of the people whom a sketch names.
  private struct Person {
    let name: String
    let over: Int
    let bought: Int
    let talked: Int
    let year: Int64
    let orders: Int
    let agent: String?
    let tags: [String]

    init(
      _ name: String, _ over: Int, _ bought: Int, _ talked: Int, _ year: Int64, _ orders: Int,
      _ agent: String?, _ tags: String
    ) {
      (self.name, self.over, self.bought, self.talked) = (name, over, bought, talked)
      (self.year, self.orders, self.agent) = (year, orders, agent)
      self.tags = tags.split(separator: " ").map(String.init)
    }
  }

  private static let people = [
    Person("🐻熊妈", 31, 52, 48, 6310, 15, nil, "囤货 母婴"),
    Person("欧阳小满", 24, 47, 30, 3905, 11, "小林", "敏感肌"),
    Person("Vivian Zhou", 19, 49, 61, 8122, 12, nil, "送礼"),
    Person("王大橘", 12, 26, 33, 2940, 9, "小周", "零食"),
    Person("李婉清", 9, 3, 1, 12480, 40, "小林", "KOC 敏感肌"),
    Person("豆豆爸", 9, 18, 9, 4416, 14, "小周", "母婴 家居"),
    Person("林深时见鹿", 9, 11, 2, 5270, 13, "小林", "穿搭"),
    Person("木子", 8, 9, 0, 7034, 21, "小周", "老带新"),
    Person("赵然敏", 8, 22, 20, 2208, 6, nil, "家居"),
    Person("徐徐图之", 8, 6, 4, 3180, 10, "小林", "囤货"),
    Person("糖糖妈妈", 7, 15, 0, 9645, 27, "小周", "母婴 KOC"),
    Person("周末不加班", 7, 4, 3, 2675, 8, "小林", "零食"),
    Person("小鱼干", 7, 8, 1, 2310, 7, "小周", "零食"),
    Person("何必", 7, 13, 5, 4002, 9, "小林", "送礼"),
    Person("阿May", 6, 2, 0, 6888, 21, "小周", "KOC 穿搭"),
    Person("南山南", 6, 20, 12, 2156, 7, "小林", "家居"),
    Person("许知远", 6, 5, 2, 5490, 15, "小周", "KOC 零食"),
    Person("Coco", 6, 10, 7, 3720, 12, "小林", "敏感肌"),
    Person("早睡的猫", 6, 14, 3, 2888, 8, "小周", "母婴"),
    Person("陈一诺", 5, 7, 0, 7752, 24, "小林", "KOC 护肤"),
    Person("雨后小溪", 5, 29, 6, 2064, 6, nil, "家居"),
    Person("大力", 5, 16, 8, 3333, 11, "小周", "零食"),
    Person("Yuki", 5, 12, 10, 4870, 10, "小林", "穿搭 送礼"),
    Person("可可西里", 5, 21, 15, 2430, 8, "小周", "囤货"),
    Person("姜糖水", 4, 5, 1, 2196, 1, nil, "母婴"),
    Person("一颗土豆", 4, 19, 14, 2520, 8, "小周", "零食 囤货"),
    Person("阿南", 4, 17, 11, 3060, 10, "小林", "零食"),
  ]

  private var mint = IDMint(machine: 0x11111)
  private var members: [Member] = []
  private var stays: [Membership] = []
  private var orders: [Order] = []
  private var agents: [String: Operator] = [:]
  private var tags: [String: Tag] = [:]
  private var groups: [Group] = []
  private var tables: [any Sendable] = []

  static func open() -> Community {
    var shop = SketchedShop()
    return shop.build()
  }

  private var today: Day { Self.moment.today }

  private func instant(_ day: Day, _ second: Int = 12 * 3600) -> Instant {
    Zone.shanghai.instant(day, second: second)
  }

  private mutating func build() -> Community {
    for name in ["小林", "小周"] {
      var agent = Operator(id: mint.mint())
      agent.name = name
      agents[name] = agent
    }
    for name in ["美妆尝鲜1群", "新品体验群"] {
      var group = Group(id: mint.mint())
      group.name = name
      groups.append(group)
    }
    for person in Self.people { add(person) }
    crowd()
    var settings = WorkspaceSettings(id: mint.mint())
    settings.name = "小满家"
    tables.append(Table([settings]))
    tables.append(Table(agents.values))
    tables.append(Table(tags.values))
    tables.append(Table(groups))
    tell()
    decide()
    tables.append(Table(members))
    tables.append(Table(stays))
    tables.append(Table(orders))
    let loading = Loading(tables)
    for face in Collections.all { face.accept(loading) }
    loading.community.mint = IDMint(machine: 0x12345)
    loading.community.relink()
    return loading.community
  }

  // MARK: People of the sketch

  private mutating func tag(_ name: String) -> ID<Tag> {
    if let known = tags[name] { return known.id }
    var tag = Tag(id: mint.mint())
    tag.name = name
    tags[name] = tag
    return tag.id
  }

  private mutating func add(_ person: Person) {
    let isMain = person.name == "李婉清"
    // 欧阳小满 is missed after 30 days because of buying every 15; others have time.
    let gap = isMain ? 9 : person.name == "欧阳小满" ? 15 : min(28, 350 / max(1, person.orders - 1))
    let id = member(
      person.name, contacted: person.over + 14, agent: person.agent, tags: person.tags)
    stay(id, days: isMain ? 626 : 400, group: 0, talked: person.talked)
    var days: [Int] = []
    for place in 0..<person.orders { days.append(person.bought + place * gap) }
    buy(id, days: days, fen: person.year * 100, isMain: isMain)
  }

  private mutating func member(
    _ name: String, contacted: Int? = nil, agent: String? = nil, tags names: [String] = []
  ) -> ID<Member> {
    var member = Member(id: mint.mint())
    member.name = name
    let assigned = names.map { tag($0) }.sorted()
    member.tags = assigned.map { TagAssignment(tag: $0, source: .manual, on: today - 60) }
    member.owner = agent.flatMap { agents[$0]?.id }
    if let contacted {
      let by = agents["小林"].map { FieldValue.ref($0.id.raw) } ?? .none
      member.more["contacted"] = .record([.instant(instant(today - contacted)), by])
    }
    members.append(member)
    return member.id
  }

  private mutating func stay(
    _ member: ID<Member>, days: Int, group: Int, talked: Int? = nil, inviter: ID<Member>? = nil
  ) {
    var stay = Membership(id: mint.mint())
    stay.group = groups[group].id
    stay.member = member
    stay.joinedAt = instant(today - days)
    stay.more["lastTalk"] = talked.map { .instant(instant(today - $0, 9 * 3600)) } ?? .none
    stay.inviter = inviter
    stays.append(stay)
  }

  /// Heights of the twelve months as drawn.
  private static let months: [Int64] = [2, 1, 4, 2, 2, 5, 4, 4, 7, 5, 8, 7]

  private mutating func buy(_ member: ID<Member>, days: [Int], fen: Int64, isMain: Bool = false) {
    guard let last = days.indices.last else { return }
    var weights = days.map { _ in Int64(1) }
    if isMain {
      let civil = days.map { (today - $0).civil }
      let place = civil.map { ($0.year - 2025) * 12 + $0.month - 12 }
      weights = place.map { at in
        let height = Self.months.indices.contains(at) ? Self.months[at] : 1
        return height * 1000 / Int64(max(1, place.count { $0 == at }))
      }
    }
    let fixed: Int64 = isMain ? 26_800 : 0
    let whole = weights.reduce(0, +) - (isMain ? weights[0] : 0)
    var left = fen - fixed
    for (place, ago) in days.enumerated() {
      let part = place == 0 && isMain ? fixed : (fen - fixed) * weights[place] / max(1, whole)
      let amount = place == last ? left : part
      if !(place == 0 && isMain) { left -= amount }
      order(member, ago: ago, fen: amount, goods: isMain && place == 0 ? "面霜Pro 50g" : "")
    }
  }

  private mutating func order(
    _ member: ID<Member>, ago: Int, fen: Int64, goods: String = "", koc: ID<Member>? = nil
  ) {
    var order = Order(id: mint.mint())
    order.channel = "youzan"
    order.number = "E\(orders.count)"
    order.member = member
    order.state = .completed
    order.paid = Money(fen: fen)
    order.paidAt = instant(today - ago)
    if !goods.isEmpty { order.more["goods"] = .text(goods) }
    if let koc { order.more["koc"] = .ref(koc.raw) }
    orders.append(order)
  }

  // MARK: Everybody else

  private mutating func crowd() {
    // 385 more of high value: 36 due by a few days, 349 with time left; 38 about to be lost, 23
    // without an agent, 9 who came up this week.
    for number in 0..<385 {
      let isDue = number < 36
      let id = member(
        "高\(number)", contacted: isDue ? 15 + number % 3 : 1 + number % 13,
        agent: number % 16 == 7 && number < 16 * 23 ? nil : "小周")
      stay(id, days: 500, group: 0)
      let (isFading, isRising) = ((40..<78).contains(number), (100..<109).contains(number))
      if isRising {
        order(id, ago: 3, fen: 90_000)
        order(id, ago: 40, fen: 150_000)
      } else {
        buy(id, days: (0..<7).map { (isFading ? 50 : 8) + $0 * 28 }, fen: 210_000)
      }
    }
    for number in 0..<1806 {
      let id = member("活\(number)")
      stay(id, days: 300, group: 0)
      chat(id, ago: number < 38 ? 2 : 12, messages: 15)
    }
    for number in 0..<4633 {
      let id = member("普\(number)", tags: number < 34 ? ["待选"] : [])
      stay(id, days: number < 112 ? 3 : 60, group: 0)
    }
    for number in 0..<2161 {
      let id = member("眠\(number)")
      stay(id, days: number < 24 ? 93 : 150, group: 0)
    }
  }

  private mutating func chat(_ member: ID<Member>, ago: Int, messages: Int64) {
    guard let place = stays.lastIndex(where: { $0.member == member }) else { return }
    stays[place].more["talk"] = .list([TalkDay(today - ago, messages).fieldValue])
  }

  // MARK: What is told of 李婉清

  private mutating func tell() {
    guard let place = members.firstIndex(where: { $0.name == "李婉清" }),
      let friend = members.first(where: { $0.name == "木子" })
    else { return }
    let main = members[place].id
    members[place].phone = "13912342207"
    members[place].city = "广州"
    members[place].accounts = [
      ExternalID(platform: ExternalID.wecom, id: "wmA", addedAt: instant(today - 626))
    ]
    members[place].more["consent"] = .text("granted")
    members[place].more["source"] = .record([
      .text("活码"), .text("A3"), .instant(instant(today - 626)),
    ])
    members[place].more["birthday"] = Birthday(month: 12, day: 3)?.fieldValue ?? .none
    if let own = stays.firstIndex(where: { $0.member == main }) {
      stays[own].role = .koc
      stays[own].inviter = friend.id
    }
    stay(main, days: 60, group: 1)
    chat(main, ago: 0, messages: 3)
    // Five people she brought are among those in no need of anything; three of them bought.
    let brought = members.filter { $0.name.hasPrefix("普") }.suffix(5).map(\.id)
    for (number, id) in brought.enumerated() {
      if let own = stays.firstIndex(where: { $0.member == id }) { stays[own].inviter = main }
      if number < 3 { order(id, ago: 20, fen: [36_800, 36_900, 36_900][number]) }
    }
    let sold = members.filter { $0.name.hasPrefix("普") }.suffix(20).prefix(9).map(\.id)
    for id in sold { order(id, ago: 6, fen: 8_800, koc: main) }

    var note = Note(id: mint.mint())
    note.member = main
    note.text = "想先试小样"
    note.by = "小林"
    note.at = instant(today - 23)
    tables.append(Table([note]))
    var shift = StandingShift(id: mint.mint())
    shift.member = main
    (shift.from, shift.to, shift.day) = ("active", "highValue", today - 6)
    tables.append(Table([shift]))
    var benefit = BenefitGrant(id: mint.mint())
    benefit.member = main
    benefit.offer = "积分券 20 元"
    benefit.at = instant(today - 25)
    benefit.more["used"] = .instant(instant(today - 24))
    tables.append(Table([benefit]))
    var candidate = KocCandidate(id: mint.mint())
    candidate.member = main
    candidate.stage = .active
    tables.append(Table([candidate]))
    var chore = Chore(id: mint.mint())
    chore.title = "约新品试用"
    chore.member = main
    chore.assignee = agents["小林"]?.id
    chore.due = instant(today - 9)
    tables.append(Table([chore]))
    tables.append(
      Table([
        lot(main, 612, until: Day("2026-11-30")), lot(main, 1698, until: Day("2027-12-31")),
      ]))
  }

  private mutating func lot(_ member: ID<Member>, _ points: Int64, until: Day?) -> PointsEntry {
    var entry = PointsEntry(id: mint.mint())
    entry.member = member
    entry.points = points
    entry.expires = until
    entry.reason = "消费"
    entry.at = instant(today - 300)
    return entry
  }

  /// The tiers as they stand after two edits, and four levels.
  private mutating func decide() {
    let community = Community()
    var rows: [PolicyVersion] = []
    for version in 2...3 {
      var row = PolicyVersion(id: mint.mint())
      row.version = Int64(version)
      row.lines = PolicyDraft(.tiers, in: community).lines
      rows.append(row)
    }
    var levels = PolicyDraft(.levels, in: community)
    _ = levels.take(
      "levels=standard silver gold diamond\ndiamond.name=钻石\ndiamond.en=Diam\ndiamond.from=5000\ngold.en=Gold"
    )
    var row = PolicyVersion(id: mint.mint())
    row.policy = .levels
    row.version = 2
    row.lines = levels.lines
    rows.append(row)
    tables.append(Table(rows))
  }
}

/// Puts typed tables into a community.
private final class Loading: CollectionVisitor {
  private let tables: [any Sendable]
  var community = Community()

  init(_ tables: [any Sendable]) { self.tables = tables }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    for case let table as Table<Row> in tables { community.load(path, table) }
  }
}
