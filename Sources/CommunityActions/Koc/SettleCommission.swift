import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Settles a month's commission with every chosen KOC.
  public static let settleCommission = BulkAction(
    id: "koc.commission.settle", on: "candidates", key: "$",
    title: Localized("结算佣金", "Settle commission"),
    summary: Localized(
      "按单结一个月的佣金，过了 7 天退货期的订单才算；结过的月份不再结，之后的退款在下个月扣回。只记账，不打款",
      "Settles a month's commission order by order once returns are over; later refunds come off the next month"
    ),
    arguments: [
      Argument(
        "month", Localized("哪个月（空为上个月）", "Which month (empty: the last)"), .text(limit: 10),
        optional: true)
    ],
    sample: [""],
    prepare: { (input) throws(Refusal) in
      let month = try input.monthToSettle()
      let statements = input.statements(of: month)
      let name = String(month.text.prefix(7))
      let total = statements.values.reduce(0) { $0 + $1.statement.total.fen }
      let label = Localized("结算 \(name) 佣金", "Settle commission of \(name)")
      let warnings =
        statements.isEmpty
        ? []
        : [
          Localized(
            "合计 \(NumberText.yuan(fen: total))，只记账，打款要自己去做",
            "\(NumberText.yuan(fen: total)) in all; recorded only, the money is yours to send")
        ]
      return Procedure(label, warnings: warnings) { input.judgeSettlement($0, month, statements) }
    })

  /// Writes down that what was settled has been paid out.
  public static let payCommission = BulkAction(
    id: "koc.commission.pay", on: "candidates",
    title: Localized("记佣金已付", "Record payout"),
    summary: Localized(
      "记下选中 KOC 已结未付的佣金今天打款了", "Records that the settled commission was paid out today"),
    follows: "koc.commission.settle", sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, today) = (input.community, input.moment.today)
      return Procedure(Localized("记佣金已付", "Record payout")) { id in
        guard let candidate = community.candidates[raw: id] else { return .unchanged }
        guard CommissionLedger.speaker(for: candidate.member, in: community)?.id == candidate.id
        else { return .skip(Localized("佣金记在另一个项目下", "Another candidacy holds the terms")) }
        let open = community.payouts(of: candidate.member).filter { $0.paidOn == nil }
        guard !open.isEmpty else { return .unchanged }
        let total = open.reduce(Money.zero) { $0 + $1.amount }
        return .change(
          open.map {
            .set(
              Payout.collection.key, $0.id.raw, field: "paidOn", before: .none, after: .day(today))
          },
          before: Localized("未付", "Not paid"),
          after: Localized(
            "\(NumberText.yuan(fen: total.fen)) 已付", "\(NumberText.yuan(fen: total.fen)) paid"))
      }
    })
}

/// A statement and where its lines' ids begin.
private struct NumberedStatement: Sendable {
  let statement: CommissionStatement
  let offset: Int64
}

extension PlanInput {
  /// The month of the first answer, the last one where it is empty.
  fileprivate func monthToSettle() throws(Refusal) -> Day {
    let typed = answer(0).trimmed
    let last = moment.today.firstOfMonth.adding(months: -1)
    guard let month = typed.isEmpty ? last : Day(typed + "-01") else {
      throw Refusal(
        "月份写成 \(last.text.prefix(7))", "Write the month as \(last.text.prefix(7))")
    }
    let opening = CommissionLedger.opening(of: month)
    guard opening <= moment.today else {
      throw Refusal(
        "\(month.civil.month) 月的单还没过退货期，\(opening.shortText) 起可以结",
        "Orders of that month may still come back; it can be settled from \(opening.shortText) on")
    }
    return month
  }

  /// The statements of the chosen rows, each with ids of its own.
  fileprivate func statements(of month: Day) -> [Int64: NumberedStatement] {
    var found: [Int64: NumberedStatement] = [:]
    var offset: Int64 = 0
    for id in chosen {
      guard let candidate = community.candidates[raw: id],
        CommissionLedger.speaker(for: candidate.member, in: community)?.id == candidate.id,
        !CommissionLedger.isSettled(candidate.member, month, community)
      else { continue }
      let statement = CommissionLedger.statement(
        of: candidate.member, terms: candidate.commission, month: month, in: community,
        moment: moment)
      guard !statement.lines.isEmpty else { continue }
      found[id] = NumberedStatement(statement: statement, offset: offset)
      offset += Int64(statement.lines.count)
    }
    return found
  }

  fileprivate func judgeSettlement(
    _ id: Int64, _ month: Day, _ statements: [Int64: NumberedStatement]
  ) -> Verdict {
    guard let candidate = community.candidates[raw: id] else { return .unchanged }
    guard let numbered = statements[id] else {
      guard let speaker = CommissionLedger.speaker(for: candidate.member, in: community) else {
        return .skip(Localized("没定佣金", "No commission agreed"))
      }
      guard speaker.id == candidate.id else {
        return .skip(Localized("佣金记在另一个项目下", "Another candidacy holds the terms"))
      }
      return CommissionLedger.isSettled(candidate.member, month, community)
        ? .unchanged : .skip(Localized("没有可结的单", "No order to settle"))
    }
    let base = community.mint
    let changes = numbered.statement.lines.enumerated().map { place, line -> Change in
      let counter = base.next + numbered.offset + Int64(place)
      var row = Payout(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
      row.member = candidate.member
      row.order = line.order
      row.month = month
      row.amount = line.amount
      row.rate = line.terms.rate
      row.base = line.terms.base
      row.cap = line.terms.cap
      row.by = actor.name
      row.at = moment.now
      return .insert(Payout.collection.key, row.record)
    }
    let statement = numbered.statement
    let back = statement.lines.filter(\.isCorrection).count
    let total = NumberText.yuan(fen: statement.total.fen)
    return .change(
      changes, before: Localized("未结", "open"),
      after: Localized(
        "\(statement.lines.count - back) 单 \(total)" + (back > 0 ? "，含 \(back) 单退款扣回" : ""),
        "\(statement.lines.count - back) orders, \(total)"
          + (back > 0 ? ", \(back) taken back" : "")))
  }
}
