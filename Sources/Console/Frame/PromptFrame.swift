import Cells
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

/// The prompt for queries with what it offers, and the prompt for letters.
extension Console {
  func drawQueryPrompt(_ filtering: Filtering, in grid: inout CellGrid, _ layout: Layout) {
    let title =
      switch filtering.purpose {
      case .filter: text("筛选 ", "Filter ")
      case .mark:
        filtering.takesOut ? text("按条件取消 ", "Unmark ") : text("按条件选 ", "Mark ")
      case .keep: text("已选里只留 ", "Keep marked ")
      }
    drawOffers(filtering, in: &grid, layout)
    drawPrompt(title, filtering.editor, in: &grid, layout.status)
    if let notice {
      drawHint(notice.words[language], in: &grid, layout.hints, style(notice.kind))
    } else if let error = filtering.error {
      drawError(error, filtering, title, in: &grid, layout)
    } else if filtering.isSearching, let recall = filtering.recall {
      drawHint(
        text(
          "以前问过的，含「\(recall.typed)」  Ctrl-r 更早  Enter 就用它",
          "Asked before, with “\(recall.typed)”  Ctrl-r older  Enter uses it"), in: &grid,
        layout.hints)
    } else if filtering.editor.isEmpty {
      drawHint(emptyHint(filtering.purpose), in: &grid, layout.hints)
    } else {
      drawHint(outcome(of: filtering), in: &grid, layout.hints)
    }
  }

  private func emptyHint(_ purpose: Filtering.Purpose) -> String {
    switch purpose {
    case .filter:
      text(
        "例 阶段:预流失 消费>=500 · 入群>7天 · 标签:囤货 或 名字  ↑ 上一次的  F1 说明",
        "e.g. stage:churnWarning spend>=500 · joined>7d · tag:x or a name  ↑ the last one  F1 explains"
      )
    case .mark:
      text(
        "选中符合条件的；以「- 」开头是取消  Tab 补全  ↑ 上一次的  Esc 不选",
        "Marks what matches; “- ” in front unmarks  Tab completes  ↑ the last one  Esc gives up")
    case .keep:
      text(
        "已选里只留符合条件的；直接回车是只留筛出的", "Keeps marks that match; Enter alone keeps those shown")
    }
  }

  /// What the query says and how many rows it means.
  private func outcome(of filtering: Filtering) -> String {
    switch filtering.purpose {
    case .filter:
      let count = NumberText.grouped(state.listing.ids.count)
      return "\(state.paraphrase[language]) → "
        + text("\(count) \(unit.people.zh)", "\(count) \(unit.people.en)")
    case .mark, .keep:
      guard let matches = filtering.matches else { return "" }
      let count = NumberText.grouped(matches)
      let words = text("\(count) \(unit.people.zh)", "\(count) \(unit.people.en)")
      return text(
        "符合的 \(words)，已选 \(marksNow.count)", "\(words) match; \(marksNow.count) are marked")
    }
  }

  /// The caret stands under the place in the prompt, the sentence after it.
  private func drawError(
    _ error: QueryError, _ filtering: Filtering, _ title: String, in grid: inout CellGrid,
    _ layout: Layout
  ) {
    let shift = filtering.takesOut ? 2 : 0
    let before = String(filtering.editor.text.prefix(error.characterOffset + shift))
    let column = min(1 + TextFit.width(of: title) + TextFit.width(of: before), size.width - 2)
    let message = error.fullMessage[language]
    let room = layout.hints.width - column - 2
    let isLeft = TextFit.width(of: message) > room && column > TextFit.width(of: message)
    if isLeft {
      let start = column - TextFit.width(of: message) - 1
      grid.put(message + " ^", at: Point(x: max(0, start), y: layout.hints.y), style: .alarm)
    } else {
      grid.put(
        TextFit.cut("^ " + message, to: layout.hints.width - column, ellipsis: "…"),
        at: Point(x: column, y: layout.hints.y), style: .alarm)
    }
  }

  /// Completions with counts, or what each clause matches alone, above the prompt.
  private func drawOffers(_ filtering: Filtering, in grid: inout CellGrid, _ layout: Layout) {
    let most = max(0, min(6, size.height - 10))
    if let explanation = filtering.explanation {
      let lines = explained(explanation)
      drawPanel(
        text("每个条件单独算", "Each clause by itself"), Array(lines.prefix(most)), in: &grid, layout)
      return
    }
    let offers = filtering.completions
    guard !offers.isEmpty, most > 0 else { return }
    let first = max(0, (filtering.choice ?? 0) - most + 1)
    let shown = offers.indices.dropFirst(first).prefix(most)
    let wide = shown.map { TextFit.width(of: offers[$0].text) }.max() ?? 0
    let names = min(max(8, wide), size.width / 2)
    let lines = shown.map { place -> (StyledText, Bool) in
      let offer = offers[place]
      let isChosen = filtering.choice == place
      var line = StyledText(isChosen ? " ▸ " : "   ", .accent)
      line.append(TextFit.pad(TextFit.cut(offer.text, to: names, ellipsis: "…"), to: names))
      if let count = offer.count {
        line.append(
          TextFit.pad(NumberText.grouped(count), to: 8, alignment: .right),
          count > 0 ? .accent : .dim)
      }
      if offer.title[language] != offer.text { line.append("  " + offer.title[language], .dim) }
      return (line, isChosen)
    }
    drawPanel(
      text("Tab 补全  C-n C-p 选", "Tab completes  C-n C-p choose"), lines, in: &grid, layout)
  }

  private func explained(_ explanation: Filtering.Explanation) -> [(StyledText, Bool)] {
    var lines = explanation.clauses.map { clause in
      var line = StyledText("   ")
      line.append(
        TextFit.pad(NumberText.grouped(clause.count), to: 8, alignment: .right),
        clause.count > 0 ? .accent : .warn)
      line.append("  " + clause.words[language])
      return (line, false)
    }
    lines += explanation.missing.map {
      (StyledText("             " + $0.note[language], .dim), false)
    }
    if lines.isEmpty {
      lines = [(StyledText(text("   还没有完整的条件", "   No whole clause yet"), .dim), false)]
    }
    return lines
  }

  private func drawPanel(
    _ title: String, _ lines: [(StyledText, Bool)], in grid: inout CellGrid, _ layout: Layout
  ) {
    guard !lines.isEmpty else { return }
    let panel = Rect(
      x: 0, y: layout.status.y - lines.count - 1, width: size.width, height: lines.count + 1)
    grid.fill(panel)
    grid.put(StyledText(" ") + Phrases.rule(title, width: size.width - 2), at: panel.origin)
    for (row, line) in lines.enumerated() {
      grid.put(line.0, at: panel.row(row + 1).origin, limit: size.width - 1)
      if line.1 { grid.lay(.cursor, under: panel.row(row + 1)) }
    }
  }

  /// The letters that hold sets of marks.
  func drawLetters(_ what: Lettering, in grid: inout CellGrid, _ layout: Layout) {
    let words =
      switch what {
      case .store: text("存为哪一组？按一个字母或数字", "Keep as which set? Press a letter or digit")
      case .recall: text("找回哪一组？", "Bring which set back?")
      }
    drawHint(words, in: &grid, layout.status, .accent)
    let known = lettersInUse.map { "\($0.letter) \($0.count)" }.joined(separator: "   ")
    drawHint(
      known.isEmpty ? text("还没有存过", "None is kept yet") : known, in: &grid, layout.hints)
  }
}
