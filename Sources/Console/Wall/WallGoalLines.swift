import Cells
import Panes
import Wording

extension WallBlocks {
  /// Where the columns of the targets stand; which of them there is room for.
  private struct Plan {
    var label: Int
    /// Cells before the line that all targets share; 0 where there are no bars.
    var line = 0
    /// Cells behind it.
    var beyond = 0
    var hasSample = false
    var hasTrend = false
    var isTight = false

    static let value = 8
    static let target = 4
    static let verdict = 12
    static let trend = 12
    static let sample = 16
    static let shortestLine = 6

    /// Trends go first where there is less room, then samples, then the bars.
    init(names: Int, width: Int) {
      label = max(8, min(names, max(12, width / 4)))
      // On the narrowest screens names give way, figures never do.
      isTight = width < 50
      if isTight { label = max(4, min(label, width - 29)) }
      hasTrend = width >= 112
      hasSample = width >= 96
      var left = width - 3 - label - 2 - Plan.value - 2
      left -= 2 + Plan.target + gap + Plan.verdict
      if hasTrend { left -= 3 + Plan.trend }
      if hasSample { left -= 3 + Plan.sample }
      let cells = (left * 3 + 1) / 4
      guard cells >= Plan.shortestLine else { return }
      line = cells
      beyond = max(0, left - cells)
    }

    /// Cells between target and verdict.
    var gap: Int { isTight ? 1 : hasSample ? 2 : 3 }
  }

  /// The heading of the targets: how many are met and how much time is left.
  func goalTitle(_ goals: WallGoals, _ width: Int) -> String {
    let gap = width >= 100 ? "  " : " "
    let summary = goals.summary.map(text).joined(separator: gap)
    return "\(text(goals.title))  \(summary)  \(text(goals.timeLeft))"
  }

  /// The lines of the targets: headings, then one each.
  func goalLines(_ goals: WallGoals, _ width: Int) -> [StyledText] {
    let names = goals.goals.map { TextFit.width(of: text($0.title)) }.max() ?? 0
    let plan = Plan(names: names, width: width)
    return [goalHead(plan)] + goals.goals.map { goalLine($0, plan) }
  }

  private func goalHead(_ plan: Plan) -> StyledText {
    func right(_ zh: String, _ en: String, _ cells: Int) -> String {
      TextFit.pad(text(Localized(zh, en)), to: cells, alignment: .right)
    }
    var line = TextFit.pad(text(Localized("指标", "Metric")), to: plan.label)
    line += "  " + right("现在", "now", Plan.value)
    if plan.line > 0 {
      let mark = text(Localized("目标线", "target line"))
      let whole = plan.line + 1 + plan.beyond
      // The word stands over the line it names.
      let before = max(0, min(whole, plan.line - TextFit.width(of: mark) / 2 + 1))
      line += "  " + TextFit.pad(TextFit.blanks(before) + mark, to: whole)
    }
    line += " " + right("目标", "goal", Plan.target)
    if plan.hasSample {
      line += TextFit.blanks(plan.gap + 2)
      line += TextFit.pad(text(Localized("差多少", "to go")), to: Plan.verdict - 2)
    }
    if plan.hasTrend {
      line += "   " + TextFit.pad(text(Localized("12 周", "12 weeks")), to: Plan.trend)
    }
    if plan.hasSample { line += "   " + text(Localized("样本", "sample")) }
    return StyledText(line, .dim)
  }

  private func goalLine(_ goal: WallGoal, _ plan: Plan) -> StyledText {
    let style: Style = goal.state == .met ? .good : goal.state == .short ? .warn : .dim
    var line = StyledText(TextFit.pad(text(goal.title), to: plan.label, ellipsis: "…"))
    guard goal.progress != nil || goal.state != .unknown else {
      return line + StyledText("    " + text(goal.verdict), .dim)
    }
    line.append(
      "  " + TextFit.pad(text(goal.value), to: Plan.value, alignment: .right), .title)
    if plan.line > 0 {
      let bar = Bar.bullet(
        goal.progress ?? 0, line: plan.line, width: plan.line + 1 + plan.beyond)
      line.append("  ")
      line.append(bar.before, style)
      line.append("┃", .heading)
      line.append(bar.after, style)
    }
    line.append(" " + TextFit.pad(text(goal.target), to: Plan.target, alignment: .right))
    line.append(TextFit.blanks(plan.gap))
    let verdict = text(goal.verdict)
    line.append(
      TextFit.pad(
        verdict.hasPrefix("✓") || plan.isTight ? verdict : "  " + verdict,
        to: plan.isTight ? 10 : Plan.verdict), style)
    if plan.hasTrend {
      let trend = goal.trend.contains { $0 != nil } ? Bar.sparkline(goal.trend) : ""
      line.append("   ")
      line.append(TextFit.pad(trend, to: Plan.trend), Style(.series2))
    }
    if plan.hasSample, let sample = goal.sample {
      line.append("   " + TextFit.cut(text(sample), to: Plan.sample, ellipsis: "…"), .dim)
    }
    return line
  }

  // MARK: The page

  /// Draws the page of the targets: the bars first, then, as far as there is room, every group, what is
  /// next and what wants a hand; the last two in one line each where there is no more.
  func drawGoals(_ blocks: [WallBlock], in rect: Rect, _ grid: inout CellGrid) {
    guard blocks.count == 4, case .goals(let goals) = blocks[0].body else { return }
    let wanted = goals.goals.count + 2
    let tickers = rect.height >= wanted + 3 ? 3 : 0
    var (area, rest) = rect.splitTop(min(wanted, rect.height - tickers))
    let title = Phrases.rule(goalTitle(goals, rect.width), width: max(0, rect.width - 2))
    grid.put(StyledText(" ") + title, at: area.origin, limit: rect.width)
    area = Rect(
      x: area.x + 2, y: area.y + 1, width: max(0, area.width - 3), height: area.height - 1)
    for (row, line) in goalLines(goals, rect.width).prefix(area.height).enumerated() {
      grid.put(line, at: area.row(row).origin, limit: area.width)
    }
    let fields = fieldHeight(blocks[1], rect.width)
    if rect.width >= 100, rest.height >= fields + 8 {
      rest = rest.inset(top: 1)
      let (field, lists) = rest.splitTop(fields)
      draw([blocks[1]], in: field, &grid)
      drawLists(blocks[2], blocks[3], in: lists.inset(top: 1, bottom: 2), &grid)
      let last = Point(x: rect.x, y: rect.y + rect.height - 1)
      grid.put(String(repeating: "─", count: rect.width), at: last, style: .border)
    } else if rest.height >= 3 {
      let (_, lines) = rest.splitBottom(3)
      drawTickers(blocks[2], blocks[3], in: lines, &grid)
    }
  }

  private func fieldHeight(_ block: WallBlock, _ width: Int) -> Int {
    guard case .cells(let rows) = block.body, !rows.isEmpty else { return 2 }
    return 1 + rows.reduce(0) { $0 + cellLines($1, rows, width).count }
  }

  /// What is next in one line, what wants a hand in another.
  private func drawTickers(
    _ plans: WallBlock, _ needs: WallBlock, in rect: Rect, _ grid: inout CellGrid
  ) {
    grid.put(String(repeating: "─", count: rect.width), at: rect.origin, style: .border)
    let names = [
      text(Localized("接下来", "Next")), text(Localized("要处理", "Needs")),
    ]
    let label = names.map { TextFit.width(of: $0) }.max() ?? 0
    for (row, block) in [plans, needs].enumerated() where row + 1 < rect.height {
      guard case .lines(let lines) = block.body else { continue }
      let head = StyledText("  " + TextFit.pad(names[row], to: label) + "  ", .heading)
      let body =
        lines.isEmpty
        ? StyledText(block.empty.map(text) ?? "", .dim)
        : ticker(lines, rect.width - head.width - 1, isNeeds: row == 1)
      grid.put(head + body, at: rect.row(row + 1).origin, limit: rect.width)
    }
  }

  /// As many as there is room for, and how many more there are.
  private func ticker(_ lines: [WallLine], _ width: Int, isNeeds: Bool) -> StyledText {
    var whole = StyledText()
    for (place, line) in lines.enumerated() {
      let words = [
        isNeeds ? "" : line.sign, text(line.subject), text(line.amount),
        text(line.brief ?? line.words),
      ].filter { !$0.isEmpty }.joined(separator: " ")
      let part = StyledText(whole.isEmpty ? "" : " · ", .dim) + StyledText(words, line.style)
      let left = lines.count - place - 1
      let more = left > 0 && isNeeds ? " · " + more(left) : ""
      guard whole.width + part.width + TextFit.width(of: more) <= width else {
        if isNeeds, !whole.isEmpty {
          return whole + StyledText(" · " + self.more(lines.count - place), .dim)
        }
        return whole.isEmpty ? part.cut(to: width, ellipsis: "…") : whole
      }
      whole += part
    }
    return whole
  }

  private func more(_ count: Int) -> String {
    text(Localized("另 \(count) 个群", "\(count) more"))
  }

  /// What is next and what wants a hand, beside each other.
  private func drawLists(
    _ plans: WallBlock, _ needs: WallBlock, in rect: Rect, _ grid: inout CellGrid
  ) {
    let half = (rect.width + 2) / 2
    let sides = [
      Rect(x: rect.x, y: rect.y, width: half, height: rect.height),
      Rect(x: rect.x + half + 1, y: rect.y, width: rect.width - half - 1, height: rect.height),
    ]
    for (side, block) in zip(sides, [plans, needs]) {
      let title = Phrases.rule(text(block.title), width: max(0, side.width - 2))
      grid.put(StyledText(" ") + title, at: side.origin, limit: side.width)
      guard case .lines(let lines) = block.body else { continue }
      let shown = lines.count > side.height - 1 ? lines.prefix(max(0, side.height - 2)) : lines[...]
      for (row, line) in shown.enumerated() {
        let at = side.row(row + 1)
        let cells = block.id == "plans" ? planCells(line) : needCells(line)
        for (x, words) in cells where x < at.width {
          grid.put(words, at: Point(x: at.x + x, y: at.y), limit: at.width - x - 1)
        }
        if let age = line.age {
          let words = text(age)
          let x = at.x + at.width - 2 - TextFit.width(of: words)
          grid.put("  " + words, at: Point(x: x - 2, y: at.y), style: .dim)
        }
      }
      if shown.count < lines.count {
        let words = text(
          Localized("另 \(lines.count - shown.count) 个", "\(lines.count - shown.count) more"))
        grid.put(
          words, at: Point(x: side.x + 2, y: side.y + side.height - 1), style: .dim,
          limit: side.width - 2)
      } else if lines.isEmpty, let empty = block.empty {
        grid.put(
          text(empty), at: Point(x: side.x + 2, y: side.y + 1), style: .dim,
          limit: side.width - 2)
      }
    }
  }

  private func planCells(_ line: WallLine) -> [(Int, StyledText)] {
    [
      (2, StyledText(line.sign, .dim)), (9, StyledText(line.mark)),
      (11, StyledText(TextFit.cut(text(line.subject), to: 16, ellipsis: "…"))),
      (
        27,
        StyledText(
          TextFit.pad(
            text(line.amount), to: language == .chinese ? 7 : 10, alignment: .right))
      ),
      (38, StyledText(text(line.words), .warn)),
    ]
  }

  private func needCells(_ line: WallLine) -> [(Int, StyledText)] {
    [
      (1, StyledText(line.sign, line.style)),
      (5, StyledText(TextFit.cut(text(line.subject), to: 13, ellipsis: "…"))),
      (19, StyledText(text(line.words), line.style)),
    ]
  }
}
