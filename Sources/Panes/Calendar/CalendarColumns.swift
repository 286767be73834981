import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the calendar's list.
enum CalendarColumns {
  static let all: [PaneColumn] = [time, title, category, groups, progress, author, remark]

  private static func item(_ input: PaneInput, _ id: Int64) -> ContentItem? {
    input.community.content[raw: id]
  }

  static let time = PaneColumn(
    "at", Localized("排期", "Scheduled"), width: 14,
    order: { input, id in item(input, id)?.scheduledAt.map(FieldValue.instant) ?? .none },
    cell: { input, id in
      guard let found = item(input, id), let time = CalendarWords.time(found, input) else {
        return StyledText(input.say("没排期", "none"), .dim)
      }
      let weekday = Phrases.weekday(time.day.weekday, input.language)
      let short = input.language == .chinese ? String(weekday.suffix(1)) : weekday
      return StyledText("\(time.day.shortText) \(short) \(CalendarWords.clock(time.second))")
    })

  static let title = PaneColumn(
    "title", Localized("内容", "Post"), width: 18,
    order: { input, id in .text(item(input, id)?.title ?? "") },
    cell: { input, id in
      guard let found = item(input, id) else { return StyledText() }
      let mark = CalendarWords.mark(found, input)
      return StyledText(mark.sign + " ", mark.style)
        + StyledText(found.title, found.state == .cancelled ? .dim : .normal)
    })

  static let category = PaneColumn(
    "category", Localized("类别", "Category"), width: 8, neededFrom: 70,
    order: { input, id in
      guard let found = item(input, id) else { return .none }
      return .int(Int64(ContentCategory.allCases.firstIndex(of: found.category) ?? 0))
    },
    cell: { input, id in
      guard let found = item(input, id) else { return StyledText() }
      return StyledText(
        found.category.sign + " " + found.category.title[input.language],
        CalendarWords.style(found.category))
    })

  static let groups = PaneColumn(
    "groups", Localized("发到", "Groups"), width: 9, neededFrom: 60,
    order: { input, id in .int(Int64(item(input, id)?.groups.count ?? 0)) },
    cell: { input, id in
      StyledText(item(input, id).map { CalendarWords.groups($0, input) } ?? "")
    })

  static let progress = PaneColumn(
    "delivered", Localized("已发", "Done"), width: 5, .right, neededFrom: 50,
    order: { input, id in
      guard let found = item(input, id), !found.groups.isEmpty else { return .none }
      return .int(
        Int64((found.groups.count - found.openGroups.count) * 10_000 / found.groups.count))
    },
    cell: { input, id in
      guard let found = item(input, id) else { return StyledText() }
      switch found.outcome(at: input.moment.now) {
      case .planned, .cancelled: return StyledText("·", .dim)
      case .published: return StyledText(CalendarWords.below(found, input), .dim)
      case .partial, .missed: return StyledText(CalendarWords.below(found, input), .alarm)
      }
    })

  static let author = PaneColumn(
    "author", Localized("谁", "Who"), width: 6, neededFrom: 60,
    order: { input, id in
      .text(item(input, id).map { CalendarWords.author($0, input) } ?? "")
    },
    cell: { input, id in
      StyledText(item(input, id).map { CalendarWords.author($0, input) } ?? "")
    })

  static let remark = PaneColumn(
    "remark", Localized("说明", "Remark"), width: 16, neededFrom: 66,
    cell: { input, id in
      guard let found = item(input, id) else { return StyledText() }
      switch found.outcome(at: input.moment.now) {
      case .partial, .missed: return StyledText(CalendarWords.lacking(found, input), .alarm)
      case .cancelled: return StyledText(found.state.title[input.language], .dim)
      case .planned, .published: break
      }
      if let missing = found.missingAsset, !found.groups.isEmpty, !found.openGroups.isEmpty {
        return StyledText(input.say("缺 \(missing)", "missing: \(missing)"), .warn)
      }
      guard let campaign = found.campaign.flatMap({ input.community.campaigns[$0] }) else {
        return StyledText("·", .dim)
      }
      return StyledText(campaign.name, .dim)
    })
}
