import CommunityModel

extension DemoBuilder {
  /// Somebody's time in a group before it is a row.
  private struct Stay {
    let person: Int
    let joined: Instant
    var left: (after: Instant, until: Instant)?
    var isRemoved = false
    var role = MembershipRole.member
    var steps: [(String, Instant)] = []
  }

  /// Seats everybody, then writes down who came and went when.
  mutating func fillGroups() {
    var random = SeededRandom(seed: seed, stream: 3)
    let colleagues = people.indices.filter { people[$0].standing == .colleague }
    var seated = seat(&random, colleagues: colleagues.count)
    var leavers = people.indices.filter { people[$0].standing == .leftAll }
    random.shuffle(&leavers)
    var stays: [[Stay]] = Array(repeating: [], count: plans.count)
    for group in plans.indices {
      stays[group] += colleagues.map { stay(ofColleague: $0, in: group) }
      random.shuffle(&seated[group])
      stays[group] += present(seated[group], in: group, &random)
      stays[group] += departed(from: group, &leavers, seated, &random)
    }
    for (place, person) in leavers.enumerated() where !plans.isEmpty {
      let group = place % plans.count
      let days = 60 + random.below(max(1, plans[group].age - 90))
      stays[group].append(leaving(person, left: days, stayed: 5 + random.below(40), &random))
    }
    for group in plans.indices { record(&stays[group], in: group, &random) }
    applyToJoin(&random)
  }

  /// Gives people their groups: each one, a few a second, until every place is taken.
  private mutating func seat(_ random: inout SeededRandom, colleagues: Int) -> [[Int]] {
    var seats: [Int] = []
    for (index, plan) in plans.enumerated() {
      seats += Array(repeating: index, count: max(0, plan.size - colleagues))
    }
    random.shuffle(&seats)
    var seated: [[Int]] = Array(repeating: [], count: plans.count)
    // Who sits where, as person × groups + group: nobody is in one group twice.
    var taken: Set<Int> = []
    let guests = people.indices.filter { people[$0].standing == .inGroups }
    for (person, group) in zip(guests, seats) {
      seated[group].append(person)
      people[person].series = plans[group].series
      taken.insert(person * plans.count + group)
    }
    // More people than places: those left over sit down where no scene needs its number.
    let plain = plans.indices.filter { plans[$0].scene == .plain }
    for person in guests.dropFirst(seats.count) where !plain.isEmpty {
      let group = random.pick(plain)
      seated[group].append(person)
      people[person].series = plans[group].series
    }
    for group in seats.dropFirst(guests.count) {
      // People with several groups cluster among the first of the list, the regulars.
      for _ in 0..<8 {
        let person = guests[Int(random.share() * random.share() * Double(guests.count))]
        guard taken.insert(person * plans.count + group).inserted else { continue }
        seated[group].append(person)
        break
      }
    }
    return seated
  }

  private func stay(ofColleague person: Int, in group: Int) -> Stay {
    let series = DemoSeries.all[plans[group].series]
    return Stay(
      person: person, joined: ago(plans[group].age, second: 34_200 + person * 60),
      role: person == series.colleague % max(1, min(3, count)) ? .owner : .admin)
  }

  /// The people in a group now: the newest joins first, the rest since long ago.
  private mutating func present(
    _ seated: [Int], in group: Int, _ random: inout SeededRandom
  ) -> [Stay] {
    let plan = plans[group]
    let kocs = plan.size >= 60 ? 1 + random.below(3) : 1
    var stays: [Stay] = []
    for (place, person) in seated.enumerated() {
      let days = daysSinceJoining(place, of: seated.count, plan, &random)
      var stay = Stay(person: person, joined: ago(days, &random))
      let unguided = plan.scene == .unguided && (1..<7).contains(days)
      if unguided {
        stay = Stay(
          person: person,
          joined: moment.now.adding(seconds: -Int64(90_000 + random.below(72_000))))
      } else if days <= 60, days > 0 || random.happens(perMille: 400) {
        stay.steps = guide(since: stay.joined, &random)
      }
      // The last of the list have been there longest.
      if place >= seated.count - kocs || people[person].cast.map({ DemoCast.all[$0].isKoc }) == true
      {
        stay.role = .koc
        people[person].isKoc = true
      } else if place == seated.count - kocs - 1, plan.number % 2 == 1 {
        stay.role = .admin
      }
      people[person].tenure = max(people[person].tenure, days)
      stays.append(stay)
    }
    return stays
  }

  private func daysSinceJoining(
    _ place: Int, of count: Int, _ plan: DemoGroupPlan, _ random: inout SeededRandom
  ) -> Int {
    let (today, week, month) = plan.joined
    let draw = random.share()
    return switch place {
    case ..<today: 0
    case ..<(today + week): 1 + Int(draw * 6)
    case ..<(today + week + month): 7 + Int(draw * 23)
    default: 30 + Int(draw * Double(max(1, plan.age - 30)))
    }
  }

  private func guide(since joined: Instant, _ random: inout SeededRandom) -> [(String, Instant)] {
    let welcome = min(moment.now, joined.adding(seconds: Int64(60 + random.below(3600))))
    let rules = min(moment.now, welcome.adding(seconds: Int64(600 + random.below(30_000))))
    return [("rules", rules), ("welcome", welcome)]
  }

  /// The people who were in a group and left it, some of whom are in another.
  private func departed(
    from group: Int, _ leavers: inout [Int], _ seated: [[Int]], _ random: inout SeededRandom
  ) -> [Stay] {
    let plan = plans[group]
    var spans: [(left: Int, stayed: Int)] = []
    for _ in 0..<plan.left.today { spans.append((0, 20 + random.below(180))) }
    for _ in 0..<plan.left.week { spans.append((1 + random.below(6), 15 + random.below(200))) }
    for _ in 0..<plan.left.early {
      let stayed = 1 + random.below(5)
      spans.append((7 + random.below(20 - stayed), stayed))
    }
    for _ in 0..<plan.left.before {
      spans.append((10 + random.below(50), 30 + random.below(120)))
    }
    let inside = Set(seated[group])
    var stays: [Stay] = []
    for span in spans {
      var person: Int?
      if random.happens(perMille: 550), let leaver = leavers.popLast() {
        person = leaver
      } else if plans.count > 1 {
        let other = (group + 1 + random.below(plans.count - 1)) % plans.count
        if !seated[other].isEmpty { person = random.pick(seated[other]) }
      }
      guard let person, !inside.contains(person), !stays.contains(where: { $0.person == person })
      else { continue }
      stays.append(leaving(person, left: span.left, stayed: span.stayed, &random))
    }
    return stays
  }

  private func leaving(
    _ person: Int, left: Int, stayed: Int, _ random: inout SeededRandom
  ) -> Stay {
    let until = ago(left, &random)
    let joined = min(ago(left + stayed, &random), until)
    let after = max(joined, until.adding(seconds: -Int64(3600 + random.below(40_000))))
    return Stay(
      person: person, joined: joined, left: (after, until),
      isRemoved: random.happens(perMille: 120))
  }

  /// Makes rows of the stays, earliest join first, so that whoever invites is there before the guest.
  private mutating func record(
    _ stays: inout [Stay], in group: Int, _ random: inout SeededRandom
  ) {
    stays.sort { ($0.joined, $0.person) < ($1.joined, $1.person) }
    var talk = DemoTalk(
      plans[group].scene, moment, SeededRandom(seed: seed, stream: 4000 + UInt64(group)))
    for (place, stay) in stays.enumerated() {
      var row = Membership(id: mint.mint())
      row.group = groups[group].id
      row.member = members[stay.person].id
      row.role = stay.role
      row.joinedAt = stay.joined
      let invited = random.happens(perMille: 420)
      let inviter = Int(random.share() * random.share() * Double(place))
      if people[stay.person].standing != .colleague, invited, place > 3 {
        row.scene = .invite
        row.inviter = members[stays[inviter].person].id
      } else {
        row.scene = random.happens(perMille: 800) ? .qr : .link
      }
      if let left = stay.left {
        row.status = stay.isRemoved ? .removed : .left
        row.more["left"] = .record([.instant(left.after), .instant(left.until)])
      }
      if !stay.steps.isEmpty {
        row.more["onboarding"] = .list(
          stay.steps.map { .record([.text($0.0), .instant($0.1)]) })
      }
      if stay.left == nil, people[stay.person].standing != .colleague {
        talk.fill(&row, isAsleep: [.sleeping, .gone].contains(people[stay.person].habit))
      }
      memberships.append(row)
    }
  }

  /// The people who wait to be let in.
  private mutating func applyToJoin(_ random: inout SeededRandom) {
    guard !groups.isEmpty else { return }
    for person in people.indices where people[person].standing == .waiting {
      var row = Membership(id: mint.mint())
      row.group = random.pick(groups).id
      row.member = members[person].id
      row.status = .pending
      row.scene = .qr
      row.more["appliedAt"] = .instant(ago(0, &random))
      // Three of fourteen did not score enough, and bought nothing yet.
      row.more["quizScore"] = .int(row.id.raw % 5 == 3 ? 60 : Int64(80 + random.below(21)))
      memberships.append(row)
    }
  }
}
