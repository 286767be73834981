import CommunityModel

/// How a figure of the plan went over the past weeks.
private struct DemoCourse {
  let metric: String
  /// Among how many it was counted in a shop of the usual size.
  let den: Int64
  /// From and to what, in thousandths of numerator over denominator.
  let from: Int64
  let to: Int64
  /// Whether the denominator is the same whatever the size of the shop.
  var isFixed = false
}

extension DemoBuilder {
  /// Weeks that were written down: back to the beginning of the half-year and a little more.
  static let pastWeeks = 22

  private static let courses = [
    DemoCourse(metric: "member.growth.core", den: 275, from: 60, to: 385),
    DemoCourse(metric: "member.preciseShare", den: 8_593, from: 791, to: 838),
    DemoCourse(metric: "fission.conversion", den: 44, from: 280, to: 460),
    DemoCourse(metric: "activity.mauRate", den: 8_384, from: 466, to: 560),
    DemoCourse(metric: "activity.weeklyPerUser", den: 3_420, from: 3_700, to: 4_580),
    DemoCourse(metric: "retention.core", den: 280, from: 880, to: 975),
    DemoCourse(
      metric: "order.repurchaseLift", den: 9_171_770, from: 120, to: 345, isFixed: true),
    DemoCourse(metric: "referral.contribution", den: 42_819_568, from: 180, to: 260),
    DemoCourse(
      metric: "group.positioningClarity", den: 40, from: 700, to: 1_000, isFixed: true),
    DemoCourse(metric: "onboarding.completion", den: 688, from: 861, to: 941),
    DemoCourse(metric: "group.size", den: 40, from: 196_000, to: 217_000, isFixed: true),
    DemoCourse(metric: "member.earlyChurn", den: 550, from: 76, to: 52),
    DemoCourse(metric: "tier.count", den: 1, from: 4_000, to: 4_000, isFixed: true),
    DemoCourse(metric: "tag.completeness", den: 25_203, from: 610, to: 780),
    DemoCourse(metric: "tier.coverage", den: 8_401, from: 470, to: 615),
    DemoCourse(metric: "content.onTime", den: 584, from: 931, to: 988),
    DemoCourse(metric: "event.perMonth", den: 1, from: 2_000, to: 5_000, isFixed: true),
    DemoCourse(metric: "wecom.addRate", den: 8_401, from: 548, to: 630),
  ]

  /// What was read of the figures on the Sundays of the past weeks.
  mutating func rememberFigures() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed ^ 0x5EA5_0118)
    let lastSunday = moment.today.monday - 1
    for week in (0..<Self.pastWeeks).reversed() {
      var row = MetricSnapshot(id: mint.mint())
      let day = lastSunday - 7 * week
      row.day = day
      row.at = moment.zone.instant(day, second: 86_340)
      let gone = Int64(Self.pastWeeks - 1 - week)
      row.values = Self.courses.map { course in
        let scaled = course.den * Int64(count) / Int64(DemoWorkspace.usualMembers)
        let den = course.isFixed ? course.den : max(1, scaled)
        let way = (course.to - course.from) * gone / Int64(Self.pastWeeks - 1)
        // A little up and down, so that the weeks look lived.
        let spread = max(0, course.isFixed && course.den == 1 ? 0 : (course.to + course.from) / 80)
        let wobble = Int64(random.below(Int(2 * spread + 1))) - spread
        let share = max(0, course.from + way + (gone == 0 ? 0 : wobble))
        let num = (den * share + 500) / 1000
        let isShare = course.from <= 1000 && course.to <= 1000
        return MetricValue(metric: course.metric, num: isShare ? min(num, den) : num, den: den)
      }
      snapshots.append(row)
    }
  }
}
