import CommunityModel

extension DemoBuilder {
  /// How many candidates of a stage a shop of nine thousand has.
  static let kocShares: [(stage: KocStage, count: Int)] = [
    (.trial, 12), (.active, 34), (.invited, 7), (.screened, 9), (.spotted, 18), (.paused, 3),
    (.retired, 11), (.rejected, 6),
  ]

  /// Chooses the people whom the shop wants as KOCs, each with a story that fits the stage.
  mutating func recruit() {
    var random = SeededRandom(seed: seed, stream: 8)
    var pool = kocPool(&random)
    for (stage, count) in Self.kocShares {
      // Even a small shop has one of each, and a second trial, which is on its way.
      let least = self.count >= 300 ? (stage == .trial ? 2 : 1) : 0
      let wanted = max(least, count * self.count / 9000)
      for place in 0..<wanted {
        guard let person = pool.take(stage, place) else { break }
        candidates.append(candidate(person, stage, place, &random))
        settleIn(person, stage, place, &random)
      }
    }
    bringPeople()
    bringOrders(&random)
  }

  /// People who may be asked: known ones first, then regulars.
  private func kocPool(_ random: inout SeededRandom) -> KocPool {
    var pool = KocPool()
    for index in people.indices {
      let person = people[index]
      guard person.standing == .inGroups, person.tenure >= 30, person.bought != nil,
        members[index].more["dnc"].isNone, members[index].more["blacklist"].isNone
      else { continue }
      if let cast = person.cast.map({ DemoCast.all[$0] }), cast.isKoc {
        pool.known[cast.name] = index
      } else if person.isKoc, person.habit != .gone, person.habit != .sleeping {
        pool.seasoned.append(index)
      } else if person.cast == nil, person.habit == .devoted || person.habit == .frequent {
        pool.regulars.append(index)
      }
    }
    random.shuffle(&pool.seasoned)
    random.shuffle(&pool.regulars)
    return pool
  }

  /// What the stage asks of the person's own record: consent, and mostly an address.
  private mutating func settleIn(
    _ person: Int, _ stage: KocStage, _ place: Int, _ random: inout SeededRandom
  ) {
    let isCareful = random.happens(perMille: 850)
    if stage != .spotted, stage != .screened || isCareful {
      members[person].more["consent"] = .text("granted")
    }
    let lacksAddress = stage == .trial ? place >= 10 : place > 0 && random.happens(perMille: 300)
    guard !lacksAddress, stage != .spotted else { return }
    let street = random.pick(["人民路", "文化街", "幸福里", "学府路", "滨江大道"])
    members[person].more["address"] = .text(
      "\(members[person].city)\(street) \(1 + random.below(200)) 号 \(1 + random.below(30)) 室")
  }

  private mutating func candidate(
    _ person: Int, _ stage: KocStage, _ place: Int, _ random: inout SeededRandom
  ) -> KocCandidate {
    var row = KocCandidate(id: mint.mint())
    row.member = members[person].id
    row.stage = stage
    row.programme = random.happens(perMille: 620) ? .officer : .sharer
    row.owner = operators[random.happens(perMille: 600) ? 0 : 1].id
    let days = daysInStage(stage, place, &random)
    row.since = moment.today - days
    row.observed = observation(stage, place, &random)
    if stage == .screened || stage == .spotted, random.happens(perMille: 400) {
      row.more["by"] = .text(Self.colleagues[1 + random.below(2)].name)
    }
    if stage == .active || stage == .paused {
      row.more["rate"] = .int(Int64(random.pick([500, 800, 800, 1000])))
    }
    row.trial = trial(stage, place, days, series: people[person].series, &random)
    if stage == .trial, let late = row.trial?.daysLate(on: moment.today) {
      row.nudge = KocNudge(
        at: ago(max(1, late - 1), second: 36_600), by: Self.colleagues[0].name,
        reply: place == 0 ? "这两天拍" : "")
    } else if stage == .invited, place == 3 {
      row.nudge = KocNudge(
        at: ago(1, second: 40_000), by: Self.colleagues[1].name, reply: "想先看看样品")
    }
    row.more["log"] = .list(steps(to: stage, days: days, &random).map(\.fieldValue).sorted())
    let scores = evaluations(of: row)
    if !scores.isEmpty { row.more["evaluations"] = .list(scores.map(\.fieldValue).sorted()) }
    return row
  }

  private func daysInStage(
    _ stage: KocStage, _ place: Int, _ random: inout SeededRandom
  ) -> Int {
    switch stage {
    case .spotted: place == 0 ? 8 : random.below(6)
    case .screened: place == 0 ? 4 : random.below(3)
    case .invited: [6, 5, 2, 3, 0, 0, 1][place % 7]
    case .trial: place >= 10 ? 2 + random.below(4) : 14 + random.below(4)
    case .active: 30 + random.below(260)
    case .paused: 12 + random.below(60)
    case .retired: 20 + random.below(200)
    case .rejected: 10 + random.below(120)
    }
  }

  private func observation(
    _ stage: KocStage, _ place: Int, _ random: inout SeededRandom
  ) -> KocObservation? {
    let seen = moment.today - random.below(9)
    let isKnown = random.happens(perMille: 930)
    let active = 13 + random.below(8)
    let posts = 3 + random.below(4)
    let reactions = posts * 2 + random.below(posts)
    guard isKnown || place < 3, stage != .retired, stage != .rejected else { return nil }
    if stage == .trial, place == 0 {
      return KocObservation(
        on: seen, activeDays: 18, posts: 4, reactions: 10, lastPost: moment.today - 2)
    }
    if stage == .trial || stage == .spotted, place < 3 {
      return KocObservation(
        on: seen, activeDays: Int64(20 - place), posts: Int64(6 - place), reactions: 17,
        lastPost: moment.today - 1 - place)
    }
    // Two of the working ones have fallen silent.
    if stage == .active, place >= 3, place < 5 {
      let silent = place == 3 ? 30 : 22
      return KocObservation(
        on: seen, activeDays: Int64(11 + place), posts: 2, reactions: 5,
        lastPost: moment.today - silent)
    }
    return KocObservation(
      on: seen, activeDays: Int64(active), posts: Int64(posts), reactions: Int64(reactions),
      lastPost: moment.today - random.below(7))
  }

  /// The sample of somebody in trial, and the one that a working KOC once passed.
  private func trial(
    _ stage: KocStage, _ place: Int, _ days: Int, series: Int, _ random: inout SeededRandom
  ) -> KocTrial? {
    let goods = DemoSeries.all[series].goods
    let sku = "\(random.pick(goods)) 小样"
    let cost = Money(fen: Int64(900 + random.below(2200)))
    switch stage {
    case .trial:
      // Three late, four with days left, three on their way, two whose address nobody knows.
      let due = [-3, -2, -1, 1, 2, 3, 4]
      switch count < 6000 && place == 1 ? 7 : place {
      case 0..<7:
        let isFirst = place == 0
        return KocTrial(
          sku: isFirst ? "面霜Pro 小样" : sku, cost: isFirst ? Money(fen: 1800) : cost,
          shippedOn: moment.today - (isFirst ? 14 : 12),
          signedOn: moment.today - (isFirst ? 12 : 9),
          dueOn: moment.today + due[place], wanted: place == 5 ? 2 : 1,
          delivered: place == 5 ? 1 : 0)
      case 7..<10:
        let sent = 1 + random.below(3)
        return KocTrial(
          sku: sku, cost: cost, shippedOn: moment.today - sent,
          dueOn: moment.today - sent + 14)
      default: return nil
      }
    case .active, .paused, .retired:
      let shipped = moment.today - days - 20
      return KocTrial(
        sku: sku, cost: cost, shippedOn: shipped, signedOn: shipped + 3, dueOn: shipped + 14,
        delivered: 1, verdict: .passed)
    case .spotted, .screened, .invited, .rejected: return nil
    }
  }

  /// How somebody came to a stage that began so many days ago.
  private func steps(
    to stage: KocStage, days: Int, _ random: inout SeededRandom
  ) -> [KocStep] {
    let way: [KocStage]
    switch stage {
    case .paused: way = KocStage.board + [.paused]
    case .retired: way = KocStage.board + [.paused, .retired]
    case .rejected: way = [.spotted, .screened, .rejected]
    default:
      way = KocStage.board.prefix { $0 != stage } + [stage]
    }
    var found: [KocStep] = []
    var day = days
    for step in way.reversed() {
      let reason =
        switch step {
        case .paused: random.pick(["年底太忙", "出差一个月", "宝宝刚出生"])
        case .retired: random.pick(["自己提的，不想再发", "三个月没发声"])
        case .rejected: random.pick(["照片不合用", "同时在推竞品", "没有时间拍"])
        default: ""
        }
      found.append(
        KocStep(
          at: min(
            ago(day, second: 36_000 + random.below(20_000)), moment.now.adding(seconds: -300)),
          stage: step,
          by: Self.colleagues[random.below(2)].name, reason: reason))
      day += 3 + random.below(step == .active ? 20 : 9)
    }
    return found
  }

  /// People who came lately and bought at once were brought by a candidate of their group.
  private mutating func bringPeople() {
    var hosts: [ID<Group>: [(member: ID<Member>, since: Instant)]] = [:]
    let wanted = Set(candidates.map(\.member))
    for stay in memberships where stay.status == .active && wanted.contains(stay.member) {
      if let joined = stay.joinedAt { hosts[stay.group, default: []].append((stay.member, joined)) }
    }
    let firstBuys = Dictionary(
      people.indices.compactMap { index in
        people[index].bought.map { (members[index].id, moment.today - $0.first) }
      }, uniquingKeysWith: { first, _ in first })
    var turn = 0
    for index in memberships.indices {
      let stay = memberships[index]
      guard stay.status == .active, let joined = stay.joinedAt, !wanted.contains(stay.member),
        let bought = firstBuys[stay.member]
      else { continue }
      let day = moment.zone.day(of: joined)
      guard moment.today - day < 90, bought >= day, bought - day <= 14 else { continue }
      let able = (hosts[stay.group] ?? []).filter { $0.since < joined }
      guard !able.isEmpty else { continue }
      memberships[index].scene = .invite
      memberships[index].inviter = able[turn % able.count].member
      turn += 1
    }
  }

  /// The scores of past months, near what is seen today: a band takes two of them.
  private func evaluations(of candidate: KocCandidate) -> [KocEvaluation] {
    guard let seen = candidate.observed, let days = seen.activeDays, let posts = seen.posts,
      let reactions = seen.reactions, posts > 0
    else { return [] }
    let months: Int
    switch candidate.stage {
    case .active, .paused: months = 3
    case .trial: months = 2
    case .invited, .screened: months = 1
    case .spotted, .retired, .rejected: return []
    }
    var random = SeededRandom(seed: seed, stream: 20_000 + UInt64(candidates.count))
    // Presence, influence and content as they are scored, and a usual share of the other parts.
    let seenPoints =
      min(20, days) + min(15, reactions * 5 / posts) + min(20, posts * 5)
    return (0..<months).map { past in
      let score = seenPoints + Int64(19 + random.below(9))
      return KocEvaluation(
        month: moment.today.firstOfMonth.adding(months: -past), score: min(100, score), known: 100)
    }
  }

  /// This month's and the last month's orders that came through a working KOC's link.
  private mutating func bringOrders(_ random: inout SeededRandom) {
    let working = candidates.filter { $0.stage == .active }.map(\.member)
    guard !working.isEmpty else { return }
    let first = moment.today.firstOfMonth
    let loud = working.indices.filter { !(3..<5).contains($0) }.map { working[$0] }
    let own = Set(candidates.map(\.member))
    guard !loud.isEmpty else { return }
    let before = first.adding(months: -1)
    for (from, to) in [(first, moment.today), (before, first - 1)] {
      let month = orders.indices.filter { index in
        guard let paid = orders[index].paidAt, let buyer = orders[index].member else {
          return false
        }
        let day = moment.zone.day(of: paid)
        return orders[index].isEligible && day >= from && day <= to && !own.contains(buyer)
      }
      guard !month.isEmpty else { continue }
      for (place, koc) in loud.enumerated() {
        // The best of them bring nine, the last one or two.
        let count = max(1, 9 - place * 8 / loud.count)
        for _ in 0..<count { orders[random.pick(month)].more["koc"] = .ref(koc.raw) }
      }
    }
    nameReferrers(&random)
  }

  /// Part of what invited people buy came by the link of whoever invited them.
  private mutating func nameReferrers(_ random: inout SeededRandom) {
    var inviters: [ID<Member>: ID<Member>] = [:]
    for stay in memberships where stay.status == .active {
      if let inviter = stay.inviter { inviters[stay.member] = inviter }
    }
    let names = Dictionary(
      members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    for index in orders.indices {
      guard let paid = orders[index].paidAt, moment.today - moment.zone.day(of: paid) < 90,
        orders[index].more["koc"].isNone,
        let name = orders[index].member.flatMap({ inviters[$0] }).flatMap({ names[$0] })
      else { continue }
      if random.happens(perMille: 470) { orders[index].more["referrer"] = .text(name) }
    }
  }
}

/// Who may become a candidate, handed out once each.
private struct KocPool {
  var known: [String: Int] = [:]
  var seasoned: [Int] = []
  var regulars: [Int] = []

  private static let cast: [KocStage: [String]] = [
    .trial: ["陈一诺", "许知远", "阿May"], .active: ["李婉清", "糖糖妈妈"],
  ]

  /// Somebody for a place of a stage.
  mutating func take(_ stage: KocStage, _ place: Int) -> Int? {
    if let names = Self.cast[stage], place < names.count,
      let person = known.removeValue(forKey: names[place])
    {
      return person
    }
    if stage == .active || stage == .paused || stage == .retired, let person = seasoned.popLast() {
      return person
    }
    return regulars.popLast() ?? seasoned.popLast()
  }
}
