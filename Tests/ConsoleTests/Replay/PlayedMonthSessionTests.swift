import CommunityModel
import CommunityRules
import Foundation
import Testing

/// What the reports say after the month that `played-month.session` plays key by key, against what is
/// counted by hand here.
@Suite struct PlayedMonthSessionTests {
  private static let ending = Result {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sessions/played-month.session")
    return try SessionRun.play(SessionScript(String(contentsOf: url, encoding: .utf8))).ending
  }

  private func month(_ from: String, _ to: String) throws -> ClosedRange<Day> {
    try #require(Day(from))...(try #require(Day(to)))
  }

  @Test func `thirty posts, two late and one missed`() throws {
    let (community, moment) = try Self.ending.get()
    #expect(community.content.count == 30)
    let report = ContentReport(
      community, days: try month("2026-11-25", "2026-12-24"), moment: moment)
    // Four of ten are of value, three benefits, three to answer; each goes to three groups.
    #expect(report.plan.counts == MixCounts(12, 9, 9) && report.plan.wanted == MixCounts(12, 9, 9))
    let found = report.plan.punctuality
    #expect(found.due == 30 * 3 && found.onTime == 27 * 3 && found.missed == 1 * 3)
    // The eighteenth, which nobody published, was to be interactive.
    #expect(report.published.groups.count == 3)
    #expect(report.published.groups.values.allSatisfy { $0 == MixCounts(12, 9, 8) })
    #expect(report.quiet == 0 && report.crowded == 0)
  }

  @Test func `a launch with two arms, its costs, its verdict and its review`() throws {
    let (community, moment) = try Self.ending.get()
    let report = CampaignReport(
      community, days: try month("2026-11-24", "2026-12-31"), moment: moment)
    let launch = try #require(community.campaigns.first { _ in true })
    #expect(launch.state == .reviewed && launch.more["next"].text == "全员发券")
    #expect(report.unreviewed == 0)
    let parts = community.participations(in: launch.id)
    let control = parts.count { $0.arm == "对照" }
    let treated = parts.count { $0.arm == "满减" }
    // Everybody but the colleague: eleven known by name and sixty others.
    #expect(control + treated == 71)
    let result = try #require(report.results.first)
    #expect(result.orders == [.audience: 4, .offer: 9] && result.revenue.fen == 13 * 10_000)
    // 300 for media, nine coupons at 20, three samples at 18, 8 % of five hundred.
    let cost = Int64(30_000 + 18_000 + 5400 + 4000)
    #expect(result.costs.total.fen == cost)
    #expect(result.roas == 130_000 * 10_000 / cost)
    #expect(result.simpleROI == (130_000 * 4000 / 10_000 - cost) * 10_000 / cost)
    let baseline = Int64(40_000 * 71 / control)
    #expect(result.baseline?.fen == baseline)
    #expect(
      result.incrementalROI == ((130_000 - baseline) * 4000 / 10_000 - cost) * 10_000 / cost)
    let experiment = try #require(report.experiments[launch.id])
    #expect(experiment.arms.map(\.hits) == [4, 9])
    #expect(experiment.arms.map(\.people) == [control, treated])
    // Four of thirty-five against nine of thirty-six is chance: the normal approximation says so by hand.
    let (one, two) = (4 / Double(control), 9 / Double(treated))
    let pooled = 13 / Double(control + treated)
    let error = (pooled * (1 - pooled) * (1 / Double(control) + 1 / Double(treated))).squareRoot()
    let found = try #require(experiment.comparisons.first?.test)
    #expect(abs(found.probability - erfc(abs(two - one) / error / 2.0.squareRoot())) < 1e-9)
    #expect(found.probability > 0.05 && experiment.verdict == .noDifference)
    #expect(report.referral.orders == 5 && report.referral.net.fen == 50_000)
    #expect(report.lifts[launch.id]?.lift == nil, "there was no launch before it")
  }

  @Test func `three on trial, two at work, their commission settled once`() throws {
    let (community, moment) = try Self.ending.get()
    let report = KocReport(
      community, month: try #require(Day("2026-12-01")), moment: moment)
    #expect(report.stages == [.active: 2, .rejected: 1])
    #expect(report.trialsDue == 3 && report.trialsPunctual == 2 && report.trialsPassed == 2)
    #expect(report.orders == 5 && report.net.fen == 50_000 && report.commission.fen == 4000)
    #expect(report.settled.fen == 4000)
    #expect(community.payouts.map(\.amount.fen) == [800, 800, 800, 800, 800])
    let sent = KocReport(community, month: try #require(Day("2026-11-01")), moment: moment)
    #expect(sent.samplesSent == 3 && sent.sampleCost.fen == 3 * 1800)
  }
}
