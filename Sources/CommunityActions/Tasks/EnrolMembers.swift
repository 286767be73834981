import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Enrols every chosen member in a procedure, whose steps become tasks on their days.
  public static let enrolMembers = BulkAction(
    id: "member.sop.enrol", on: "members",
    title: Localized("加入 SOP", "Enrol in SOP"),
    summary: Localized(
      "让选中的成员走一套流程：到了哪一步，当天派成待办；回复、下单、退群或勿扰就自动停",
      "Takes the chosen members through a procedure, a task a step on its day, until they answer or buy"
    ),
    arguments: [
      Argument(
        "sop", Localized("流程", "Procedure"), .choice(MemberProcedures.choices)),
      Argument(
        "colleague", Localized("谁来做（空为各自客服）", "Who does it (empty: own agent)"), .colleague,
        optional: true),
    ],
    sample: ["沉睡唤醒", ""],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard let sop = SopTemplate.named(typed, about: .members) else {
        let names = SopTemplate.about(.members).map(\.title.zh).joined(separator: "、")
        throw Refusal("没有流程「\(typed)」，有 \(names)", "There is no procedure “\(typed)”")
      }
      let name = input.words(1)
      let colleague = name.flatMap { input.community.colleague(named: $0) }
      guard name == nil || colleague != nil else {
        throw Refusal("没有同事「\(name ?? "")」", "There is no colleague “\(name ?? "")”")
      }
      let mints = input.mintsByPlace(each: sop.steps.count + 1)
      let topTier = FiguresPolicy(inForceIn: input.community).tiers.top.key
      return Procedure(
        Localized("加入 SOP「\(sop.title.zh)」", "Enrol in “\(sop.title.en)”")
      ) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        let isOpen = input.community.enrolments(of: member.id).contains {
          $0.isOpen && $0.procedure == sop.key
        }
        guard !isOpen else { return .unchanged }
        let anchor: Day
        switch input.anchor(of: sop, for: member) {
        case .success(let day): anchor = day
        case .failure(let obstacle): return .skip(obstacle.words)
        }
        var mint = mints(id)
        var row = Enrolment(id: mint.mint())
        (row.member, row.procedure, row.anchor) = (member.id, sop.key, anchor)
        (row.at, row.by) = (input.moment.now, input.actor.name)
        row.more["assignee"] = colleague?.id.fieldValue ?? .none
        let standing = EnrolmentStanding(row, in: input.scene, topTier: topTier)
        guard !standing.due.isEmpty || standing.next != nil else {
          return .skip(Localized("步骤都过了", "All steps are past"))
        }
        let chores = standing.due.map {
          sop.chore($0, of: row, member, zone: input.moment.zone, mint: &mint)
        }
        let next = standing.next.map {
          Localized(
            "下一步 \($0.day.shortText) \($0.step.title.zh)",
            "then \($0.day.shortText): \($0.step.title.en)")
        }
        let now = Localized("今天 \(chores.count) 件", "\(chores.count) today")
        return .change(
          [.insert(Enrolment.collection.key, row.record)]
            + chores.map { .insert(Chore.collection.key, $0.record) },
          before: .nothing,
          after: [now, next].compactMap(\.self).joined(Localized("，", ", ")))
      }
    })

  /// Ends the open procedures of every chosen member.
  public static let stopEnrolment = BulkAction(
    id: "member.sop.stop", on: "members",
    title: Localized("结束 SOP", "Stop SOP"),
    summary: Localized(
      "结束选中成员正在走的流程，没做的待办一起删掉；撤销就从原来那一步接着走",
      "Ends the procedures of the chosen members and takes their undone tasks away"),
    arguments: [
      Argument(
        "sop", Localized("流程（空为全部）", "Procedure (empty: all)"),
        .choice(MemberProcedures.choices), optional: true)
    ],
    follows: "member.sop.enrol", sample: [""],
    prepare: { (input) throws(Refusal) in
      let sop = try input.memberProcedure(0)
      let (community, now) = (input.community, input.moment.now)
      return Procedure(Localized("结束 SOP", "Stop SOP")) { id in
        let open = community.enrolments(of: ID(raw: id)).filter {
          $0.isOpen && (sop == nil || $0.procedure == sop?.key)
        }
        guard !open.isEmpty else { return .unchanged }
        return .change(
          open.flatMap { community.ending($0, as: .stopped, at: now) },
          before: MemberProcedures.names(open), after: EnrolmentState.stopped.title)
      }
    })

  /// Records that every chosen member answered, which ends the procedures that wait for an answer.
  public static let recordReply = BulkAction(
    id: "member.sop.reply", on: "members",
    title: Localized("记回复", "Record reply"),
    summary: Localized(
      "记下选中的成员回复了、说了什么、为什么没来；等回复的流程就此停下",
      "Records that members answered, what they said and why they stayed away; ends procedures that wait for it"
    ),
    arguments: [
      Argument(
        "text", Localized("说了什么（可空）", "What they said (may be empty)"), .text(limit: 400),
        optional: true),
      Argument(
        "reason", Localized("没来的原因（可空）", "Why they stayed away (may be empty)"),
        .choice(LostReason.choices), optional: true),
    ],
    follows: "member.sop.enrol", sample: ["这阵子在外地", "暂时不需要"],
    prepare: { (input) throws(Refusal) in
      let text = try input.line(0, limit: 400)
      let reason = try input.choice(1, LostReason.self)
      let (community, now, author) = (input.community, input.moment.now, input.actor.name)
      let mint = input.mintByPlace()
      return Procedure(Localized("记回复", "Record reply")) { id in
        let open = community.enrolments(of: ID(raw: id)).filter {
          $0.isOpen && SopTemplate.named($0.procedure)?.endings.contains(.replied) ?? false
        }
        guard !open.isEmpty else { return .unchanged }
        var changes = open.flatMap {
          community.ending($0, as: .replied, at: now, reason: reason)
        }
        if !text.isEmpty {
          var note = Note(id: ID(raw: mint(id)))
          (note.member, note.text, note.at, note.by) = (ID(raw: id), text, now, author)
          changes.append(.insert(Note.collection.key, note.record))
        }
        let why = reason.map { Localized(" · \($0.title.zh)", " · \($0.title.en)") }
        return .change(
          changes, before: MemberProcedures.names(open),
          after: EnrolmentState.replied.title + (why ?? Localized("", "")))
      }
    })
}

/// The procedures of people, as verbs ask for them.
enum MemberProcedures {
  static let choices = ClosedChoices(
    SopTemplate.about(.members).map { ClosedChoices.Choice($0.key, $0.title) })

  static func names(_ enrolments: [Enrolment]) -> Localized {
    enrolments.compactMap { SopTemplate.named($0.procedure)?.title }.joined(Localized("、", ", "))
  }
}

/// Why somebody cannot begin a procedure.
private struct EnrolmentObstacle: Error {
  let words: Localized

  init(_ zh: String, _ en: String) { words = Localized(zh, en) }
}

extension PlanInput {
  /// The procedure of people that is typed; nil where nothing is.
  fileprivate func memberProcedure(_ index: Int) throws(Refusal) -> SopTemplate? {
    guard let text = words(index) else { return nil }
    guard let sop = SopTemplate.named(text, about: .members) else {
      throw Refusal("没有流程「\(text)」", "There is no procedure “\(text)”")
    }
    return sop
  }

  /// The day from which somebody's steps are counted, or why the person cannot begin.
  fileprivate func anchor(
    of sop: SopTemplate, for member: Member
  ) -> Result<Day, EnrolmentObstacle> {
    if member.isLeftAlone(on: moment.today) {
      return .failure(EnrolmentObstacle("勿扰", "Do not contact"))
    }
    if member.isBlacklisted { return .failure(EnrolmentObstacle("在黑名单", "Blacklisted")) }
    let figures = scene.figures[member.id]
    if !sop.stages.isEmpty, !sop.stages.contains(figures.stage) {
      return .failure(
        EnrolmentObstacle("阶段是\(figures.stage.title.zh)", "The stage is \(figures.stage.title.en)"))
    }
    switch sop.key {
    case SopTemplate.newMember.key:
      guard let joined = figures.joined else {
        return .failure(EnrolmentObstacle("没有入群日", "No day of joining"))
      }
      return .success(joined)
    case SopTemplate.birthday.key:
      guard let birthday = Birthday(member) else {
        return .failure(EnrolmentObstacle("没有生日", "No birthday known"))
      }
      guard let next = scene.dayNames.next(birthday, from: moment.today) else {
        return .failure(EnrolmentObstacle("这台机器不识农历", "No lunar calendar here"))
      }
      return .success(next)
    default: return .success(moment.today)
    }
  }

  /// A procedure whose rows are members who must not be contacted from then on: their enrolments end.
  func decliningEnrolments(with procedure: Procedure) -> Procedure {
    let (community, now, judge) = (community, moment.now, procedure.judge)
    var procedure = procedure
    procedure.judge = { id in
      let verdict = judge(id)
      guard case .change(let changes, let before, let after) = verdict else { return verdict }
      return .change(
        changes + community.decliningEnrolments(of: ID(raw: id), at: now), before: before,
        after: after)
    }
    return procedure
  }
}
