import CommunityModel
import CommunityQuery
import CommunityRules

/// The rules on a shop that has been open for years: thirty orders and days of talk for each member.
struct RulesBench {
  private let community: Community
  private let moment: Moment

  init(_ demo: Community, _ moment: Moment) {
    self.moment = moment
    community = Self.grown(demo, moment)
  }

  func run() {
    let talks = community.memberships.reduce(0) { $0 + $1.talkDays.count }
    let (figures, computing) = Stopwatch.once {
      Figures.computed(from: community, moment: moment)
    }
    Page.line(
      "calculate every figure", computing, "\(community.orders.count) orders, \(talks) days of talk"
    )
    let scene = QueryScene(community: community, figures: figures)
    var policies = Policies(inForceIn: community)
    policies.tags.rules = [
      TagRule(tag: "高客单", query: "aov>=300"), TagRule(tag: "常回购", query: "purchase-days(90d)>=2"),
      TagRule(tag: "爱说话", query: "messages(30d)>=12"),
    ]
    policies.points.perYuan = 1
    let (plan, running) = Stopwatch.once {
      DayRunPlan(scene, policies: policies, by: "bench")
    }
    Page.line("plan the day's run, the first ever", running, "\(plan.changes.count) changes")
    theNextRun(plan, policies)
    report("report stages") { _ = StageReport(community, figures: figures, clock: .any) }
    report("report rfm") { _ = RfmReport(community, moment: moment) }
    report("report levels") { _ = LevelReport(community, figures: figures) }
    report("report tiers, with the week's flow") {
      _ = TierReport(community, figures: figures, policy: policies.figures)
    }
    report("report cohorts") { _ = CohortReport(community, moment: moment) }
    report("report repurchase, 90 days") {
      _ = RepurchaseReport(community, moment: moment, window: 90)
    }
    report("report activity") { _ = ActivityReport(community, figures: figures) }
    report("report tags") { _ = TagReport(community, figures: figures, policy: policies.tags) }
    report("find people known twice") { _ = DuplicatePair.all(in: community) }
  }

  /// What the run costs on every day but the first, and the points that the first one gave.
  private func theNextRun(_ first: DayRunPlan, _ policies: Policies) {
    var after = community
    let (isApplied, applying) = Stopwatch.once { (try? after.apply(first.changes)) != nil }
    guard isApplied else {
      print("  the day's run does not fit the rows: NOT DONE")
      return
    }
    Page.line("apply it", applying, "\(after.points.count) lots and bookings of points")
    let tomorrow = Moment(now: moment.now.adding(seconds: 86_400), zone: moment.zone)
    let figures = Figures.computed(from: after, moment: tomorrow)
    let scene = QueryScene(community: after, figures: figures)
    let (next, running) = Stopwatch.once { DayRunPlan(scene, policies: policies, by: "bench") }
    Page.line("plan the run of the next day", running, "\(next.changes.count) changes")
    report("report points") {
      _ = PointsReport(after, today: tomorrow.today, policy: policies.points)
    }
  }

  private func report(_ what: String, _ work: () -> Void) {
    Page.line(what, Stopwatch.each(3) { _ in work() }.median)
  }

  /// The demo with twelve orders and eighteen days of talk more for each member.
  private static func grown(_ demo: Community, _ moment: Moment) -> Community {
    var mint = IDMint(machine: 0x7FFFF)
    var orders = Array(demo.orders)
    var stays = Array(demo.memberships)
    for member in demo.members where !member.isStaff {
      let seed = Int(truncatingIfNeeded: member.id.raw & 0xFFFF)
      for number in 0..<12 {
        var order = Order(id: mint.mint())
        (order.channel, order.number) = ("bench", "B\(orders.count)")
        order.member = member.id
        order.state = .completed
        order.paid = Money(fen: Int64(2_000 + (seed * 37 + number * 911) % 60_000))
        order.paidAt = moment.now.adding(
          seconds: -86_400 * Int64(3 + (seed * 13 + number * 29) % 700))
        orders.append(order)
      }
    }
    for place in stays.indices where stays[place].status == .active {
      let seed = place % 61
      let days = (0..<18).map {
        TalkDay(moment.today - (seed + $0 * 3) % 90, Int64(1 + $0 % 5))
      }
      stays[place].more["talk"] = .list(Set(days).map(\.fieldValue).sorted())
    }
    let growing = Growing(demo, [Table(orders), Table(stays)])
    for face in Collections.all { face.accept(growing) }
    growing.community.relink()
    return growing.community
  }
}

/// Puts tables in the place of those of a community.
private final class Growing: CollectionVisitor {
  private let tables: [any Sendable]
  var community: Community

  init(_ community: Community, _ tables: [any Sendable]) {
    self.community = community
    self.tables = tables
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    for case let table as Table<Row> in tables { community.load(path, table) }
  }
}
