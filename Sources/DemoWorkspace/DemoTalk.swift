import CommunityModel

/// Who said something in a group lately, and how much; what was said is nobody's business.
struct DemoTalk {
  private let isSilent: Bool
  private let moment: Moment
  /// Of a hundred people, how many said something within the week.
  private let share: Int
  private var random: SeededRandom

  init(_ scene: DemoScene, _ moment: Moment, _ random: SeededRandom) {
    self.random = random
    self.moment = moment
    isSilent = scene == .silent
    switch scene {
    case .nearlyFull: share = 41
    case .silent: share = 6
    case .unguided: share = 29
    case .codeEndsToday: share = 36
    case .leaky: share = 33
    case .plain: share = 24 + self.random.below(28)
    }
  }

  /// Gives a membership its talk: some within the week, half of them all month long, others within the
  /// month, some long ago; of those who no longer buy, hardly anybody lately.
  mutating func fill(_ row: inout Membership, isAsleep: Bool) {
    let (drawn, hour) = (random.below(100), 30_000 + random.below(50_000))
    let (one, two) = (random.below(7), random.below(7))
    let count = 1 + random.below(3)
    // Those who sleep leave the talk of the week to the others.
    let draw = isAsleep ? 30 + drawn * 7 / 10 : drawn * 78 / 100
    let (earlier, isChatty) = (random.below(22), random.happens(perMille: 520))
    let before = (0..<(isChatty ? 4 + random.below(8) : random.below(2))).map { _ in
      (ago: 7 + random.below(23), count: 1 + random.below(4))
    }
    guard let joined = row.joinedAt else { return }
    let since = moment.zone.day(of: joined)
    if draw < share, !isAsleep || drawn < 9 {
      // A silent group's last word lies three days back.
      var talk: [Day: Int] = [:]
      for ago in [one, two].map({ isSilent ? 3 + $0 % 4 : $0 }) { talk[moment.today - ago] = count }
      for day in before { talk[moment.today - day.ago] = day.count }
      let days = talk.filter { $0.key >= since }.sorted { $0.key < $1.key }
      guard let last = days.last?.key else { return }
      row.more["talk"] = .list(days.map { TalkDay($0.key, Int64($0.value)).fieldValue })
      let spoken = moment.zone.instant(last, second: hour)
      row.more["lastTalk"] = .instant(max(joined, min(moment.now, spoken)))
    } else if draw < 88 {
      let ago = isAsleep ? 92 + earlier * 4 : draw < share + 23 ? 8 + earlier : 31 + earlier
      guard moment.today - ago >= since else { return }
      row.more["lastTalk"] = .instant(
        max(joined, moment.zone.instant(moment.today - ago, second: hour)))
    }
  }
}

extension DemoBuilder {
  /// Lets candidates talk as much as was seen of them, so that their score and the talk agree.
  mutating func letCandidatesTalk() {
    let silent = Set(groups.indices.filter { plans[$0].scene == .silent }.map { groups[$0].id })
    var homes: [ID<Member>: Int] = [:]
    for (index, row) in memberships.enumerated()
    where row.status == .active && !silent.contains(row.group) {
      if homes[row.member] == nil { homes[row.member] = index }
    }
    for candidate in candidates {
      guard let seen = candidate.observed, let last = seen.lastPost,
        let observed = seen.activeDays, let home = homes[candidate.member],
        let joined = memberships[home].joinedAt
      else { continue }
      let since = moment.zone.day(of: joined)
      let count = Int(observed)
      // Spread over what is left of thirty days; whoever fell silent talked on many days before.
      let span = max(count, 30 - (moment.today - last))
      let days = Set((0..<count).map { last - $0 * span / max(1, count) }).filter { $0 >= since }
      guard let latest = days.max() else { continue }
      memberships[home].more["talk"] = .list(
        days.sorted().map { TalkDay($0, Int64(8 + ($0 - since) % 9)).fieldValue })
      let spoken = moment.zone.instant(latest, second: 36_000)
      memberships[home].more["lastTalk"] = .instant(max(joined, min(moment.now, spoken)))
    }
  }
}
