import Cells
import CommunityModel
import Wording

@testable import Console

/// The shop of the drawn screens: 40 groups with 9,012 people in 9,247 seats on the morning of
/// 2026-11-24, every figure of the groups pane and of the day's page made from rows.
struct SketchDay {
  static let zone = Zone.shanghai
  /// Tuesday 10:26.
  static let moment = Moment(now: Instant(seconds: 1_795_487_160))
  static let today = moment.today

  var mint = IDMint(machine: 0x4242)
  var operators: [Operator] = []
  var groups: [Group] = []
  var members: [Member] = []
  var memberships: [Membership] = []
  var orders: [Order] = []
  var content: [ContentItem] = []
  var tasks: [Chore] = []
  var notes: [Note] = []
  var tag = Tag(id: ID(raw: 1))

  /// A console on it, as its owner sees it.
  static func console(_ size: Size, _ language: Language) -> Console {
    var day = SketchDay()
    let community = day.community()
    let zhou = Actor(name: "小周", machine: 1, process: 1)
    let me = Actor(name: "小满", machine: 2, process: 1)
    let history = [
      HistoryEntry(
        id: ID(raw: 901), sequence: 1, at: at(-1, 17, 0), actor: zhou, action: "member.tag.add",
        label: Localized("打标签「母婴」", "Tag “mothers”"), count: 12, undoes: nil),
      HistoryEntry(
        id: ID(raw: 902), sequence: 2, at: at(0, 9, 58), actor: zhou, action: "import",
        label: Localized("导入 6 个文件", "Import 6 files"), count: 9_247, undoes: nil),
      HistoryEntry(
        id: ID(raw: 903), sequence: 3, at: at(0, 10, 21), actor: me, action: "member.tag.add",
        label: Localized("打标签「黑五意向」", "Tag “Black Friday”"), count: 287, undoes: nil),
    ]
    return Console(
      community: community, moment: moment, history: history, actor: me, language: language,
      size: size)
  }

  /// An instant so many days from today.
  static func at(_ days: Int, _ hour: Int, _ minute: Int) -> Instant {
    zone.instant(today + days, second: hour * 3600 + minute * 60)
  }

  mutating func community() -> Community {
    hire()
    openGroups()
    seat()
    apply()
    sell()
    plan()
    listTasks()
    var made = Community()
    made.mint = mint
    var settings = WorkspaceSettings(id: made.mint.mint())
    settings.name = "小满家"
    let loading = SketchLoading(
      made,
      [
        Table([settings]), Table(operators), Table([tag]), Table(groups), Table(members),
        Table(memberships), Table(orders), Table(content), Table(tasks), Table(notes),
      ])
    for face in Collections.all { face.accept(loading) }
    made = loading.community
    made.relink()
    return made
  }

  mutating func hire() {
    for name in ["小满", "小林", "小周"] {
      var row = Operator(id: mint.mint())
      row.name = name
      operators.append(row)
    }
    tag = Tag(id: mint.mint())
    tag.name = "囤货"
  }

  /// One line of groups: its name, code and goods, who looks after it, and how many are in each group.
  static let lines: [(name: String, code: String, goods: String, owner: Int, sizes: [Int])] = [
    ("美妆尝鲜", "MZ", "美妆", 2, [213, 196, 250, 211, 245, 223, 243, 199, 249, 195, 237, 224]),
    ("零食囤货", "SP", "食品", 1, [201, 224, 298, 233, 225, 225, 238, 209, 234, 230, 264, 228]),
    ("家居好物", "JJ", "家居", 2, [251, 253, 257, 218, 187, 207, 254, 216]),
    ("穿搭分享", "FS", "服饰", 1, [245, 211, 254, 251, 253, 204, 254, 238]),
  ]
  /// Those who talked within a week, for the groups that are drawn with their share.
  static let talkers: [String: Int] = [
    "零食囤货3群": 122, "穿搭分享2群": 13, "家居好物5群": 54, "美妆尝鲜7群": 87, "零食囤货11群": 87,
    "美妆尝鲜1群": 51, "零食囤货9群": 58, "穿搭分享4群": 65, "穿搭分享6群": 53, "零食囤货10群": 60,
    "家居好物8群": 60, "美妆尝鲜6群": 62, "美妆尝鲜12群": 63, "穿搭分享3群": 76, "美妆尝鲜2群": 63,
    "美妆尝鲜8群": 66, "穿搭分享1群": 83, "零食囤货2群": 76, "家居好物6群": 75, "穿搭分享7群": 94,
    "零食囤货4群": 89, "零食囤货6群": 92, "美妆尝鲜9群": 105, "家居好物4群": 96, "家居好物1群": 122,
    "家居好物2群": 123, "家居好物7群": 124, "穿搭分享5群": 126,
  ]
  /// Who joined today, and how many of them nobody has guided yet.
  static let joined: [String: (count: Int, waiting: Int)] = [
    "美妆尝鲜7群": (2, 1), "零食囤货11群": (4, 2), "美妆尝鲜2群": (2, 1), "穿搭分享7群": (1, 1),
    "家居好物2群": (1, 0), "美妆尝鲜10群": (2, 0),
  ]
  /// Who left today.
  static let left = ["穿搭分享2群": 2, "零食囤货11群": 1, "家居好物7群": 1, "美妆尝鲜11群": 1]
  /// How many joined 零食囤货3群 on each of the last fourteen days, today last.
  static let joins = [2, 3, 1, 4, 2, 3, 2, 4, 3, 5, 4, 6, 8, 6]

  mutating func openGroups() {
    for line in Self.lines {
      for number in 1...line.sizes.count {
        var group = Group(id: mint.mint())
        group.name = "\(line.name)\(number)群"
        group.code = "\(line.code)-\(number < 10 ? "0" : "")\(number)"
        group.category = line.goods
        group.owner = operators[line.owner].id
        let endsToday = group.name == "美妆尝鲜7群"
        group.more["joinCode"] = .record([
          .instant(Self.at(endsToday ? -7 : -2, 10, 0)),
          .instant(Self.at(endsToday ? 0 : 5, 23, 59)),
        ])
        group.more["talkAsOf"] = .instant(Self.at(0, 9, 58))
        if group.name == "零食囤货3群" {
          group.more["slogan"] = .text("一周一囤，只推回购过的")
          group.more["positioning"] = .record([.text("lifecycle"), .text("复购客囤货")])
          group.more["targetProfile"] = .text("tag:囤货")
        }
        if group.code == "MZ-01" {
          group.more["admissionGates"] =
            AdmissionPolicy(mode: .any, spend: 10_000, quiz: 80).fieldValue
        }
        groups.append(group)
      }
    }
  }

  private mutating func person(_ name: String) -> Int {
    var member = Member(id: mint.mint())
    member.name = name
    members.append(member)
    return members.count - 1
  }

  mutating func seat() {
    for number in 0..<9012 { _ = person("成员\(number)") }
    var seat = 0
    for (place, group) in groups.enumerated() {
      let size = Self.lines.flatMap(\.sizes)[place]
      for index in 0..<size {
        // 235 people have a second seat: the first of the list in the last groups.
        stay(index, of: size, member: seat % 9012, in: group)
        seat += 1
      }
      for index in 0..<(Self.left[group.name] ?? 0) {
        leaver("退\(group.code)\(index)", in: group, joined: Self.at(-90, 9, 0), Self.at(0, 9, 20))
      }
    }
    let leaky = groups[22]
    for index in 0..<5 {
      leaver("走\(index)", in: leaky, joined: Self.at(-20, 9, 0), Self.at(-17, 9, 0))
    }
    let nearlyFull = groups[14]
    leaver("早走", in: nearlyFull, joined: Self.at(-20, 9, 0), Self.at(-18, 9, 0))
  }

  private mutating func leaver(
    _ name: String, in group: Group, joined: Instant, _ left: Instant
  ) {
    let person = person(name)
    var row = Membership(id: mint.mint())
    row.group = group.id
    row.member = members[person].id
    row.joinedAt = joined
    row.status = .left
    row.more["left"] = .record([.instant(left.adding(seconds: -3600)), .instant(left)])
    memberships.append(row)
  }

  private mutating func stay(_ index: Int, of size: Int, member: Int, in group: Group) {
    var row = Membership(id: mint.mint())
    row.group = group.id
    row.member = members[member].id
    // The newest come last in the list of a group.
    let fromEnd = size - 1 - index
    row.joinedAt = Self.at(-260, 9, 0)
    let talked = Self.talkers[group.name] ?? size * 6 / 10
    if index < talked {
      let isSilent = group.name == "穿搭分享2群"
      row.more["lastTalk"] = .instant(Self.at(isSilent ? -3 : -1, 9, 0))
    }
    if group.name == "零食囤货3群" {
      fill(&row, index, fromEnd, member)
    } else if let (count, waiting) = Self.joined[group.name], fromEnd < count {
      row.joinedAt = Self.at(0, 9, fromEnd)
      if fromEnd >= waiting { guide(&row) }
    } else if group.name == "家居好物5群", fromEnd < 9 {
      row.joinedAt = Self.at(-1, 18 - 17, fromEnd)
    } else if group.name == "零食囤货11群", (4..<45).contains(fromEnd) {
      row.joinedAt = Self.at(-15, 9, 0)
    }
    memberships.append(row)
  }

  /// The group under the cursor: its joins of two weeks, its talk, its roles, and 23 without a sign.
  private mutating func fill(
    _ row: inout Membership, _ index: Int, _ fromEnd: Int, _ member: Int
  ) {
    if index < 262 {
      members[member].tags = [TagAssignment(tag: tag.id, source: .manual)]
    }
    var older = fromEnd
    for (place, count) in Self.joins.reversed().enumerated() {
      if older < count {
        row.joinedAt = Self.at(-place, 8, 59 - older)
        if place == 0, fromEnd < 2 { row.joinedAt = Self.at(0, 9, fromEnd == 0 ? 52 : 41) }
        guide(&row)
        if fromEnd == 0 {
          members[member].name = "糖糖妈妈"
          row.scene = .invite
          row.inviter = members[member - 200].id
          members[member - 200].name = "木子"
        } else if fromEnd == 1 {
          members[member].name = "阿May"
          row.scene = .qr
          members[member].more["source"] = .record([.text("qr"), .text("活码 A3"), .none])
        }
        return
      }
      older -= count
    }
    if index < 2 { row.role = .admin } else if index < 5 { row.role = .koc }
    switch index {
    case ..<122:
      // 415 messages by 122 people: 3.4 each.
      row.more["talk"] = .list([TalkDay(Self.today - 1, index < 49 ? 4 : 3).fieldValue])
    case ..<169: row.more["lastTalk"] = .instant(Self.at(-12, 9, 0))
    case ..<222: row.more["lastTalk"] = .instant(Self.at(-40, 9, 0))
    default: break
    }
  }

  private func guide(_ row: inout Membership) {
    row.more["onboarding"] = .list(
      ["rules", "welcome"].map { .record([.text($0), row.joinedAt.fieldValue]) })
  }

  /// Fourteen ask to join: eleven scored enough, three did not.
  mutating func apply() {
    for index in 0..<14 {
      let person = person("申请\(index)")
      var row = Membership(id: mint.mint())
      row.group = groups[0].id
      row.member = members[person].id
      row.status = .pending
      row.more["quizScore"] = .int(index < 11 ? 90 : 60)
      memberships.append(row)
    }
  }

  /// 41 orders of today, ¥4,386 together.
  mutating func sell() {
    for index in 0..<41 {
      var order = Order(id: mint.mint())
      order.channel = "有赞"
      order.number = "E20261124\(index)"
      order.member = members[index * 7].id
      order.paidAt = Self.at(0, 8, index)
      order.paid = Money(fen: index == 0 ? 18_600 : 10_500)
      orders.append(order)
    }
  }
}

/// Puts whole tables into a community: the paths to write them are the model's own and reach a visitor.
private final class SketchLoading: CollectionVisitor {
  private(set) var community: Community
  private let tables: [any Sendable]

  init(_ community: Community, _ tables: [any Sendable]) {
    self.community = community
    self.tables = tables
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    for case let table as Table<Row> in tables { community.load(path, table) }
  }
}
