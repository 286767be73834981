import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Makes a campaign of a kind, in the usual parts, with the tasks of its procedure.
  public static let addCampaign = BulkAction(
    id: "campaign.add", on: "campaigns", key: "a",
    title: Localized("新活动", "New campaign"), summary: summaryOfAdding,
    arguments: argumentsOfAdding, isRepeatable: true, makesRow: true,
    sample: ["年终答谢", "节日", "+9", ""],
    prepare: { (input) throws(Refusal) in try input.addingCampaign() })

  /// The same from the calendar.
  public static let addCalendarCampaign = BulkAction(
    id: "content.campaign.add", on: "content", key: "A",
    title: Localized("新活动", "New campaign"), summary: summaryOfAdding,
    arguments: argumentsOfAdding, isRepeatable: true, makesRow: true,
    sample: ["周年庆", "会员日", "+12", "3"],
    prepare: { (input) throws(Refusal) in try input.addingCampaign() })

  /// Makes a campaign like every chosen one, beginning on another day.
  public static let repeatCampaign = BulkAction(
    id: "campaign.repeat", on: "campaigns",
    title: Localized("照着再办", "Repeat"),
    summary: Localized(
      "照选中的活动各办一次：类型、阶段、群、预算、目标、分组、奖品照旧，复盘的「下次」写进主题",
      "Makes each chosen campaign once more: its parts, groups, budget, goals, arms and prizes"),
    arguments: [Argument("start", Localized("哪天开始", "First day"), .day)],
    isRepeatable: true, sample: ["+30"],
    prepare: { (input) throws(Refusal) in
      guard let start = ScheduleAnswer.day(input.answer(0), today: input.moment.today) else {
        throw Refusal("日期写成 2026-12-01 或 +30", "Write the day as 2026-12-01 or +30")
      }
      let (community, base) = (input.community, input.community.mint)
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { a, _ in a })
      return Procedure(Localized("照着再办 \(start.shortText)", "Repeat on \(start.shortText)")) { id in
        guard let model = community.campaigns[raw: id] else { return .unchanged }
        guard let first = model.start, let last = model.end else {
          return .skip(Localized("没有日期", "Without days"))
        }
        let counter = base.next + (places[id] ?? 0)
        let shift = start - first
        var row = Campaign(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        row.name = model.name
        row.kind = model.kind
        (row.start, row.end) = (start, last + shift)
        row.phases = model.phases.map { CampaignPhase($0.name, $0.start + shift, $0.end + shift) }
        row.groups = model.groups
        row.budget = model.budget
        for key in ["goals", "arms", "planned", "prizes", "goods", "margin", "channels"] {
          row.more[key] = model.more[key]
        }
        row.more["theme"] = model.more["next"].text.map { .text(String($0.prefix(200))) } ?? .none
        return .change(
          [.insert(Campaign.collection.key, row.record)],
          before: Localized(verbatim: "\(first.shortText)–\(last.shortText)"),
          after: Localized(verbatim: "+ \(start.shortText)–\((last + shift).shortText)"))
      }
    })

  private static let summaryOfAdding = Localized(
    "按类型的模板建一个活动：阶段、目标，连同流程里的待办；照过去的活动再办用「照着再办」",
    "Makes a campaign in the usual parts of its kind, with the tasks of its procedure")

  private static let argumentsOfAdding = [
    Argument("name", Localized("活动名", "Name"), .text(limit: 200)),
    Argument("type", Localized("类型", "Type"), .choice(CampaignKind.choices)),
    Argument("start", Localized("哪天开始", "First day"), .day),
    Argument("days", Localized("几天（空为常用）", "Days (empty: as usual)"), .number, optional: true),
  ]
}

extension PlanInput {
  fileprivate func addingCampaign() throws(Refusal) -> Procedure {
    let name = answer(0).trimmed
    guard name.count <= 200 else {
      throw Refusal("活动名最长 200 个字", "A name has at most 200 characters")
    }
    guard
      let kind = CampaignKind.choices.named(answer(1).trimmed)
        .flatMap({ CampaignKind(rawValue: $0.code) })
    else {
      throw Refusal(
        "没有类型「\(answer(1).trimmed)」", "There is no type “\(answer(1).trimmed)”")
    }
    guard let start = ScheduleAnswer.day(answer(2), today: moment.today) else {
      throw Refusal("日期写成 2026-12-01、12-01 或 +7", "Write the day as 2026-12-01, 12-01 or +7")
    }
    let template = CampaignTemplate.of(kind)
    let typed = answer(3).trimmed
    guard let days = typed.isEmpty ? template.days : Int(typed), (1...366).contains(days) else {
      throw Refusal("天数填 1 到 366", "Days: 1 to 366")
    }
    var mint = community.mint
    var row = Campaign(id: mint.mint())
    row.name = name
    row.kind = kind
    (row.start, row.end) = (start, start + days - 1)
    row.phases = template.phases(from: start, to: start + days - 1)
    row.more["goals"] = .list(template.goals.map(\.fieldValue).sorted())
    if kind == .launch { row.more["launch"] = row.launchOn.fieldValue }
    let sop = SopTemplate.of(kind)
    let campaign = row.id
    let chores = sop.chores(
      anchor: row.launchOn ?? start, for: name, moment: moment, mint: &mint
    ) { $0.more["campaign"] = .ref(campaign.raw) }
    let changes: [Change] =
      [.insert(Campaign.collection.key, row.record)]
      + chores.map { .insert(Chore.collection.key, $0.record) }
    let words = Localized(
      "\(kind.title.zh) \(name) \(start.shortText) 起 \(days) 天，待办 \(chores.count) 件",
      "\(kind.title.en) \(name), \(days) days from \(start.shortText), \(chores.count) tasks")
    return Procedure(
      Localized("新活动「\(name)」", "New campaign “\(name)”"),
      creation: Procedure.Creation(id: row.id.raw, changes: changes, words: words))
  }
}
