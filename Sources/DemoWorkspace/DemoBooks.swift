import CommunityModel

/// The rows of the demo that are kept about its people: points, benefits, procedures, lists.
struct DemoBooks {
  var points: [PointsEntry] = []
  var policies: [PolicyVersion] = []
  var benefits: [BenefitGrant] = []
  var enrolments: [Enrolment] = []
  var lists: [Segment] = []
  var checks: [TierCheck] = []
}

extension DemoBuilder {
  /// Since so many days orders earn points.
  private static let pointsDays = 120

  /// A point for each yuan of the last four months, spent on samples, some of it about to run out.
  mutating func earnPoints() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed, stream: 11)
    let first = moment.today - Self.pointsDays
    var policy = PolicyVersion(id: mint.mint())
    (policy.policy, policy.version) = (.points, 2)
    policy.lines = [
      PolicyLine("perYuan", "1"), PolicyLine("from", first.text), PolicyLine("life", "180"),
      PolicyLine("clawback", "negative"), PolicyLine("restoreGrace", "7"),
      PolicyLine("settleDays", "7"), PolicyLine("valueFen", "1"),
    ]
    policy.at = moment.zone.instant(first, second: 36_000)
    policy.by = Self.colleagues[0].name
    books.policies.append(policy)
    var ledgers: [ID<Member>: [PointsEntry]] = [:]
    var buyers: [ID<Member>] = []
    for order in orders where order.isEligible {
      guard let member = order.member, let paid = order.paidAt else { continue }
      let day = moment.zone.day(of: paid)
      guard day >= first, order.state == .completed || moment.today - day >= 7,
        order.net.fen >= 100
      else { continue }
      var entry = PointsEntry(id: mint.mint())
      (entry.member, entry.points, entry.reason) = (member, order.net.fen / 100, "消费")
      let settled = min(moment.today, day + 7)
      entry.at = min(moment.now, moment.zone.instant(settled, second: 14_400))
      entry.by = Self.colleagues[0].name
      entry.expires = settled + 180
      entry.more["ref"] = .text(PackedID.text(prefix: Order.collection.prefix, raw: order.id.raw))
      if ledgers[member] == nil { buyers.append(member) }
      ledgers[member, default: []].append(entry)
      books.points.append(entry)
    }
    for member in buyers where random.happens(perMille: 160) { redeem(member, &ledgers, &random) }
    thankPosters(&random)
  }

  /// A sample for points, from the lots that end first.
  private mutating func redeem(
    _ member: ID<Member>, _ ledgers: inout [ID<Member>: [PointsEntry]],
    _ random: inout SeededRandom
  ) {
    let item = random.pick([("小样三件套", Int64(99)), ("保鲜盒", 199), ("无门槛 20 元券", 200)])
    let account = PointsAccount(ledgers[member] ?? [])
    guard let parts = account.allocations(for: item.1, on: moment.today) else { return }
    var entry = PointsEntry(id: mint.mint())
    (entry.member, entry.entryKind, entry.points) = (member, .redeem, -item.1)
    (entry.allocations, entry.reason) = (parts, item.0)
    entry.at = ago(random.below(6), &random)
    entry.by = Self.colleagues[1 + random.below(2)].name
    // Nobody spends what was earned later.
    let earned = (ledgers[member] ?? []).filter { lot in parts.contains { $0.lot == lot.id } }
    guard earned.allSatisfy({ ($0.at ?? moment.now) <= (entry.at ?? moment.now) }) else { return }
    ledgers[member, default: []].append(entry)
    books.points.append(entry)
  }

  /// Points for those who show what they bought, some of which run out within the month.
  private mutating func thankPosters(_ random: inout SeededRandom) {
    for part in calendar.participations {
      guard let at = part.tookPartAt, random.happens(perMille: 300) else { continue }
      var entry = PointsEntry(id: mint.mint())
      (entry.member, entry.points, entry.reason) = (part.member, 20, "晒单有奖")
      entry.at = min(moment.now, at.adding(seconds: 7200))
      entry.by = Self.colleagues[1].name
      entry.expires = moment.today + 20
      books.points.append(entry)
    }
  }

  /// The presents of this month's birthdays, most of them given, some of them used.
  mutating func keepBirthdays() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed, stream: 13)
    for index in members.indices where people[index].standing == .inGroups {
      guard let birthday = Birthday(members[index]), !birthday.isLunar,
        let next = birthday.next(from: moment.today - 25), next - moment.today <= 2,
        random.happens(perMille: 700)
      else { continue }
      var grant = BenefitGrant(id: mint.mint())
      (grant.member, grant.occasion, grant.offer) = (members[index].id, .birthday, "生日礼盒")
      grant.period = BenefitKind.birthday.period(of: next)
      let given = ago(max(0, moment.today - next + 3), second: 36_600)
      (grant.at, grant.by) = (given, Self.colleagues[1 + random.below(2)].name)
      if next < moment.today, random.happens(perMille: 550) {
        grant.more["used"] = .instant(ago(max(0, moment.today - next - 2), second: 60_000))
      }
      books.benefits.append(grant)
    }
  }

  /// Thirty people drawn ten days ago and looked at by hand: two of them were in the wrong tier.
  mutating func checkTiers() {
    guard !groups.isEmpty else { return }
    let sure = people.indices.filter {
      people[$0].standing == .inGroups
        && ([.looking, .fresh].contains(people[$0].habit)
          || people[$0].habit == .devoted && people[$0].tenure >= 185)
    }
    guard sure.count >= 30 else { return }
    for place in 0..<30 {
      let person = sure[place * sure.count / 30]
      var check = TierCheck(id: mint.mint())
      check.member = members[person].id
      check.tier = people[person].habit == .devoted ? "highValue" : "regular"
      (check.day, check.seed) = (moment.today - 10, 1114)
      check.verdict = place % 15 == 7 ? .wrong : .confirmed
      check.right = place % 15 == 7 ? "active" : ""
      check.at = ago(10, second: 55_000 + place * 40)
      check.by = Self.colleagues[1].name
      books.checks.append(check)
    }
  }

  /// A list that follows its query, and one of a day.
  mutating func keepLists() {
    guard !groups.isEmpty else { return }
    func list(_ name: String, _ query: String, days: Int) -> Segment {
      var row = Segment(id: mint.mint())
      (row.name, row.by) = (name, Self.colleagues[1].name)
      row.asOf = ago(days, second: 36_000)
      row.more["query"] = .text(query)
      return row
    }
    var rising = list("快到高价值", "spend(365d)>=1500 -tier:highValue", days: 12)
    rising.more["dynamic"] = .flag(true)
    let eleven = list("双十一买过", "orders(30d)>=1", days: 11)
    books.lists = [rising, eleven]
    guard let festival = calendar.campaigns.first(where: { $0.name == "双十一" }),
      let start = festival.start, let end = festival.end
    else { return }
    var buyers: Set<ID<Member>> = []
    for order in orders where order.isEligible {
      guard let day = order.paidAt.map(moment.zone.day(of:)), day >= start, day <= end,
        let member = order.member
      else { continue }
      buyers.insert(member)
    }
    for index in members.indices where buyers.contains(members[index].id) {
      members[index].more["lists"] = .list([.ref(eleven.id.raw)])
    }
  }
}
