import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Sets what every chosen campaign may cost.
  public static let setCampaignBudget = BulkAction(
    id: "campaign.budget.set", on: "campaigns",
    title: Localized("定预算", "Set budget"),
    summary: Localized("定选中活动的预算，元", "Sets what the chosen campaigns may cost"),
    arguments: [Argument("amount", Localized("预算，元", "Budget"), .number)], sample: ["8000"],
    prepare: { (input) throws(Refusal) in
      guard let money = input.yuan(0) else {
        throw Refusal("预算填数字，单位元", "The budget is a number")
      }
      let shown = NumberText.yuan(fen: money.fen)
      return Procedure(Localized("预算 \(shown)", "Budget \(shown)")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let before = edit.campaign.budget
        guard before != money else { return .unchanged }
        return .change(
          [edit.set("budget", before.fieldValue, money.fieldValue)],
          before: Localized(verbatim: before.map { NumberText.yuan(fen: $0.fen) } ?? "–"),
          after: Localized(verbatim: shown))
      }
    })

  /// Adds a cost to every chosen campaign.
  public static let addCampaignCost = BulkAction(
    id: "campaign.cost.add", on: "campaigns", key: "$",
    title: Localized("记费用", "Add cost"),
    summary: Localized(
      "给选中的活动各记一笔今天的费用：奖励、样品、投放、人工、其他", "Adds a cost of today to the chosen campaigns"),
    arguments: [
      Argument("kind", Localized("费用类别", "Kind"), .choice(CostKind.choices)),
      Argument("amount", Localized("金额，元", "Amount"), .number),
      Argument(
        "note", Localized("说明（可空）", "Note (may be empty)"), .text(limit: 200), optional: true),
    ],
    isRepeatable: true, sample: ["投放", "300", "朋友圈"],
    prepare: { (input) throws(Refusal) in
      guard
        let kind = CostKind.choices.named(input.answer(0).trimmed)
          .flatMap({ CostKind(rawValue: $0.code) })
      else {
        throw Refusal("类别填 奖励、样品、投放、人工 或 其他", "Kinds: rewards, samples, media, labour, other")
      }
      guard let money = input.yuan(1), money.fen > 0 else {
        throw Refusal("金额填大于 0 的数字，单位元", "The amount is a number above 0")
      }
      let typed = String(input.answer(2).trimmed.prefix(180))
      let shown = NumberText.yuan(fen: money.fen)
      let words = Localized("\(kind.title.zh) \(shown)", "\(kind.title.en) \(shown)")
      return Procedure(Localized("记费用 ", "Add cost ") + words) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        var cost = CampaignCost(
          day: input.moment.today, purpose: kind, amount: money, note: typed)
        // Two costs that are alike on one day are told apart by a number.
        var number = 2
        while edit.campaign.costLines.contains(cost) {
          cost.note = typed.isEmpty ? "\(number)" : "\(typed) \(number)"
          number += 1
        }
        return .change(
          [edit.add("costs", cost.fieldValue)],
          before: Localized(verbatim: NumberText.yuan(fen: edit.campaign.spending.fen)),
          after: words)
      }
    })

  /// Says what every chosen campaign is to reach.
  public static let setCampaignGoal = BulkAction(
    id: "campaign.goal.set", on: "campaigns",
    title: Localized("定目标", "Set goal"),
    summary: Localized(
      "定选中活动的一项目标：参与人数、订单数、成交额、测评篇数、新成员；0 为取消",
      "Sets one goal of the chosen campaigns; 0 takes it away"),
    arguments: [
      Argument("measure", Localized("目标", "Measure"), .choice(CampaignMeasure.choices)),
      Argument("target", Localized("多少", "How many"), .number),
    ],
    sample: ["订单数", "150"],
    prepare: { (input) throws(Refusal) in
      guard
        let measure = CampaignMeasure.choices.named(input.answer(0).trimmed)
          .flatMap({ CampaignMeasure(rawValue: $0.code) })
      else { throw Refusal("没有这项目标", "There is no such measure") }
      guard let target = Int64(input.answer(1).trimmed), (0...100_000_000).contains(target) else {
        throw Refusal("目标填整数", "A goal is a whole number")
      }
      let words = Localized("\(measure.title.zh) \(target)", "\(measure.title.en) \(target)")
      return Procedure(Localized("目标 ", "Goal ") + words) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let before = edit.campaign.aims.first { $0.measure == measure }
        guard before?.target ?? 0 != target else { return .unchanged }
        var changes: [Change] = []
        if let before { changes.append(edit.drop("goals", before.fieldValue)) }
        if target > 0 {
          changes.append(edit.add("goals", CampaignGoal(measure, target).fieldValue))
        }
        return .change(
          changes, before: Localized(verbatim: "\(before?.target ?? 0)"), after: words)
      }
    })

  /// Adds a prize to every chosen campaign.
  public static let addCampaignPrize = BulkAction(
    id: "campaign.prize.add", on: "campaigns",
    title: Localized("加奖品", "Add prize"),
    summary: Localized(
      "给选中的活动加一种奖品：名称、数量、单份价值；抽奖式单份不能超过 ¥50,000",
      "Adds a prize: name, number, worth of one; a drawn prize is worth at most ¥50,000"),
    arguments: [
      Argument("name", Localized("奖品", "Prize"), .text(limit: 100)),
      Argument("quantity", Localized("数量", "How many"), .number),
      Argument("worth", Localized("单份价值，元", "Worth of one"), .number),
    ],
    sample: ["羊毛围巾", "5", "129"],
    prepare: { (input) throws(Refusal) in
      guard let count = Int64(input.answer(1).trimmed), (1...1_000_000).contains(count) else {
        throw Refusal("数量填 1 以上的整数", "How many: 1 or more")
      }
      guard let worth = input.yuan(2) else {
        throw Refusal("价值填数字，单位元", "The worth is a number")
      }
      let prize = CampaignPrize(
        String(input.answer(0).trimmed.prefix(100)), quantity: count, worth: worth)
      let words = Localized(verbatim: "\(prize.name) ×\(count) \(NumberText.yuan(fen: worth.fen))")
      return Procedure(Localized("加奖品 ", "Add prize ") + words) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        guard !edit.campaign.prizeList.contains(prize) else { return .unchanged }
        if edit.campaign.prizeList.contains(where: { $0.name == prize.name }) {
          return .skip(Localized("已有同名奖品", "A prize of this name is there"))
        }
        if CampaignLaw.isDraw(edit.campaign.kind), worth.fen > CampaignLaw.prizeCap {
          return .skip(
            Localized("抽奖式奖品单份超过 ¥50,000", "A drawn prize is worth more than ¥50,000"))
        }
        return .change(
          [edit.add("prizes", prize.fieldValue)],
          before: Localized(verbatim: "\(edit.campaign.prizeList.count)"), after: words)
      }
    })

  /// Says how people come from a post to an order.
  public static let setCampaignPath = BulkAction(
    id: "campaign.path.set", on: "campaigns",
    title: Localized("定路径", "Set path"),
    summary: Localized(
      "定选中活动的路径：从哪条内容来、用哪个流程跟、在哪下单",
      "Sets how people come to order: which post, which procedure follows up, where they order"),
    arguments: [
      Argument(
        "content", Localized("内容标题（空为活动的第一条）", "Post (empty: its first)"), .text(limit: 200),
        optional: true),
      Argument("followUp", Localized("跟进流程", "Procedure"), .text(limit: 40)),
      Argument("channel", Localized("在哪下单", "Where they order"), .text(limit: 100)),
    ],
    sample: ["", "launch", "有赞"],
    prepare: { (input) throws(Refusal) in
      let title = input.answer(0).trimmed
      guard let sop = SopTemplate.named(input.answer(1).trimmed) else {
        let names = SopTemplate.all.map(\.key).joined(separator: ", ")
        throw Refusal("没有这个流程，有 \(names)", "Procedures: \(names)")
      }
      let channel = String(input.answer(2).trimmed.prefix(100))
      let community = input.community
      return Procedure(Localized("定路径", "Set path")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let posts = community.referrers(of: id, through: "content.campaign").compactMap {
          community.content[raw: $0]
        }
        let post =
          title.isEmpty
          ? posts.min {
            ($0.scheduledAt?.seconds ?? .max, $0.id) < ($1.scheduledAt?.seconds ?? .max, $1.id)
          }
          : community.content.first { $0.title == title }
        guard title.isEmpty || post != nil else {
          return .skip(Localized("没有这条内容", "There is no such post"))
        }
        let path = CampaignPath(content: post?.id, followUp: sop.key, channel: channel)
        let changes = edit.put("path", path.fieldValue)
        guard !changes.isEmpty else { return .unchanged }
        return .change(
          changes, before: Localized(verbatim: edit.campaign.way.channel),
          after: Localized(
            "\(post?.title ?? "没有内容") → \(sop.title.zh) → \(channel)",
            "\(post?.title ?? "no post") → \(sop.title.en) → \(channel)"))
      }
    })

  /// Names the goods of every chosen campaign and their margin.
  public static let setCampaignGoods = BulkAction(
    id: "campaign.goods.set", on: "campaigns",
    title: Localized("定商品", "Set goods"),
    summary: Localized(
      "写下活动的商品名（逗号分开）和毛利率，首发提升和投产比据此算",
      "Names the goods, by commas, and the margin; launch lift and ROI are read from them"),
    arguments: [
      Argument("goods", Localized("商品名", "Goods"), .text(limit: 1000)),
      Argument(
        "margin", Localized("毛利率 %（可空）", "Margin % (may be empty)"), .number, optional: true),
    ],
    sample: ["面霜Pro", "45"],
    prepare: { (input) throws(Refusal) in
      let names = input.answer(0).split { $0 == "," || $0 == "，" || $0 == "、" }
        .map { String(String($0).trimmed.prefix(100)) }.filter { !$0.isEmpty }
      let text = input.answer(1).trimmed
      let margin = Int64(text)
      guard !names.isEmpty, text.isEmpty || margin.map({ (0...100).contains($0) }) == true else {
        throw Refusal("商品名用逗号分开；毛利率填 0 到 100", "Names by commas; a margin from 0 to 100")
      }
      let words = names.joined(separator: "、")
      return Procedure(Localized("商品 \(words)", "Goods \(words)")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        var changes: [Change] = []
        let before = Set(edit.campaign.goodsNames)
        for name in before.subtracting(names).sorted() {
          changes.append(edit.drop("goods", .text(name)))
        }
        for name in Set(names).subtracting(before).sorted() {
          changes.append(edit.add("goods", .text(name)))
        }
        if let margin { changes += edit.put("margin", .int(margin * 100)) }
        guard !changes.isEmpty else { return .unchanged }
        return .change(
          changes, before: Localized(verbatim: before.sorted().joined(separator: "、")),
          after: Localized(verbatim: words))
      }
    })

  /// Adds something that every chosen campaign gives, with how many there are.
  public static let addOffer = BulkAction(
    id: "campaign.offer.add", on: "campaigns",
    title: Localized("加优惠", "Add offer"),
    summary: Localized(
      "给选中的活动加一种优惠：名称、类型、库存、单份成本；有效期同活动",
      "Adds an offer: name, kind, stock and cost of one; it counts while the campaign runs"),
    arguments: [
      Argument("name", Localized("优惠名", "Name"), .text(limit: 100)),
      Argument("kind", Localized("类型", "Kind"), .choice(OfferKind.choices)),
      Argument("stock", Localized("库存（空为不限）", "Stock (empty: no limit)"), .number, optional: true),
      Argument(
        "cost", Localized("单份成本，元（可空）", "Cost of one (may be empty)"), .number, optional: true),
    ],
    sample: ["满 99 减 20", "优惠券", "500", "20"],
    prepare: { (input) throws(Refusal) in
      let name = String(input.answer(0).trimmed.prefix(100))
      guard
        let kind = OfferKind.choices.named(input.answer(1).trimmed)
          .flatMap({ OfferKind(rawValue: $0.code) })
      else { throw Refusal("没有这种优惠", "There is no such kind of offer") }
      let (stockText, costText) = (input.answer(2).trimmed, input.answer(3).trimmed)
      let (stock, cost) = (Int64(stockText), costText.isEmpty ? nil : input.yuan(3))
      guard stockText.isEmpty || stock.map({ $0 >= 0 }) == true, costText.isEmpty || cost != nil
      else { throw Refusal("库存和成本填数字", "Stock and cost are numbers") }
      let base = input.community.mint
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { a, _ in a })
      return Procedure(Localized("加优惠「\(name)」", "Add offer “\(name)”")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let known = input.community.referrers(of: id, through: "offers.campaign").contains {
          input.community.offers[raw: $0]?.name == name
        }
        guard !known else { return .unchanged }
        let counter = base.next + (places[id] ?? 0)
        var row = Offer(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        row.name = name
        row.sort = kind
        row.campaign = edit.campaign.id
        row.stock = stock
        row.cost = cost
        (row.from, row.until) = (edit.campaign.start, edit.campaign.end)
        return .change(
          [.insert(Offer.collection.key, row.record)], before: Localized("", ""),
          after: Localized(
            "+ \(kind.title.zh) \(stock.map { "\($0) 份" } ?? "不限")",
            "+ \(kind.title.en.lowercased()) \(stock.map { "×\($0)" } ?? "no limit")"))
      }
    })
}
