public import CommunityModel

/// People who sit in several groups of the same goods.
public enum DuplicateSeats {
  /// The memberships that a person could do without: of each goods all but the one to keep. Whoever has
  /// a role somewhere keeps every seat with a role.
  public static func extra(of member: ID<Member>, _ community: Community) -> [Membership] {
    guard community.members[member]?.isStaff != true else { return [] }
    var byGoods: [String: [Membership]] = [:]
    for stay in community.memberships(of: member) where stay.status == .active {
      guard let group = community.groups[stay.group], !group.category.isEmpty,
        group.status == .active
      else { continue }
      byGoods[group.category, default: []].append(stay)
    }
    return byGoods.sorted { $0.key < $1.key }.flatMap { _, stays -> [Membership] in
      guard stays.count > 1 else { return [] }
      let roles = stays.filter { $0.role != .member }
      let plain = stays.filter { $0.role == .member }
        .sorted {
          ($0.joinedAt?.milliseconds ?? 0, $0.id) < ($1.joinedAt?.milliseconds ?? 0, $1.id)
        }
      return roles.isEmpty ? Array(plain.dropFirst()) : plain
    }
  }

  /// Everybody with such seats, and how many there are.
  public static func all(_ community: Community) -> [(member: ID<Member>, extra: [Membership])] {
    community.members.compactMap { member in
      guard !member.isStaff,
        community.referrerCount(of: member.id.raw, through: "memberships.member") > 1
      else { return nil }
      let extra = extra(of: member.id, community)
      return extra.isEmpty ? nil : (member.id, extra)
    }
  }
}
