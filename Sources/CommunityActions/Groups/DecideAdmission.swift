import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Lets in the chosen applications of the queue.
  public static let approveApplication = BulkAction(
    id: "admission.approve", on: "memberships", key: "P",
    title: Localized("通过申请", "Approve"),
    summary: Localized(
      "通过选中的申请并记一条请求；没过门槛的跳过并说原因，写了破例原因才放行",
      "Approves applications and asks for the people to be let in; the gates decide unless a reason overrides them"
    ),
    arguments: [
      Argument(
        "override", Localized("破例原因（空为按门槛）", "Override reason (empty: gates decide)"),
        .text(limit: 200), optional: true)
    ],
    scope: .request, follows: "member.admission.apply", sample: [""],
    prepare: { (input) throws(Refusal) in
      let override = try input.line(0, limit: 200)
      let applications = input.chosen.compactMap { input.community.memberships[raw: $0] }
        .filter(\.isAwaitingDecision)
      let desk = AdmissionDesk(input, override: override, applications: applications)
      let (community, mint) = (input.community, input.mintByPlace())
      let label =
        override.isEmpty
        ? Localized("通过申请", "Approve applications")
        : Localized("破例通过「\(override)」", "Approve against the gates: \(override)")
      return Procedure(label) { id in
        guard let stay = community.memberships[raw: id] else { return .unchanged }
        return stay.undecided ?? desk.approve(stay, requestID: mint(id))
      }
    })

  /// Turns down the chosen applications of the queue.
  public static let rejectApplication = BulkAction(
    id: "admission.reject", on: "memberships", key: "X",
    title: Localized("拒绝申请", "Reject"),
    summary: Localized(
      "拒绝选中的申请；原因空着就写没过的门槛", "Turns applications down; without a reason the failed gates are it"),
    arguments: [
      Argument(
        "reason", Localized("原因（空为没过的门槛）", "Reason (empty: the failed gates)"),
        .text(limit: 200), optional: true)
    ],
    follows: "member.admission.apply", sample: ["不是本店顾客"],
    prepare: { (input) throws(Refusal) in
      let reason = try input.line(0, limit: 200)
      let community = input.community
      let desk = AdmissionDesk(input, override: "", applications: [])
      return Procedure(
        reason.isEmpty
          ? Localized("拒绝申请", "Reject applications")
          : Localized("拒绝申请：\(reason)", "Reject applications: \(reason)")
      ) { id in
        guard let stay = community.memberships[raw: id] else { return .unchanged }
        return stay.undecided ?? desk.reject(stay, reason: reason)
      }
    })

  /// Records what applicants scored in the quiz.
  public static let scoreQuiz = BulkAction(
    id: "admission.quiz.set", on: "memberships",
    title: Localized("记答题分", "Set quiz score"),
    summary: Localized("记下选中的申请人答题得了几分", "Records what the chosen applicants scored"),
    arguments: [Argument("score", Localized("分数", "Score"), .number)],
    follows: "member.admission.apply", sample: ["85"],
    prepare: { (input) throws(Refusal) in
      let score = try input.number(0, Localized("分数", "Score"), 0...1000)
      let community = input.community
      return Procedure(Localized("答题 \(score) 分", "Quiz score \(score)")) { id in
        guard let stay = community.memberships[raw: id] else { return .unchanged }
        if let verdict = stay.undecided { return verdict }
        let before = stay.more["quizScore"]
        guard before != .int(score) else { return .unchanged }
        return .change(
          [
            .set(
              Membership.collection.key, id, field: Membership.quizScore.key, before: before,
              after: .int(score))
          ], before: before.int.map { Localized(verbatim: "\($0)") } ?? .nothing,
          after: Localized(verbatim: "\(score)"))
      }
    })

  /// Marks steps of guiding newcomers as done, or all that are required.
  public static let markGuided = BulkAction(
    id: "onboarding.mark", on: "memberships", key: "o",
    title: Localized("记引导做完", "Mark guided"),
    summary: Localized(
      "给选中的新人记一步引导做完了；空着为群里必做的全部", "Marks a step of guiding as done; empty for all required ones"),
    arguments: [
      Argument(
        "step", Localized("哪一步（空为全部必做的）", "Step (empty: all required)"), .text(limit: 40),
        optional: true)
    ],
    follows: "member.onboarding.clear", sample: [""],
    prepare: { (input) throws(Refusal) in
      let typed = input.words(0)
      let (community, now) = (input.community, input.moment.now)
      if let typed, !OnboardingSteps.isKnown(typed, in: community) {
        throw Refusal("没有引导步骤「\(typed)」", "There is no step “\(typed)”")
      }
      return Procedure(
        Localized("引导做完\(typed.map { "「\($0)」" } ?? "")", "Guided \(typed ?? "")".trimmed)
      ) { id in
        guard let stay = community.memberships[raw: id] else { return .unchanged }
        guard stay.status == .active else { return .skip(Localized("不在群", "Not in the group")) }
        return OnboardingSteps.marking([stay], typed, community, now)
      }
    })
}

extension Membership {
  /// What is said of a membership that waits for no decision; nil where it does.
  fileprivate var undecided: Verdict? {
    if isAwaitingDecision { return nil }
    guard status == .pending else { return .skip(Localized("不是申请", "No application")) }
    switch decision {
    case .approved: return .skip(Localized("已通过，等企微里放进", "Approved already"))
    case .rejected: return .skip(Localized("已拒绝过", "Was rejected"))
    case nil: return nil
    }
  }
}
