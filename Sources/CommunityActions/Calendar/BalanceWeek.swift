import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Proposes posts that bring the week of the post under the cursor nearer to 4:3:3.
  public static let balanceWeek = BulkAction(
    id: "content.balance", on: "content", key: "B",
    title: Localized("补比例", "Balance the mix"),
    summary: Localized(
      "按 4:3:3 看光标那一周每条线的群缺什么，列出建议补哪几条；确认后排进去，选题库里有合适的就用它",
      "Proposes what to add for each line of groups so that the week nears 4:3:3; y plans it"),
    makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, zone) = (input.community, input.moment.zone)
      let model = input.chosen.first.flatMap { community.content[raw: $0] }
      let day = model?.scheduledAt.map(zone.day(of:)) ?? input.moment.today
      let plan = ContentPlan(
        community, weekOf: max(day, input.moment.today), moment: input.moment)
      let proposals = MixPlanner.proposals(plan, community, moment: input.moment)
      // A week that lacks nothing, or whose days are full, is so already.
      guard !proposals.isEmpty else {
        return Procedure(Localized("补比例", "Balance the mix")) { _ in .unchanged }
      }
      var mint = community.mint
      let creations = proposals.map { input.creation($0, &mint) }
      let gaps = ContentCategory.allCases.filter { plan.difference($0) != 0 }.map { category in
        let gap = plan.difference(category)
        return Localized(
          "\(category.title.zh)\(gap < 0 ? "差" : "多") \(abs(gap))",
          "\(category.title.en.lowercased()) \(abs(gap)) \(gap < 0 ? "short" : "over")")
      }
      let week = "\(plan.days.lowerBound.shortText)–\(plan.days.upperBound.shortText)"
      let state = gaps.joined(Localized("，", ", "))
      return Procedure(
        Localized("补比例 \(week)", "Balance \(week)"),
        warnings: [
          Localized("这一周", "This week: ") + state
            + Localized("；不要的用 Space 去掉", "; Space takes a proposal out")
        ], creations: creations)
    })
}

extension PlanInput {
  fileprivate func creation(_ proposal: MixProposal, _ mint: inout IDMint) -> Procedure.Creation {
    let at = moment.zone.instant(proposal.day, second: proposal.second)
    let goods = proposal.goods.filter { !$0.isEmpty }.joined(separator: "、")
    let all = community.groups.count { $0.status == .active }
    let target =
      proposal.groups.count == all
      ? Localized("全部 \(all) 群", "all \(all) groups")
      : Localized("\(goods) \(proposal.groups.count) 群", "\(goods) \(proposal.groups.count) groups")
    let lead = "\(proposal.day.shortText) \(moment.zone.clock(at)) \(proposal.category.sign) "
    if let idea = proposal.idea.flatMap({ community.content[$0] }) {
      return Procedure.Creation(
        id: idea.id.raw,
        changes: idea.scheduling(at: at, groups: proposal.groups, taskID: mint.mint()),
        words: Localized(verbatim: lead + idea.title + " → ") + target)
    }
    var item = ContentItem(id: mint.mint())
    let name = proposal.goods.count == 1 ? goods : ""
    item.title = "补：\(name)\(proposal.category.title.zh)"
    item.category = proposal.category
    item.state = .scheduled
    item.scheduledAt = at
    item.groups = proposal.groups
    return Procedure.Creation(
      id: item.id.raw, changes: item.insertion(taskID: mint.mint()),
      words: Localized(verbatim: lead + item.title + " → ") + target)
  }
}

extension ContentItem {
  /// The changes that plan an idea: its time, its groups where it has none, and its task.
  func scheduling(at: Instant, groups: [ID<Group>], taskID: ID<Chore>) -> [Change] {
    let key = ContentItem.collection.key
    var changes: [Change] = [
      .set(key, id.raw, field: "at", before: scheduledAt.fieldValue, after: .instant(at)),
      .set(
        key, id.raw, field: "state", before: state.fieldValue,
        after: ContentState.scheduled.fieldValue),
    ]
    if self.groups.isEmpty {
      changes += groups.map { .add(key, id.raw, field: "groups", element: $0.fieldValue) }
    }
    var chore = Chore(id: taskID)
    chore.title = title
    chore.kind = .publish
    chore.unit = .groups
    chore.assignee = author
    chore.content = id
    return changes + [.insert(Chore.collection.key, chore.record)]
  }
}
