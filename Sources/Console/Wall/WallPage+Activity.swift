import Cells
import CommunityModel
import CommunityRules
import Panes
import Wording

/// Talk in the groups, in sums.
struct WallTalk: Equatable, Sendable {
  /// Weeks that are looked back on.
  static let weeks = 5

  /// Whether any table of talk is there.
  let isKnown: Bool
  /// Messages a day, the oldest first; the last is today. Nil on days that no table covers.
  let days: [Int?]
  /// Members who spoke within seven and thirty days.
  let week: Int
  let month: Int
  /// Members who are asked for: in a group and there before today.
  let members: Int
  /// Messages of thirty days, and those of working KOCs among them.
  let byKocs: (messages: Int64, of: Int64)
  /// The day itself.
  let today: Day

  init(_ community: Community, figures: Figures) {
    let count = Self.weeks * 7
    today = figures.moment.today
    var days = Array(repeating: 0, count: count)
    var first: Int?
    for chunk in 0..<community.memberships.chunkCount {
      for stay in community.memberships.chunk(chunk) where stay.status == .active {
        guard community.members[stay.member]?.isStaff == false else { continue }
        for talk in stay.talkDays {
          let place = count - 1 - (figures.moment.today - talk.day)
          guard days.indices.contains(place) else { continue }
          days[place] += Int(clamping: talk.count)
          first = first.map { min($0, place) } ?? place
        }
      }
    }
    let known = first ?? count
    self.days = days.enumerated().map { place, messages in place < known ? nil : messages }
    isKnown = figures.knowsTalk
    let report = ActivityReport(community, figures: figures)
    (week, month, members) = (report.week, report.month, report.members)
    let talk = KocTalk(community, moment: figures.moment)
    byKocs = (talk?.byKocs ?? 0, talk?.all ?? 0)
  }

  static func == (left: WallTalk, right: WallTalk) -> Bool {
    (left.isKnown, left.week, left.month, left.members, left.today)
      == (right.isKnown, right.week, right.month, right.members, right.today)
      && left.days == right.days && left.byKocs == right.byKocs
  }
}

extension WallPage {
  /// Talk in the groups: how many speak, how much, on which days.
  static let activity = WallPage(id: "activity", title: Localized("互动", "Activity")) { facts in
    let talk = facts.scenes.talk
    return WallSheet(tiles: ActivityPage.tiles(talk), blocks: ActivityPage.blocks(talk))
  }
}

enum ActivityPage {
  private static let need = Localized("发言表", "a talk table")

  private static func ofTalk(_ talk: WallTalk, _ figure: WallFigure) -> WallFigure {
    talk.isKnown ? figure : .missing(need)
  }

  /// A count of people out of others, hidden where either side is few.
  private static func people(_ count: Int, of all: Int) -> WallFigure {
    let isSmall = (1..<SmallCells.least).contains(count)
    return isSmall || (1..<SmallCells.least).contains(all - count)
      ? .under(SmallCells.least) : .count(count)
  }

  static func tiles(_ talk: WallTalk) -> [WallTile] {
    let week = talk.days.suffix(7).compactMap(\.self).reduce(0, +)
    let known = talk.days.dropLast(7).suffix(7).compactMap(\.self)
    let members = WallPart("members", Localized("在群", "in groups"), .count(talk.members))
    return [
      WallTile(
        id: "messagesWeek", title: Localized("7 日发言", "Messages, 7 days"),
        figure: ofTalk(talk, .count(week)),
        parts: known.isEmpty
          ? []
          : [
            WallPart(
              "messagesBefore", Localized("前 7 天", "week before"), .count(known.reduce(0, +)))
          ]),
      WallTile(
        id: "speakersWeek", title: Localized("7 日说过话 人", "Spoke in 7 days"),
        figure: ofTalk(talk, people(talk.week, of: talk.members)),
        parts: talk.isKnown ? [members] : []),
      WallTile(
        id: "speakersMonth", title: Localized("30 日说过话 人", "Spoke in 30 days"),
        figure: ofTalk(talk, people(talk.month, of: talk.members)),
        parts: talk.isKnown ? [members] : []),
    ]
  }

  static func blocks(_ talk: WallTalk) -> [WallBlock] {
    let day = talk.today
    // Rows are weeks from Monday, the oldest first; days to come are blank.
    let monday = day.monday - 7 * (WallTalk.weeks - 1)
    let weeks = (0..<WallTalk.weeks).map { week in
      (0..<7).map { weekday -> Int? in
        let place = talk.days.count - 1 - (day - (monday + 7 * week + weekday))
        return talk.days.indices.contains(place) ? talk.days[place] : nil
      }
    }
    let empty = Localized("无数据 · 缺 发言表", "No data · needs a talk table")
    let month = talk.days.suffix(30)
    return [
      WallBlock(
        id: "messages", title: Localized("近 30 天每天发言", "Messages a day, 30 days"),
        body: .chart(
          .line(Localized("每天发言", "Messages a day"), talk.isKnown ? Array(month) : [])),
        empty: empty),
      WallBlock(
        id: "weekdays", title: Localized("哪天聊得多", "Which days are busy"),
        body: .chart(
          .heat(
            rows: (0..<WallTalk.weeks).map { week in
              Localized(verbatim: (monday + 7 * week).shortText)
            },
            columns: (1...7).map { weekday in
              Localized(Phrases.weekday(weekday, .chinese), Phrases.weekday(weekday, .english))
            }, values: talk.isKnown ? weeks : [])),
        besideFrom: 100, empty: empty),
      WallBlock(
        id: "kocs", title: Localized("近 30 天谁在说", "Who talks, 30 days"),
        body: .stack(
          talk.byKocs.of > 0
            ? [
              WallPart(
                "koc", Localized("KOC 说的", "KOCs"), .count(Int(clamping: talk.byKocs.messages))),
              WallPart(
                "others", Localized("别人说的", "others"),
                .count(Int(clamping: talk.byKocs.of - talk.byKocs.messages))),
            ] : []), besideFrom: 100, empty: empty),
    ]
  }
}
