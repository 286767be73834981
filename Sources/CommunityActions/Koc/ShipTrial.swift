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
      Argument(
        "campaign", Localized("哪个活动的（可空）", "For which campaign (may be empty)"),
        .text(limit: 200), optional: true),
    ],
    sample: ["面霜Pro 小样", "", "", "", ""],
    prepare: { (input) throws(Refusal) in
      let terms = try TrialTerms(input)
      let label = Localized("寄样「\(terms.sku)」", "Send sample “\(terms.sku)”")
      // Samples go out in the order of the list until none is left.
      var left = OfferStock.samples(terms.sku, input.community, on: input.moment.today)
      var short: Set<Int64> = []
      for id in input.chosen where left != nil {
        guard case .change = input.judgeShipping(id, terms) else { continue }
        if let rest = left, rest > 0 { left = rest - 1 } else { short.insert(id) }
      }
      let lacking = short
      return Procedure(label) { id in
        lacking.contains(id)
          ? .skip(Localized("样品不够了", "Out of stock")) : input.judgeShipping(id, terms)
      }
    })

  /// Gives every chosen candidate more time for the reviews.
  public static let extendTrial = BulkAction(
    id: "koc.trial.extend", on: "candidates",
    title: Localized("测评延期", "Extend trial"),
    summary: Localized(
      "把选中人选的测评应交日改到一天，记在备注里方便回看", "Moves the day on which the reviews are due"),
    arguments: [Argument("due", Localized("应交日", "Due"), .day)], follows: "koc.trial.ship",
    sample: ["+21"],
    prepare: { (input) throws(Refusal) in
      let today = input.moment.today
      guard let due = ScheduleAnswer.day(input.answer(0), today: today), due >= today else {
        throw Refusal("应交日要不早于今天，写成 12-01 或 +7", "The day is not past: 12-01 or +7")
      }
      let label = Localized("测评延到 \(due.shortText)", "Reviews due \(due.shortText)")
      return Procedure(label) { id in
        input.judgeOpenTrial(id) { trial in
          guard trial.dueOn != due else { return nil }
          trial.dueOn = due
          return Localized("\(due.shortText) 交", "due \(due.shortText)")
        }
      }
    })

  /// Takes back a sample that has not arrived.
  public static let cancelTrial = BulkAction(
    id: "koc.trial.cancel", on: "candidates",
    title: Localized("取消寄样", "Cancel sample"),
    summary: Localized(
      "取消还没签收的样品，回到待寄；签收了的不能取消", "Takes back samples that have not arrived yet"),
    follows: "koc.trial.ship", sample: [],
    prepare: { (input) throws(Refusal) in
      Procedure(Localized("取消寄样", "Cancel sample")) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        guard let trial = edit.candidate.trial else { return .unchanged }
        guard trial.state == .travelling else {
          return .skip(Localized("样品已签收或已结束", "Arrived or ended already"))
        }
        return .change(
          [edit.set("trial", trial.fieldValue, .none)], before: Localized(verbatim: trial.sku),
          after: Localized("待寄", "to be sent"))
      }
    })

  /// Writes down that the sample has arrived.
  public static let signTrial = BulkAction(
    id: "koc.trial.sign", on: "candidates",
    title: Localized("样品签收", "Sample arrived"),
    summary: Localized(
      "记下选中的人选今天收到样品", "Records that the chosen candidates received their sample today"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let label = Localized("样品签收", "Sample arrived")
      return Procedure(label) { id in
        input.judgeOpenTrial(id) { trial in
          guard trial.signedOn == nil else { return nil }
          trial.signedOn = input.moment.today
          return Localized("已签收", "arrived")
        }
      }
    })

  /// Writes down how many reviews are there.
  public static let deliverTrial = BulkAction(
    id: "koc.trial.deliver", on: "candidates",
    title: Localized("记交稿", "Reviews in"),
    summary: Localized(
      "记下选中人选的试用已交几篇测评", "Records how many reviews of the trial are in"),
    arguments: [Argument("count", Localized("已交几篇", "Reviews in"), .number)],
    sample: ["1"],
    prepare: { (input) throws(Refusal) in
      guard let count = Int64(input.answer(0).trimmed), (0...99).contains(count) else {
        throw Refusal("篇数要填 0 到 99", "Reviews: 0 to 99")
      }
      return Procedure(Localized("交稿 \(count) 篇", "\(count) reviews in")) { id in
        input.judgeOpenTrial(id) { trial in
          let delivered = min(count, trial.wanted)
          guard trial.delivered != delivered else { return nil }
          trial.delivered = delivered
          trial.deliveredOn = delivered > 0 ? input.moment.today : nil
          return Localized(
            "交稿 \(trial.delivered)/\(trial.wanted)", "\(trial.delivered)/\(trial.wanted) in")
        }
      }
    })

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
        if verdict == .passed, trial.delivered < trial.wanted {
          trial.delivered = trial.wanted
          trial.deliveredOn = trial.deliveredOn ?? input.moment.today
        }
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
  let campaign: ID<Campaign>?

  init(_ input: PlanInput) throws(Refusal) {
    sku = input.answer(0).trimmed
    guard sku.count <= 100 else {
      throw Refusal("样品名最长 100 个字", "A sample's name has at most 100 characters")
    }
    let typed = input.answer(1).trimmed
    let usual = input.moment.today + KocPolicy.standard.trialDays
    let day = ScheduleAnswer.day(typed, today: input.moment.today)
    guard let due = typed.isEmpty ? usual : day, due >= input.moment.today else {
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
    let name = input.answer(4).trimmed
    campaign = name.isEmpty ? nil : input.community.campaigns.first { $0.name == name }?.id
    guard name.isEmpty || campaign != nil else {
      throw Refusal("没有活动「\(name)」", "There is no campaign “\(name)”")
    }
  }
}

extension PlanInput {
  /// A change of a trial that nobody has judged yet; nil from the step is no change.
  fileprivate func judgeOpenTrial(
    _ id: Int64, _ step: (inout KocTrial) -> Localized?
  ) -> Verdict {
    guard let edit = KocEdit(self, id) else { return .unchanged }
    guard var trial = edit.candidate.trial, trial.verdict == nil else {
      return .skip(Localized("没有进行中的试用", "No open trial"))
    }
    let before = Localized(verbatim: trial.sku)
    guard let after = step(&trial) else { return .unchanged }
    return .change([edit.trial(trial)], before: before, after: after)
  }

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
      wanted: terms.reviews, campaign: terms.campaign)
    // The trial before it stays on record.
    var changes = [edit.trial(trial)]
    if let ended = edit.candidate.trial, !edit.candidate.earlierTrials.contains(ended) {
      changes.append(
        .add(
          KocCandidate.collection.key, edit.candidate.id.raw, field: "trials",
          element: ended.fieldValue))
    }
    return .change(
      changes, before: Localized("待寄", "to be sent"),
      after: Localized(
        "\(terms.sku)，\(terms.due.shortText) 交", "\(terms.sku), due \(terms.due.shortText)"))
  }
}
