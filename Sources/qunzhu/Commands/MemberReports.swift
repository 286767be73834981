import CommunityModel
import CommunityRules
import Wording

/// Reports about tiers, points, tags, talk and people known twice.
enum MemberReports {
  static func tiers(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let policy = FiguresPolicy(inForceIn: community)
    let report = TierReport(
      community, figures: .computed(from: community, moment: moment, policy: policy),
      policy: policy)
    let weeks: [Json] = ShiftWeeks(community, until: moment.today).weeks.map { week in
      .object([
        ("from", .string(week.monday.text)), ("to", .string((week.monday + 6).text)),
        ("moved", .int(week.count)), ("moves", moves(week.moves)),
        (
          "causes",
          .object(
            ShiftCause.allCases.compactMap { cause in
              week.causes[cause].map { (Self.causes[cause] ?? cause.rawValue, .int($0)) }
            })
        ),
      ])
    }
    return [
      ("asOf", .string(report.asOf.text)), ("policy", .int(report.version)),
      ("tiers", .object(report.counts.map { ($0.key, .int($0.now)) })),
      ("since", .string(report.since.text)),
      ("change", .object(report.counts.map { ($0.key, .int($0.change)) })),
      ("moves", moves(report.moves)), ("weeks", .array(weeks)),
      (
        "accuracy",
        .object([
          ("confirmed", .int(report.confirmed)), ("checked", .int(report.checked)),
          (
            "intervalBasisPoints",
            report.interval.map { interval in
              .array([
                .int(Int((interval.low * 10_000).rounded())),
                .int(Int((interval.high * 10_000).rounded())),
              ])
            } ?? .null
          ),
        ])
      ),
    ]
  }

  private static let causes: [ShiftCause: String] = [
    .rule: "byRule", .manual: "byHand", .review: "byReview", .refund: "byRefund", .lock: "byLock",
    .policy: "byPolicy",
  ]

  /// From tier, to tier, how many; `new` for those who were in none.
  private static func moves(_ moves: [String: [String: Int]]) -> Json {
    .object(
      moves.sorted { $0.key < $1.key }.map { from, to in
        (
          from.isEmpty ? "new" : from,
          .object(to.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
        )
      })
  }

  static func points(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let policy = Policies(inForceIn: community).points
    let report = PointsReport(community, today: moment.today, policy: policy)
    return [
      ("asOf", .string(moment.today.text)), ("accounts", .int(report.accounts)),
      ("balance", .int(report.balance)), ("debt", .int(report.debt)),
      ("expiring", .int(report.expiring)), ("liabilityFen", .int(report.liability)),
      (
        "kinds",
        .object(PointsKind.allCases.map { ($0.rawValue, .int(report.kinds[$0] ?? 0)) })
      ),
    ]
  }

  static func tags(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let policies = Policies(inForceIn: community)
    let report = TagReport(
      community, figures: .computed(from: community, moment: moment), policy: policies.tags)
    return [
      ("asOf", .string(moment.today.text)), ("members", .int(report.members)),
      ("required", .int(report.required)), ("filled", .int(report.filled)),
      ("complete", .int(report.whole)), ("rules", .int(report.ruled)),
      ("fresh", .int(report.fresh)),
      ("oldestHours", report.oldestHours.map { .int($0) } ?? .null),
    ]
  }

  static func repurchase(
    _ community: Community, _ moment: Moment, window: Int
  ) -> [(String, Json)] {
    let report = RepurchaseReport(community, moment: moment, window: window)
    return [
      ("asOf", .string(report.asOf.text)), ("window", .int(report.window)),
      ("again", .int(report.again)), ("buyers", .int(report.buyers)),
    ]
  }

  static func activity(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let figures = Figures.computed(from: community, moment: moment)
    let report = ActivityReport(community, figures: figures)
    guard figures.knowsTalk else {
      return [("asOf", .string(moment.today.text)), ("missing", .string("activity"))]
    }
    return [
      ("asOf", .string(moment.today.text)), ("members", .int(report.members)),
      ("mau", .int(report.month)), ("wau", .int(report.week)), ("dau", .int(report.day)),
      ("weeklyMessages", .int(report.messages)),
    ]
  }

  static func duplicates(_ community: Community, _ moment: Moment) -> [(String, Json)] {
    let rows = DuplicatePair.all(in: community).map { pair in
      Json.object([
        ("first", .string(PackedID.text(prefix: "m", raw: pair.first.raw))),
        ("second", .string(PackedID.text(prefix: "m", raw: pair.second.raw))),
        ("ground", .string(pair.ground.rawValue)),
      ])
    }
    return [("asOf", .string(moment.today.text)), ("pairs", .array(rows))]
  }
}
