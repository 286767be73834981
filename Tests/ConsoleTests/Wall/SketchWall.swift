import Cells
import CommunityModel
import Wording

@testable import CommunityRules
@testable import Console

/// The wall of the drawn screens: forty groups, nine targets, a Tuesday at 10:26, all as drawn.
enum SketchWall {
  static let now = Instant("2026-11-24T10:26:00+08:00") ?? Instant(seconds: 0)

  static func wall(_ size: Size, _ language: Language) -> Wall {
    var options = Wall.Options()
    options.page = WallPages.place(of: "goals") ?? 0
    return Wall(facts: facts, language: language, size: size, options: options)
  }

  static let facts: WallFacts = {
    let moment = Moment(now: now)
    let community = Community()
    let figures = Figures.computed(from: community, moment: moment)
    var facts = WallFacts(
      community, figures: figures, earlier: figures,
      needs: GroupNeeds(community, figures: figures), goals: goals,
      importedAt: Instant("2026-11-24T09:58:00+08:00"))
    facts.workspace = "小满家社群"
    facts.hasMemberships = true
    facts.hasOrders = true
    facts.days[13] = WallFacts.Day(joined: 18, left: 5, orders: 41, revenue: 438_600)
    facts.plans = plans
    facts.groups = groups
    return facts
  }()

  private static let plans: [WallFacts.Plan] = {
    func plan(
      _ hour: Int64, _ sign: String, _ title: Localized, _ amount: Localized, _ lack: Localized
    ) -> WallFacts.Plan {
      let midnight = now.adding(seconds: -(10 * 3600 + 26 * 60))
      return WallFacts.Plan(
        at: midnight.adding(seconds: hour * 3600), sign: sign, title: title, amount: amount,
        lack: lack, isPost: !sign.isEmpty)
    }
    let none = Localized(verbatim: "")
    return [
      plan(
        12, "◆", Localized(verbatim: "面霜教程"), Localized("12 群", "12 groups"),
        Localized("缺 1 张图", "needs 1 张图")),
      plan(14, "", ChoreKind.sample.title, Localized("4 份", "4"), none),
      plan(17, "", ChoreKind.data.title, Localized("2 份", "2"), none),
      plan(20, "●", Localized(verbatim: "黑五预告"), Localized("40 群", "40 groups"), none),
      plan(22, "", ChoreKind.report.title, none, none),
    ]
  }()

  private static let goals: WallGoals = {
    func spark(_ text: String) -> [Double?] {
      text.unicodeScalars.map { Double($0.value) - 0x2581 }
    }
    func goal(
      _ id: String, _ num: Int64, _ den: Int64, _ sample: Localized, _ trend: String
    ) -> WallGoal? {
      guard let metric = MetricCatalog.named(id) else { return nil }
      var count = MetricCount(num, of: den)
      count.base = 1000
      count.sample = sample
      let reading = MetricReading(metric, .counted(count))
      let standing = GoalStanding(
        reading, goal: nil, history: GoalHistory(Community()), period: GoalPeriod(of: day),
        today: day)
      return WallGoal(
        id: id, title: metric.short, value: standing.shown, target: metric.shownTarget,
        state: reading.state == .met ? .met : .short, verdict: standing.verdict,
        progress: standing.progress, trend: spark(trend), sample: sample)
    }
    func plain(_ text: String) -> Localized { Localized(verbatim: text) }
    return WallGoals(
      title: GoalPeriod(of: day).title, daysLeft: GoalPeriod(of: day).daysLeft(from: day),
      goals: [
        goal("member.growth.core", 135, 296, plain("296→431"), "▁▂▂▃▃▄▅▅▆▇▇█"),
        goal("member.preciseShare", 7684, 9247, plain("7,684/9,247"), "▁▂▂▃▄▅▅▆▆▇██"),
        goal("fission.conversion", 30, 84, plain("30/84"), "▁▂▂▃▄▃▄▅▆▇▇█"),
        goal("activity.mauRate", 5254, 9012, plain("5,254/9,012"), "▇▅▅▄▂▂▁▁▄█▅▃"),
        goal(
          "activity.weeklyPerUser", 15_716, 3742,
          Localized("周活 3,742 人", "3,742 active"), "▁▂▁▂▃▃▄▅▇█▆▆"),
        goal("retention.core", 310, 380, plain("310/380"), "▁▂▂▄▄▅▅▇▇██▇"),
        goal("order.repurchaseLift", 284, 1000, plain("20.4→26.2%"), "▁▂▂▃▃▄▅▅▇███"),
        goal("order.launchLift", 408, 800, plain("1,208/800"), "▁▁▁▁▁▁▁▁████"),
        goal("referral.contribution", 41_768, 184_000, plain("¥41,768/184,000"), "▁▂▂▃▄▄▅▆▆▇▇█"),
      ].compactMap(\.self))
  }()

  private static let day = Moment(now: now).today

  private static let groups: [WallFacts.Group] = {
    let sizes: [(name: String, category: String, code: String, sizes: [Int])] = [
      ("美妆尝鲜", "美妆", "MZ", [213, 196, 250, 211, 245, 223, 243, 199, 249, 195, 237, 224]),
      ("零食囤货", "食品", "SP", [201, 224, 298, 233, 225, 225, 238, 209, 234, 230, 264, 228]),
      ("家居好物", "家居", "JJ", [251, 253, 257, 218, 187, 207, 254, 216]),
      ("穿搭分享", "服饰", "FS", [245, 211, 254, 251, 253, 204, 254, 238]),
    ]
    let ages = [72, 126, 981, 146, 1440].map { (minutes: Int64) in
      now.adding(seconds: -60 * minutes)
    }
    let needs: [(String, GroupNeed.Severity, Localized)] = [
      ("零食囤货3群", .serious, Localized("差 2 人满，换入群码", "2 short of full, change the join code")),
      ("穿搭分享2群", .serious, Localized("3 天没声，早安没发", "silent for 3 days, no morning post")),
      ("家居好物5群", .warning, Localized("9 位新人 24h 没引导", "9 newcomers not guided within 24 h")),
      ("美妆尝鲜7群", .warning, Localized("入群码 23:59 失效", "The join code expires at 23:59")),
      ("零食囤货11群", .warning, Localized("7 日退群 11%，超 8%", "11% left within 7 days, over 8%")),
    ]
    var all: [WallFacts.Group] = []
    for category in sizes {
      for (place, size) in category.sizes.enumerated() {
        let name = "\(category.name)\(place + 1)群"
        let number = place + 1 < 10 ? "0\(place + 1)" : "\(place + 1)"
        all.append(
          WallFacts.Group(
            id: Int64(all.count), name: name, code: "\(category.code)-\(number)",
            category: category.category, size: size, capacity: 300, warnAt: 270, joinedToday: 0,
            leftToday: 0, joinedWeek: 0, leftWeek: 0,
            needs: needs.enumerated().filter { $0.element.0 == name }.map {
              GroupNeed(severity: $0.element.1, words: $0.element.2, rank: $0.offset)
            }, since: needs.firstIndex { $0.0 == name }.map { ages[$0] }))
      }
    }
    // As the rules order them: those in need first.
    return all.filter { !$0.needs.isEmpty }.sorted { $0.needs[0].rank < $1.needs[0].rank }
      + all.filter(\.needs.isEmpty)
  }()
}
