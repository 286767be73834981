import CommunityModel
import CommunityRules
import Wording

/// What several places say of a member.
enum MemberWords {
  /// The name, masked where names are.
  static func name(_ member: Member, _ input: PaneInput) -> String {
    input.isMasked ? Phrases.maskedName(member.name) : member.name
  }

  /// The level as its policy or its shop calls it.
  static func level(_ member: Member, _ input: PaneInput) -> String {
    if let shop = member.more["shopLevel"].record?.first?.text { return shop }
    let levels = input.policies.levels.levels
    let place = Int(input.figures[member.id].level)
    return levels.indices.contains(place) ? levels[place].title[input.language] : ""
  }

  /// The tags that count today.
  static func tags(_ member: Member, _ input: PaneInput) -> [String] {
    member.tags.filter { assignment in
      assignment.until.map { $0 >= input.moment.today } ?? true
    }.compactMap { input.community.tags[$0.tag]?.name }
  }

  /// The tier as its policy calls it.
  static func tier(_ key: String, _ input: PaneInput) -> String {
    input.policies.tiers.named(key)?.title[input.language] ?? key
  }

  /// The groups that the person is in, with the role where it is more than a member's.
  static func groups(_ member: Member, _ input: PaneInput) -> [String] {
    input.community.memberships(of: member.id).filter { $0.status == .active }.map { stay in
      let group = input.community.groups[stay.group]?.name ?? ""
      return stay.role == .member ? group : "\(group) \(stay.role.title[input.language])"
    }
  }
}

/// Whom somebody brought: people invited, joined, buying, and for how much.
struct Brought {
  private(set) var invited = 0
  private(set) var joined = 0
  private(set) var buyers = 0
  private(set) var spend: Int64 = 0

  init(_ member: Member, _ input: PaneInput) {
    var seen: Set<ID<Member>> = []
    for raw in input.community.referrers(of: member.id.raw, through: "memberships.inviter") {
      guard let stay = input.community.memberships[raw: raw], seen.insert(stay.member).inserted
      else { continue }
      invited += 1
      if stay.status != .pending { joined += 1 }
      let figures = input.figures[stay.member]
      guard figures.orders > 0 else { continue }
      buyers += 1
      spend += figures.spend
    }
  }
}
