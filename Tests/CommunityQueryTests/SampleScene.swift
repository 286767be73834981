import CommunityModel
import CommunityQuery
import Testing
import Wording

/// Ten people, three tags, two groups; 2026-05-20 is a Wednesday.
enum SampleScene {
  static let today = day("2026-05-20")
  static let moment = Moment(
    now: Zone.shanghai.instant(today, second: 12 * 3600), zone: .shanghai)

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  static func id(_ counter: Int64) -> ID<Member> {
    ID(raw: PackedID.pack(machine: 1, counter: counter))
  }

  private struct Person {
    var name: String
    var city = ""
    var tags: [Int64] = []
    var spend: Int64?
    var last: Int?
    var stage = Stage.prospect
    var consent: String?
    var staff = false
    var owner: Int64?
    var year: Int64 = 0
  }

  private static let people: [Person] = [
    Person(name: "张三", city: "上海", tags: [1], spend: 50_000, last: 30, stage: .repeat, year: 1_000),
    Person(name: "李四", city: "上海", tags: [1, 2], spend: 49_999, last: 31, stage: .new),
    Person(name: "Wang Wu", city: "杭州", tags: [2], spend: 120_050, last: 0, consent: "granted"),
    Person(name: "ＶＩＰ小王", tags: [3], spend: nil, last: nil, stage: .lost),
    Person(name: "阿芳", city: "广州", spend: 0, last: 29, consent: "denied"),
    Person(name: "群主小助手", spend: 0, last: 1, staff: true, owner: 1),
    Person(name: "周八", city: "杭州", spend: 500_000, last: 100, owner: 1, year: 400_000),
    Person(name: "吴九", spend: 50_001, last: 7),
    Person(name: "none", city: "北京", spend: 0, last: 365),
    Person(name: "a\"b\\c (1)", tags: [1, 2, 3], spend: 700, last: 5, owner: 2),
  ]

  static let folding = TextFolding(
    fold: { text in
      var view = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        view.append(
          (0xFF01...0xFF5E).contains(scalar.value)
            ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
      }
      return String(view).lowercased()
    },
    sounds: { text, needle in
      ["张三": ["zs", "zhangsan"], "李四": ["ls", "lisi"]][text]?.contains { $0.hasPrefix(needle) }
        ?? false
    })

  static let scene: QueryScene = {
    var changes: [Change] = []
    for (index, name) in ["新客", "VIP", "高 意向"].enumerated() {
      var tag = Tag(id: ID(raw: Int64(index + 1)))
      tag.name = name
      changes.append(.insert("tags", tag.record))
    }
    for (index, name) in ["小美", "阿强"].enumerated() {
      var person = Operator(id: ID(raw: Int64(index + 1)))
      person.name = name
      changes.append(.insert("operators", person.record))
    }
    var figures = Figures(moment: moment)
    for (index, person) in people.enumerated() {
      var member = Member(id: id(Int64(index + 1)))
      member.name = person.name
      member.city = person.city
      member.isStaff = person.staff
      member.owner = person.owner.map { ID(raw: $0) }
      member.tags = person.tags.map { TagAssignment(tag: ID(raw: $0), source: .manual) }
      if let consent = person.consent { member.more["consent"] = .text(consent) }
      changes.append(.insert("members", member.record))
      var known = MemberFigures()
      known.orders = person.spend == nil ? -1 : Int32(index)
      known.spend = person.spend ?? 0
      known.yearSpend = person.year
      known.lastActive = person.last.map { today - $0 }
      known.stage = person.stage
      figures.members[member.id] = known
    }
    return QueryScene(
      community: filled(by: changes), figures: figures, folding: folding)
  }()

  /// A community made by changes; an empty one where they do not fit.
  static func filled(by changes: [Change]) -> Community {
    var community = Community()
    do { try community.apply(changes) } catch { Issue.record(error) }
    return community
  }

  static let catalog = QueryCatalog<Member>([
    QueryField(Member.field("name") ?? Member.remark, searched: true),
    QueryField(Member.field("city") ?? Member.remark, behaviour: .names),
    QueryField(
      "tag", Localized("标签", "Tag"), .set(TagAssignment.kind), aliases: ["tags"], searched: true
    ) { member, _, _ in member.tags.fieldValue },
    QueryField(
      "group", Localized("群", "Group"), .list(.text(limit: 40)), aliases: ["所在群"]
    ) { member, _, _ in
      switch PackedID.counter(of: member.id.raw) {
      case 1: .list([.text("美妆1群")])
      case 2: .list([.text("美妆1群"), .text("母婴群")])
      default: .none
      }
    },
    QueryField(Member.field("staff") ?? Member.core),
    QueryField(Member.field("owner") ?? Member.remark),
    QueryField(Member.consent),
    QueryField(
      "spend", Localized("消费", "Spend"), .money, aliases: ["累计消费"], takesWindow: true
    ) { member, scene, window in
      let figures = scene.figures[member.id]
      if figures.orders < 0 { return .none }
      return .int(window == nil ? figures.spend : figures.yearSpend)
    },
    QueryField("orders", Localized("订单", "Orders"), .integer) { member, scene, _ in
      let orders = scene.figures[member.id].orders
      return orders < 0 ? .none : .int(Int64(orders))
    },
    QueryField("share", Localized("占比", "Share"), .rate) { member, _, _ in
      .int(PackedID.counter(of: member.id.raw) * 500)
    },
    QueryField("last", Localized("最近互动", "Last active"), .day) { member, scene, _ in
      scene.figures[member.id].lastActive.fieldValue
    },
    QueryField("seen", Localized("上线", "Seen"), .instant) { member, scene, _ in
      let hours = PackedID.counter(of: member.id.raw)
      return .instant(scene.figures.moment.now.adding(seconds: -hours * 3600))
    },
    QueryField("stage", Localized("阶段", "Stage"), Stage.kind) { member, scene, _ in
      scene.figures[member.id].stage.fieldValue
    },
  ])

  /// The counters of the members that match, or nil where the query is refused.
  static func matches(_ text: String, saved: SavedQueries = SavedQueries()) -> [Int64]? {
    guard case .success(let compiled) = catalog.compile(text: text, scene: scene, saved: saved)
    else { return nil }
    return compiled.ids(in: scene.community.members)?.map { PackedID.counter(of: $0.raw) }
  }

  static func refusal(_ text: String, saved: SavedQueries = SavedQueries()) -> QueryError? {
    guard case .failure(let error) = catalog.compile(text: text, scene: scene, saved: saved)
    else { return nil }
    return error
  }

  static func checked(_ text: String) -> Query? {
    guard case .success(let query) = catalog.read(text) else { return nil }
    return query
  }
}
