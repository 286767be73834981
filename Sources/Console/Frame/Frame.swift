public import Cells
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// The screen as it is now.
  public func frame() -> CellGrid {
    var grid = CellGrid(size: size)
    guard size.isDrawn else {
      drawTooSmall(&grid)
      return grid.drawn(with: setup.glyphs)
    }
    switch mode {
    case .previewing(let previewing): drawPreview(previewing, in: &grid)
    case .picking(let picking): drawPicking(picking, in: &grid)
    case .history(let view): drawHistory(view, in: &grid)
    case .revising(let form): drawPolicies(form, in: &grid)
    case .pasting(let pasting): drawPasting(pasting, in: &grid)
    default:
      drawPane(in: &grid)
      drawBottom(in: &grid)
      drawOverlay(in: &grid)
    }
    return grid.drawn(with: setup.glyphs)
  }

  /// A text in the language of the screen.
  func text(_ zh: String, _ en: String) -> String {
    language == .chinese ? zh : en
  }

  /// What lies over the pane for a while: a menu, the keys that may follow, a step of the tour.
  private func drawOverlay(in grid: inout CellGrid) {
    if case .choosing(let chooser) = mode {
      drawChooser(chooser, in: &grid)
    } else if let pendingKey, showsKeys {
      drawContinuations(of: pendingKey, in: &grid)
    } else if let tour, case .browsing = mode {
      drawTour(tour, in: &grid)
    }
  }

  private func drawTooSmall(_ grid: inout CellGrid) {
    let lines = [
      text("窗口太小", "Too small"), "\(size.width)×\(size.height)",
      text("至少 40×12", "at least 40×12"),
    ]
    for (row, line) in lines.enumerated() {
      grid.put(line, at: Point(x: 0, y: row), style: .warn)
    }
  }

  private func drawPane(in grid: inout CellGrid) {
    let layout = self.layout
    drawTabs(in: &grid, layout.tabs)
    // An open bracket stands where the margin is, so that what it holds lines up with other lines.
    let margin = state.headline.text.first == "[" ? "" : " "
    grid.put(
      StyledText(margin) + state.headline, at: layout.headline.origin,
      limit: layout.headline.width)
    for (row, line) in state.strip.enumerated() where row < layout.strip.height {
      grid.put(line, at: layout.strip.row(row).origin, limit: layout.strip.width)
    }
    if !drawPicture(in: &grid, layout), !layout.list.isEmpty { drawList(in: &grid, layout) }
    drawBrief(in: &grid, layout.brief)
    drawDetail(in: &grid, layout)
    guard !layout.rule.isEmpty else { return }
    let left = String(repeating: "─", count: Layout.listBesideDetail)
    let right = String(
      repeating: "─", count: max(0, size.width - Layout.listBesideDetail - 1))
    grid.put(left + "┴" + right, at: layout.rule.origin, style: .border)
  }

  /// Draws the pane's picture where it shows one; false where it shows its list or nothing.
  func drawPicture(in grid: inout CellGrid, _ layout: Layout) -> Bool {
    guard let picture, !layout.list.isEmpty else { return false }
    let width = layout.detail.isEmpty ? layout.list.width : Layout.listBesideDetail - 1
    let rect = Rect(
      x: layout.headings.x, y: layout.headings.y, width: width,
      height: layout.headings.height + layout.list.height)
    picture.draw(input, picturePlace, &grid, rect)
    return true
  }

  /// Tabs on the left, the day and the state of saving on the right.
  func drawTabs(in grid: inout CellGrid, _ rect: Rect) {
    var used = 0
    for tab in tabs {
      used += grid.put(
        tab.text, at: Point(x: rect.x + used, y: rect.y),
        style: tab.place == current ? .accent : .normal, limit: max(0, rect.width - used))
    }
    let right = corner(room: rect.width - used - 1)
    grid.put(right, at: Point(x: rect.x + rect.width - right.width - 1, y: rect.y))
  }

  private func corner(room: Int) -> StyledText {
    let moment = figures.moment
    let day = Phrases.weekday(moment.today.weekday, language)
    let clock = moment.zone.clock(moment.now)
    var name = community.workspace.name
    // Who else is there is said where there is room: on 120 columns.
    if !colleagues.isEmpty, size.width >= 120 {
      let others = text("同事 \(colleagues.count) 在线", "\(colleagues.count) others here")
      name += name.isEmpty ? others : " · " + others
    }
    let date = "\(moment.today.shortText) \(day) \(clock)"
    let hands = handMark ?? StyledText()
    func apart(_ mark: StyledText, by gap: Int) -> StyledText {
      mark.isEmpty ? mark : mark + StyledText(TextFit.blanks(gap))
    }
    let choices = [
      StyledText("\(name)   ", .dim) + apart(hands, by: 3) + StyledText("\(date)   ", .dim),
      apart(hands, by: 2) + StyledText("\(day) \(clock)  ", .dim),
      apart(hands, by: 2) + StyledText("\(clock)  ", .dim), apart(hands, by: 2), StyledText(),
    ]
    return choices.map { $0 + savingMark }.first { $0.width <= room } ?? StyledText()
  }

  /// How many things want a hand: groups in need, and alerts that nobody has put aside.
  var handMark: StyledText? {
    let today = figures.moment.today
    let alerts = community.goals.filter { $0.callsForHand(on: today) }
    let count = needs.reasons.count + alerts.count
    guard count > 0 else { return nil }
    let isSerious =
      needs.reasons.values.contains { $0.first?.severity == .serious }
      || alerts.contains { $0.severity == .serious }
    return StyledText("!\(count)", isSerious ? .alarm : .warn)
  }

  /// Saved only after the disk said so.
  var savingMark: StyledText {
    if case .readOnly = capability { return StyledText(text("○ 只读", "○ read-only"), .warn) }
    switch saving {
    case .saved: return StyledText(text("● 已存", "● saved"), .good)
    case .pending(let count):
      return StyledText(text("○ 在存 \(count)", "○ saving \(count)"), .dim)
    case .failed: return StyledText(text("! 没存上", "! not saved"), .alarm)
    }
  }

  private func drawBrief(in grid: inout CellGrid, _ rect: Rect) {
    guard !rect.isEmpty, let id = state.list.cursor else { return }
    for (row, line) in pane.brief(input, id, rect.width).prefix(rect.height).enumerated() {
      grid.put(
        row == 0 ? StyledText(" ") + line : StyledText("  ") + line, at: rect.row(row).origin,
        limit: rect.width - 1)
    }
  }

  private func drawDetail(in grid: inout CellGrid, _ layout: Layout) {
    let rect = layout.detail
    guard !rect.isEmpty else { return }
    let isBeside = !layout.list.isEmpty
    if isBeside {
      for row in rect.rows { grid.put("│", at: Point(x: rect.x, y: row), style: .border) }
    }
    guard let id = state.list.cursor else { return }
    let inner = isBeside ? rect.inset(left: 2) : rect.inset(left: 1, right: 1)
    let lines = contestedLines(id, inner.width) + pane.detail(input, id, inner.width)
    let top = min(state.detailTop, max(0, lines.count - inner.height))
    for (row, line) in lines.dropFirst(top).prefix(inner.height).enumerated() {
      grid.put(line, at: inner.row(row).origin, limit: inner.width)
    }
  }
}
