import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Draws the audience of every chosen campaign that has not begun, with everybody's arm.
  public static let freezeAudience = BulkAction(
    id: "campaign.audience.freeze", on: "campaigns",
    title: Localized("定人群", "Freeze audience"),
    summary: Localized(
      "按条件把现在的成员定为活动人群，连条件一起记下；有分组的当场分好，以后不变。开始前可重定",
      "Draws the members that fit a query now as the audience, with their arms; not after the start"
    ),
    arguments: [Argument("query", Localized("条件，如 分层:高价值", "Query"), .text(limit: 1000))],
    follows: "campaign.add", sample: ["阶段:复购客"],
    prepare: { (input) throws(Refusal) in
      let query = input.answer(0).trimmed
      let people = try input.people(fitting: query)
      let offsets = input.audienceOffsets(people)
      let count = NumberText.grouped(people.count)
      return Procedure(Localized("定人群 \(count) 人", "Freeze an audience of \(count)")) {
        input.judgeFreeze($0, query, people, offsets[$0] ?? 0)
      }
    })

  /// Adds every chosen member to the audience of a campaign that has not begun.
  public static let joinAudience = BulkAction(
    id: "member.campaign.add", on: "members",
    title: Localized("加入活动", "Add to campaign"),
    summary: Localized(
      "把选中的成员加进还没开始的活动的人群；有分组的按成员分好", "Adds the chosen members to the audience of a campaign"),
    arguments: [Argument("campaign", Localized("活动", "Campaign"), .text(limit: 200))],
    follows: "campaign.add", sample: ["年终答谢"],
    prepare: { (input) throws(Refusal) in
      let campaign = try input.campaign(0)
      guard campaign.state.isBeforeStart, campaign.start.map({ $0 > input.moment.today }) ?? true
      else {
        throw Refusal("「\(campaign.name)」已经开始，人群定了", "“\(campaign.name)” has begun")
      }
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { a, _ in a })
      let (base, today) = (input.community.mint, input.moment.today)
      return Procedure(
        Localized("加入活动「\(campaign.name)」", "Add to campaign “\(campaign.name)”")
      ) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        guard input.community.participation(of: member.id, in: campaign.id) == nil else {
          return .unchanged
        }
        if member.isLeftAlone(on: today) {
          return .skip(Localized("勿扰", "Do not contact"))
        }
        if member.isBlacklisted {
          return .skip(Localized("黑名单", "On the blacklist"))
        }
        let counter = base.next + (places[id] ?? 0)
        var row = Participation(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        row.campaign = campaign.id
        row.member = member.id
        row.arm = ArmDraw.arm(of: member.id, in: campaign.id, among: campaign.experiment)
        row.at = input.moment.now
        row.by = input.actor.name
        return .change(
          [.insert(Participation.collection.key, row.record)], before: Localized("", ""),
          after: Localized("+ 人群 \(row.arm)", "+ audience \(row.arm)"))
      }
    })

  /// Takes every chosen member out of the audience of a campaign that has not begun.
  public static let leaveAudience = BulkAction(
    id: "member.campaign.leave", on: "members",
    title: Localized("移出活动", "Remove from campaign"),
    summary: Localized("把选中的成员移出还没开始的活动", "Takes the chosen members out of a campaign to come"),
    arguments: [Argument("campaign", Localized("活动", "Campaign"), .text(limit: 200))],
    follows: "member.campaign.add", sample: ["年终答谢"],
    prepare: { (input) throws(Refusal) in
      let campaign = try input.campaign(0)
      guard campaign.state.isBeforeStart, campaign.start.map({ $0 > input.moment.today }) ?? true
      else {
        throw Refusal("「\(campaign.name)」已经开始，人群定了", "“\(campaign.name)” has begun")
      }
      return Procedure(
        Localized("移出活动「\(campaign.name)」", "Remove from campaign “\(campaign.name)”")
      ) { id in
        guard let part = input.community.participation(of: ID(raw: id), in: campaign.id) else {
          return .unchanged
        }
        return .change(
          [.remove(Participation.collection.key, part.record)],
          before: Localized("在人群里", "in the audience"), after: Localized("移出", "taken out"))
      }
    })

  /// Splits every chosen campaign into arms.
  public static let setArms = BulkAction(
    id: "campaign.arms.set", on: "campaigns",
    title: Localized("设分组", "Set arms"),
    summary: Localized(
      "分组写成 对照=50,满减=50，第一个是对照，合 100；另写每组要多少人。定了人群就不能改",
      "Arms such as control=50,coupon=50, the control first; fixed once the audience is frozen"),
    arguments: [
      Argument("arms", Localized("分组=权重", "Arm=weight"), .text(limit: 200)),
      Argument(
        "planned", Localized("每组要多少人（空为不设）", "Planned size (may be empty)"), .number,
        optional: true),
    ],
    follows: "campaign.add", sample: ["对照=50,满减=50", "200"],
    prepare: { (input) throws(Refusal) in
      let arms = try input.arms()
      let text = input.answer(1).trimmed
      let planned = Int64(text)
      guard text.isEmpty || planned.map({ (1...1_000_000).contains($0) }) == true else {
        throw Refusal("每组人数填 1 以上的整数", "The planned size is a whole number")
      }
      let words = arms.map { "\($0.name) \($0.weight)" }.joined(separator: " · ")
      return Procedure(Localized("分组 \(words)", "Arms \(words)")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        if edit.campaign.frozen != nil {
          return .skip(Localized("人群已定，分组不能改", "The audience is frozen"))
        }
        guard edit.campaign.state.isBeforeStart else {
          return .skip(Localized("已经开始", "Begun already"))
        }
        let changes =
          edit.put("arms", .list(arms.map(\.fieldValue))) + edit.put("planned", planned.fieldValue)
        guard !changes.isEmpty else { return .unchanged }
        return .change(
          changes, before: Localized(verbatim: "\(edit.campaign.experiment.count)"),
          after: Localized(verbatim: words))
      }
    })
}

extension PlanInput {
  fileprivate func arms() throws(Refusal) -> [CampaignArm] {
    let parts = answer(0).split { $0 == "," || $0 == "，" || $0 == "、" }
    let arms = parts.compactMap { part -> CampaignArm? in
      let sides = part.split { $0 == "=" || $0 == "＝" || $0 == ":" || $0 == "：" }
      guard sides.count == 2, let weight = Int64(String(sides[1]).trimmed) else { return nil }
      let name = String(sides[0]).trimmed
      return CampaignArm(String(name.prefix(20)), String(name.prefix(100)), weight: weight)
    }
    guard arms.count == parts.count, ArmDraw.isWhole(arms) else {
      throw Refusal(
        "分组写成 对照=50,满减=50，至少两组，权重合 100", "Write arms as control=50,coupon=50; weights make 100")
    }
    return arms
  }

  /// The members who fit a query and may be contacted, by ascending id.
  fileprivate func people(fitting query: String) throws(Refusal) -> [ID<Member>] {
    let today = moment.today
    let fits: @Sendable (Int64) -> Bool
    if query == "*" {
      fits = { _ in true }
    } else {
      switch RowQueries.members(in: community).test(query, scene) {
      case .failure(let error): throw Refusal(error)
      case .success(let found): fits = found.fits
      }
    }
    return community.members.filter { member in
      fits(member.id.raw) && !member.isStaff && !member.isBlacklisted
        && !member.isLeftAlone(on: today)
    }.map(\.id)
  }

  /// Where the ids of each campaign's people begin.
  fileprivate func audienceOffsets(_ people: [ID<Member>]) -> [Int64: Int64] {
    Dictionary(
      chosen.enumerated().map { ($0.element, Int64($0.offset) * Int64(people.count)) },
      uniquingKeysWith: { a, _ in a })
  }

  fileprivate func judgeFreeze(
    _ id: Int64, _ query: String, _ people: [ID<Member>], _ offset: Int64
  ) -> Verdict {
    guard let edit = CampaignEdit(self, id) else { return .unchanged }
    let campaign = edit.campaign
    guard campaign.state.isBeforeStart, campaign.start.map({ $0 > moment.today }) ?? true else {
      return .skip(Localized("已经开始", "Begun already"))
    }
    guard !people.isEmpty else { return .skip(Localized("没有人符合", "Nobody fits")) }
    let before = community.participations(in: campaign.id)
    let arms = campaign.experiment
    if campaign.frozen?.query == query, Set(before.map(\.member)) == Set(people) {
      return .unchanged
    }
    let freeze = AudienceFreeze(query: query, at: moment.now, count: Int64(people.count))
    var changes = before.map { Change.remove(Participation.collection.key, $0.record) }
    changes += edit.put("audience", freeze.fieldValue)
    let base = community.mint
    for (place, member) in people.enumerated() {
      let counter = base.next + offset + Int64(place)
      var row = Participation(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
      row.campaign = campaign.id
      row.member = member
      row.arm = ArmDraw.arm(of: member, in: campaign.id, among: arms)
      row.at = moment.now
      row.by = actor.name
      changes.append(.insert(Participation.collection.key, row.record))
    }
    let count = NumberText.grouped(people.count)
    return .change(
      changes,
      before: Localized("\(before.count) 人", "\(before.count) people"),
      after: Localized("\(count) 人", "\(count) people"))
  }
}
