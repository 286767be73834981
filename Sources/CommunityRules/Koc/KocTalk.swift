public import CommunityModel

/// How much of the talk in the groups working KOCs set off (domain.md F9b), as far as tables of talk say.
///
/// Tables tell who spoke and how often, not who was answered: what KOCs wrote themselves is the least
/// that they set off.
public struct KocTalk: Hashable, Sendable {
  /// Messages of working KOCs.
  public let byKocs: Int64
  /// All messages but those of colleagues.
  public let all: Int64

  /// Days that are looked at.
  public static let days = 30

  /// The talk of the last thirty days; nil where no table of talk covers any group. `groups` leaves
  /// out all others.
  public init?(_ community: Community, groups: Set<ID<Group>>? = nil, moment: Moment) {
    guard groups != nil || community.groups.contains(where: { $0.talkKnownUntil != nil }) else {
      return nil
    }
    let kocs = Set(
      community.candidates.filter { $0.stage == .active }.map(\.member))
    var (byKocs, all) = (Int64(0), Int64(0))
    for stay in community.memberships {
      guard groups?.contains(stay.group) != false,
        community.members[stay.member]?.isStaff != true
      else { continue }
      let count = stay.talkDays.reduce(Int64(0)) { sum, talk in
        let age = moment.today - talk.day
        return age >= 0 && age < Self.days ? sum + talk.count : sum
      }
      all += count
      if kocs.contains(stay.member) { byKocs += count }
    }
    guard all > 0 else { return nil }
    (self.byKocs, self.all) = (byKocs, all)
  }
}

extension Community {
  /// On how many of the last thirty days somebody spoke; nil where no table covers their groups.
  func talkingDays(of member: ID<Member>, moment: Moment) -> Int? {
    var days: Set<Day> = []
    var isKnown = false
    for stay in memberships(of: member) {
      guard groups[stay.group]?.talkKnownUntil != nil else { continue }
      isKnown = true
      for talk in stay.talkDays where talk.count > 0 {
        let age = moment.today - talk.day
        if age >= 0, age < KocTalk.days { days.insert(talk.day) }
      }
    }
    return isKnown ? days.count : nil
  }
}
