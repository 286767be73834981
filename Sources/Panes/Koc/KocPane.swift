import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// KOC candidates on a board of five stages; late ones on top of their column.
  public static let koc = PaneDefinition(
    id: "koc", key: "3", title: Localized("KOC", "KOC"), collection: "candidates",
    columns: KocColumns.all,
    sections: { input, _ in KocRows.sections(input) },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.candidates, \.candidates, input)
    },
    headline: { input, _, width in KocRows.headline(input, width) },
    strip: { input, _, width in KocRows.strip(input, width) },
    name: { input, id in KocWords.name(input, id) },
    brief: { input, id, width in KocDetail.brief(input, id, width) },
    detail: { input, id, width in KocDetail.lines(input, id, width) },
    empty: { _ in KocRows.empty },
    copied: { input, id in KocScript.reminder(input, id) },
    pictures: [
      PanePicture(
        Localized("看板", "Board"),
        draw: { input, place, grid, rect in KocBoard(input, place).draw(in: &grid, rect) },
        neighbour: { input, place, direction in KocBoard(input, place).neighbour(direction) })
    ],
    status: { input, cursor, width in KocRows.status(input, cursor, width) },
    hints: { input in
      let isBoard = input.view == 0
      return [
        PaneHint("h l", Localized("换列", "columns")),
        PaneHint("j k", Localized("换卡", "cards"), neededFrom: 110),
        PaneHint("c", Localized("推进", "advance")), PaneHint("b", Localized("寄样", "sample")),
        PaneHint("$", Localized("结算", "settle")),
        PaneHint("o", Localized("催", "nudge"), neededFrom: 110),
        PaneHint(";", Localized("动作", "actions")),
        PaneHint("=", isBoard ? Localized("列表", "list") : Localized("看板", "board")),
        PaneHint("Space", Localized("选", "mark")),
        PaneHint("/", Localized("筛选", "filter"), neededFrom: 110),
        PaneHint(":", Localized("命令", "commands"), neededFrom: 110),
      ].filter { isBoard || !$0.keys.contains(" ") }
    })
}

/// The rows of the KOC pane and the lines above them.
enum KocRows {
  static let empty = [
    Localized("还没有 KOC 人选。", "There are no KOC candidates yet."),
    Localized("按 2 到成员，选人后按 c 提名", "Press 2 for members, mark some, press c to nominate"),
  ]

  /// Candidates by stage, each stage in its order: late, due soon, then by score.
  static func sections(_ input: PaneInput) -> [PaneSection] {
    let stages = KocStanding.byStage(input.community, moment: input.moment)
    return KocStage.allCases.compactMap { stage in
      guard let found = stages[stage] else { return nil }
      let title = stage.title + Localized(verbatim: " \(NumberText.grouped(found.count))")
      return PaneSection(title, found.map(\.candidate.id.raw))
    }
  }

  /// What is counted above the list.
  private struct Tally {
    var stages: [KocStage: Int] = [:]
    var late = 0
    var homeless = 0
    var travelling = 0

    init(_ input: PaneInput) {
      for candidate in input.community.candidates {
        stages[candidate.stage, default: 0] += 1
        guard candidate.stage == .trial else { continue }
        guard let trial = candidate.trial else {
          if KocNeeds.hasNoAddress(input.community.members[candidate.member]) { homeless += 1 }
          continue
        }
        if trial.daysLate(on: input.moment.today) != nil { late += 1 }
        if trial.state == .travelling { travelling += 1 }
      }
    }
  }

  /// `合作 34 位，26 个群不到 2 位 · 试用超期 3 位 · 2 位待寄缺地址 3 位在途`, as much as fits.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    let tally = Tally(input)
    let active = tally.stages[.active] ?? 0
    let thin = KocSales.thinGroups(input.community)
    var parts = [
      StyledText(
        input.say(
          "合作 \(active) 位，\(thin) 个群不到 2 位", "\(active) active, \(thin) groups have fewer than 2"))
    ]
    let talk = KocTalk(input.community, moment: input.moment)
    if let talk {
      let target = KocPolicy.standard.drivenTarget
      let rate = NumberText.percent(Int(talk.byKocs), of: Int(talk.all))
      let isEnough = talk.byKocs * 100 >= talk.all * Int64(target)
      parts.append(
        StyledText(
          input.say(
            "带动互动 至少 \(rate) 目标 \(target)%", "driven talk at least \(rate), goal \(target)%"),
          isEnough ? .good : .normal))
    }
    if tally.late > 0 {
      parts.append(
        StyledText(
          input.say(
            "试用超期 \(tally.late) 位", "\(tally.late) trial\(tally.late == 1 ? "" : "s") overdue"),
          .warn))
    } else {
      parts.append(StyledText(input.say("试用没有超期", "no trial overdue"), .good))
    }
    if talk == nil {
      parts.append(
        StyledText(input.say("带动互动 无数据 · 缺 发言表", "driven talk: no data"), .dim))
    }
    var mail: [String] = []
    if tally.homeless > 0 {
      mail.append(input.say("\(tally.homeless) 位待寄缺地址", "\(tally.homeless) lack an address"))
    }
    if tally.travelling > 0 {
      mail.append(input.say("\(tally.travelling) 位在途", "\(tally.travelling) on the way"))
    }
    if !mail.isEmpty { parts.append(StyledText(mail.joined(separator: input.say(" ", ", ")))) }
    // Where the first three do not fit, who is late comes before what was said.
    let three = StyledText.joined(Array(parts.prefix(3)), by: StyledText(" · "))
    if talk != nil, three.width > width - 2 { parts.swapAt(1, 2) }
    return fitted(parts, by: StyledText(" · "), width - 2)
  }

  /// The month's figures, those that exist, and who stands outside the board.
  static func strip(_ input: PaneInput, _ width: Int) -> [StyledText] {
    let sales = KocSales.total(input.community, moment: input.moment)
    var parts: [StyledText] = []
    if sales.hasPosts {
      parts.append(
        figure(input.say("内容", "Posts"), input.say("\(sales.posts) 条", "\(sales.posts)")))
    }
    if sales.hasOrders {
      let net = "¥\(NumberText.units(fen: sales.net))"
      parts.append(
        figure(
          input.say("订单", "Orders"), input.say("\(sales.orders) 单 \(net)", "\(sales.orders) \(net)")
        ))
      let day = KocSales.settlementDay(input.moment.today).shortText
      let due = "¥\(NumberText.units(fen: sales.commission))"
      parts.append(
        figure(input.say("应结佣金", "Commission"), input.say("\(due)（\(day) 前）", "\(due) by \(day)")))
    } else {
      parts.append(
        StyledText(input.say("订单 无数据 · 缺 带单记录", "Orders: no data on who brought them"), .dim))
    }
    parts.append(
      figure(input.say("样品", "Samples"), "¥\(NumberText.units(fen: sales.samples))"))
    let month = StyledText(input.say(" 本月  ", " Month  "), .dim)
    let line = month + fitted(parts, by: StyledText("  "), width - month.width)
    guard width >= 110 else { return [line, StyledText()] }
    // The detail beside the board hangs from this rule.
    let rule = String(repeating: "─", count: 81) + "┬" + String(repeating: "─", count: width - 82)
    return [line, StyledText(rule, .border)]
  }

  /// Whose candidates they are, who stands outside the board, and what `c` would do.
  static func status(_ input: PaneInput, _ cursor: Int64?, _ width: Int) -> PaneStatus {
    let tally = Tally(input)
    var owners: [ID<Operator>: Int] = [:]
    for candidate in input.community.candidates where candidate.stage.isOpen {
      if let owner = candidate.owner { owners[owner, default: 0] += 1 }
    }
    let names = owners.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
      .compactMap { input.community.operators[$0.key]?.displayName }
      .map { KocWords.who(input, $0) }
    var parts: [String] = []
    if !names.isEmpty {
      let shown = names.joined(separator: input.say("和", " and "))
      let more = owners.count > names.count
      parts.append(input.say("归 \(shown)\(more ? "等" : "")", "with \(shown)\(more ? " …" : "")"))
    }
    let outside = [KocStage.paused, .retired, .rejected].map {
      "\($0.title[input.language]) \(tally.stages[$0] ?? 0)"
    }
    parts.append(
      width >= 110
        ? outside.joined(separator: "  ")
        : input.say("另有 ", "also ") + outside.joined(separator: " "))
    return PaneStatus(
      left: StyledText(parts.joined(separator: "   ")),
      right: cursor.map { KocScript.advance(input, $0, isRoomy: width >= 110) } ?? StyledText())
  }

  private static func figure(_ label: String, _ value: String) -> StyledText {
    StyledText(label + " ", .dim) + StyledText(value)
  }

  /// The parts that fit, the first always.
  private static func fitted(
    _ parts: [StyledText], by separator: StyledText, _ width: Int
  ) -> StyledText {
    var line = StyledText()
    for (place, part) in parts.enumerated() {
      let next = place == 0 ? part : separator + part
      if place > 0, line.width + next.width > width { continue }
      line += next
    }
    return line.cut(to: max(0, width), ellipsis: "…")
  }
}
