import Cells
import CommunityActions
import CommunityModel
import Panes
import Widgets
import Wording

/// The lists of a plan: what changes, what is so already, what is left out.
extension Console {
  func drawPreviewTabs(_ previewing: Previewing, in grid: inout CellGrid) {
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
          text(" 移出这\(Unit(plan.action.on).one.zh)", " take this one out"), .dim)
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

  private func columns(of previewing: Previewing) -> PreviewColumns {
    PreviewColumns(
      width: size.width, hasGroup: previewing.plan.action.on == Member.collection.key)
  }

  /// The group that a member is in, the first where there are several.
  private func group(of id: Int64) -> String {
    guard let member = community.members[raw: id] else { return "" }
    let home = community.memberships(of: member.id).first { $0.status == .active }
    return home.flatMap { community.groups[$0.group]?.name } ?? ""
  }

  /// Whether a row of the plan is yet to be made: it has no name and nothing before.
  private func isNew(_ item: Plan.Item) -> Bool {
    pane.name(input, item.id).isEmpty && item.before[language].isEmpty
  }

  func drawPreviewHeadings(
    _ previewing: Previewing, in grid: inout CellGrid, _ y: Int
  ) {
    let columns = columns(of: previewing)
    if previewing.plan.action.makesRow {
      grid.put(text("会加上", "To be added"), at: Point(x: columns.name, y: y), style: .dim)
      return
    }
    let name = pane.columns.first?.title[language] ?? ""
    grid.put(
      TextFit.cut(name, to: (columns.group ?? columns.before) - columns.name - 1),
      at: Point(x: columns.name, y: y), style: .dim)
    if let place = columns.group {
      grid.put(text("群", "Group"), at: Point(x: place, y: y), style: .dim)
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

  func drawPreviewRows(
    _ previewing: Previewing, in grid: inout CellGrid, _ rect: Rect
  ) {
    let ids = previewing.ids
    let columns = columns(of: previewing)
    let input = self.input
    let unit = Unit(previewing.plan.action.on)
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
      put(pane.name(input, id), columns.name, until: columns.group ?? columns.before, style)
      if let x = columns.group { put(group(of: id), x, until: columns.before, style) }
      if previewing.tab == .changing, place < previewing.plan.items.count {
        let item = previewing.plan.items[place]
        put(item.before[language], columns.before, until: columns.after, isOut ? .dim : .normal)
        put(
          isOut ? text("移出，不改", "taken out") : item.after[language],
          isNew(item) ? columns.name : columns.after, until: rect.width, isOut ? .warn : .good)
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

  private func skipReasons(_ previewing: Previewing) -> [Int64: Localized] {
    guard previewing.tab == .skipped else { return [:] }
    var reasons: [Int64: Localized] = [:]
    for skip in previewing.plan.skipped { for id in skip.ids { reasons[id] = skip.reason } }
    return reasons
  }
}
