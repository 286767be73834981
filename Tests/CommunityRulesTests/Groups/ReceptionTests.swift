import CommunityModel
import CommunityRules
import Testing
import Wording

/// F26, gates and the ladder of silence, calculated by hand.
@Suite struct ReceptionTests {
  private func marks(_ steps: [String], ago days: Int) -> FieldValue {
    .list(steps.map { .record([.text($0), .instant(ShopSketch.instant(ago: days))]) })
  }

  /// Joined 0, 3, 6, 7, 10, 12, 29 and 30 days ago. Guidance is due from 24 hours on: all but today's
  /// and the one beyond the window, six; guided are three of them. Seven days are complete from the
  /// seventh on: four, of whom one left after six days and one after seven.
  @Test func `completion and early leaving count only those whose time is over`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    func join(_ ago: Int, left: Int? = nil, guided: [String] = [], scene: JoinScene = .qr) throws {
      try shop.stay(shop.person(), in: group, joined: ago, left: left) {
        if !guided.isEmpty { $0.more["onboarding"] = marks(guided, ago: max(0, ago - 1)) }
        $0.scene = scene
      }
    }
    try join(0, guided: ["rules", "welcome"])
    try join(3, guided: ["rules", "welcome"])
    try join(6, guided: ["welcome"])
    try join(7, guided: ["rules", "welcome"], scene: .invite)
    try join(10, left: 4, scene: .invite)
    try join(12, left: 5)
    try join(29, guided: ["rules", "welcome"])
    try join(30, left: 29)
    let report = OnboardingReport(shop.community, moment: ShopSketch.moment)
    #expect(report.total.joined == 7)
    #expect((report.total.guided, report.total.due) == (3, 6))
    #expect(report.total.completion == 5000)
    #expect((report.total.leftEarly, report.total.ripe) == (1, 4))
    #expect(report.total.earlyChurn == 2500)
    #expect(report.byGroup[group] == report.total)
    #expect(report.byScene[.invite]?.joined == 2)
    #expect(report.byScene[.invite]?.leftEarly == 1)
    #expect(report.byScene[.qr]?.ripe == 2)
    // The figures of the group, which alarms read, agree.
    let figures = shop.figures[group]
    #expect((figures.earlyLeft, figures.earlyBase) == (1, 4))
  }

  @Test func `a group's own steps and hours hold for it alone`() throws {
    var shop = ShopSketch()
    let steps = [
      OnboardingStep("welcome", title: "欢迎", dueHours: 1),
      OnboardingStep("intro", title: "自我介绍", dueHours: 48),
      OnboardingStep("coupon", title: "新人券", dueHours: 72, isRequired: false),
    ]
    let own = try shop.group { $0.more["onboardingSteps"] = .list(steps.map(\.fieldValue)) }
    let usual = try shop.group()
    for group in [own, usual] {
      for _ in 0..<2 {
        try shop.stay(shop.person(), in: group, joined: 0) {
          $0.more["onboarding"] = marks(["welcome"], ago: 0)
        }
      }
      try shop.stay(shop.person(), in: group, joined: 0)
    }
    // They joined 2 hours 6 minutes ago: the first hour has passed, the day has not.
    let waiting = Newcomers.byGroup(shop.community, at: ShopSketch.moment.now)
    #expect(waiting[own]?.waiting == 3 && waiting[own]?.overdue == 1)
    #expect(waiting[usual]?.waiting == 3 && waiting[usual]?.overdue == 0)
    let policy = OnboardingPolicy.standard.adapted(to: shop.community.groups[own])
    #expect(policy.dueHours == 48)
    #expect(OnboardingPolicy.standard.dueHours == 24)
  }

  @Test(arguments: [
    // spend 100, invited, quiz 80: any lets in who passes one, all only who passes all.
    (GateMode.any, Int64(9_999), false, Int64?.some(79), AdmissionJudgement.Outcome.failed),
    (.any, 10_000, false, nil, .passed), (.any, 0, true, nil, .passed),
    (.any, 0, false, 80, .passed), (.all, 10_000, true, 79, .failed),
    (.all, 10_000, true, 80, .passed), (.all, 9_999, true, 90, .failed),
    (.all, 20_000, false, 90, .failed), (.all, 20_000, true, nil, .failed),
  ])
  func `gates pass and fail with what was looked at`(
    mode: GateMode, spend: Int64, isInvited: Bool, quiz: Int64?,
    outcome: AdmissionJudgement.Outcome
  ) {
    let policy = AdmissionPolicy(mode: mode, spend: 10_000, referral: true, quiz: 80)
    let judgement = AdmissionJudgement(
      policy, AdmissionFacts(spend: spend, isInvited: isInvited, quiz: quiz))
    #expect(judgement.outcome == outcome)
    #expect(judgement.results.map(\.gate) == [.spend, .referral, .quiz])
    #expect(judgement.results.map(\.isPassed) == [spend >= 10_000, isInvited, (quiz ?? 0) >= 80])
  }

  @Test func `what is asked by hand, or not asked at all, somebody decides`() {
    let facts = AdmissionFacts(spend: 50_000)
    #expect(AdmissionJudgement(AdmissionPolicy(), facts).outcome == .manual)
    #expect(AdmissionJudgement(AdmissionPolicy(manual: true), facts).outcome == .manual)
    let all = AdmissionPolicy(mode: .all, spend: 10_000, manual: true)
    #expect(AdmissionJudgement(all, facts).outcome == .manual)
    #expect(AdmissionJudgement(all, AdmissionFacts()).outcome == .failed)
    let any = AdmissionPolicy(mode: .any, spend: 10_000, manual: true)
    #expect(AdmissionJudgement(any, facts).outcome == .passed)
    #expect(AdmissionJudgement(any, AdmissionFacts()).outcome == .manual)
    let words = AdmissionJudgement(
      AdmissionPolicy(spend: 10_000, quiz: 80), AdmissionFacts(spend: 8_000, quiz: 60))
    #expect(words.explanation.zh == "✗ 消费满额 ¥80 < ¥100；✗ 答题 60 < 80")
  }

  @Test func `spend counts within the days that the gate looks back`() throws {
    var shop = ShopSketch()
    let policy = AdmissionPolicy(mode: .all, spend: 10_000, days: 90)
    let group = try shop.group { $0.more["admissionGates"] = policy.fieldValue }
    let person = try shop.person()
    try shop.order(person, ago: 89, fen: 6_000)
    try shop.order(person, ago: 90, fen: 9_000)
    let stay = try shop.insert(Membership.self) {
      $0.group = group
      $0.member = person
      $0.status = .pending
    }
    let queue = AdmissionQueue(shop.community, figures: shop.figures)
    #expect(queue.failing == [stay] && queue.count == 1)
    try shop.order(person, ago: 0, fen: 4_000)
    #expect(AdmissionQueue(shop.community, figures: shop.figures).passing == [stay])
  }

  @Test func `the ladder goes one step after the other and never removes the untold`() {
    let ladder = InactivityLadder()
    func due(_ silence: Int, _ told: [(String, Int)]) -> InactivityStep? {
      ladder.due(
        silence: silence, given: told.map { ($0.0, ShopSketch.instant(ago: $0.1)) },
        today: ShopSketch.today, zone: .shanghai)
    }
    #expect(due(13, []) == nil)
    #expect(due(14, []) == .remind)
    #expect(due(60, []) == .remind)
    #expect(due(20, [("remind", 6)]) == nil)
    #expect(due(21, [("remind", 7)]) == .final)
    #expect(due(29, [("remind", 15), ("final", 8)]) == nil)
    #expect(due(30, [("remind", 16), ("final", 9)]) == .remove)
    #expect(due(90, [("remind", 16), ("final", 9), ("remove", 1)]) == nil)
    // Whoever spoke since was told in another silence: it begins anew.
    #expect(due(14, [("remind", 40), ("final", 30)]) == .remind)
  }
}
