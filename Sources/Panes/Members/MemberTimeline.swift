import Cells
import CommunityModel
import CommunityRules
import Wording

/// What happened between a member and the shop, the newest first.
enum MemberTimeline {
  /// What an event is about.
  enum Kind {
    case order, talk, shift, note, benefit, points, group, referral, contact, procedure
  }

  /// One event.
  struct Event {
    let kind: Kind
    let at: Instant
    let day: String
    let words: String
  }

  static func events(_ member: Member, _ input: PaneInput) -> [Event] {
    let (community, zone) = (input.community, input.moment.zone)
    var events: [Event] = []
    func add(_ kind: Kind, _ at: Instant?, _ words: String) {
      guard let at else { return }
      let day = zone.day(of: at)
      let text = day == input.moment.today ? input.say("今天", "today") : day.shortText
      events.append(Event(kind: kind, at: at, day: text, words: words))
    }
    for order in community.orders(of: member.id) {
      let did =
        order.isEligible ? input.say("买", "Bought") : order.state.title[input.language]
      let goods = order.more["goods"].text.map { " \($0) " } ?? ""
      let price = NumberText.units(fen: order.paid.fen)
      let paid = order.isEligible ? input.say(" \(price) 元", " ¥\(price)") : ""
      add(.order, order.paidAt, did + goods + paid)
    }
    var talk: [Day: Int64] = [:]
    for stay in community.memberships(of: member.id) {
      for day in stay.talkDays { talk[day.day, default: 0] += day.count }
    }
    for (day, messages) in talk {
      add(
        .talk, zone.instant(day, second: 43_200),
        input.say("说话 \(messages) 次", "\(messages) messages"))
    }
    for shift in community.shifts(of: member.id) where shift.day <= input.moment.today {
      add(.shift, zone.instant(shift.day, second: 3_600), words(shift, input))
    }
    for raw in community.referrers(of: member.id.raw, through: "notes.member") {
      guard let note = community.notes[raw: raw] else { continue }
      add(.note, note.at, input.say("\(note.by)：\(note.text)", "\(note.by): \(note.text)"))
    }
    for benefit in community.benefits(of: member.id) {
      let used = benefit.isUsed ? input.say("，已用", ", used") : ""
      let name = benefit.offer.isEmpty ? benefit.occasion.title[input.language] : benefit.offer
      add(.benefit, benefit.at, input.say("发 \(name)\(used)", "Given \(name)\(used)"))
    }
    for entry in community.pointsEntries(of: member.id) {
      add(.points, entry.at, words(entry, input))
    }
    for stay in community.memberships(of: member.id) {
      let group = community.groups[stay.group]?.name ?? ""
      let inviter = stay.inviter.flatMap { community.members[$0] }.map {
        MemberWords.name($0, input)
      }
      let how = inviter.map { input.say("（\($0)邀请）", " (by \($0))") } ?? ""
      add(.group, stay.joinedAt, input.say("进 \(group)\(how)", "Joined \(group)\(how)"))
      add(.group, stay.leftAt, input.say("退出 \(group)", "Left \(group)"))
    }
    for raw in community.referrers(of: member.id.raw, through: "memberships.inviter") {
      guard let stay = community.memberships[raw: raw], let friend = community.members[stay.member]
      else { continue }
      let name = MemberWords.name(friend, input)
      add(.referral, stay.joinedAt, input.say("带来 \(name)", "Brought \(name)"))
    }
    for enrolment in community.enrolments(of: member.id) {
      let name = SopTemplate.named(enrolment.procedure)?.title[input.language]
      let sop = name ?? enrolment.procedure
      add(.procedure, enrolment.at, input.say("加入流程「\(sop)」", "Enrolled in “\(sop)”"))
      let end = enrolment.state.title[input.language]
      add(
        .procedure, enrolment.more[Enrolment.ended.key].instant,
        input.say("「\(sop)」结束：\(end)", "“\(sop)” over: \(end.lowercased())"))
    }
    if let contact = member.more["contacted"].record, contact.count == 2 {
      let by = contact[1].ref.flatMap { community.operators[raw: $0]?.displayName } ?? ""
      add(.contact, contact[0].instant, input.say("\(by) 联系过", "\(by) got in touch"))
    }
    return events.sorted { $0.at > $1.at }
  }

  private static func words(_ shift: StandingShift, _ input: PaneInput) -> String {
    let cause = shift.cause.title[input.language]
    switch shift.standing {
    case .tier:
      let name = MemberWords.tier(shift.to, input)
      let places = input.policies.tiers.shown.map(\.key)
      let isUp = (places.firstIndex(of: shift.from) ?? 99) > (places.firstIndex(of: shift.to) ?? 99)
      return isUp
        ? input.say("升到\(name)（\(cause)）", "Up to \(name) (\(cause.lowercased()))")
        : input.say("降到\(name)（\(cause)）", "Down to \(name) (\(cause.lowercased()))")
    case .stage:
      let stage = Stage(rawValue: shift.to)?.title[input.language] ?? shift.to
      return input.say("变成\(stage)", "Became \(stage.lowercased())")
    case .level:
      let levels = input.policies.levels
      let title = levels.place(named: shift.to).map { levels.levels[$0].title[input.language] }
      let name = title ?? shift.to
      return input.say("等级变为\(name)（\(cause)）", "Level \(name) (\(cause.lowercased()))")
    }
  }

  private static func words(_ entry: PointsEntry, _ input: PaneInput) -> String {
    let reason = entry.reason.isEmpty ? entry.entryKind.title[input.language] : entry.reason
    let points = NumberText.signed(Int(clamping: entry.points))
    return input.say("\(reason)，\(points) 分", "\(reason), \(points) points")
  }

  /// The newest of them under a heading.
  static func lines(_ member: Member, _ width: Int, _ input: PaneInput, limit: Int) -> [StyledText]
  {
    let events = self.events(member, input)
    guard !events.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("来往", "Events"), width: width - 2)]
    for event in events.prefix(limit) {
      lines.append(
        StyledText(TextFit.pad(event.day, to: 7), .dim)
          + StyledText(TextFit.cut(event.words, to: width - 7, ellipsis: "…")))
    }
    if events.count > limit {
      lines.append(
        StyledText(
          TextFit.blanks(7)
            + input.say(
              "还有 \(events.count - limit) 条，Enter 看全部",
              "\(events.count - limit) more, Enter shows all"),
          .dim))
    }
    return lines + [StyledText()]
  }
}
