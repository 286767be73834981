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
    let foot = isLow ? 3 : 7
    let list = Rect(x: 0, y: 6, width: width, height: max(1, size.height - 6 - foot))
    drawPreviewRows(previewing, in: &grid, list)
    var y = size.height - foot
    if !isLow {
      let title = text("跳过 \(plan.skippedCount)", "Skipped \(plan.skippedCount)")
      grid.put(
        StyledText(" ") + Phrases.rule(title, width: width - 2), at: Point(x: 0, y: y))
      y += 1
    }
    let reasons = plan.skipped.map { "\($0.reason[language]) \(NumberText.grouped($0.ids.count))" }
    let warnings = plan.warnings.map { $0[language] }
    grid.put(
      TextFit.cut(
        "   " + (reasons + warnings).joined(separator: "    "), to: width - 1, ellipsis: "…"),
      at: Point(x: 0, y: y), style: .warn)
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
    }
    let hints =
      StyledText(" Esc", .key) + StyledText(text(" 不做了   ", " give up   "), .dim)
      + StyledText("Tab", .key) + StyledText(text(" 换页   ", " next list   "), .dim)
      + StyledText("Space", .key) + StyledText(text(" 移出这位", " take this one out"), .dim)
    grid.put(hints, at: Point(x: 0, y: size.height - 1))
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

  private func drawPreviewHead(_ previewing: Previewing, in grid: inout CellGrid) {
    let plan = previewing.plan
    let width = size.width
    grid.put(plan.label[language], at: Point(x: 1, y: 0), style: Style(.title), limit: width - 2)
    let hidden =
      previewing.hidden > 0
      ? text("，其中 \(previewing.hidden) 不在眼前", ", \(previewing.hidden) of them not shown") : ""
    let chosen =
      text("已选 \(previewing.chosen.count) 行", "\(previewing.chosen.count) rows chosen") + hidden
    let start = width - TextFit.width(of: chosen) - 1
    if start > TextFit.width(of: plan.label[language]) + 2 {
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
      let parts = [plan.changeCount, plan.unchanged.count, plan.skippedCount]
      let cells = Bar.shares(parts, width: max(10, min(45, width - 4)))
      var bar = StyledText("  ")
      for (glyph, role, count) in zip3(["█", "▒", "░"], [Role.series1, .series3, .series4], cells) {
        bar.append(String(repeating: glyph, count: count), Style(role))
      }
      grid.put(bar, at: Point(x: 0, y: 3), limit: width)
    } else {
      grid.put("  " + scope, at: Point(x: 0, y: 3), style: .accent, limit: width)
    }
    grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: 4), style: .border)
  }

  private func drawPreviewTabs(_ previewing: Previewing, in grid: inout CellGrid) {
    let plan = previewing.plan
    let names: [(Previewing.Tab, Localized, Int)] = [
      (.changing, Localized("会改", "Change"), plan.changeCount),
      (.unchanged, Localized("已经有", "So already"), plan.unchanged.count),
      (.skipped, Localized("跳过", "Skipped"), plan.skippedCount),
    ]
    var line = StyledText(" ")
    for (tab, name, count) in names {
      let words = "\(name[language]) \(NumberText.grouped(count))"
      line.append(
        tab == previewing.tab ? "[\(words)]" : " \(words) ",
        tab == previewing.tab ? .accent : .normal)
      line.append("  ")
    }
    grid.put(line, at: Point(x: 0, y: 5), limit: size.width)
  }

  private func drawPreviewRows(
    _ previewing: Previewing, in grid: inout CellGrid, _ rect: Rect
  ) {
    let ids = previewing.ids
    var list = previewing.list
    list.reveal(line: list.index, of: ids.count, height: rect.height)
    let nameWidth = min(16, rect.width / 3)
    let beforeWidth = max(8, (rect.width - nameWidth - 8) / 2)
    let reasons = skipReasons(previewing)
    for row in 0..<rect.height {
      let place = list.top + row
      guard ids.indices.contains(place) else { break }
      let line = rect.row(row)
      let id = ids[place]
      if row == rect.height - 1, place + 1 < ids.count {
        let left = NumberText.grouped(ids.count - place)
        grid.put(text("   还有 \(left) 位", "   \(left) more"), at: line.origin, style: .dim)
        break
      }
      let isOut = previewing.tab == .changing && previewing.plan.withdrawn.contains(id)
      let style: Style = isOut ? .dim : .normal
      grid.put(
        TextFit.cut(pane.name(input, id), to: nameWidth, ellipsis: "…"),
        at: Point(x: 3, y: line.y), style: style)
      if previewing.tab == .changing, place < previewing.plan.items.count {
        let item = previewing.plan.items[place]
        // A row that is yet to be made has no name and nothing before: its words get the whole line.
        let isNew = pane.name(input, id).isEmpty && item.before[language].isEmpty
        let start = isNew ? 3 : 5 + nameWidth + beforeWidth
        grid.put(
          TextFit.cut(item.before[language], to: beforeWidth, ellipsis: "…"),
          at: Point(x: 4 + nameWidth, y: line.y), style: .dim)
        grid.put(
          isOut ? text("移出，不改", "taken out") : item.after[language],
          at: Point(x: start, y: line.y), style: isOut ? .warn : .good,
          limit: rect.width - start - 1)
      } else if let reason = reasons[id] {
        grid.put(reason[language], at: Point(x: 4 + nameWidth, y: line.y), style: .warn)
      }
      if place == list.index {
        grid.put("▸", at: Point(x: 1, y: line.y), style: .accent)
        grid.lay(.cursor, under: line)
      }
    }
  }

  private func skipReasons(_ previewing: Previewing) -> [Int64: Localized] {
    guard previewing.tab == .skipped else { return [:] }
    var reasons: [Int64: Localized] = [:]
    for skip in previewing.plan.skipped { for id in skip.ids { reasons[id] = skip.reason } }
    return reasons
  }

  private func drawConfirmation(_ previewing: Previewing, in grid: inout CellGrid, _ y: Int) {
    let count = previewing.plan.changeCount
    if let complaint = previewing.complaint {
      grid.put("  " + complaint[language], at: Point(x: 0, y: y), style: .alarm, limit: size.width)
      if previewing.plan.needsTypedCount {
        let used = 3 + TextFit.width(of: complaint[language])
        previewing.editor.draw(
          in: &grid, at: Point(x: used, y: y), width: max(4, min(12, size.width - used - 1)))
      }
    } else if previewing.plan.needsTypedCount {
      let words = text(
        "  \(count) 行，\(previewing.plan.action.isDangerous ? "这一步" : "200 行以上")要输入行数再回车：",
        "  \(count) rows: type the count, then Enter: ")
      let used = grid.put(words, at: Point(x: 0, y: y), style: .warn)
      previewing.editor.draw(
        in: &grid, at: Point(x: used, y: y), width: max(4, min(12, size.width - used - 1)))
    } else {
      grid.put(
        StyledText("  y", .key)
          + StyledText(text(" 做，改 \(count) 行     ", " do it, \(count) rows     "))
          + StyledText("n", .key) + StyledText(text(" 不做（默认）", " do not (default)"), .dim),
        at: Point(x: 0, y: y), limit: size.width)
    }
  }
}

private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
  zip(zip(a, b), c).map { ($0.0, $0.1, $1) }
}
