import Cells
import CommunityModel
import CommunityRules
import Wording

/// The week's posts, in sums.
struct WallPosts: Equatable, Sendable {
  /// A post that is still to come.
  struct Next: Equatable, Sendable {
    let at: Instant
    let sign: String
    let title: String
    let groups: Int
  }

  /// Whether anything is planned or was published at all.
  let isKnown: Bool
  /// Deliveries of seven days that fell due, came on time, never came.
  let due: Int
  let onTime: Int
  let missed: Int
  /// Posts of this week by category, planned and published.
  let planned: [Int]
  let published: [Int]
  /// The next posts.
  let next: [Next]
  /// Deliveries planned on each day of the month.
  let month: [Int?]
  /// On which weekday the month begins.
  let firstWeekday: Int
  /// The moment it holds for.
  let moment: Moment

  init(_ community: Community, moment: Moment) {
    let (now, zone, today) = (moment.now, moment.zone, moment.today)
    self.moment = moment
    isKnown = !community.content.isEmpty
    let week = today - 6...today
    let recent = community.content.filter { item in
      item.dueAt.map { week.contains(zone.day(of: $0)) } ?? false
    }
    let punctual = Punctuality(recent, at: now)
    (due, onTime, missed) = (punctual.due, punctual.onTime, punctual.missed)
    let monday = today.monday
    let days = monday...monday + 6
    var (planned, published) = ([Int](), [Int]())
    let mix = PublishedMix(community.content, within: days, zone: zone)
    for category in ContentCategory.allCases {
      planned.append(
        community.content.count { item in
          item.category == category && item.state != .cancelled
            && (item.scheduledAt.map { days.contains(zone.day(of: $0)) } ?? false)
        })
      published.append(
        community.content.count { item in
          item.category == category
            && item.deliveries.contains { days.contains(zone.day(of: $0.at)) }
        })
    }
    (self.planned, self.published) = (planned, mix.groups.isEmpty ? [0, 0, 0] : published)
    let ahead = community.content.filter { item in
      item.state != .cancelled && item.deliveries.isEmpty
        && (item.scheduledAt.map { $0 >= now } ?? false)
    }.sorted { ($0.scheduledAt ?? now, $0.id) < ($1.scheduledAt ?? now, $1.id) }
    next = ahead.prefix(8).compactMap { item in
      item.scheduledAt.map {
        Next(at: $0, sign: item.category.sign, title: item.title, groups: item.groups.count)
      }
    }
    let first = today.firstOfMonth
    let length = first.adding(months: 1) - first
    var month = Array(repeating: 0, count: length)
    for item in community.content where item.state != .cancelled {
      guard let at = item.scheduledAt else { continue }
      let place = zone.day(of: at) - first
      if month.indices.contains(place) { month[place] += 1 }
    }
    self.month = month
    firstWeekday = first.weekday
  }
}

extension WallPage {
  /// The week's posts: on time or not, which kinds, what comes next.
  static let content = WallPage(id: "content", title: Localized("内容", "Content")) { facts in
    let posts = facts.scenes.posts
    return WallSheet(tiles: ContentPage.tiles(posts), blocks: ContentPage.blocks(posts))
  }
}

enum ContentPage {
  private static let need = Localized("内容排期", "planned posts")

  static func tiles(_ posts: WallPosts) -> [WallTile] {
    func known(_ figure: WallFigure) -> WallFigure { posts.isKnown ? figure : .missing(need) }
    return [
      WallTile(
        id: "onTime", title: Localized("7 日准时", "On time, 7 days"),
        figure: known(.count(posts.onTime)),
        parts: posts.isKnown ? [WallPart("due", Localized("到点", "due"), .count(posts.due))] : []),
      WallTile(
        id: "missed", title: Localized("7 日漏发", "Missed, 7 days"),
        figure: known(.count(posts.missed)), style: posts.missed > 0 ? .warn : .good),
      WallTile(
        id: "published", title: Localized("本周已发 条", "Posts this week"),
        figure: known(.count(posts.published.reduce(0, +))),
        parts: posts.isKnown
          ? [
            WallPart("planned", Localized("排了", "planned"), .count(posts.planned.reduce(0, +)))
          ] : []),
    ]
  }

  static func blocks(_ posts: WallPosts) -> [WallBlock] {
    let empty = Localized("无数据 · 缺 内容排期", "No data · needs planned posts")
    let most = Double(max(1, (posts.planned + posts.published).max() ?? 1))
    let rows = ContentCategory.allCases.enumerated().map { place, category in
      WallTable.Row(
        id: category.rawValue,
        label: Localized(verbatim: category.sign + " ") + category.title,
        figures: [.count(posts.planned[place]), .count(posts.published[place])],
        shares: [Double(posts.planned[place]) / most, Double(posts.published[place]) / most])
    }
    let lines = posts.next.map { next in
      let zone = posts.moment.zone
      let day = zone.day(of: next.at)
      let clock = zone.clock(next.at)
      return WallLine(
        sign: day == posts.moment.today ? clock : "\(day.shortText) \(clock)",
        subject: Localized(verbatim: next.title), words: Localized("", ""),
        amount: next.groups > 0
          ? Localized("\(next.groups) 群", "\(next.groups) groups") : Localized("", ""),
        mark: next.sign)
    }
    return [
      WallBlock(
        id: "mix", title: Localized("本周 目标 4:3:3", "This week, wanted 4:3:3"),
        body: .table(
          WallTable(
            columns: [
              .init("planned", Localized("排了", "Planned"), bar: Style(.series2)),
              .init("published", Localized("已发", "Published"), bar: .good),
            ], rows: posts.isKnown ? rows : [])), empty: empty),
      WallBlock(
        id: "next", title: Localized("接下来", "Coming up"), body: .lines(lines), besideFrom: 100,
        empty: posts.isKnown ? Localized("后面没有排的了", "Nothing more is planned") : empty),
      WallBlock(
        id: "month", title: Localized("本月每天几条", "Posts a day, this month"),
        body: .chart(
          .month(firstWeekday: posts.firstWeekday, values: posts.isKnown ? posts.month : [])),
        besideFrom: 100, empty: empty),
    ]
  }
}
