public import CommunityModel
public import Wording

/// The steps by which silent people are reminded, told finally, and proposed for removal (S2-07).
public enum InactivityStep: String, ClosedSet {
  case remind, final, remove

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .remind: Localized("提醒", "Reminder")
    case .final: Localized("最后通知", "Final notice")
    case .remove: Localized("移出名单", "Removal list")
    }
  }
}

/// After how many days of silence each step is due.
public struct InactivityLadder: Hashable, Sendable {
  /// Days of silence until a reminder.
  public var remind: Int
  /// Days of silence until the final notice.
  public var final: Int
  /// Days of silence until somebody is proposed for removal.
  public var remove: Int
  /// Who joined less than so many days ago is left in peace.
  public var newcomerDays = 30

  /// A ladder.
  public init(remind: Int = 14, final: Int = 21, remove: Int = 30) {
    (self.remind, self.final, self.remove) = (remind, final, remove)
  }

  /// The ladder of a group, or the usual one.
  public init(of group: Group?) {
    self.init()
    guard let parts = group?.more["inactivity"].record, parts.count == 3 else { return }
    remind = parts[0].int.map { Int(clamping: $0) } ?? remind
    final = parts[1].int.map { Int(clamping: $0) } ?? final
    remove = parts[2].int.map { Int(clamping: $0) } ?? remove
  }

  /// The days of a step.
  public func days(_ step: InactivityStep) -> Int {
    switch step {
    case .remind: remind
    case .final: final
    case .remove: remove
    }
  }

  /// What is due for somebody who has been silent for so many days and was given some notices: each
  /// step follows the one before, so that nobody is removed without having been told.
  public func due(silence: Int, given: [(step: String, at: Instant)], today: Day, zone: Zone)
    -> InactivityStep?
  {
    let told = given.filter { today - zone.day(of: $0.at) <= silence }.map(\.step)
    for step in InactivityStep.allCases where !told.contains(step.rawValue) {
      return silence >= days(step) ? step : nil
    }
    return nil
  }

  /// For how many days somebody has been without a sign: talk in any group, a purchase, joining.
  public static func silence(
    of member: ID<Member>, _ community: Community, _ figures: Figures
  ) -> Int? {
    let zone = figures.moment.zone
    var last = figures[member].lastActive
    for stay in community.memberships(of: member) where stay.status == .active {
      let days = [
        stay.lastTalkAt.map(zone.day(of:)), stay.talkDays.map(\.day).max(),
        stay.joinedAt.map(zone.day(of:)),
      ]
      for case let day? in days { last = last.map { max($0, day) } ?? day }
    }
    return last.map { max(0, figures.moment.today - $0) }
  }

  /// The plain members of a group without a sign for so many days, the longest silence first.
  public static func silent(
    in group: ID<Group>, days: Int, _ community: Community, _ figures: Figures
  ) -> [ID<Member>] {
    var found: [(days: Int, member: ID<Member>)] = []
    for stay in community.memberships(in: group)
    where stay.status == .active && stay.role == .member {
      guard community.members[stay.member]?.isStaff != true,
        let silence = silence(of: stay.member, community, figures), silence >= days
      else { continue }
      found.append((silence, stay.member))
    }
    return found.sorted { ($1.days, $0.member) < ($0.days, $1.member) }.map(\.member)
  }
}
