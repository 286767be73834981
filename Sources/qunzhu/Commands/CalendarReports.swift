import CommunityModel
import CommunityRules
import Wording

/// The reports about KOCs, content and campaigns, as documents.
enum CalendarReports {
  /// The names under which `report` knows them.
  static let names = ["koc", "content", "campaigns", "experiments"]

  /// The document of a report; nil for a name of another.
  static func document(
    _ name: String, _ community: Community, _ moment: Moment, days: ClosedRange<Day>
  ) -> [(String, Json)]? {
    switch name {
    case "koc": koc(KocReport(community, month: days.upperBound, moment: moment), community, moment)
    case "content":
      content(ContentReport(community, days: days, moment: moment), moment)
    case "campaigns":
      campaigns(CampaignReport(community, days: days, moment: moment), days, moment)
    case "experiments":
      experiments(CampaignReport(community, days: days, moment: moment), days)
    default: nil
    }
  }

  private static func koc(
    _ report: KocReport, _ community: Community, _ moment: Moment
  ) -> [(String, Json)] {
    [
      ("month", .string(String(report.month.text.prefix(7)))),
      ("asOf", .string(moment.today.text)),
      (
        "stages",
        .object(KocStage.allCases.map { ($0.rawValue, .int(report.stages[$0] ?? 0)) })
      ),
      (
        "bands",
        .object(KocScore.Band.allCases.map { ($0.rawValue, .int(report.bands[$0] ?? 0)) })
      ),
      (
        "trials",
        .object([
          ("sent", .int(report.samplesSent)), ("costFen", .int(Int(report.sampleCost.fen))),
          ("due", .int(report.trialsDue)), ("onTime", .int(report.trialsPunctual)),
          ("passed", .int(report.trialsPassed)), ("late", .int(report.trialsLate)),
        ])
      ),
      ("orders", .int(report.orders)), ("netFen", .int(Int(report.net.fen))),
      ("commissionFen", .int(Int(report.commission.fen))),
      ("settledFen", .int(Int(report.settled.fen))),
      (
        "kocs",
        .array(
          report.lines.map { line in
            .object([
              ("id", .string(PackedID.text(prefix: "k", raw: line.candidate.id.raw))),
              ("name", .string(community.members[line.candidate.member]?.name ?? "")),
              ("orders", .int(line.orders)), ("netFen", .int(Int(line.net.fen))),
              ("commissionFen", .int(Int(line.commission.fen))),
              ("settledFen", line.settled.map { .int(Int($0.fen)) } ?? .null),
            ])
          })
      ),
    ]
  }

  private static func mix(_ counts: MixCounts) -> Json {
    .object(ContentCategory.allCases.map { ($0.rawValue, .int(counts[$0])) })
  }

  private static func content(_ report: ContentReport, _ moment: Moment) -> [(String, Json)] {
    let plan = report.plan
    return [
      ("from", .string(plan.days.lowerBound.text)), ("to", .string(plan.days.upperBound.text)),
      ("posts", .int(plan.items.count)), ("planned", mix(plan.counts)),
      ("wanted", mix(plan.wanted)),
      (
        "difference",
        .object(ContentCategory.allCases.map { ($0.rawValue, .int(plan.difference($0))) })
      ),
      ("deviation", report.published.deviation.map { .number($0) } ?? .null),
      ("excess", report.published.excess.map { .number($0) } ?? .null),
      (
        "punctuality",
        .object([
          ("due", .int(plan.punctuality.due)), ("onTime", .int(plan.punctuality.onTime)),
          ("missed", .int(plan.punctuality.missed)),
        ])
      ),
      (
        "denseDays",
        .array(
          plan.denseDays.map {
            .object([
              ("day", .string($0.day.text)), ("posts", .int($0.posts)),
              ("benefits", .int($0.benefits)),
            ])
          })
      ),
      ("quietHours", .int(report.quiet)), ("crowdedGroupDays", .int(report.crowded)),
      (
        "ideas",
        .object(TopicKind.allCases.map { ($0.rawValue, .int(report.ideas[$0] ?? 0)) })
      ),
      ("leaders", .array(report.leaders.prefix(20).map { leader($0, moment) })),
    ]
  }

  private static func leader(_ item: ContentItem, _ moment: Moment) -> Json {
    let effect = item.effect ?? ContentEffect()
    func count(_ number: Int64?) -> Json { number.map { .int(Int($0)) } ?? .null }
    return .object([
      ("title", .string(item.title)), ("category", .string(item.category.rawValue)),
      ("at", item.scheduledAt.map { .string(moment.zone.day(of: $0).text) } ?? .null),
      ("exposure", count(effect.exposure)), ("likes", count(effect.likes)),
      ("comments", count(effect.comments)), ("shares", count(effect.shares)),
      ("clicks", count(effect.clicks)), ("orders", count(effect.orders)),
      ("revenueFen", count(effect.revenue?.fen)),
    ])
  }

  private static func campaigns(
    _ report: CampaignReport, _ days: ClosedRange<Day>, _ moment: Moment
  ) -> [(String, Json)] {
    func share(_ points: Int64?) -> Json { points.map { .number(Double($0) / 10_000) } ?? .null }
    return [
      ("from", .string(days.lowerBound.text)), ("to", .string(days.upperBound.text)),
      (
        "campaigns",
        .array(
          report.results.map { result in
            let campaign = result.campaign
            let lift = report.lifts[campaign.id]
            return .object([
              ("name", .string(campaign.name)), ("type", .string(campaign.kind.rawValue)),
              ("state", .string(campaign.state.rawValue)),
              ("start", campaign.start.map { .string($0.text) } ?? .null),
              ("end", campaign.end.map { .string($0.text) } ?? .null),
              ("audience", .int(result.audience)), ("participants", .int(result.participants)),
              ("reachable", .int(result.reachable)), ("orders", .int(result.orderCount)),
              (
                "attribution",
                .object([
                  ("named", .int(result.orders[.named] ?? 0)),
                  ("offer", .int(result.orders[.offer] ?? 0)),
                  ("audience", .int(result.orders[.audience] ?? 0)),
                ])
              ),
              ("revenueFen", .int(Int(result.revenue.fen))),
              ("baselineFen", result.baseline.map { .int(Int($0.fen)) } ?? .null),
              ("costFen", .int(Int(result.costs.total.fen))),
              ("simpleROI", share(result.simpleROI)),
              ("incrementalROI", share(result.incrementalROI)), ("roas", share(result.roas)),
              ("launchLift", share(lift?.lift)),
              ("review", campaign.more["review"].text.map { .string($0) } ?? .null),
              ("next", campaign.more["next"].text.map { .string($0) } ?? .null),
            ])
          })
      ),
      (
        "referral",
        .object([
          ("netFen", .int(Int(report.referral.net.fen))),
          ("allNetFen", .int(Int(report.referral.allNet.fen))),
          ("orders", .int(report.referral.orders)), ("allOrders", .int(report.referral.allOrders)),
        ])
      ),
      ("unreviewed", .int(report.unreviewed)),
    ]
  }

  private static func experiments(
    _ report: CampaignReport, _ days: ClosedRange<Day>
  ) -> [(String, Json)] {
    let rows = report.results.compactMap { result -> Json? in
      guard let found = report.experiments[result.campaign.id] else { return nil }
      return .object([
        ("campaign", .string(result.campaign.name)),
        (
          "arms",
          .array(
            found.arms.map {
              .object([
                ("key", .string($0.arm.key)), ("weight", .int(Int($0.arm.weight))),
                ("people", .int($0.people)), ("hits", .int($0.hits)),
              ])
            })
        ),
        (
          "comparisons",
          .array(
            found.comparisons.map { comparison in
              .object([
                ("key", .string(comparison.key)),
                ("difference", comparison.test.map { .number($0.difference) } ?? .null),
                ("z", comparison.test.map { .number($0.z) } ?? .null),
                ("p", comparison.test.map { .number($0.probability) } ?? .null),
                ("low", comparison.test.map { .number($0.interval.low) } ?? .null),
                ("high", comparison.test.map { .number($0.interval.high) } ?? .null),
                ("alpha", .number(comparison.alpha)),
              ])
            })
        ),
        ("verdict", .string(verdict(found.verdict))),
      ])
    }
    return [
      ("from", .string(days.lowerBound.text)), ("to", .string(days.upperBound.text)),
      ("experiments", .array(rows)),
    ]
  }

  private static func verdict(_ verdict: CampaignExperiment.Verdict) -> String {
    switch verdict {
    case .waiting(let people, let planned): "waiting \(people)/\(planned)"
    case .tooSmall: "tooSmall"
    case .noDifference: "noDifference"
    case .decided(let better, let worse):
      "decided better:\(better.joined(separator: ",")) worse:\(worse.joined(separator: ","))"
    }
  }
}
