import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// The reports about groups: what comes in and goes out, and how each is doing.
enum GroupReports {
  /// Every group with its numbers, and who came how.
  static func groups(
    _ community: Community, _ moment: Moment, _ language: Language
  ) -> [(String, Json)] {
    let figures = Figures.computed(from: community, moment: moment)
    let needs = GroupNeeds(community, figures: figures)
    let received = OnboardingReport(community, moment: moment)
    let listed = community.groups.filter { $0.status != .dissolved }
    let order = needs.ordered(listed)
    let rows = order.compactMap { community.groups[$0] }.map { group -> Json in
      let own = figures[group.id]
      let row = received.byGroup[group.id] ?? OnboardingReport.Row()
      var fields: [(String, Json)] = [
        ("code", .string(group.code)), ("name", .string(group.name)),
        ("status", .string(group.status.rawValue)), ("size", .int(own.size)),
        ("capacity", .int(Int(group.capacity))),
        ("joinsToday", .int(own.joinedToday)), ("leavesToday", .int(own.leftToday)),
        ("joins7", .int(own.joinedWeek)), ("leaves7", .int(own.leftWeek)),
        ("net14", .array(own.netByDay.map { .int($0) })),
        ("talk7", rate(own.weeklyTalk)), ("talk30", rate(own.monthlyTalk)),
      ]
      fields += [
        ("waiting", .int(needs.newcomers[group.id]?.waiting ?? 0)),
        ("overdue", .int(needs.newcomers[group.id]?.overdue ?? 0)),
        ("onboarding", counted(row.guided, row.due)),
        ("earlyChurn", counted(row.leftEarly, row.ripe)),
        ("admins", counted(own.admins, group.quota.admins)),
        ("kocs", counted(own.kocs, group.quota.kocs)),
        (
          "needs",
          .array((needs.reasons[group.id] ?? []).map { .string($0.words[language]) })
        ),
      ]
      return .object(fields)
    }
    return [
      ("asOf", .string(moment.today.text)), ("groups", .array(rows)),
      ("onboarding", counted(received.total.guided, received.total.due)),
      ("earlyChurn", counted(received.total.leftEarly, received.total.ripe)),
      ("sources", sources(received)), ("inviters", inviters(community, received)),
      ("duplicates", duplicates(community)), ("violations", violations(community)),
    ]
  }

  /// The health of every group with its seven parts.
  static func health(
    _ community: Community, _ moment: Moment, _ language: Language
  ) -> [(String, Json)] {
    let figures = Figures.computed(from: community, moment: moment)
    let scene = QueryScene(community: community, figures: figures)
    let rows = community.groups.filter { $0.status == .active }.map { group -> Json in
      let health = GroupHealth(of: group, in: scene)
      let parts = health.parts.map { reading -> (String, Json) in
        let points = reading.points.map { Int($0 * 10 + 0.5) }
        return (
          reading.part.rawValue,
          .object([
            ("value", .string(reading.value[language])),
            ("points", points.map { .string("\($0 / 10).\($0 % 10)") } ?? .null),
            ("of", .int(Int(reading.part.weight))),
            ("needs", reading.missing.map { .string($0[language]) } ?? .null),
          ])
        )
      }
      return .object([
        ("code", .string(group.code)), ("name", .string(group.name)),
        ("score", .int(health.score)), ("of", .int(health.reachable)),
        ("parts", .object(parts)),
      ])
    }
    return [("asOf", .string(moment.today.text)), ("groups", .array(rows))]
  }

  private static func rate(_ basisPoints: Int?) -> Json {
    basisPoints.map { .string("\($0 / 100).\($0 % 100 / 10)%") } ?? .null
  }

  private static func counted(_ part: Int, _ whole: Int) -> Json {
    .object([("num", .int(part)), ("den", .int(whole))])
  }

  private static func row(_ name: String, _ row: OnboardingReport.Row) -> Json {
    .object([
      ("source", .string(name)), ("joined", .int(row.joined)),
      ("onboarding", counted(row.guided, row.due)),
      ("earlyChurn", counted(row.leftEarly, row.ripe)),
    ])
  }

  private static func sources(_ report: OnboardingReport) -> Json {
    let named = report.byScene.map { ($0.key?.rawValue ?? "unknown", $0.value) }
    return .array(named.sorted { $0.0 < $1.0 }.map { row($0.0, $0.1) })
  }

  private static func inviters(_ community: Community, _ report: OnboardingReport) -> Json {
    let chains = InviteChains(community).longest(10)
    return .array(
      chains.map { chain in
        .object([
          ("member", .string(PackedID.text(prefix: "m", raw: chain.member.raw))),
          ("direct", .int(chain.direct)), ("all", .int(chain.all)), ("depth", .int(chain.depth)),
          ("last30", .int(report.byInviter[chain.member]?.joined ?? 0)),
        ])
      })
  }

  private static func duplicates(_ community: Community) -> Json {
    let found = DuplicateSeats.all(community)
    return .object([
      ("people", .int(found.count)), ("seats", .int(found.reduce(0) { $0 + $1.extra.count })),
    ])
  }

  /// Breaches by group and by the version of the rules that held.
  private static func violations(_ community: Community) -> Json {
    var counts: [String: [String: Int]] = [:]
    for violation in community.violations {
      let group = violation.group.flatMap { community.groups[$0]?.name } ?? "-"
      let version = violation.more["ruleVersion"].int.map { "v\($0)" } ?? "-"
      counts[group, default: [:]][version, default: 0] += 1
    }
    return .array(
      counts.sorted { $0.key < $1.key }.map { group, versions in
        .object([
          ("group", .string(group)),
          (
            "versions",
            .object(versions.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })
          ),
        ])
      })
  }
}
