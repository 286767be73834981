import CommunityModel
import CommunityRules
import Wording

/// The reports about KOCs, content and campaigns, as documents.
enum CalendarReports {
  /// The names under which `report` knows them.
  static let names = ["koc", "content", "campaigns", "experiments", "sop"]

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
    case "sop":
      procedures(SopReport(community, days: days, moment: moment), community, days)
    default: nil
    }
  }

  private static func koc(
    _ report: KocReport, _ community: Community, _ moment: Moment
  ) -> [(String, Json)] {
    let stages: [(String, Json)] = KocStage.allCases.map {
      ($0.rawValue, Json.int(report.stages[$0] ?? 0))
    }
    let bands: [(String, Json)] = KocScore.Band.allCases.map {
      ($0.rawValue, Json.int(report.bands[$0] ?? 0))
    }
    let trials: [(String, Json)] = [
      ("sent", Json.int(report.samplesSent)), ("costFen", Json.int(report.sampleCost.fen)),
      ("due", Json.int(report.trialsDue)), ("onTime", Json.int(report.trialsPunctual)),
      ("passed", Json.int(report.trialsPassed)), ("late", Json.int(report.trialsLate)),
    ]
    let lines: [Json] = report.lines.map { line in
      let settled: Json = line.settled.map { Json.int($0.fen) } ?? Json.null
      let name = community.members[line.candidate.member]?.name ?? ""
      return Json.object([
        ("id", Json.string(PackedID.text(prefix: "k", raw: line.candidate.id.raw))),
        ("name", Json.string(name)), ("orders", Json.int(line.orders)),
        ("netFen", Json.int(line.net.fen)), ("commissionFen", Json.int(line.commission.fen)),
        ("settledFen", settled),
      ])
    }
    return [
      ("month", Json.string(String(report.month.text.prefix(7)))),
      ("asOf", Json.string(moment.today.text)), ("stages", Json.object(stages)),
      ("bands", Json.object(bands)), ("trials", Json.object(trials)),
      ("orders", Json.int(report.orders)), ("netFen", Json.int(report.net.fen)),
      ("commissionFen", Json.int(report.commission.fen)),
      ("settledFen", Json.int(report.settled.fen)), ("kocs", Json.array(lines)),
    ]
  }

  private static func procedures(
    _ report: SopReport, _ community: Community, _ days: ClosedRange<Day>
  ) -> [(String, Json)] {
    let lines: [Json] = report.lines.map { line in
      let states: [(String, Json)] = EnrolmentState.allCases.map {
        ($0.rawValue, Json.int(line.states[$0] ?? 0))
      }
      let reasons: [(String, Json)] = LostReason.allCases.compactMap { reason in
        line.reasons[reason].map { (reason.rawValue, Json.int($0)) }
      }
      return Json.object([
        ("procedure", Json.string(line.procedure)), ("enrolled", Json.int(line.enrolled)),
        ("states", Json.object(states)), ("closed", Json.int(line.closed)),
        ("reached", Json.int(line.reached)), ("reasons", Json.object(reasons)),
      ])
    }
    let work: [Json] = report.work.map { row in
      let name = row.colleague.flatMap { community.operators[$0]?.displayName }
      return Json.object([
        ("colleague", name.map { Json.string($0) } ?? Json.null), ("due", Json.int(row.due)),
        ("done", Json.int(row.done)), ("onTime", Json.int(row.onTime)),
      ])
    }
    return [
      ("from", Json.string(days.lowerBound.text)), ("to", Json.string(days.upperBound.text)),
      ("procedures", Json.array(lines)), ("tasks", Json.array(work)),
    ]
  }

  private static func mix(_ counts: MixCounts) -> Json {
    .object(ContentCategory.allCases.map { ($0.rawValue, .int(counts[$0])) })
  }

  private static func content(_ report: ContentReport, _ moment: Moment) -> [(String, Json)] {
    let plan = report.plan
    let difference: [(String, Json)] = ContentCategory.allCases.map {
      ($0.rawValue, Json.int(plan.difference($0)))
    }
    let punctuality: [(String, Json)] = [
      ("due", Json.int(plan.punctuality.due)), ("onTime", Json.int(plan.punctuality.onTime)),
      ("missed", Json.int(plan.punctuality.missed)),
    ]
    let dense: [Json] = plan.denseDays.map {
      Json.object([
        ("day", Json.string($0.day.text)), ("posts", Json.int($0.posts)),
        ("benefits", Json.int($0.benefits)),
      ])
    }
    let ideas: [(String, Json)] = TopicKind.allCases.map {
      ($0.rawValue, Json.int(report.ideas[$0] ?? 0))
    }
    let deviation: Json = report.published.deviation.map { Json.number($0) } ?? Json.null
    let excess: Json = report.published.excess.map { Json.number($0) } ?? Json.null
    return [
      ("from", Json.string(plan.days.lowerBound.text)),
      ("to", Json.string(plan.days.upperBound.text)), ("posts", Json.int(plan.items.count)),
      ("planned", mix(plan.counts)), ("wanted", mix(plan.wanted)),
      ("difference", Json.object(difference)), ("deviation", deviation), ("excess", excess),
      ("punctuality", Json.object(punctuality)), ("denseDays", Json.array(dense)),
      ("quietHours", Json.int(report.quiet)), ("crowdedGroupDays", Json.int(report.crowded)),
      ("ideas", Json.object(ideas)),
      ("leaders", Json.array(report.leaders.prefix(20).map { leader($0, moment) })),
    ]
  }

  private static func leader(_ item: ContentItem, _ moment: Moment) -> Json {
    let effect = item.effect ?? ContentEffect()
    func count(_ number: Int64?) -> Json { number.map { Json.int($0) } ?? Json.null }
    let day: Json = item.scheduledAt.map { Json.string(moment.zone.day(of: $0).text) } ?? .null
    return Json.object([
      ("title", Json.string(item.title)), ("category", Json.string(item.category.rawValue)),
      ("day", day), ("exposure", count(effect.exposure)), ("likes", count(effect.likes)),
      ("comments", count(effect.comments)), ("shares", count(effect.shares)),
      ("clicks", count(effect.clicks)), ("orders", count(effect.orders)),
      ("revenueFen", count(effect.revenue?.fen)),
    ])
  }

  private static func campaigns(
    _ report: CampaignReport, _ days: ClosedRange<Day>, _ moment: Moment
  ) -> [(String, Json)] {
    let rows: [Json] = report.results.map { campaign($0, report.lifts[$0.campaign.id]) }
    let referral: [(String, Json)] = [
      ("netFen", Json.int(report.referral.net.fen)),
      ("allNetFen", Json.int(report.referral.allNet.fen)),
      ("orders", Json.int(report.referral.orders)),
      ("allOrders", Json.int(report.referral.allOrders)),
    ]
    return [
      ("from", Json.string(days.lowerBound.text)), ("to", Json.string(days.upperBound.text)),
      ("campaigns", Json.array(rows)), ("referral", Json.object(referral)),
      ("unreviewed", Json.int(report.unreviewed)),
    ]
  }

  private static func campaign(_ result: CampaignResult, _ lift: LaunchLift?) -> Json {
    func share(_ points: Int64?) -> Json {
      points.map { Json.number(Double($0) / 10_000) } ?? Json.null
    }
    func text(_ text: String?) -> Json { text.map { Json.string($0) } ?? Json.null }
    let row = result.campaign
    let attribution: [(String, Json)] = [
      ("named", Json.int(result.orders[.named] ?? 0)),
      ("offer", Json.int(result.orders[.offer] ?? 0)),
      ("audience", Json.int(result.orders[.audience] ?? 0)),
    ]
    let baseline: Json = result.baseline.map { Json.int($0.fen) } ?? Json.null
    let facts: [(String, Json)] = [
      ("name", Json.string(row.name)), ("type", Json.string(row.kind.rawValue)),
      ("state", Json.string(row.state.rawValue)), ("start", text(row.start?.text)),
      ("end", text(row.end?.text)), ("audience", Json.int(result.audience)),
      ("participants", Json.int(result.participants)), ("reachable", Json.int(result.reachable)),
      ("orders", Json.int(result.orderCount)), ("attribution", Json.object(attribution)),
    ]
    let money: [(String, Json)] = [
      ("revenueFen", Json.int(result.revenue.fen)), ("baselineFen", baseline),
      ("costFen", Json.int(result.costs.total.fen)), ("simpleROI", share(result.simpleROI)),
      ("incrementalROI", share(result.incrementalROI)), ("roas", share(result.roas)),
      ("launchLift", share(lift?.lift)), ("review", text(row.more["review"].text)),
      ("next", text(row.more["next"].text)),
    ]
    return Json.object(facts + money)
  }

  private static func experiments(
    _ report: CampaignReport, _ days: ClosedRange<Day>
  ) -> [(String, Json)] {
    let rows: [Json] = report.results.compactMap { result in
      report.experiments[result.campaign.id].map { experiment(result.campaign.name, $0) }
    }
    return [
      ("from", Json.string(days.lowerBound.text)), ("to", Json.string(days.upperBound.text)),
      ("experiments", Json.array(rows)),
    ]
  }

  /// One experiment: every figure by arm, every comparison by the arm held against the control.
  private static func experiment(_ name: String, _ found: CampaignExperiment) -> Json {
    func arms(_ count: (CampaignExperiment.Arm) -> Int64) -> Json {
      .object(found.arms.map { ($0.arm.key, Json.int(count($0))) })
    }
    func tests(_ value: (TwoArmTest) -> Double) -> Json {
      .object(
        found.comparisons.map { ($0.key, $0.test.map { Json.number(value($0)) } ?? Json.null) })
    }
    let verdict = verdict(found.verdict)
    return Json.object([
      ("campaign", Json.string(name)), ("weight", arms { $0.arm.weight }),
      ("people", arms { Int64($0.people) }), ("hits", arms { Int64($0.hits) }),
      ("difference", tests(\.difference)), ("z", tests(\.z)), ("p", tests(\.probability)),
      ("low", tests(\.interval.low)), ("high", tests(\.interval.high)),
      ("alpha", Json.number(found.comparisons.first?.alpha ?? 0.05)),
      ("verdict", Json.string(verdict.word)), ("detail", Json.array(verdict.detail)),
    ])
  }

  /// What may be said, and of which arms or by how many people.
  private static func verdict(
    _ verdict: CampaignExperiment.Verdict
  ) -> (word: String, detail: [Json]) {
    switch verdict {
    case .waiting(let people, let planned): ("tooEarly", [.int(people), .int(planned)])
    case .tooSmall: ("tooSmall", [])
    case .noDifference: ("noDifference", [])
    case .decided(let better, let worse):
      (better.isEmpty ? "worse" : "better", (better.isEmpty ? worse : better).map { .string($0) })
    }
  }
}
