import CommunityModel

/// How somebody buys.
enum DemoHabit: Int {
  case devoted, frequent, steady, once, fresh, sleeping, gone, looking

  /// Out of a thousand people, how many buy so.
  static let weights = [52, 210, 240, 110, 60, 120, 130, 78]
}

/// Somebody of the demo while being made.
struct DemoPerson {
  /// Where the person stands towards the groups.
  enum Standing { case colleague, inGroups, leftAll, outside, waiting }

  let standing: Standing
  let habit: DemoHabit
  /// The person's place in `DemoCast.all`.
  let cast: Int?
  /// The line of groups the person came for.
  var series = 0
  /// Days since the earliest join.
  var tenure = 0
  /// Days since the first and the last purchase.
  var bought: (first: Int, last: Int)?
  var isKoc = false
}

extension DemoBuilder {
  /// Decides who there is; what is said of each comes later, when groups and orders are known.
  mutating func invitePeople() {
    var random = SeededRandom(seed: seed, stream: 2)
    let colleagues = min(Self.colleagues.count, count)
    let rest = count - colleagues
    let left = rest * 40 / 1000
    let outside = rest * 25 / 1000
    let waiting = rest * 15 / 10_000
    let cast = rest >= 300 ? DemoCast.all.count : 0
    for _ in 0..<colleagues {
      people.append(DemoPerson(standing: .colleague, habit: .looking, cast: nil))
    }
    for index in 0..<rest {
      // Those at the end of the list are not in a group, so that the first rows are the regulars.
      let standing: DemoPerson.Standing =
        index >= rest - waiting
        ? .waiting
        : index >= rest - waiting - outside
          ? .outside : index >= rest - waiting - outside - left ? .leftAll : .inGroups
      let drawn = DemoHabit(rawValue: random.weighted(DemoHabit.weights)) ?? .steady
      var habit = standing == .waiting ? .looking : drawn
      if standing == .outside, habit == .looking { habit = .once }
      people.append(
        DemoPerson(standing: standing, habit: habit, cast: index < cast ? index : nil))
    }
    for _ in people { members.append(Member(id: mint.mint())) }
  }

  /// Names, phones, tags, accounts and the rest of what the shop knows of its people.
  mutating func describePeople() {
    var names = DemoNames(seed: seed)
    var random = SeededRandom(seed: seed, stream: 5)
    let phones = SeededPhones(seed: seed)
    for index in people.indices {
      switch people[index].standing {
      case .colleague: describeColleague(index)
      default: describe(index, &names, &random, phones)
      }
    }
    // Somebody in a group also bought as a stranger, under the same phone.
    if let known = people.indices.first(where: {
      people[$0].standing == .inGroups && people[$0].bought == nil && !members[$0].phone.isEmpty
        && !members[$0].phone.contains("*")
    }), let stranger = people.indices.last(where: { people[$0].standing == .outside }) {
      members[stranger].phone = members[known].phone
    }
  }

  private mutating func describeColleague(_ index: Int) {
    let colleague = Self.colleagues[index]
    members[index].name = colleague.name
    members[index].isStaff = true
    members[index].colleague = operators[index].id
    members[index].accounts = [ExternalID(platform: ExternalID.wecom, id: colleague.account)]
  }

  private mutating func describe(
    _ index: Int, _ names: inout DemoNames, _ random: inout SeededRandom, _ phones: SeededPhones
  ) {
    let person = people[index]
    let cast = person.cast.map { DemoCast.all[$0] }
    var member = members[index]
    // Drawn in any case: what one person is called must not shift everybody after.
    let (name, real) = (names.nickname(), names.realName())
    member.name = cast?.name ?? name
    member.gender =
      random.happens(perMille: 60) ? nil : random.happens(perMille: 800) ? .female : .male
    let place = DemoPlaces.all[random.weighted(DemoPlaces.weights)]
    if random.happens(perMille: 900) {
      member.city = place.city
      member.more["province"] = .text(place.province)
    }
    if random.happens(perMille: 910) { member.phone = phones.number(index) }
    if random.happens(perMille: 40) { member.phone = SeededPhones.masked(member.phone) }
    member.owner = agent(of: person, cast, &random)
    member.accounts = accounts(of: index, &random)
    member.tags = tags(of: person, cast, isFriend: member.accounts.first?.addedAt != nil, &random)
    describeSparsely(&member, person, real, &random)
    members[index] = member
  }

  private func agent(
    of person: DemoPerson, _ cast: DemoCast?, _ random: inout SeededRandom
  ) -> ID<Operator>? {
    let share = person.habit == .devoted ? 930 : person.habit == .frequent ? 740 : 560
    let assigned = random.happens(perMille: share)
    if let cast { return cast.agent.map { operators[$0].id } }
    return assigned ? operators[DemoSeries.all[person.series].colleague].id : nil
  }

  private func accounts(of index: Int, _ random: inout SeededRandom) -> [ExternalID] {
    let person = people[index]
    let isFriend = random.happens(perMille: 620)
    let delay = random.within(-3...6)
    var accounts: [ExternalID] = []
    if person.standing != .outside {
      let days = max(0, person.tenure - delay)
      accounts.append(
        ExternalID(
          platform: ExternalID.wecom, id: "wmAJ2GCAAA\(index + 100_000)",
          addedAt: isFriend && person.standing == .inGroups ? ago(days, &random) : nil))
    }
    if person.bought != nil || person.standing == .outside {
      accounts.append(ExternalID(platform: "youzan", id: "yz\(7_000_000 + index)"))
    }
    return accounts
  }

  private func tags(
    of person: DemoPerson, _ cast: DemoCast?, isFriend: Bool, _ random: inout SeededRandom
  ) -> [TagAssignment] {
    var chosen: [String] = []
    for tag in DemoSeries.all[person.series].tags where random.happens(perMille: 520) {
      chosen.append(tag)
    }
    if random.happens(perMille: 90) { chosen.append("老带新") }
    if random.happens(perMille: 70) { chosen.append("爱晒单") }
    if random.happens(perMille: 100) {
      chosen.append(random.pick(["母婴", "敏感肌", "囤货", "零食", "家居", "穿搭", "送礼"]))
    }
    // Most people were asked once who they are, and what they do in the group has been noted.
    if random.happens(perMille: 790) { chosen.append(random.pick(["上班族", "学生", "新手妈妈", "退休"])) }
    if random.happens(perMille: 800) { chosen.append(random.pick(["常潜水", "爱聊天", "爱接龙"])) }
    if let cast { chosen = cast.tags }
    var own: [ID<Tag>: TagAssignment] = [:]
    for name in chosen {
      guard let tag = tagIDs[name] else { continue }
      let on = moment.today - random.below(max(1, min(person.tenure, 200)))
      let passing = random.happens(perMille: 60) ? on + 240 : nil
      own[tag] = TagAssignment(
        tag: tag, source: random.happens(perMille: 600) ? .bulk : .manual, on: on, until: passing)
    }
    if isFriend {
      let name = person.tenure < 60 ? "企微新客" : "企微老客"
      let scan = random.happens(perMille: 180) ? ["活码 A3"] : []
      for tag in ([name] + scan).compactMap({ tagIDs[$0] }) {
        own[tag] = TagAssignment(tag: tag, source: .wecom)
      }
    }
    return own.values.sorted { $0.fieldValue < $1.fieldValue }
  }

  private func describeSparsely(
    _ member: inout Member, _ person: DemoPerson, _ real: String, _ random: inout SeededRandom
  ) {
    if random.happens(perMille: 90) {
      member.more["remark"] = .text(real + random.pick(["", " 老客", " 送货上门", " 怕辣"]))
    }
    if random.happens(perMille: 380) { member.more["realName"] = .text(real) }
    if random.happens(perMille: 250) {
      let lunar = random.happens(perMille: 200)
      member.more["birthday"] = .record([
        .text(lunar ? "lunar" : "solar"), .int(Int64(random.within(1...12))),
        .int(Int64(random.within(1...28))), .none,
        random.happens(perMille: 400) ? .int(Int64(random.within(1965...2004))) : .none,
      ])
    }
    switch random.below(100) {
    case 0..<46: member.more["consent"] = .text("granted")
    case 46..<49: member.more["consent"] = .text("denied")
    default: break
    }
    if random.happens(perMille: 8) {
      member.more["dnc"] = .record([
        .day(moment.today - random.below(200)), .none, .text("请不要私聊我"),
      ])
    }
    if random.happens(perMille: 2) {
      member.more["blacklist"] = .record([.day(moment.today - random.below(300)), .text("发广告")])
    }
    if person.standing == .inGroups, random.happens(perMille: 500) {
      member.more["source"] = .record([
        .text(random.pick(["活码", "邀请", "门店", "直播间"])), .text(random.pick(["A1", "A3", "B2"])),
        .instant(ago(person.tenure, second: 32_000)),
      ])
    }
    if let owner = member.owner, random.happens(perMille: 700) {
      member.more["contacted"] = .record([
        .instant(ago(random.below(48), &random)), .ref(owner.raw),
      ])
    }
    // One draw that candidates once took: those after it stay as they are.
    _ = random.below(1000)
    if person.standing == .inGroups, person.isKoc, random.happens(perMille: 150) {
      member.more["core"] = .flag(true)
    }
  }
}

/// Phone numbers that no two members share.
struct SeededPhones {
  private let start: Int

  init(seed: UInt64) {
    var random = SeededRandom(seed: seed, stream: 6)
    start = random.below(100_000_000)
  }

  private static let prefixes = [
    "130", "131", "135", "136", "137", "138", "139", "150", "151", "158", "159", "176", "177",
    "180", "186", "188", "189", "199",
  ]

  /// The number of the member at an index: a step that shares no factor with 10⁸ visits all of them.
  func number(_ index: Int) -> String {
    let digits = String((start + index * 61_803_399) % 100_000_000)
    let zeros = String(repeating: "0", count: 8 - digits.utf8.count)
    return Self.prefixes[index % Self.prefixes.count] + zeros + digits
  }

  /// A number as platforms hand it out where they hide it.
  static func masked(_ phone: String) -> String {
    phone.isEmpty ? "" : "\(phone.prefix(3))****\(phone.suffix(4))"
  }
}
