import Cells
import CommunityActions
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// The plan before it is done: what changes, what is so already, what is left out and why.
  func drawPreview(_ previewing: Previewing, in grid: inout CellGrid) {
    let plan = previewing.plan
    let width = size.width
    drawPreviewHead(previewing, in: &grid)
    drawPreviewTabs(previewing, in: &grid)
    // A low screen keeps its lines for the rows, the reasons, the question and the keys.
    let isLow = size.height < 20
    let foot = isLow ? 3 : 8
    drawPreviewHeadings(previewing, in: &grid, 6)
    let list = Rect(x: 0, y: 7, width: width, height: max(1, size.height - 7 - foot))
    drawPreviewRows(previewing, in: &grid, list)
    var y = size.height - (isLow ? 3 : 7)
    if !isLow {
      let title =
        plan.skippedCount == 0 && !plan.warnings.isEmpty
        ? text("留意", "Note") : text("跳过 \(plan.skippedCount)", "Skipped \(plan.skippedCount)")
      grid.put(
        StyledText(" ") + Phrases.rule(title, width: width - 2), at: Point(x: 0, y: y))
      y += 1
    }
    drawReasons(plan, in: &grid, y)
    y += 1
    if !isLow {
      grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: y), style: .border)
      y += 1
    }
    drawConfirmation(previewing, in: &grid, y)
    if !isLow {
      grid.put(
        TextFit.cut("  " + undoWords(plan.action), to: width - 1, ellipsis: "…"),
        at: Point(x: 0, y: y + 1), style: .dim)
      drawRecipePlace(in: &grid, y + 2)
    }
    drawPreviewKeys(previewing, in: &grid)
  }

  private func drawPreviewKeys(_ previewing: Previewing, in grid: inout CellGrid) {
    var entries = [
      ("Esc", text("不做了", "give up")),
      ("Tab", text("看已有和跳过", "see the other lists")),
    ]
    if !previewing.plan.skipped.isEmpty {
      entries.append(("e", text("导出跳过名单", "write those left out")))
    }
    if previewing.plan.action.on == Member.collection.key {
      entries.append(("w", text("另存为名单", "save as list")))
    }
    var line = StyledText(" ")
    for (place, entry) in entries.enumerated() {
      let next = StyledText(entry.0, .key) + StyledText(" " + entry.1, .dim)
      if line.width + next.width + 3 > size.width { break }
      line += (place > 0 ? StyledText("   ") : StyledText()) + next
    }
    grid.put(line, at: Point(x: 0, y: size.height - 1), limit: size.width)
  }

  /// Which step of which recipe is asked about.
  private func drawRecipePlace(in grid: inout CellGrid, _ y: Int) {
    guard let running else { return }
    let name = running.name.isEmpty ? "" : text("「\(running.name)」", " “\(running.name)”")
    grid.put(
      text(
        "  流程\(name)第 \(running.done) 步，共 \(running.steps.count) 步",
        "  Recipe\(name), step \(running.done) of \(running.steps.count)"),
      at: Point(x: 0, y: y), style: .accent, limit: size.width)
  }

  private func undoWords(_ action: BulkAction) -> String {
    switch action.undo {
    case .inverse:
      text(
        "做完可以随时撤销：u，或在操作记录里单独撤这一步；之后别人改过的会留着。",
        "It can be taken back at any time with u or in the history; what others change later stays."
      )
    case .never(let reason): reason[language]
    }
  }

  private func drawReasons(_ plan: Plan, in grid: inout CellGrid, _ y: Int) {
    let reasons = plan.skipped.map { "\($0.reason[language]) \(NumberText.grouped($0.ids.count))" }
    let words = (reasons + plan.warnings.map { $0[language] }).joined(separator: "    ")
    let hint = StyledText("e", .key) + StyledText(text(" 导出名单", " write the list"), .dim)
    let room = size.width - 4
    let hasHint = !plan.skipped.isEmpty && TextFit.width(of: words) + hint.width + 3 <= room
    grid.put(
      TextFit.cut("   " + words, to: size.width - 1, ellipsis: "…"), at: Point(x: 0, y: y),
      style: .warn)
    if hasHint { grid.put(hint, at: Point(x: size.width - hint.width - 1, y: y)) }
  }

  private func drawPreviewHead(_ previewing: Previewing, in grid: inout CellGrid) {
    let plan = previewing.plan
    let width = size.width
    let unit = Unit(plan.action.on)
    grid.put(plan.label[language], at: Point(x: 1, y: 0), style: Style(.title), limit: width - 2)
    let hidden =
      previewing.hidden > 0
      ? state.filterText.isEmpty
        ? text(
          "，其中 \(previewing.hidden) \(unit.one.zh)不在眼前", ", \(previewing.hidden) of them not shown")
        : text(
          "，其中 \(previewing.hidden) \(unit.one.zh)被筛选隐藏",
          ", \(previewing.hidden) of them hidden by the filter") : ""
    let chosen =
      text(
        "已选 \(previewing.chosen.count) \(unit.people.zh)",
        "\(previewing.chosen.count) \(unit.people.en) chosen") + hidden
    let start = width - TextFit.width(of: chosen) - 1
    // Where rows are yet to be made none is chosen.
    if !previewing.chosen.isEmpty, start > TextFit.width(of: plan.label[language]) + 2 {
      grid.put(chosen, at: Point(x: start, y: 0), style: previewing.hidden > 0 ? .warn : .dim)
    }
    grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: 1), style: .border)
    var counts = StyledText("  █ ", Style(.series1))
    counts.append(
      text("会改 ", "change ") + NumberText.grouped(plan.changeCount), Style(.normal, [.bold]))
    counts.append("   ▒ ", Style(.series3))
    counts.append(text("已经有 ", "so already ") + NumberText.grouped(plan.unchanged.count))
    counts.append("   ░ ", Style(.series4))
    counts.append(text("跳过 ", "skipped ") + NumberText.grouped(plan.skippedCount))
    grid.put(counts, at: Point(x: 0, y: 2), limit: width)
    let scope = plan.scope.words[language]
    let place = width - TextFit.width(of: scope) - 1
    if place > counts.width + 1 {
      grid.put(scope, at: Point(x: place, y: 2), style: .accent)
      drawShares(plan, until: width, in: &grid)
      if let remark = plan.remark?[language] {
        let place = width - TextFit.width(of: remark) - 1
        if place > 49 { grid.put(remark, at: Point(x: place, y: 3), style: .dim) }
      }
    } else if place > 16 {
      grid.put(scope, at: Point(x: place, y: 3), style: .accent)
      drawShares(plan, until: place - 1, in: &grid)
    } else {
      grid.put("  " + scope, at: Point(x: 0, y: 3), style: .accent, limit: width)
    }
    grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: 4), style: .border)
  }

  /// The three shares as one bar.
  private func drawShares(_ plan: Plan, until end: Int, in grid: inout CellGrid) {
    let parts = [plan.changeCount, plan.unchanged.count, plan.skippedCount]
    let cells = Bar.shares(parts, width: max(10, min(46, end - 4)))
    var bar = StyledText("  ")
    for (glyph, role, count) in zip3(["█", "▒", "░"], [Role.series1, .series3, .series4], cells) {
      bar.append(String(repeating: glyph, count: count), Style(role))
    }
    grid.put(bar, at: Point(x: 0, y: 3), limit: end)
  }

  private func drawConfirmation(_ previewing: Previewing, in grid: inout CellGrid, _ y: Int) {
    let count = previewing.plan.changeCount
    let unit = Unit(previewing.plan.action.on)
    guard previewing.plan.needsTypedCount else {
      if let complaint = previewing.complaint {
        drawHint(
          " " + complaint[language], in: &grid, Rect(x: 0, y: y, width: size.width, height: 1),
          .alarm)
        return
      }
      grid.put(
        StyledText("  y", .key)
          + StyledText(
            text(" 做，改 \(count) \(unit.people.zh)     ", " do it, \(count) \(unit.people.en)     "))
          + StyledText("n", .key) + StyledText(text(" 不做（默认）", " do not (default)"), .dim),
        at: Point(x: 0, y: y), limit: size.width)
      return
    }
    let isMany = count >= Plan.typedFrom
    let question = text(
      "  \(count) \(unit.people.zh)，"
        + (isMany ? "\(Plan.typedFrom) \(unit.people.zh)以上" : "这一步")
        + "要输入\(unit.number.zh)再回车：",
      "  \(count) \(unit.people.en): type the count, then Enter: ")
    let words = previewing.complaint.map { "  \($0[language]) " } ?? question
    // The words are cut before the count that is typed is.
    let used = grid.put(
      TextFit.cut(words, to: size.width - 7, ellipsis: "…"), at: Point(x: 0, y: y),
      style: previewing.complaint == nil ? .warn : .alarm)
    previewing.editor.draw(
      in: &grid, at: Point(x: used, y: y), width: max(2, min(12, size.width - used - 1)))
  }
}

private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
  zip(zip(a, b), c).map { ($0.0, $0.1, $1) }
}
