import CommunityModel
import CommunityQuery
import Wording

extension PlanInput {
  /// The procedure that adds one line to the points ledger of each member.
  func recordingPoints(
    _ label: Localized, _ kind: PointsKind, reason: String,
    _ fill: @escaping @Sendable (Member, PointsAccount, inout PointsEntry) -> Localized?
  ) -> Procedure {
    let (community, mint, author, now) = (community, mintByPlace(), actor.name, moment.now)
    return Procedure(label) { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      let account = community.pointsAccount(of: member.id)
      var entry = PointsEntry(id: ID(raw: mint(id)))
      entry.member = member.id
      entry.entryKind = kind
      entry.reason = reason
      entry.at = now
      entry.by = author
      if let refusal = fill(member, account, &entry) { return .skip(refusal) }
      return .change(
        [.insert(PointsEntry.collection.key, entry.record)],
        before: Localized("\(account.balance) 分", "\(account.balance) points"),
        after: Localized(
          "\(account.balance + entry.points) 分", "\(account.balance + entry.points) points"))
    }
  }

  /// The procedure that takes points from the lots of each member, the soonest to expire first.
  func spendingPoints(
    _ points: Int64, _ label: Localized, _ kind: PointsKind, reason: String
  ) -> Procedure {
    let today = moment.today
    return recordingPoints(label, kind, reason: reason) { _, account, entry in
      guard let taken = account.allocations(for: points, on: today) else {
        return Localized("可用积分不够", "Too few usable points")
      }
      entry.points = -points
      entry.allocations = taken
      return nil
    }
  }

  /// The most points that one answer can give or take.
  static var pointsLimit: ClosedRange<Int64> { 1...100_000 }
}
