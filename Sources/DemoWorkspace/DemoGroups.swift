import CommunityModel

/// What a group of the demo shall look like before anybody is in it.
struct DemoGroupPlan {
  let series: Int
  let number: Int
  var scene: DemoScene
  /// How many days ago the group was made.
  let age: Int
  /// People in it now, colleagues included.
  var size = 0
  /// Of them, who joined today, one to six, and seven to twenty-nine days ago.
  var joined = (today: 0, week: 0, month: 0)
  /// Who left today, one to six days ago, before, and within seven days of a join 7 to 29 days ago.
  var left = (today: 0, week: 0, before: 0, early: 0)
}

extension DemoBuilder {
  /// How many groups so many people fill: about 225 rows of people for each, never above the capacity.
  static func groupCount(_ members: Int) -> Int {
    guard members > 0 else { return 0 }
    return max(1, (members + 112) / 225, (seats(members) + 279) / 280)
  }

  /// How many places in groups so many people take.
  static func seats(_ members: Int) -> Int {
    members * 970 / 1000
  }

  mutating func openGroups() {
    var random = SeededRandom(seed: seed, stream: 1)
    plan(&random)
    for plan in plans {
      let series = DemoSeries.all[plan.series]
      var group = Group(id: mint.mint())
      group.name = "\(series.name)\(plan.number)群"
      group.code = "\(series.code)-\(plan.number < 10 ? "0" : "")\(plan.number)"
      group.category = series.category
      group.owner = operators[series.colleague].id
      group.createdAt = ago(plan.age, second: 34_200)
      group.chatID = "wrAJ2GCAAADemo\(series.code)\(plan.number)"
      group.more["notice"] = .text("欢迎来到小满家。早安话题 8:30，福利 20:00，不发广告。")
      let expires = plan.scene == .codeEndsToday ? 0 : 2 + random.below(5)
      group.more["joinCode"] = .record([
        .instant(ago(7 - expires, second: 36_000)),
        .instant(moment.zone.instant(moment.today + expires, second: 86_340)),
      ])
      group.more["talkAsOf"] = .instant(moment.now.adding(seconds: -1680))
      describe(&group, series)
      groups.append(group)
    }
  }

  /// What the group promises, asks and expects of those who run it.
  private func describe(_ group: inout Group, _ series: DemoSeries) {
    group.more["slogan"] = .text(series.statement)
    group.more["positioning"] = .record([.text(series.axis), .text(series.people)])
    group.more["valueProps"] = .list([.text("专属福利"), .text("新品试用"), .text("选购干货")])
    group.more["rules"] = .list([
      GroupRules(
        version: 1, text: "不发广告，不私加群友，晒单有礼",
        effective: moment.today - 180
      ).fieldValue
    ])
    group.more["targetProfile"] = .text(series.profile)
    group.more["admissionGates"] =
      AdmissionPolicy(mode: .any, spend: 10_000, days: 365, referral: true, quiz: 80).fieldValue
  }

  private mutating func plan(_ random: inout SeededRandom) {
    let total = Self.groupCount(count)
    for (series, share) in DemoSeries.shares(of: total).enumerated() {
      for number in 1...max(1, share) where number <= share {
        plans.append(
          DemoGroupPlan(
            series: series, number: number,
            scene: DemoScene.standing(series: series, number: number),
            age: 240 + random.below(460)))
      }
    }
    stageMissingScenes()
    size(&random)
    for index in plans.indices { trickle(index, &random) }
  }

  /// A small shop has no eleventh group: its scenes move to groups it does have.
  private mutating func stageMissingScenes() {
    guard plans.count >= 5 else { return }
    for scene in [DemoScene.nearlyFull, .codeEndsToday, .unguided, .silent, .leaky]
    where !plans.contains(where: { $0.scene == scene }) {
      guard let free = plans.lastIndex(where: { $0.scene == .plain }) else { return }
      plans[free].scene = scene
    }
  }

  /// Shares the places out: what the scenes need first, the rest by drawn weights.
  private mutating func size(_ random: inout SeededRandom) {
    let seats = Self.seats(count)
    var left = seats
    var weights: [Int: Int] = [:]
    for index in plans.indices {
      if let people = plans[index].scene.people {
        plans[index].size = people
        left -= people
      } else {
        weights[index] = 860 + random.below(280)
      }
    }
    let total = max(1, weights.values.reduce(0, +))
    for (index, weight) in weights.sorted(by: { $0.key < $1.key }) {
      plans[index].size = min(280, max(0, left * weight / total))
    }
  }

  /// Decides who came and went lately.
  private mutating func trickle(_ index: Int, _ random: inout SeededRandom) {
    let size = plans[index].size
    let calm = size >= 60
    var joined = (
      today: random.happens(perMille: 160) ? 1 + random.below(2) : 0, week: 1 + random.below(5),
      month: 6 + random.below(14)
    )
    var left = (
      today: random.happens(perMille: 40) ? 1 : 0, week: random.below(3),
      before: 4 + random.below(size / 12 + 1), early: random.below(2)
    )
    switch plans[index].scene {
    case .plain: break
    case .nearlyFull: (joined.today, joined.week, left.week) = (6, 32, 2)
    case .silent: (joined, left.today, left.week) = ((0, 0, 2), 2, 1)
    case .unguided: joined = (0, 9, 12)
    case .codeEndsToday: joined.today = 2
    case .leaky: (joined, left.today, left.early) = ((4, 9, 41), 1, 5)
    }
    if !calm {
      joined = (min(1, size / 12), size / 20, size / 10)
      left = (0, size / 30, size / 12, 0)
    }
    plans[index].joined = joined
    plans[index].left = left
  }
}
