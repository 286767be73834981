import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// Decides about applications: by the gates, by seats, by hand; what the gates said is kept with the
/// decision, so that a later order changes nothing of it.
struct AdmissionDesk: Sendable {
  let scene: QueryScene
  let author: String
  /// Why people are let in whom the gates do not pass; empty where they decide.
  let override: String
  /// The applications for which there is a seat.
  let seated: Set<ID<Membership>>

  private var now: Instant { scene.figures.moment.now }

  /// A desk for some applications, first come in the list first served.
  init(_ input: PlanInput, override: String, applications: [Membership]) {
    scene = input.scene
    author = input.actor.name
    self.override = override
    var free: [ID<Group>: Int] = [:]
    var seated: Set<ID<Membership>> = []
    for stay in applications {
      guard Self.refusal(stay, scene, override: override) == nil else { continue }
      let left = free[stay.group] ?? scene.community.freeSeats(in: stay.group)
      if left > 0 { seated.insert(stay.id) }
      free[stay.group] = max(0, left - 1)
    }
    self.seated = seated
  }

  /// Why an application cannot be approved, seats apart; nil where it can.
  private static func refusal(
    _ stay: Membership, _ scene: QueryScene, override: String
  ) -> Localized? {
    if scene.community.members[stay.member]?.isBlacklisted ?? false {
      return Localized("在黑名单", "Blacklisted")
    }
    let judgement = AdmissionJudgement(stay, scene.community, scene.figures)
    guard judgement.outcome == .failed, override.isEmpty else { return nil }
    return Localized("没过门槛：", "Gates not passed: ") + judgement.reason
  }

  /// Lets somebody in who waits: the decision, and a request to do it in WeCom.
  func approve(_ stay: Membership, requestID: Int64) -> Verdict {
    if let reason = Self.refusal(stay, scene, override: override) { return .skip(reason) }
    guard seated.contains(stay.id) else { return .skip(Localized("群满", "Group is full")) }
    var request = Request(id: ID(raw: requestID))
    request.deed = .admit
    request.member = stay.member
    request.group = stay.group
    request.by = author
    request.at = now
    let judgement = AdmissionJudgement(stay, scene.community, scene.figures)
    let isOverride = judgement.outcome == .failed
    let reason = isOverride ? override : ""
    let name = scene.community.groups[stay.group]?.quoted ?? Localized("", "")
    return .change(
      results(stay, judgement)
        + [
          stay.deciding(.approved, at: now, by: author, reason: reason),
          .insert(Request.collection.key, request.record),
        ], before: MembershipStatus.pending.title,
      after: (isOverride
        ? Localized("破例通过，请求放进", "Let through against the gates, into ")
        : Localized("通过，请求放进", "Approved, to be let into ")) + name)
  }

  /// Turns somebody down; without a reason of one's own, what the gates say is the reason.
  func reject(_ stay: Membership, reason: String) -> Verdict {
    let judgement = AdmissionJudgement(stay, scene.community, scene.figures)
    let why = reason.isEmpty ? judgement.reason.zh : reason
    guard !why.isEmpty else {
      return .skip(Localized("过了门槛，要写拒绝的原因", "The gates pass: a reason is needed"))
    }
    return .change(
      results(stay, judgement)
        + [stay.deciding(.rejected, at: now, by: author, reason: String(why.prefix(200)))],
      before: MembershipStatus.pending.title,
      after: AdmissionDecision.rejected.title + Localized(verbatim: "：\(why)"))
  }

  /// The change that keeps what the gates said; none where no gate is set.
  private func results(_ stay: Membership, _ judgement: AdmissionJudgement) -> [Change] {
    guard !judgement.results.isEmpty else { return [] }
    return [
      .set(
        Membership.collection.key, stay.id.raw, field: Membership.gateResults.key,
        before: Membership.gateResults.read(stay),
        after: .list(judgement.results.map(\.fieldValue)))
    ]
  }
}
