public import CommunityModel

/// How many members take part (domain.md F14); colleagues and people in no group are not counted.
public struct ActivityReport: Hashable, Sendable {
  /// Members in a group for a day or more.
  public private(set) var members = 0
  /// Of these, who said something within 30 days.
  public private(set) var month = 0
  /// Who did within 7 days.
  public private(set) var week = 0
  /// Who did today.
  public private(set) var day = 0
  /// Messages of the last 7 days, where they are counted day by day.
  public private(set) var messages: Int64 = 0

  /// Counts a community as of the figures' day.
  public init(_ community: Community, figures: Figures) {
    let today = figures.moment.today
    for member in community.members where !member.isStaff {
      let own = figures[member.id]
      guard own.activeGroups > 0, own.joined.map({ $0 < today }) ?? true else { continue }
      members += 1
      guard let talked = own.lastTalk else { continue }
      let silence = today - talked
      if silence < 30 { month += 1 }
      if silence < 7 { week += 1 }
      if silence < 1 { day += 1 }
    }
    for stay in community.memberships where stay.status == .active {
      guard community.members[stay.member]?.isStaff == false else { continue }
      for talk in stay.talkDays where (0..<7).contains(today - talk.day) { messages += talk.count }
    }
  }
}
