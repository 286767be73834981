import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Puts forward whoever of the members scores well enough; a step of the day's run, not a verb of its own.
  static let spotKoc = BulkAction(
    id: "member.koc.spot", on: "members",
    title: Localized("发现 KOC", "Spot KOCs"),
    summary: Localized(
      "从选中的成员里找出 KOC 分满 60、够条件又不是人选的，放进「发现」一列",
      "Finds among the chosen members those who score 60 and are eligible, and spots them"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (base, chosen) = (input.community.mint, input.chosen)
      let places = Dictionary(
        chosen.enumerated().map { ($0.element, Int64($0.offset)) }, uniquingKeysWith: { a, _ in a })
      return Procedure(Localized("发现 KOC", "Spot KOCs")) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        if let obstacle = KocSpotting.obstacle(
          for: member, programme: .officer, in: input.community, figures: input.scene.figures)
        {
          return .skip(obstacle)
        }
        let counter = base.next + (places[id] ?? 0)
        let score = KocSpotting.score(of: member.id, in: input.community, moment: input.moment)
        var row = KocCandidate(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        row.member = member.id
        row.owner = member.owner
        row.since = input.moment.today
        let step = KocStep(
          at: input.moment.now, stage: .spotted, by: input.actor.name,
          reason: "KOC 分 \(score.value)")
        row.more["log"] = .list([step.fieldValue])
        return .change(
          [.insert(KocCandidate.collection.key, row.record)], before: Localized("", ""),
          after: Localized("\(score.text) 进发现", "\(score.text), spotted"))
      }
    })

  /// Writes down the month's score of every chosen candidate.
  public static let evaluateKoc = BulkAction(
    id: "koc.evaluate", on: "candidates",
    title: Localized("月度评分", "Score the month"),
    summary: Localized(
      "记下选中人选这个月的 KOC 分；连着两个月才换档", "Writes down this month's score; a band takes two months"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, moment) = (input.community, input.moment)
      let month = moment.today.firstOfMonth
      return Procedure(Localized("月度评分 \(month.text.prefix(7))", "Score \(month.text.prefix(7))")) {
        id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        guard edit.candidate.stage.isOpen else {
          return .skip(Localized("已不在进行", "No longer open"))
        }
        let score = KocScore(of: edit.candidate, in: community, moment: moment)
        guard score.band != nil else {
          return .skip(Localized("已知的不到一半，不定档", "Too little is known for a band"))
        }
        let made = KocEvaluation(
          month: month, score: Int64(score.value), known: Int64(score.knownWeight))
        let scores = edit.candidate.monthlyScores
        let before = scores.first { $0.month == month }
        guard before != made else { return .unchanged }
        func element(_ change: (String, Int64, String, FieldValue) -> Change, _ it: KocEvaluation)
          -> Change
        {
          change(KocCandidate.collection.key, id, "evaluations", it.fieldValue)
        }
        var changes: [Change] = []
        if let before {
          changes.append(element({ .drop($0, $1, field: $2, element: $3) }, before))
        }
        changes.append(element({ .add($0, $1, field: $2, element: $3) }, made))
        let standing = KocBandStanding(scores.filter { $0.month != month } + [made])
        return .change(
          changes, before: Localized(verbatim: before.map { "\($0.score)" } ?? "–"),
          after: Localized(
            "\(score.text)，\(standing.words.zh)", "\(score.text), \(standing.words.en)"))
      }
    })

  /// Agrees on what a commission is a share of, and on the most that one order earns.
  public static let setKocTerms = BulkAction(
    id: "koc.terms.set", on: "candidates",
    title: Localized("定佣金条件", "Set terms"),
    summary: Localized(
      "定佣金按实收还是实付算、每单最多多少；已结的单按当时的条件",
      "Sets what the commission is a share of and the cap of an order; settled orders keep theirs"),
    arguments: [
      Argument("base", Localized("按实收还是实付", "Net or paid"), .choice(CommissionBase.choices)),
      Argument(
        "cap", Localized("每单封顶，元（空为不封顶）", "Cap per order (empty: none)"), .number, optional: true),
    ],
    sample: ["实收", "30"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard
        let base = CommissionBase.choices.named(typed).flatMap({ CommissionBase(rawValue: $0.code) }
        )
      else { throw Refusal("填 实收 或 实付", "Type net or paid") }
      let money = input.answer(1).trimmed
      let cap = Int64(money).map { Money(fen: $0 * 100) }
      guard money.isEmpty || (1...100_000).contains(cap.map { $0.fen / 100 } ?? 0) else {
        throw Refusal("封顶填 1 到 100000 的整数元", "The cap is a whole number from 1 to 100,000")
      }
      let limit = cap.map { NumberText.yuan(fen: $0.fen) }
      let label = Localized(
        "佣金按\(base.title.zh)" + (limit.map { "，每单最多 \($0)" } ?? ""),
        "Commission on \(base.title.en.lowercased())" + (limit.map { ", at most \($0)" } ?? ""))
      return Procedure(label) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        let (oldBase, oldCap) = (edit.candidate.more["base"], edit.candidate.more["cap"])
        let isNet = (CommissionBase(fieldValue: oldBase) ?? .net) == base
        var changes: [Change] = []
        if !isNet { changes.append(edit.set("base", oldBase, base.fieldValue)) }
        if oldCap != cap.fieldValue { changes.append(edit.set("cap", oldCap, cap.fieldValue)) }
        guard !changes.isEmpty else { return .unchanged }
        return .change(
          changes,
          before: Localized(
            verbatim: oldCap.int.map { NumberText.yuan(fen: $0) } ?? "–"),
          after: Localized(
            "\(base.title.zh) \(limit ?? "不封顶")", "\(base.title.en) \(limit ?? "no cap")")
        )
      }
    })

  /// Says which KOC brought the chosen orders.
  public static let assignOrderKoc = BulkAction(
    id: "order.koc.assign", on: "orders",
    title: Localized("记带单 KOC", "Credit a KOC"),
    summary: Localized(
      "把选中的订单记给一位 KOC；填 - 为取消。已结过佣金的单，下次结算补扣",
      "Credits the chosen orders to a KOC; - takes it back; settled commission is corrected next time"
    ),
    arguments: [Argument("koc", Localized("KOC 昵称", "KOC's name"), .text(limit: 100))],
    sample: ["-"],
    prepare: { (input) throws(Refusal) in
      let (community, name) = (input.community, input.answer(0).trimmed)
      let people = Set(
        community.candidates.filter { community.members[$0.member]?.name == name }.map(\.member))
      guard name == "-" || people.count == 1 else {
        throw people.isEmpty
          ? Refusal("没有叫「\(name)」的 KOC 人选", "No candidate is called “\(name)”")
          : Refusal(
            "有 \(people.count) 位人选叫「\(name)」，先改备注名分开", "Several candidates are called “\(name)”")
      }
      let target = people.first
      let shown = Localized(verbatim: name == "-" ? "–" : name)
      return Procedure(
        name == "-"
          ? Localized("取消带单 KOC", "Credit nobody")
          : Localized("带单 KOC → \(name)", "Credit \(name)")
      ) { id in
        guard let order = community.orders[raw: id] else { return .unchanged }
        let before = order.more["koc"]
        let after = target.map { FieldValue.ref($0.raw) } ?? .none
        guard before != after else { return .unchanged }
        if let target, order.member == target {
          return .skip(Localized("自己买的单不算带单", "Their own order"))
        }
        let old = before.ref.flatMap { community.members[raw: $0]?.name } ?? "–"
        return .change(
          [.set(Order.collection.key, id, field: "koc", before: before, after: after)],
          before: Localized(verbatim: old), after: shown)
      }
    })
}
