import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension DailyStep {
  /// What trials, campaigns and commission ask of colleagues today, each as a task that is made once.
  static let duties = DailyStep(
    key: "duties", title: Localized("到期的待办", "Tasks that fell due")
  ) { input in
    var duties = Duties(input)
    duties.chaseTrials()
    duties.askForReviews()
    duties.settleCommission()
    return Made(
      count: duties.chores.count,
      changes: duties.chores.map { .insert(Chore.collection.key, $0.record) })
  }
}

/// The tasks of a day, those left out that stand already.
private struct Duties {
  private let input: PlanInput
  private var mint: IDMint
  /// What an open task stands for: its step and whom or what it is about.
  private var standing: Set<String> = []
  private(set) var chores: [Chore] = []

  init(_ input: PlanInput) {
    self.input = input
    mint = input.community.mint
    for chore in input.community.tasks where chore.doneAt == nil {
      guard let step = chore.more["sop"].text else { continue }
      standing.insert(Self.key(step, chore.member?.raw ?? chore.more["campaign"].ref ?? 0))
    }
  }

  private static func key(_ step: String, _ subject: Int64) -> String { "\(step) \(subject)" }

  private mutating func add(
    _ step: String, _ subject: Int64, _ kind: ChoreKind, _ title: String, due: Day? = nil,
    to assignee: ID<Operator>?, fill: (inout Chore) -> Void
  ) {
    guard standing.insert(Self.key(step, subject)).inserted else { return }
    var chore = Chore(id: mint.mint())
    chore.title = title
    chore.kind = kind
    chore.unit = .people
    chore.assignee = assignee
    let (day, zone) = (due ?? input.moment.today, input.moment.zone)
    chore.due = zone.instant(day, second: 64_800)
    chore.more["sop"] = .text(step)
    fill(&chore)
    chores.append(chore)
  }

  /// Reviews that are late, reviews that wait for a verdict, invitations without an answer.
  mutating func chaseTrials() {
    for candidate in input.community.candidates where candidate.stage.isOpen {
      let member = input.community.members[candidate.member]
      let name = member?.name ?? ""
      let need = KocNeeds.need(of: candidate, member: member, moment: input.moment)
      let about = { (chore: inout Chore) in chore.member = candidate.member }
      switch (candidate.stage, candidate.trial?.state) {
      case (.trial, .unreviewed):
        add(
          "kocCycle.verdict", candidate.member.raw, .review, "验收测评 · \(name)",
          to: candidate.owner, fill: about)
      case (.trial, .owed) where need.isOverdue:
        add(
          "kocCycle.collect", candidate.member.raw, .review, "催测评 · \(name)",
          to: candidate.owner, fill: about)
      case (.invited, _) where need.isOverdue:
        add(
          "kocCycle.invite", candidate.member.raw, .followUp, "再问 · \(name)",
          to: candidate.owner, fill: about)
      default: break
      }
    }
  }

  /// Campaigns that ended and that nobody has reviewed.
  mutating func askForReviews() {
    for campaign in input.community.campaigns {
      guard let end = campaign.end, end < input.moment.today, !campaign.isReviewed,
        campaign.state == .ended || campaign.state == .running
      else { continue }
      add("event.review", campaign.id.raw, .report, "写复盘 · \(campaign.name)", to: nil) {
        $0.more["campaign"] = .ref(campaign.id.raw)
      }
    }
  }

  /// The last month's commission, from the day on which nothing can come back any more.
  mutating func settleCommission() {
    let month = input.moment.today.firstOfMonth.adding(months: -1)
    guard CommissionLedger.opening(of: month) <= input.moment.today else { return }
    let people = Set(input.community.candidates.map(\.member))
    let open = people.contains { member in
      guard let speaker = CommissionLedger.speaker(for: member, in: input.community),
        !CommissionLedger.isSettled(member, month, input.community)
      else { return false }
      return !CommissionLedger.statement(
        of: member, terms: speaker.commission, month: month, in: input.community,
        moment: input.moment
      ).lines.isEmpty
    }
    guard open else { return }
    let due = KocSales.settlementDay(month)
    add(
      "kocCycle.settle", 0, .payment, "结 KOC 佣金 · \(month.civil.month) 月",
      due: max(due, input.moment.today), to: nil
    ) { _ in }
  }
}
