public import CommunityModel
import Wording

extension ReportDocument {
  /// The week or the month up to a moment: what happened, where the targets stand, what wants a hand.
  public static func period(
    _ name: String, days: Int, _ community: Community, moment: Moment
  ) -> ReportDocument {
    let figures = Figures.computed(from: community, moment: moment)
    let policy = FiguresPolicy(inForceIn: community)
    let scene = MetricScene(community, figures: figures, policy: policy)
    let ledger = DayLedger(community, moment: moment, days: days * 2)
    var sections = [summary(ledger, days), daily(ledger, days)]
    let board = GoalBoard(scene)
    sections.append(goals(board, isWhole: false))
    sections.append(trends(board, GoalHistory(community), days))
    sections.append(alerts(AlertEvaluation(scene)))
    sections.append(needs(community, figures))
    sections.append(tiers(TierFlow(community, figures: figures, policy: policy), policy.tiers))
    if days > 7 { sections.append(cohorts(CohortReport(community, moment: moment))) }
    return ReportDocument(
      name: name,
      title: days > 7 ? Localized("月报", "Monthly report") : Localized("周报", "Weekly report"),
      workspace: community.workspace.name, asOf: moment.today, from: moment.today - (days - 1),
      sections: sections)
  }

  /// Every metric with its value, target and reason.
  public static func kpi(_ board: GoalBoard, workspace: String) -> ReportDocument {
    ReportDocument(
      name: "kpi", title: Localized("目标报表", "KPI report"), workspace: workspace,
      asOf: board.asOf, from: board.period.first, sections: [goals(board)])
  }

  /// Who came back, by the month of the first order.
  public static func cohorts(
    _ report: CohortReport, workspace: String
  ) -> ReportDocument {
    ReportDocument(
      name: "cohorts", title: Localized("同期群", "Cohorts"), workspace: workspace,
      asOf: report.asOf, from: report.cohorts.first?.month ?? report.asOf,
      sections: [cohorts(report)])
  }

  // MARK: Sections

  private static func summary(_ ledger: DayLedger, _ days: Int) -> Section {
    let (now, before) = (ledger.total(days..<days * 2), ledger.total(0..<days))
    func against(_ now: Int, _ before: Int) -> Localized {
      before == 0
        ? Localized("", "")
        : Localized(
          "（上期 \(NumberText.grouped(before))）", " (\(NumberText.grouped(before)) before)")
    }
    return Section(
      "summary", Localized("一句话", "In short"),
      [
        Localized(
          "进群 \(now.joined) 退群 \(now.left)，净增 \(NumberText.signed(now.joined - now.left))",
          "\(now.joined) joined, \(now.left) left, net \(NumberText.signed(now.joined - now.left))")
          + against(now.joined - now.left, before.joined - before.left),
        Localized(
          "订单 \(NumberText.grouped(now.orders)) 笔", "\(NumberText.grouped(now.orders)) orders")
          + against(now.orders, before.orders),
        Localized(
          "成交 ¥\(NumberText.units(fen: now.net))", "Revenue ¥\(NumberText.units(fen: now.net))")
          + Localized(
            before.net == 0 ? "" : "（上期 ¥\(NumberText.units(fen: before.net))）",
            before.net == 0 ? "" : " (¥\(NumberText.units(fen: before.net)) before)"),
      ])
  }

  /// A line a day, or a line a week where there are many days.
  private static func daily(_ ledger: DayLedger, _ days: Int) -> Section {
    let step = days > 10 ? 7 : 1
    var rows: [[Localized]] = []
    var labels: [String] = []
    var nets: [Double] = []
    var orders: [Double] = []
    for start in stride(from: days, to: days * 2, by: step) {
      let entry = ledger.total(start..<min(start + step, days * 2))
      let day = ledger.first + start
      let last = min(start + step, days * 2) - 1
      let label =
        step == 1 ? day.shortText : "\(day.shortText)–\((ledger.first + last).shortText)"
      labels.append(step == 1 ? day.shortText : day.shortText)
      nets.append(Double(entry.joined - entry.left))
      orders.append(Double(entry.orders))
      rows.append([
        Localized(verbatim: label), Localized(verbatim: NumberText.grouped(entry.joined)),
        Localized(verbatim: NumberText.grouped(entry.left)),
        Localized(verbatim: NumberText.grouped(entry.orders)),
        Localized(verbatim: "¥" + NumberText.units(fen: entry.net)),
      ])
    }
    return Section(
      "days", step == 1 ? Localized("逐日", "Day by day") : Localized("逐周", "Week by week"),
      table: Table(
        [
          ("day", Localized("日期", "Day")), ("joined", Localized("进群", "In")),
          ("left", Localized("退群", "Out")), ("orders", Localized("订单", "Orders")),
          ("revenue", Localized("成交", "Revenue")),
        ], rows),
      picture: .bars(
        labels: labels,
        series: [
          (title: Localized("订单", "Orders"), values: orders),
          (title: Localized("净增", "Net joins"), values: nets.map { max(0, $0) }),
        ]))
  }

  /// The targets; a report of a period names those without a value in one sentence.
  private static func goals(_ board: GoalBoard, isWhole: Bool = true) -> Section {
    let counts = (
      met: board.standings.count { $0.reading.state == .met },
      short: board.standings.count { $0.reading.state == .short }
    )
    let left = board.period.daysLeft(from: board.asOf)
    let shown = board.standings.filter { isWhole || $0.reading.counts }
    let absent = board.standings.filter { !isWhole && !$0.reading.counts }.map(\.metric.title)
    let rows = shown.map { standing in
      let reading = standing.reading
      return [
        standing.metric.title, standing.shown, Localized(verbatim: standing.metric.targetText),
        standing.verdict, standing.reading.sample ?? Localized("", ""),
        reading.counts ? standing.pace ?? Localized("", "") : reading.reason ?? Localized("", ""),
      ]
    }
    return Section(
      "goals", Localized("目标", "Goals"),
      [
        Localized(
          "\(counts.met) 项达标，\(counts.short) 项没到，其余没有数据或样本太小；离半年结束 \(left) 天",
          "\(counts.met) met, \(counts.short) short, the others without data or too small; \(left) days to the end of the half-year"
        )
      ]
        + (absent.isEmpty
          ? []
          : [
            Localized("没有数据或样本太小：", "Without data or too small: ")
              + absent.joined(Localized("、", ", "))
          ]),
      table: Table(
        [
          ("metric", Localized("指标", "Metric")), ("value", Localized("现在", "Now")),
          ("target", Localized("目标", "Target")), ("verdict", Localized("差多少", "To go")),
          ("sample", Localized("样本", "Sample")), ("why", Localized("说明", "Note")),
        ], rows),
      picture: .bullets(
        board.standings.compactMap { standing in
          standing.progress.map {
            (label: standing.metric.short, progress: $0, isMet: standing.reading.state == .met)
          }
        }))
  }

  /// How the figures went: a period ago, now, and every week between.
  private static func trends(_ board: GoalBoard, _ history: GoalHistory, _ days: Int) -> Section {
    let known = board.standings.filter { standing in
      standing.reading.counts && standing.trend.compactMap { $0 }.count > 1
    }
    let rows = known.map { standing in
      let metric = standing.metric
      let before = history.value(metric.id, inWeekTo: board.asOf - days)
      return [
        metric.title, before.map { metric.shown($0.num, of: $0.den) } ?? Localized(verbatim: "—"),
        standing.shown, Localized(verbatim: metric.targetText),
      ]
    }
    return Section(
      "trends", Localized("近 12 周", "Twelve weeks"),
      known.isEmpty
        ? [
          Localized(
            "还没有往周的快照 · qunzhu run 每天存一份", "No past weeks are kept yet: qunzhu run keeps each day")
        ] : [],
      table: known.isEmpty
        ? nil
        : Table(
          [
            ("metric", Localized("指标", "Metric")),
            ("before", days > 7 ? Localized("上月", "A month ago") : Localized("上周", "A week ago")),
            ("value", Localized("现在", "Now")), ("target", Localized("目标", "Target")),
          ], rows),
      picture: known.isEmpty
        ? nil : .trends(known.map { (label: $0.metric.short, values: $0.trend) }))
  }

  private static func alerts(_ evaluation: AlertEvaluation) -> Section {
    Section(
      "alerts", Localized("越线的", "Beyond their limits"),
      evaluation.alerts.isEmpty ? [Localized("没有越线的", "Nothing is beyond its limit")] : [],
      table: evaluation.alerts.isEmpty
        ? nil
        : Table(
          [
            ("severity", Localized("轻重", "Severity")), ("state", Localized("状态", "State")),
            ("words", Localized("说明", "What")),
          ], evaluation.alerts.map { [$0.severity.title, $0.state.title, $0.words] }))
  }

  private static func needs(_ community: Community, _ figures: Figures) -> Section {
    let needs = GroupNeeds(community, figures: figures)
    let rows = needs.ordered(Array(community.groups)).compactMap { id -> [Localized]? in
      guard let reasons = needs.reasons[id], let group = community.groups[id] else { return nil }
      return [
        Localized(verbatim: group.name), reasons.map(\.words).joined(Localized("，", ", ")),
      ]
    }
    return Section(
      "needs", Localized("要处理的群 \(rows.count)", "Groups in need: \(rows.count)"),
      rows.isEmpty ? [Localized("没有要处理的群", "No group needs a hand")] : [],
      table: rows.isEmpty
        ? nil
        : Table(
          [("group", Localized("群", "Group")), ("why", Localized("为什么", "Why"))], rows))
  }

  private static func tiers(_ flow: TierFlow, _ policy: TierPolicy) -> Section {
    let rows = policy.shown.map { tier in
      [
        tier.title, Localized(verbatim: NumberText.grouped(flow.now[tier.key] ?? 0)),
        Localized(verbatim: NumberText.signed(flow.change(tier.key))),
      ]
    }
    return Section(
      "tiers", Localized("分层", "Tiers"),
      table: Table(
        [
          ("tier", Localized("层", "Tier")), ("members", Localized("人", "Members")),
          ("change", Localized("一周变化", "Week's change")),
        ], rows))
  }

  private static func cohorts(_ report: CohortReport) -> Section {
    let shown = report.cohorts.suffix(12)
    let most = min(12, shown.map(\.cells.count).max() ?? 0)
    let shares = shown.map { cohort in
      (0..<most).map { place -> Double? in
        place < cohort.cells.count && cohort.size > 0
          ? Double(cohort.cells[place]) / Double(cohort.size) : nil
      }
    }
    let rows = zip(shown, shares).map { cohort, shares in
      [
        Localized(verbatim: String(cohort.month.text.prefix(7))),
        Localized(verbatim: NumberText.grouped(cohort.size)),
      ]
        + shares.enumerated().map { place, share in
          Localized(
            verbatim: share == nil
              ? "" : NumberText.percent(cohort.cells[place], of: cohort.size))
        }
    }
    let later = (0..<most).map { ("m\($0 + 1)", Localized("第 \($0 + 1) 月", "Month \($0 + 1)")) }
    return Section(
      "cohorts", Localized("首购月份与之后每月再买的比例", "Bought again, by month of the first order"),
      shown.isEmpty ? [Localized("无数据 · 缺 订单表", "No data · needs an order table")] : [],
      table: shown.isEmpty
        ? nil
        : Table(
          [("month", Localized("首购月", "Month")), ("size", Localized("人", "Members"))] + later, rows),
      picture: shown.isEmpty
        ? nil
        : .heat(
          rows: shown.map { String($0.month.text.prefix(7)) },
          columns: (0..<most).map { "\($0 + 1)" }, shares: shares))
  }
}
