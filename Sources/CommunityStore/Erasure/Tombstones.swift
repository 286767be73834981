import CommunityModel
import Wording

/// Who was erased in a workspace, and when: a backup made before does not bring them back.
struct Tombstones: Sendable {
  /// The day of the erasure by packed id, with those who were merged into an erased person.
  private(set) var days: [Int64: Day] = [:]

  init() {}

  /// Those of a workspace's rows.
  init(of community: Community) {
    for member in community.members {
      guard let day = member.erasedDay else { continue }
      for id in [member.id.raw] + community.referrers(of: member.id.raw, through: "absorbed.into") {
        days[id] = day
      }
    }
  }

  /// The earlier day counts.
  mutating func join(_ others: Tombstones) {
    days.merge(others.days) { min($0, $1) }
  }

  /// The members of other rows who are erased here and live there.
  func living(in community: Community) -> [(member: ID<Member>, day: Day)] {
    days.sorted { $0.key < $1.key }.compactMap { id, day in
      guard let member = community.members[raw: id], member.erasedDay == nil else { return nil }
      return (member.id, day)
    }
  }
}

extension WorkspaceDirectory {
  /// Erases in these files whoever was erased since in one of the workspaces they may be a copy of, from
  /// rows, journals and everything else; says how many that were.
  func bury(erasedIn origins: [WorkspaceDirectory]) throws(StoreError) -> Int {
    let opened = try read()
    let known = Set(try opened.ledger.log.all().map(\.id))
    var tombstones = Tombstones()
    for origin in origins {
      // Ids of another workspace may be the same by chance; one that cannot be read knows nobody.
      guard let rows = try? origin.read(), let log = try? rows.ledger.log.all(),
        log.contains(where: { known.contains($0.id) })
      else { continue }
      tombstones.join(Tombstones(of: rows.community))
    }
    let living = tombstones.living(in: opened.community)
    guard !living.isEmpty else { return 0 }
    var changes: [Change] = []
    for (member, day) in living { changes += opened.community.erasing(member, on: day) }
    try append(
      changes, to: opened, ErasureReport.action,
      Localized("恢复备份：已删除个人信息的人不回来", "Restore: who was erased stays erased"),
      count: living.count)
    _ = try erase()
    return living.count
  }
}
