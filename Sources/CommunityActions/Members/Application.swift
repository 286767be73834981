import CommunityModel
import CommunityQuery
import Wording

/// Where somebody stands who asked to join a group.
enum Application: Sendable {
  /// Nobody asked.
  case none
  /// It waits for a decision.
  case waiting(Membership)
  /// It was decided, and waits for WeCom.
  case decided(AdmissionDecision)
}

extension Community {
  /// The oldest application of a member that waits, or else the last decision.
  func application(_ member: ID<Member>, _ group: Group?) -> Application {
    let pending = memberships(of: member).filter {
      $0.status == .pending && (group == nil || $0.group == group?.id)
    }
    if let waiting = pending.first(where: \.isAwaitingDecision) { return .waiting(waiting) }
    return pending.last?.decision.map { .decided($0) } ?? .none
  }
}

extension Membership {
  /// The change that records a decision on an application.
  func deciding(
    _ decision: AdmissionDecision, at: Instant, by: String, reason: String
  ) -> Change {
    .set(
      Self.collection.key, id.raw, field: Self.admission.key, before: Self.admission.read(self),
      after: .record([decision.fieldValue, .instant(at), by.fieldValue, reason.fieldValue]))
  }
}
