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
      let title = text("跳过 \(plan.skippedCount)", "Skipped \(plan.skippedCount)")
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
    if pane.collection == Member.collection.key {
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
      drawShares(plan, in: &grid)
    } else {
      grid.put("  " + scope, at: Point(x: 0, y: 3), style: .accent, limit: width)
    }
    grid.put(String(repeating: "─", count: width), at: Point(x: 0, y: 4), style: .border)
  }

  /// The three shares as one bar, and what sort of thing is done beside it.
  private func drawShares(_ plan: Plan, in grid: inout CellGrid) {
    let parts = [plan.changeCount, plan.unchanged.count, plan.skippedCount]
    let cells = Bar.shares(parts, width: max(10, min(46, size.width - 4)))
    var bar = StyledText("  ")
    for (glyph, role, count) in zip3(["█", "▒", "░"], [Role.series1, .series3, .series4], cells) {
      bar.append(String(repeating: glyph, count: count), Style(role))
    }
    grid.put(bar, at: Point(x: 0, y: 3), limit: size.width)
    guard let remark = plan.remark?[language] else { return }
    let place = size.width - TextFit.width(of: remark) - 1
    if place > bar.width + 1 { grid.put(remark, at: Point(x: place, y: 3), style: .dim) }
  }

  private func drawPreviewTabs(_ previewing: Previewing, in grid: inout CellGrid) {
    let plan = previewing.plan
    let names: [(Previewing.Tab, Localized, Int, gap: Int)] = [
      (.changing, Localized("会改", "Change"), plan.changeCount, 2),
      (.unchanged, Localized("已经有", "So already"), plan.unchanged.count, 1),
      (.skipped, Localized("跳过", "Skipped"), plan.skippedCount, 4),
    ]
    var line = StyledText("  ")
    for (tab, name, count, gap) in names {
      let words = "\(name[language]) \(NumberText.grouped(count))"
      line.append(
        tab == previewing.tab ? "[\(words)]" : " \(words) ",
        tab == previewing.tab ? .accent : .normal)
      line.append(String(repeating: " ", count: gap))
    }
    var keys = StyledText("Tab", .key) + StyledText(text(" 换页", " next list"), .dim)
    if previewing.tab == .changing, !plan.items.isEmpty {
      keys +=
        StyledText("   ") + StyledText("Space", .key)
        + StyledText(
          text(" 移出这\(unit.one.zh)", " take this one out"), .dim)
    }
    if line.width + keys.width < size.width { line += keys }
    grid.put(line, at: Point(x: 0, y: 5), limit: size.width)
  }

  /// Where the columns of a preview stand.
  private struct PreviewColumns {
    let name = 3
    let group: Int?
    let before: Int
    let after: Int

    init(width: Int, hasGroup: Bool) {
      if hasGroup, width >= 70 {
        group = 18
        before = 33
      } else {
        group = nil
        before = min(20, width / 3 + 3)
      }
      after = max(before + 9, before + (width - before) * 45 / 100)
    }
  }

  private var previewColumns: PreviewColumns {
    PreviewColumns(width: size.width, hasGroup: groupColumn != nil)
  }

  private var groupColumn: PaneColumn? {
    pane.collection == Member.collection.key ? pane.columns.first { $0.key == "group" } : nil
  }

  private func drawPreviewHeadings(
    _ previewing: Previewing, in grid: inout CellGrid, _ y: Int
  ) {
    let columns = previewColumns
    let name = pane.columns.first?.title[language] ?? ""
    grid.put(
      TextFit.cut(name, to: (columns.group ?? columns.before) - columns.name - 1),
      at: Point(x: columns.name, y: y), style: .dim)
    if let place = columns.group, let group = groupColumn {
      grid.put(group.title[language], at: Point(x: place, y: y), style: .dim)
    }
    switch previewing.tab {
    case .changing:
      grid.put(
        TextFit.cut(previewing.plan.heading[language], to: columns.after - columns.before - 1),
        at: Point(x: columns.before, y: y), style: .dim)
      grid.put(text("之后", "After"), at: Point(x: columns.after, y: y), style: .dim)
    case .unchanged: break
    case .skipped:
      grid.put(
        text("跳过的原因", "Left out because"), at: Point(x: columns.before, y: y), style: .dim,
        limit: size.width - columns.before)
    }
  }

  private func drawPreviewRows(
    _ previewing: Previewing, in grid: inout CellGrid, _ rect: Rect
  ) {
    let ids = previewing.ids
    let columns = previewColumns
    let input = self.input
    var list = previewing.list
    // The last line says how many are below.
    list.reveal(line: list.index, of: ids.count, height: max(1, rect.height - 1))
    let reasons = skipReasons(previewing)
    for row in 0..<rect.height {
      let place = list.top + row
      guard ids.indices.contains(place) else { break }
      let line = rect.row(row)
      let id = ids[place]
      if row == rect.height - 1, place + 1 < ids.count {
        let left = NumberText.grouped(ids.count - place)
        grid.put(
          text("   还有 \(left) \(unit.one.zh)", "   \(left) more"), at: line.origin, style: .dim)
        break
      }
      let isOut = previewing.tab == .changing && previewing.plan.withdrawn.contains(id)
      let style: Style = isOut ? .dim : .normal
      func put(_ words: String, _ x: Int, until end: Int, _ style: Style) {
        grid.put(
          TextFit.cut(words, to: max(0, end - x - 1), ellipsis: "…"), at: Point(x: x, y: line.y),
          style: style)
      }
      put(
        name(of: id, previewing, place), columns.name, until: columns.group ?? columns.before,
        style)
      if let x = columns.group, let group = groupColumn {
        put(group.cell(input, id).text, x, until: columns.before, style)
      }
      if previewing.tab == .changing, place < previewing.plan.items.count {
        let item = previewing.plan.items[place]
        // A row that is yet to be made has nothing before: its words get the rest of the line.
        let isNew = pane.name(input, id).isEmpty && item.before[language].isEmpty
        put(item.before[language], columns.before, until: columns.after, isOut ? .dim : .normal)
        put(
          isOut ? text("移出，不改", "taken out") : item.after[language],
          isNew ? columns.group ?? columns.before : columns.after,
          until: rect.width, isOut ? .warn : .good)
      } else if let reason = reasons[id] {
        put(reason[language], columns.before, until: rect.width, .warn)
      }
      if previewing.overtaken.contains(id) {
        grid.put("!", at: Point(x: 0, y: line.y), style: .alarm)
      }
      if place == list.index {
        grid.put("▸", at: Point(x: 1, y: line.y), style: .accent)
        grid.lay(.cursor, under: line)
      }
    }
  }

  /// What a row of the plan is called; one that is only to be made has its words for a name.
  private func name(of id: Int64, _ previewing: Previewing, _ place: Int) -> String {
    let name = pane.name(input, id)
    guard name.isEmpty, previewing.plan.action.makesRow else { return name }
    return previewing.plan.action.title[language]
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
      let isMany = count >= Plan.typedFrom
      let words = text(
        "  \(count) \(unit.people.zh)，"
          + (isMany ? "\(Plan.typedFrom) \(unit.people.zh)以上" : "这一步")
          + "要输入\(unit.number.zh)再回车：",
        "  \(count) \(unit.people.en): type the count, then Enter: ")
      let used = grid.put(words, at: Point(x: 0, y: y), style: .warn)
      previewing.editor.draw(
        in: &grid, at: Point(x: used, y: y), width: max(4, min(12, size.width - used - 1)))
    } else {
      grid.put(
        StyledText("  y", .key)
          + StyledText(
            text(" 做，改 \(count) \(unit.people.zh)     ", " do it, \(count) \(unit.people.en)     "))
          + StyledText("n", .key) + StyledText(text(" 不做（默认）", " do not (default)"), .dim),
        at: Point(x: 0, y: y), limit: size.width)
    }
  }
}

private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
  zip(zip(a, b), c).map { ($0.0, $0.1, $1) }
}
