import CommunityModel
import Wording

/// Figures of talk in the groups, as far as tables of talk say who spoke.
enum ActivityMetrics {
  static let monthly: @Sendable (MetricScene) -> MetricInput = { scene in
    let heard = Heard(scene, windowDays: 30) { $0.hasTalk }
    if let missing = heard.missing { return .missing(missing) }
    var (settled, talked, fresh) = (0, 0, 0)
    if let group = scene.group {
      let figures = scene.figures[group]
      (settled, talked) = (figures.settled, figures.talkedMonth)
      fresh = figures.size - figures.staff - settled
    } else {
      for (member, isSettled) in heard.people {
        guard isSettled else {
          fresh += 1
          continue
        }
        settled += 1
        if scene.talked(member, within: 30) { talked += 1 }
      }
    }
    var count = MetricCount(talked, of: settled)
    count.leaveOut(fresh, "今天才进群", "Joined today")
    heard.tellLimits(&count)
    count.query = MetricQuery(
      "members", "-talked<30d group-count>0 -staff:yes" + scene.within)
    return .counted(count)
  }

  static let weekly: @Sendable (MetricScene) -> MetricInput = { scene in
    let heard = Heard(scene, windowDays: 7) { $0.countsMessages }
    if let missing = heard.missing { return .missing(missing) }
    let messages = heard.groups.reduce(0) { $0 + scene.figures[$1].messagesWeek }
    let speakers: Int
    if let group = scene.group {
      speakers = scene.figures[group].talkedWeek
    } else {
      speakers = heard.speakers(within: 7)
    }
    var count = MetricCount(messages, of: speakers)
    count.part("在群成员", "Members in groups", heard.people.count)
    let talking = NumberText.grouped(speakers)
    count.sample = Localized("周活 \(talking) 人", "\(talking) active")
    heard.tellLimits(&count)
    count.query = MetricQuery("members", "-talked<7d group-count>0 -staff:yes" + scene.within)
    return .counted(count)
  }

  static let byKocs: @Sendable (MetricScene) -> MetricInput = { scene in
    let heard = Heard(scene, windowDays: KocTalk.days) { $0.countsMessages }
    if let missing = heard.missing { return .missing(missing) }
    let talk = KocTalk(
      scene.community, groups: Set(heard.groups), moment: scene.figures.moment)
    var count = MetricCount(talk?.byKocs ?? 0, of: talk?.all ?? 0)
    count.note = Localized(
      "发言表不说谁回谁，只数 KOC 自己说的，真实占比只会更高",
      "Tables of talk do not say who answers whom: only what KOCs wrote counts, the least there can be"
    )
    heard.tellLimits(&count)
    count.query = MetricQuery("members", "koc:active group-count>0" + scene.within)
    return .counted(count)
  }
}

/// The groups whose talk is known well enough, and the people in them.
private struct Heard {
  let scene: MetricScene
  /// The groups, by ascending id.
  private(set) var groups: [ID<Group>] = []
  /// What to bring where nothing is known, or only what is too old to count.
  private(set) var missing: MissingSource?
  /// Everybody in these groups but colleagues, and whether they had joined before the day.
  private(set) var people: [ID<Member>: Bool] = [:]
  private var silent = 0
  private var knownUntil: Day?

  init(_ scene: MetricScene, windowDays: Int, knows: (GroupFigures) -> Bool) {
    self.scene = scene
    var newest: Day?
    for group in scene.groups {
      let figures = scene.figures[group.id]
      guard knows(figures) else {
        silent += figures.size - figures.staff
        continue
      }
      let until = group.talkKnownUntil.map(scene.zone.day(of:)) ?? figures.lastTalk
      if let until { newest = newest.map { max($0, until) } ?? until }
      groups.append(group.id)
    }
    guard !groups.isEmpty else {
      missing = MetricCatalog.Missing.talk
      return
    }
    if let newest, newest < scene.today - 1 {
      knownUntil = newest
      // Nobody can be silent on days that no table covers.
      if scene.today - newest >= windowDays {
        missing = MissingSource(
          Localized("\(newest.text) 以后的发言表", "a talk table from after \(newest.text)"),
          command: MetricCatalog.Missing.talk.command)
        return
      }
    }
    let known = Set(groups)
    for stay in scene.memberships where known.contains(stay.group) {
      guard let current = Stay(stay, asOf: scene.today, in: scene.zone), current.isActive,
        scene.community.members[stay.member].map({ !$0.isStaff }) ?? false
      else { continue }
      let isSettled = current.joined.map { $0 < scene.today } ?? true
      people[stay.member] = people[stay.member] == true || isSettled
    }
  }

  /// How many different people said something in these groups lately.
  func speakers(within days: Int) -> Int {
    var found: Set<ID<Member>> = []
    let known = Set(groups)
    for stay in scene.memberships where known.contains(stay.group) {
      guard people[stay.member] != nil, !found.contains(stay.member),
        scene.talked(stay.member, within: days),
        Stay(stay, asOf: scene.today, in: scene.zone)?.isActive == true,
        let last = TalkHeard(stay, today: scene.today, zone: scene.zone).last,
        scene.today - last < days
      else { continue }
      found.insert(stay.member)
    }
    return found.count
  }

  /// Says which people and days are not known of.
  func tellLimits(_ count: inout MetricCount) {
    count.leaveOut(silent, "所在群没有发言表", "In groups without a talk table")
    guard let knownUntil else { return }
    let words = Localized("发言表只到 \(knownUntil.text)", "Talk is known up to \(knownUntil.text) only")
    count.note = count.note.map { words + Localized("；", "; ") + $0 } ?? words
  }
}

extension MetricScene {
  /// Whether somebody said something within so many days.
  fileprivate func talked(_ member: ID<Member>, within days: Int) -> Bool {
    figures[member].lastTalk.map { today - $0 < days } ?? false
  }
}
