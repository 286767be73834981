import Cells
import CommunityModel
import CommunityRules
public import Wording

/// One page of the wall, declared once: its name, its words, and what it makes of the facts.
public struct WallPage: Sendable {
  /// Its name on the command line and in JSON.
  public let id: String
  /// Its name on the screen.
  public let title: Localized
  /// What it says.
  public let sheet: @Sendable (WallFacts) -> WallSheet
}

/// The pages in the order of the rotation; the digit of a page is its place.
public enum WallPages {
  /// Every page; the only list of them.
  public static let all: [WallPage] = [
    .today, .goals, .groups, .tiers, .week, .alerts, .activity, .content, .sales, .campaigns, .koc,
  ]

  /// How many of them turn by themselves unless told otherwise; the others come by their digit.
  public static let turning = 3

  /// The place of a page by its name or its digit.
  public static func place(of text: String) -> Int? {
    if let digit = Int(text) { return all.indices.contains(digit - 1) ? digit - 1 : nil }
    return all.firstIndex { $0.id == text }
  }
}

/// Words that several pages use.
enum WallWords {
  static let joined = Localized("进", "in")
  static let left = Localized("退", "out")
  static let needMemberships = Localized("群成员名单", "member lists")
  static let needOrders = Localized("订单表", "an order list")
  static let budget = Localized("预算", "a budget")
  static let records = Localized("记录", "records")
  static let needToday = Localized("今天的导入", "today's import")
  static let noNeeds = Localized("没有要处理的群", "No group needs a hand")
}

extension WallFacts {
  /// The reasons of the groups that need a hand, in words.
  var needLines: [WallLine] {
    needy.map { group in
      let isSerious = group.needs.first?.severity == .serious
      return WallLine(
        sign: isSerious ? "!!" : "!", subject: Localized(verbatim: group.name),
        words: group.needs.map(\.words).joined(Localized("，", ", ")),
        style: isSerious ? .alarm : .warn, brief: group.needs.first?.words.firstClause,
        age: group.since.map { age(of: $0) })
    }
  }

  /// `01:12`, `1 天`: how long ago something began.
  func age(of instant: Instant) -> Localized {
    let minutes = Int(max(0, moment.now.seconds - instant.seconds) / 60)
    guard minutes >= 1440 else {
      let (hours, rest) = (minutes / 60, minutes % 60)
      return Localized(verbatim: "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)")
    }
    return Localized("\(minutes / 1440) 天", "\(minutes / 1440) d")
  }

  /// The block of groups that need a hand.
  var needBlock: WallBlock {
    WallBlock(
      id: "needs", title: Localized("要处理 \(needy.count)", "Needs a hand: \(needy.count)"),
      body: .lines(needLines), besideFrom: 100, empty: WallWords.noNeeds)
  }

  /// The tile that counts groups in need.
  var needTile: WallTile {
    WallTile(
      id: "needs", title: Localized("要处理 群", "Groups in need"), figure: .count(needy.count),
      parts: [
        WallPart("serious", Localized("严重", "serious"), .count(seriousCount))
      ], style: seriousCount > 0 ? .alarm : needy.isEmpty ? .good : .warn)
  }

  /// A figure of memberships, where there are any.
  func ofMemberships(_ figure: WallFigure) -> WallFigure {
    hasMemberships ? figure : .missing(WallWords.needMemberships)
  }

  /// A figure of orders, where there are any.
  func ofOrders(_ figure: WallFigure) -> WallFigure {
    hasOrders ? figure : .missing(WallWords.needOrders)
  }
}

extension Localized {
  /// What stands before the first comma.
  var firstClause: Localized {
    Localized(
      zh: String(zh.prefix { $0 != "，" }), en: String(en.prefix { $0 != "," }))
  }
}
