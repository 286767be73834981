import CommunityModel
import CommunityQuery
import Interchange
import Wording

/// Posts and campaigns as entries of a calendar that other programs read.
enum CalendarRowsExport {
  /// The entries of rows; nil for a collection that has no days of its own.
  static func events(
    _ collection: String, _ ids: [Int64], _ scene: QueryScene, _ language: Language
  ) -> [CalendarEvent]? {
    switch collection {
    case ContentItem.collection.key:
      ids.compactMap { scene.community.content[raw: $0] }.compactMap {
        event($0, scene.community, language)
      }
    case Campaign.collection.key:
      ids.compactMap { scene.community.campaigns[raw: $0] }.flatMap { events($0, language) }
    default: nil
    }
  }

  /// A post lasts a quarter of an hour, so that a day's posts stand below each other.
  private static func event(
    _ item: ContentItem, _ community: Community, _ language: Language
  ) -> CalendarEvent? {
    guard let at = item.scheduledAt, item.state != .cancelled else { return nil }
    let groups = item.groups.compactMap { community.groups[$0]?.name }
    let count = language == .chinese ? "\(groups.count) 群" : "\(groups.count) groups"
    let target = groups.count <= 3 ? groups.joined(separator: "、") : count
    return CalendarEvent(
      uid: PackedID.text(prefix: ContentItem.collection.prefix, raw: item.id.raw) + "@qunzhu",
      time: .span(from: at.seconds, to: at.seconds + 900),
      title: "\(item.category.sign) \(item.title)",
      detail: [target, item.text].filter { !$0.isEmpty }.joined(separator: "\n"),
      categories: [item.category.title[language]])
  }

  /// A campaign as one entry for every day, named by its part, so that every program shows it alike.
  private static func events(_ campaign: Campaign, _ language: Language) -> [CalendarEvent] {
    guard campaign.state != .cancelled, let start = campaign.start, let end = campaign.end,
      start <= end, end - start <= 366
    else { return [] }
    let id = PackedID.text(prefix: Campaign.collection.prefix, raw: campaign.id.raw)
    return (0...(end - start)).map { offset in
      let day = start + offset
      let part = campaign.phases.first { $0.start <= day && day <= $0.end }?.name ?? ""
      return CalendarEvent(
        uid: "\(id)-\(day.text)@qunzhu", time: .day(Int(day.number)),
        title: [campaign.name, part].filter { !$0.isEmpty }.joined(separator: " · "),
        detail: campaign.more["theme"].text ?? "", categories: [campaign.kind.title[language]])
    }
  }
}
