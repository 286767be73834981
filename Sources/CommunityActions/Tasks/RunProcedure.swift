import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Makes the tasks of a procedure for every chosen campaign.
  public static let startCampaignSop = BulkAction(
    id: "campaign.sop.start", on: "campaigns",
    title: Localized("开流程", "Start procedure"),
    summary: Localized(
      "给选中的活动建流程待办：首发从首发日倒排，其他从开始日倒排；过去的步骤不建",
      "Makes the tasks of the procedure, counted from the launch or the first day"),
    arguments: [
      Argument(
        "sop", Localized("流程（空按类型）", "Procedure (empty: by type)"), .text(limit: 40), optional: true
      )
    ],
    sample: [""],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      let chosen = SopTemplate.named(typed, about: .campaigns)
      guard typed.isEmpty || chosen != nil else {
        let names = SopTemplate.about(.campaigns).map(\.key).joined(separator: ", ")
        throw Refusal("没有流程「\(typed)」，有 \(names)", "Procedures: \(names)")
      }
      let community = input.community
      let mints = input.mintsByPlace(
        each: SopTemplate.about(.campaigns).map(\.steps.count).max() ?? 0)
      return Procedure(Localized("开流程", "Start procedure")) { id in
        guard let campaign = community.campaigns[raw: id] else { return .unchanged }
        guard campaign.state != .cancelled, campaign.state != .reviewed else {
          return .skip(Localized("已经关了", "Closed already"))
        }
        guard let anchor = campaign.launchOn ?? campaign.start else {
          return .skip(Localized("没有日期", "Without days"))
        }
        let sop = chosen ?? SopTemplate.of(campaign.kind)
        if community.openRun(of: sop.key, campaign: campaign.id) {
          return .skip(Localized("流程开着", "A run is open"))
        }
        var mint = mints(id)
        let chores = sop.chores(
          anchor: anchor, for: campaign.name, moment: input.moment, mint: &mint
        ) { $0.more["campaign"] = .ref(campaign.id.raw) }
        guard !chores.isEmpty else { return .skip(Localized("步骤都过了", "All steps are past")) }
        return .change(
          chores.map { .insert(Chore.collection.key, $0.record) }, before: Localized("", ""),
          after: Localized(
            "\(sop.title.zh) \(chores.count) 件", "\(sop.title.en), \(chores.count) tasks"))
      }
    })

  /// Takes the undone tasks of the procedures of every chosen campaign away.
  public static let stopCampaignSop = BulkAction(
    id: "campaign.sop.stop", on: "campaigns",
    title: Localized("结束流程", "Stop procedure"),
    summary: Localized(
      "删掉选中活动没做的流程待办，做过的留着", "Takes away the undone tasks of the procedure; done ones stay"),
    follows: "campaign.sop.start", sample: [],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return Procedure(Localized("结束流程", "Stop procedure")) { id in
        let open = community.referrers(of: id, through: "tasks.campaign").compactMap {
          community.tasks[raw: $0]
        }.filter { $0.doneAt == nil && !$0.more["sop"].isNone }
        guard !open.isEmpty else { return .unchanged }
        return .change(
          open.map { .remove(Chore.collection.key, $0.record) },
          before: Localized("\(open.count) 件没做", "\(open.count) open"),
          after: Localized("删掉", "taken away"))
      }
    })

  /// Makes the month's tasks with KOCs.
  public static let startKocCycle = BulkAction(
    id: "koc.cycle.start", on: "candidates",
    title: Localized("开 KOC 月度流程", "Start the KOC month"),
    summary: Localized(
      "建这个月的 KOC 待办：评分、邀请、说明、寄试用、收内容、次月 10 日前结佣金",
      "Makes the month's tasks: score, invite, brief, trials, content, commission by the tenth"),
    isRepeatable: true, makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let month = input.moment.today.firstOfMonth
      var mint = input.community.mint
      let name = "\(month.civil.month) 月"
      let chores = SopTemplate.kocCycle.chores(
        anchor: month, for: name, moment: input.moment, mint: &mint)
      guard let first = chores.first else {
        throw Refusal("这个月的步骤都过了", "All steps of this month are past")
      }
      return Procedure(
        Localized("KOC 月度流程 \(name)", "KOC month \(month.text.prefix(7))"),
        creation: Procedure.Creation(
          id: first.id.raw, changes: chores.map { .insert(Chore.collection.key, $0.record) },
          words: Localized("待办 \(chores.count) 件", "\(chores.count) tasks")))
    })
}

extension Community {
  /// Whether a procedure runs for a campaign: some of its tasks are not done.
  func openRun(of sop: String, campaign: ID<Campaign>) -> Bool {
    referrers(of: campaign.raw, through: "tasks.campaign").contains {
      guard let chore = tasks[raw: $0], chore.doneAt == nil else { return false }
      return chore.more["sop"].text?.hasPrefix(sop + ".") ?? false
    }
  }
}
