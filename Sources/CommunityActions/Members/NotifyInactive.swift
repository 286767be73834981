import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Takes silent people one step up the ladder: a reminder, a final notice, a request to remove.
  public static let notifyInactive = BulkAction(
    id: "member.inactivity.notify", on: "members",
    title: Localized("不活跃提醒", "Inactivity notice"),
    summary: Localized(
      "按群里的天数走一步：提醒、最后通知（各一条待办）、移出名单（一条请求）；没提醒过的不会被移出",
      "One step of the ladder: reminder and final notice as tasks, removal as a request; nobody is removed untold"
    ),
    arguments: [Argument("group", Localized("群", "Group"), .group)],
    scope: .request, sample: ["MZ-01"],
    prepare: { (input) throws(Refusal) in
      guard let group = try input.group(0) else { throw Refusal("群不能为空", "Group is empty") }
      let (scene, author) = (input.scene, input.actor.name)
      let mint = input.mintByPlace()
      let assignee = group.owner
      return Procedure(Localized("不活跃提醒", "Inactivity notice") + group.quoted) { id in
        let (community, moment) = (scene.community, scene.figures.moment)
        guard let stay = community.activeMembership(of: ID(raw: id), in: group.id) else {
          return .skip(Localized("不在群", "Not in the group"))
        }
        switch stay.role {
        case .owner, .admin, .koc:
          return .skip(stay.role.title + Localized("，不提醒", ": left alone"))
        case .member: break
        }
        let ladder = InactivityLadder(of: group)
        let joined = stay.joinedAt.map { moment.today - moment.zone.day(of: $0) } ?? .max
        guard joined >= ladder.newcomerDays else {
          return .skip(Localized("进群不到 \(ladder.newcomerDays) 天", "Joined lately"))
        }
        guard let silence = InactivityLadder.silence(of: stay.member, community, scene.figures)
        else { return .skip(Localized("没有动静的记录", "Nothing is known")) }
        guard silence >= ladder.remind else {
          return .skip(Localized("有动静", "Active lately"))
        }
        // One step a day: whoever was told today is told again on another day.
        let toldToday = stay.givenNotices.contains {
          moment.zone.day(of: $0.at) == moment.today
        }
        guard !toldToday else { return .unchanged }
        guard
          let step = ladder.due(
            silence: silence, given: stay.givenNotices, today: moment.today, zone: moment.zone)
        else { return .skip(Localized("下一步还没到天数", "The next step is not due")) }
        var changes: [Change] = [
          .add(
            Membership.collection.key, stay.id.raw, field: Membership.notices.key,
            element: .record([.text(step.rawValue), .instant(moment.now)]))
        ]
        if step == .remove {
          let isAsked = community.waitingRequests(of: stay.member).contains {
            $0.deed == .remove && $0.group == group.id
          }
          guard !isAsked else { return .unchanged }
          var request = Request(id: ID(raw: mint(id)))
          request.deed = .remove
          request.member = stay.member
          request.group = group.id
          request.by = author
          request.at = moment.now
          request.more[Request.reason.key] = .text("\(silence) 天没动静，提醒过两次")
          changes.append(.insert(Request.collection.key, request.record))
        } else {
          var chore = Chore(id: ID(raw: mint(id)))
          let name = community.members[stay.member]?.name ?? ""
          chore.title = String("\(step.title.zh) · \(name)".prefix(100))
          chore.kind = .followUp
          chore.unit = .people
          chore.member = stay.member
          chore.group = group.id
          chore.assignee = assignee
          chore.due = moment.now.adding(seconds: 86_400)
          chore.more[Chore.note.key] = .text("\(silence) 天没动静")
          changes.append(.insert(Chore.collection.key, chore.record))
        }
        return .change(
          changes, before: Localized("\(silence) 天没动静", "silent for \(silence) days"),
          after: step.title)
      }
    })

  /// Proposes one group for people who sit in several of the same goods: the others are asked to be left.
  public static let resolveDuplicates = BulkAction(
    id: "member.duplicate.resolve", on: "members",
    title: Localized("一人多群只留一个", "Keep one of several groups"),
    summary: Localized(
      "同品类的群里占了几个位子的，留有角色的、再留最早进的，其余记成移出的请求",
      "Of several groups of the same goods keeps the one with a role, or the oldest; the rest become requests"
    ),
    isDangerous: true, scope: .request, follows: "group.category.set", sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, mint) = (input.community, input.community.mint)
      let (author, now) = (input.actor.name, input.moment.now)
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { first, _ in first })
      return Procedure(Localized("一人多群只留一个", "Keep one of several groups")) { id in
        let extra = DuplicateSeats.extra(of: ID(raw: id), community)
        guard !extra.isEmpty else {
          return .skip(Localized("同品类只在一个群", "In one group of its kind only"))
        }
        let open = extra.filter { stay in
          !community.waitingRequests(of: stay.member).contains {
            $0.deed == .remove && $0.group == stay.group
          }
        }
        guard !open.isEmpty else { return .unchanged }
        var next = mint.next + (places[id] ?? 0) * 64
        let changes = open.prefix(64).map { stay -> Change in
          var request = Request(
            id: ID(raw: PackedID.pack(machine: mint.machine, counter: next)))
          next += 1
          request.deed = .remove
          request.member = stay.member
          request.group = stay.group
          request.by = author
          request.at = now
          request.more[Request.reason.key] = .text("同品类已在别的群")
          return .insert(Request.collection.key, request.record)
        }
        let names = open.compactMap { community.groups[$0.group]?.name }
        return .change(
          changes, before: Localized("多占 \(extra.count) 个位子", "\(extra.count) seats too many"),
          after: Localized(verbatim: "− " + names.joined(separator: "、")))
      }
    })
}
