import CommunityModel
import CommunityQuery
import EastAsia
import Wording

/// The world of the design's drawings, row by row: 小满家 on 2026-11-24 at 10:26.
struct SketchShop {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))

  var community = Community()
  private var mint = IDMint(machine: 9)
  private var changes: [Change] = []
  /// 小满, 小林, 小周.
  private(set) var colleagues: [ID<Operator>] = []
  /// Forty groups in four lines of goods.
  private(set) var groups: [ID<Group>] = []

  /// How many groups each line of goods has, in the order of their numbers.
  static let lines = [
    (goods: "美妆", name: "美妆尝鲜", count: 12), (goods: "食品", name: "零食囤货", count: 12),
    (goods: "家居", name: "家居好物", count: 8), (goods: "服饰", name: "穿搭分享", count: 8),
  ]

  /// A group that was given up, of which a table of talk is known.
  private(set) var talkingGroup = ID<Group>(raw: 0)

  init() {
    var settings = WorkspaceSettings(id: mint.mint())
    settings.name = "小满家"
    insert(settings)
    for (name, role) in [("小满", OperatorRole.owner), ("小林", .manager), ("小周", .agent)] {
      colleagues.append(
        add(Operator.self) {
          $0.name = name
          $0.role = role
        })
    }
    for line in Self.lines {
      for number in 1...line.count {
        groups.append(
          add(Group.self) {
            $0.name = "\(line.name)\(number)群"
            $0.category = line.goods
          })
      }
    }
  }

  /// Makes the group that was given up.
  mutating func openTalk() {
    talkingGroup = add(Group.self) {
      $0.name = "老群"
      $0.status = .dissolved
      $0.more["talkAsOf"] = .instant(Self.moment.now)
    }
  }

  /// The groups of a line of goods; all of them for no line.
  func groups(of goods: String?) -> [ID<Group>] {
    guard let goods else { return groups }
    var first = 0
    for line in Self.lines {
      if line.goods == goods { return Array(groups[first..<first + line.count]) }
      first += line.count
    }
    return []
  }

  mutating func add<Row: Entity>(_ type: Row.Type = Row.self, _ fill: (inout Row) -> Void) -> ID<
    Row
  > {
    var row = Row(id: mint.mint())
    fill(&row)
    insert(row)
    return row.id
  }

  mutating func insert(_ row: some Entity) {
    changes.append(.insert(type(of: row).collection.key, row.record))
  }

  /// Puts everything into the community.
  mutating func settle() throws {
    try community.apply(changes)
    changes = []
  }

  /// The instant of a time on a day so many days from today.
  static func at(_ days: Int, _ clock: Int) -> Instant {
    moment.zone.instant(moment.today + days, second: clock / 100 * 3600 + clock % 100 * 60)
  }

  /// Festivals, solar terms and lunar days, as the program passes them in.
  static let dayNames = DayNames { day in
    let number = Int(day.number)
    if let festival = Festivals().inYear(day.civil.year).last(where: { $0.day == number }) {
      let zh = festival.festival.id == "blackFriday" ? "黑五" : festival.festival.zh
      let name = Localized(zh, festival.festival.en)
      return DayNames.Label(full: name, short: name, isFestival: true)
    }
    if let term = SolarTerms.on(number) {
      let name = Localized(term.zh, term.en)
      return DayNames.Label(full: name, short: name, isFestival: true)
    }
    let lunar = LunarCalendar().lunarDay(of: number)
    let plain = "\(lunar.month)/\(lunar.day)"
    return DayNames.Label(
      full: Localized(lunar.name, "lunar " + plain), short: Localized(lunar.label, plain),
      isFestival: false)
  }
}
