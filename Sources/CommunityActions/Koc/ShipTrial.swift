import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Writes down that a sample was sent to every chosen candidate.
  public static let shipTrial = BulkAction(
    id: "koc.trial.ship", on: "candidates", key: "b",
    title: Localized("寄样", "Send sample"),
    summary: Localized(
      "记下给选中的人选寄了样品；测评默认 14 天后交。只记录，不下物流单",
      "Records a sample sent to the chosen candidates; its review is due in 14 days by default"),
    arguments: [
      Argument("sku", Localized("样品", "Sample"), .text(limit: 100)),
      Argument(
        "due", Localized("测评应交（空为 14 天后）", "Review due (empty: in 14 days)"), .day, optional: true),
      Argument(
        "cost", Localized("每份成本，元（可空）", "Cost each (may be empty)"), .number, optional: true),
      Argument(
        "reviews", Localized("测评几篇（空为 1）", "Reviews owed (empty: 1)"), .number, optional: true),
    ],
    sample: ["面霜Pro 小样"],
    prepare: { (input) throws(Refusal) in
      let terms = try TrialTerms(input)
      let label = Localized("寄样「\(terms.sku)」", "Send sample “\(terms.sku)”")
      return Procedure(label) { input.judgeShipping($0, terms) }
    })

  /// Writes down that the sample has arrived.
  public static let signTrial = trialStep(
    id: "koc.trial.sign", key: nil, Localized("样品签收", "Sample arrived"),
    Localized("记下选中的人选今天收到样品", "Records that the chosen candidates received their sample today")
  ) { trial, today in
    guard trial.signedOn == nil else { return nil }
    trial.signedOn = today
    return Localized("已签收", "arrived")
  }

  /// Writes down one more review.
  public static let deliverTrial = trialStep(
    id: "koc.trial.deliver", key: nil, Localized("收到一篇测评", "One review in"),
    Localized("给选中人选的试用记一篇交稿", "Counts one more review for the chosen candidates"),
    isRepeatable: true
  ) { trial, _ in
    guard trial.delivered < trial.wanted else { return nil }
    trial.delivered += 1
    return Localized(
      "交稿 \(trial.delivered)/\(trial.wanted)", "\(trial.delivered)/\(trial.wanted) in")
  }

  private static func trialStep(
    id: String, key: String?, _ title: Localized, _ summary: Localized, isRepeatable: Bool = false,
    step: @escaping @Sendable (inout KocTrial, Day) -> Localized?
  ) -> BulkAction {
    BulkAction(
      id: id, on: "candidates", key: key, title: title, summary: summary,
      isRepeatable: isRepeatable, sample: [],
      prepare: { (input) throws(Refusal) in
        Procedure(title) { id in
          guard let edit = KocEdit(input, id) else { return .unchanged }
          guard var trial = edit.candidate.trial, trial.verdict == nil else {
            return .skip(Localized("没有进行中的试用", "No open trial"))
          }
          let before = Localized(verbatim: trial.sku)
          guard let after = step(&trial, input.moment.today) else { return .unchanged }
          return .change([edit.trial(trial)], before: before, after: after)
        }
      })
  }

  /// Judges the reviews of a trial: passed or not.
  public static let reviewTrial = BulkAction(
    id: "koc.trial.review", on: "candidates", key: "a",
    title: Localized("验收", "Review"),
    summary: Localized(
      "验收选中人选的测评：通过或没通过；通过后才能转合作", "Judges the reviews: only who passed can become active"),
    arguments: [
      Argument("verdict", Localized("验收", "Verdict"), .choice(KocVerdict.choices))
    ],
    sample: ["通过"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard let verdict = KocVerdict.choices.named(typed).flatMap({ KocVerdict(rawValue: $0.code) })
      else {
        throw Refusal("填 通过 或 没通过", "Type passed or failed")
      }
      let label = Localized("验收测评：\(verdict.title.zh)", "Review: \(verdict.title.en.lowercased())")
      return Procedure(label) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        guard var trial = edit.candidate.trial else {
          return .skip(Localized("没有试用", "No trial"))
        }
        guard trial.verdict != verdict else { return .unchanged }
        let before =
          trial.verdict?.title
          ?? Localized(
            "交稿 \(trial.delivered)/\(trial.wanted)", "\(trial.delivered)/\(trial.wanted) in")
        if verdict == .passed { trial.delivered = max(trial.delivered, trial.wanted) }
        trial.verdict = verdict
        return .change([edit.trial(trial)], before: before, after: verdict.title)
      }
    })
}

/// What is sent on which terms.
private struct TrialTerms: Sendable {
  let sku: String
  let due: Day
  let cost: Money?
  let reviews: Int64

  init(_ input: PlanInput) throws(Refusal) {
    sku = input.answer(0).trimmed
    guard sku.count <= 100 else {
      throw Refusal("样品名最长 100 个字", "A sample's name has at most 100 characters")
    }
    let typed = input.answer(1).trimmed
    let usual = input.moment.today + KocPolicy.standard.trialDays
    guard let due = typed.isEmpty ? usual : Day(typed), due >= input.moment.today else {
      throw Refusal(
        "测评日要写成 \(usual.text) 这样，且不早于今天", "A day looks like \(usual.text) and is not past")
    }
    self.due = due
    let money = input.answer(2).trimmed
    if money.isEmpty {
      cost = nil
    } else {
      guard let yuan = Int64(money), (0...1_000_000).contains(yuan) else {
        throw Refusal("成本要填整数元", "The cost is a whole number")
      }
      cost = Money(fen: yuan * 100)
    }
    let count = input.answer(3).trimmed
    guard let reviews = count.isEmpty ? 1 : Int64(count), (1...99).contains(reviews) else {
      throw Refusal("测评篇数要填 1 到 99", "Reviews: 1 to 99")
    }
    self.reviews = reviews
  }
}

extension PlanInput {
  fileprivate func judgeShipping(_ id: Int64, _ terms: TrialTerms) -> Verdict {
    guard let edit = KocEdit(self, id) else { return .unchanged }
    let stage = edit.candidate.stage
    guard stage == .trial || stage == .active else {
      return .skip(
        Localized("在\(stage.title.zh)，还没到试用", "\(stage.title.en), not in trial"))
    }
    if let open = edit.candidate.trial, open.verdict == nil {
      return .skip(Localized("有一个试用没结束", "Another trial is open"))
    }
    if KocNeeds.hasNoAddress(edit.member) { return .skip(Localized("缺地址", "No address")) }
    let trial = KocTrial(
      sku: terms.sku, cost: terms.cost, shippedOn: moment.today, dueOn: terms.due,
      wanted: terms.reviews)
    return .change(
      [edit.trial(trial)], before: Localized("待寄", "to be sent"),
      after: Localized(
        "\(terms.sku)，\(terms.due.shortText) 交", "\(terms.sku), due \(terms.due.shortText)"))
  }
}
