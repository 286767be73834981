import CommunityModel

/// One step of a procedure as the demo knows it.
private struct DemoStep {
  let key: String
  let days: Int
  let second: Int
  let title: String
  let text: String

  static let winback = [
    DemoStep(
      key: "winback.message", days: 0, second: 36_000, title: "私信问候",
      text: "好久没见你啦，最近还好吗？上次买的用着怎么样？"),
    DemoStep(
      key: "winback.benefit", days: 3, second: 36_000, title: "发唤醒福利", text: "给你留了一张回归券，这周都能用。"),
    DemoStep(key: "winback.close", days: 14, second: 64_800, title: "收尾写原因", text: ""),
  ]
  static let newMember = [
    DemoStep(
      key: "newMember.rules", days: 0, second: 32_400, title: "发群规和福利指南",
      text: "欢迎来到小群！先看群公告，每晚 20:00 有福利，有问题直接 @ 我。"),
    DemoStep(
      key: "newMember.intro", days: 0, second: 39_600, title: "请自我介绍",
      text: "在群里打个招呼吧：你在哪个城市，平时爱买什么？"),
    DemoStep(key: "newMember.answers", days: 1, second: 36_000, title: "新手答疑", text: ""),
    DemoStep(key: "newMember.coupon", days: 3, second: 36_000, title: "发新人券", text: ""),
    DemoStep(key: "newMember.check", days: 7, second: 36_000, title: "回访还在不在", text: ""),
  ]
}

extension DemoBuilder {
  /// People on their way through a procedure: dormant ones who are asked back, some of whom answered or
  /// bought, and newcomers of the last week.
  mutating func followProcedures() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed, stream: 12)
    winBack(&random)
    welcome()
  }

  private mutating func winBack(_ random: inout SeededRandom) {
    let talkers = Set(
      memberships.filter { stay in
        stay.lastTalkAt.map { moment.today - moment.zone.day(of: $0) < 40 } ?? false
      }.map(\.member))
    let asleep = people.indices.filter {
      people[$0].standing == .inGroups && people[$0].habit == .sleeping
        && members[$0].more["dnc"].isNone && members[$0].more["blacklist"].isNone
        && !talkers.contains(members[$0].id)
    }
    let wanted = asleep.prefix(count / 180)
    let endings: [EnrolmentState] = [.replied, .finished, .bought, .replied, .finished, .finished]
    for (place, person) in wanted.enumerated() {
      // A third were asked three weeks ago, the others lately: what falls due today is little.
      let days = place % 3 == 0 ? 20 + place % 4 : [1, 2, 4, 6, 9, 11, 14][place % 7]
      var row = enrol(person, "winback", daysAgo: days)
      if place % 3 == 0 {
        row.state = endings[place / 3 % endings.count]
        let length = row.state == .finished ? 14 : 2 + place % 4
        row.more["ended"] = .instant(ago(days - length, second: 65_000))
        if row.state == .replied, place % 2 == 0 {
          row.more["lostReason"] = .text(random.pick(["price", "noNeed", "elsewhere", "tooMuch"]))
        }
        if row.state == .bought { buyAgain(person, daysAgo: days - length, &random) }
      }
      addSteps(DemoStep.winback, of: row, person, daysAgo: days)
      books.enrolments.append(row)
    }
  }

  /// The newcomers whom nobody has guided.
  private mutating func welcome() {
    guard let place = plans.firstIndex(where: { $0.scene == .unguided }) else { return }
    let group = groups[place].id
    let fresh = memberships.filter { stay in
      stay.group == group && stay.status == .active
        && stay.joinedAt.map { moment.today - moment.zone.day(of: $0) < 7 } ?? false
    }
    for stay in fresh.prefix(6) {
      guard let person = members.firstIndex(where: { $0.id == stay.member }),
        people[person].standing == .inGroups, let joined = stay.joinedAt
      else { continue }
      let days = moment.today - moment.zone.day(of: joined)
      guard days > 0 else { continue }
      let row = enrol(person, "newMember", daysAgo: days)
      addSteps(DemoStep.newMember, of: row, person, daysAgo: days)
      books.enrolments.append(row)
    }
  }

  private mutating func enrol(_ person: Int, _ procedure: String, daysAgo: Int) -> Enrolment {
    var row = Enrolment(id: mint.mint())
    (row.member, row.procedure) = (members[person].id, procedure)
    row.anchor = moment.today - daysAgo
    row.at = moment.zone.instant(row.anchor, second: 31_000)
    row.by = Self.colleagues[1].name
    return row
  }

  /// The tasks of the steps that fell due: those of days gone by are done, mostly on their day.
  private mutating func addSteps(
    _ steps: [DemoStep], of enrolment: Enrolment, _ person: Int, daysAgo: Int
  ) {
    let ended = enrolment.more["ended"].instant
    for step in steps where step.days <= daysAgo {
      let due = moment.zone.instant(enrolment.anchor + step.days, second: step.second)
      if let ended, due > ended { continue }
      let age = moment.today - moment.zone.day(of: due)
      // What fell due earlier today waits for the day's run.
      guard age > 0 || due > moment.now else { continue }
      var chore = Chore(id: mint.mint())
      chore.title = "\(step.title) · \(members[person].name)"
      chore.kind = .followUp
      chore.unit = .people
      chore.due = due
      chore.member = enrolment.member
      chore.assignee =
        members[person].owner ?? operators[DemoSeries.all[people[person].series].colleague].id
      chore.more["sop"] = .text(step.key)
      chore.more["enrolment"] = .ref(enrolment.id.raw)
      chore.more["text"] = step.text.fieldValue
      if due < moment.now {
        chore.done = 1
        chore.doneAt = min(
          moment.now, due.adding(seconds: age > 2 && person % 5 == 0 ? 90_000 : 5400))
      }
      calendar.tasks.append(chore)
    }
  }

  /// The order that ended a win-back.
  private mutating func buyAgain(
    _ person: Int, daysAgo: Int, _ random: inout SeededRandom
  ) {
    let series = DemoSeries.all[people[person].series]
    let paid = ago(daysAgo, second: 64_000)
    var order = Order(id: mint.mint())
    order.channel = "youzan"
    order.number =
      "E\(moment.zone.day(of: paid).text.filter { $0 != "-" })\(95_000_000 + orders.count)"
    order.member = members[person].id
    order.state = .completed
    order.paid = Money(fen: Int64(4900 + random.below(9000)))
    order.paidAt = paid
    order.more["placedAt"] = .instant(paid)
    order.more["goods"] = .text(random.pick(series.goods))
    orders.append(order)
  }
}
