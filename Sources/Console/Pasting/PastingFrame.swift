import Cells
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// A pasted list: its doubts first, then who was known, then what can be done with them.
  func drawPasting(_ pasting: Pasting, in grid: inout CellGrid) {
    let width = size.width
    drawPastingHead(pasting, in: &grid)
    let columns = PastingColumns(width: width)
    grid.put(
      StyledText(
        TextFit.pad(
          "   " + (pasting.isNumbered ? text("接龙里写的", "As written") : text("写的是", "As written")),
          to: columns.who)
          + TextFit.pad(text("是谁", "Who"), to: columns.copies - columns.who)
          + TextFit.pad(text("份", "Pcs"), to: columns.way - columns.copies)
          + text("怎么认的", "Known by"), .heading),
      at: Point(x: 0, y: 2), limit: width)
    let followUps = size.height < 18 ? 1 : Pasting.FollowUp.allCases.count
    let foot = followUps + 2
    let rect = Rect(x: 0, y: 3, width: width, height: max(1, size.height - 3 - foot))
    drawPastingLines(pasting, in: &grid, rect, columns)
    drawFollowUps(pasting, in: &grid, y: size.height - foot, only: followUps == 1)
    drawPastingKeys(pasting, in: &grid)
  }

  private func drawPastingHead(_ pasting: Pasting, in grid: inout CellGrid) {
    let people = pasting.people
    var title = [
      pasting.isNumbered ? text("粘贴接龙", "Pasted list") : text("粘贴名单", "Pasted names")
    ]
    if let group = people.group.flatMap({ community.groups[$0] }) { title.append(group.name) }
    if !people.title.isEmpty { title.append(people.title) }
    let sure = people.entries.count { $0.member != nil }
    let counts = [
      text("\(people.entries.count) 行", "\(people.entries.count) lines"),
      text("认出 \(sure)", "known \(sure)"),
      text("两可 \(people.doubts.between)", "unsure \(people.doubts.between)"),
      text("没认出 \(people.doubts.nobody)", "unknown \(people.doubts.nobody)"),
      text("共 \(people.copies) 份", "\(people.copies) pcs"),
    ].joined(separator: "  ")
    let start = size.width - TextFit.width(of: counts) - 1
    grid.put(
      TextFit.cut(title.joined(separator: " · "), to: max(8, start - 3), ellipsis: "…"),
      at: Point(x: 1, y: 0), style: Style(.title))
    if start > 10 { grid.put(counts, at: Point(x: start, y: 0)) }
    grid.put(
      String(repeating: "─", count: size.width), at: Point(x: 0, y: 1), style: .border)
  }

  private func drawPastingLines(
    _ pasting: Pasting, in grid: inout CellGrid, _ rect: Rect, _ columns: PastingColumns
  ) {
    let order = pasting.order
    let doubts = pasting.doubtCount
    // Between the doubts and the rest stands a line with their count.
    let hasRule = doubts < order.count
    let lineCount = order.count + (hasRule ? 1 : 0)
    let cursorLine = pasting.row + (hasRule && pasting.row >= doubts ? 1 : 0)
    let top = max(0, min(cursorLine - rect.height / 2, lineCount - rect.height))
    for row in 0..<min(rect.height, lineCount - top) {
      let line = top + row
      let y = rect.y + row
      if row == rect.height - 1, line + 1 < lineCount {
        let left = lineCount - line
        grid.put(
          text("   还有 \(left) 行", "   \(left) more"), at: Point(x: 0, y: y), style: .dim)
        break
      }
      if hasRule, line == doubts {
        let sure = pasting.people.entries.count { $0.member != nil }
        grid.put(
          StyledText(" ")
            + Phrases.rule(text("认出 \(sure)", "Known \(sure)"), width: rect.width - 2),
          at: Point(x: 0, y: y))
        continue
      }
      let place = order[hasRule && line > doubts ? line - 1 : line]
      draw(pasting.people.entries[place], in: &grid, y: y, columns)
      if line == cursorLine, pasting.finding == nil {
        grid.put("▸", at: Point(x: 1, y: y), style: .accent)
        grid.lay(.cursor, under: Rect(x: 0, y: y, width: rect.width, height: 1))
      }
    }
  }

  private func draw(
    _ entry: PastedPeople.Entry, in grid: inout CellGrid, y: Int, _ columns: PastingColumns
  ) {
    let isSkipped = entry.found == .skipped
    let style: Style = isSkipped ? .dim : .normal
    let number = entry.line.number.map { "\($0). " }
    grid.put(
      TextFit.cut((number ?? "") + entry.line.text, to: columns.who - 4, ellipsis: "…"),
      at: Point(x: 3, y: y), style: style)
    let room = columns.copies - columns.who - 1
    let (who, way, role) = words(for: entry)
    if role == .warn || role == .alarm {
      grid.put("!", at: Point(x: 1, y: y), style: Style(role))
    }
    grid.put(
      TextFit.cut(who, to: room, ellipsis: "…"), at: Point(x: columns.who, y: y), style: style)
    if !isSkipped {
      grid.put(
        TextFit.pad("\(entry.reading.copies)", to: 3, alignment: .right),
        at: Point(x: columns.copies - 1, y: y))
    }
    grid.put(
      TextFit.cut(way, to: max(0, size.width - columns.way - 1), ellipsis: "…"),
      at: Point(x: columns.way, y: y), style: Style(role))
  }

  /// Who a line is, how that is known or what to press, and in which role that is said.
  private func words(for entry: PastedPeople.Entry) -> (String, String, Role) {
    switch entry.found {
    case .sure(let member, let way):
      var words = way.words[language]
      let known = community.members[member]?.name ?? ""
      if way == .name, known != entry.reading.name,
        known.lowercased() == entry.reading.name.lowercased()
      {
        words += text("，不分大小写", ", letter case aside")
      }
      if let sum = entry.reading.sum {
        words = text("\(sum) 算成 \(entry.reading.copies)", "\(sum) makes \(entry.reading.copies)")
      }
      return (name(member), words, .dim)
    case .between(let members, let way):
      let names = members.map(name).joined(separator: text(" 还是 ", " or "))
      let why: String =
        switch way {
        case .groupNickname, .name,
          .remark where pastedAreInGroup(members):
          text("都在群里", "all in the group")
        case .sound: text("读音都像", "sounds like both")
        default: way.words[language]
        }
      let keys =
        members.count > 3
        ? "1–\(members.count)" : members.indices.map { "\($0 + 1)" }.joined(separator: " ")
      return (names + text("？", "?"), why + text("，\(keys) 选", ", choose \(keys)"), .warn)
    case .nobody:
      return (text("没认出", "not known"), text("s 按昵称找，x 跳过", "s finds, x skips"), .alarm)
    case .skipped:
      return ("·", text("跳过", "skipped"), .dim)
    }
  }

  private func pastedAreInGroup(_ members: [ID<Member>]) -> Bool {
    guard case .pasting(let pasting) = mode else { return false }
    return pasting.people.group != nil && members.count > 1
  }

  private func drawFollowUps(
    _ pasting: Pasting, in grid: inout CellGrid, y: Int, only: Bool
  ) {
    grid.put(
      StyledText(" ") + Phrases.rule(text("接下来做什么", "What next"), width: size.width - 2),
      at: Point(x: 0, y: y))
    let shown = only ? [pasting.followUp] : Pasting.FollowUp.allCases
    for (row, followUp) in shown.enumerated() {
      let isChosen = followUp == pasting.followUp
      var line = StyledText(isChosen ? " ▸ " : "   ", isChosen ? .accent : .normal)
      line.append(followUpWords(followUp, pasting), isChosen ? .accent : .normal)
      grid.put(line, at: Point(x: 1, y: y + 1 + row), limit: size.width - 2)
    }
  }

  private func followUpWords(_ followUp: Pasting.FollowUp, _ pasting: Pasting) -> String {
    let people = pasting.people
    let count = people.members.count
    let left = pasting.doubtCount
    let aside = left > 0 ? text("，没定的 \(left) 行不算", "; the \(left) undecided lines stay out") : ""
    switch followUp {
    case .select: return text("只选中这 \(count) 人", "Mark these \(count) people") + aside
    case .tag: return text("给这 \(count) 人打标签…", "Tag these \(count) people…")
    case .list: return text("存为名单…", "Save them as a list…")
    case .copy:
      return text(
        "复制「谁几份」给仓库，\(people.copies) 份里 \(people.ownedCopies) 份有主",
        "Copy who gets how many: \(people.ownedCopies) of \(people.copies) pieces have an owner")
    }
  }

  private func drawPastingKeys(_ pasting: Pasting, in grid: inout CellGrid) {
    let y = size.height - 1
    if let finding = pasting.finding {
      let used = grid.put(
        text(" 是谁 ", " Who "), at: Point(x: 0, y: y), style: .heading)
      let editorWidth = max(6, size.width / 4)
      finding.editor.draw(in: &grid, at: Point(x: used, y: y), width: editorWidth)
      var offers = StyledText()
      for (place, member) in finding.offers.enumerated() {
        let isChosen = place == finding.choice
        offers.append(
          isChosen ? "▸\(name(member)) " : " \(name(member)) ", isChosen ? .accent : .normal)
      }
      if finding.offers.isEmpty {
        offers.append(
          finding.editor.isEmpty
            ? text("打昵称、拼音或手机尾号", "a name, pinyin or the end of a phone")
            : text("没有这个人；Esc 回来", "Nobody is called that; Esc goes back"), .dim)
      }
      let start = used + editorWidth + 1
      grid.put(offers, at: Point(x: start, y: y), limit: max(0, size.width - start - 1))
      return
    }
    if let notice {
      grid.put(
        TextFit.cut(" " + notice.words[language], to: size.width - 1, ellipsis: "…"),
        at: Point(x: 0, y: y), style: notice.kind == .warning ? .warn : .good)
      return
    }
    var line = StyledText(" ")
    for (key, words) in [
      ("1 2", text("选人", "choose")), ("s", text("找", "find")), ("x", text("跳过", "skip")),
      ("Tab", text("换下一步", "what next")), ("Enter", text("做", "do it")),
      ("Esc", text("放下，不留痕迹", "put down, no trace")),
    ] {
      line.append(key, .key)
      line.append(" \(words)   ", .dim)
    }
    grid.put(line, at: Point(x: 0, y: y), limit: size.width)
  }
}

/// Where the columns of a pasted list begin.
private struct PastingColumns {
  let who: Int
  let copies: Int
  let way: Int

  init(width: Int) {
    who = max(14, width * 2 / 5)
    copies = who + max(10, (width - who) / 2 - 1)
    way = min(copies + 5, width)
  }
}
