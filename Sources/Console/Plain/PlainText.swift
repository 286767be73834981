import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

extension Console {
  /// What is to be read aloud or written to a log: what there is now, line by line, in words alone.
  public func plainLines() -> [String] {
    var lines: [String]
    switch mode {
    case .browsing: lines = plainPane()
    case .filtering(let filtering): lines = plainQuery(text("筛选", "Filter"), filtering)
    case .marking(let filtering): lines = plainQuery(text("按条件选", "Mark by query"), filtering)
    case .jumping(let jumping):
      lines = [text("跳到：\(jumping.editor.text)", "Jump to: \(jumping.editor.text)")] + plainRow()
    case .asking(let asking): lines = plainQuestion(asking)
    case .previewing(let previewing): lines = plainPlan(previewing)
    case .picking(let picking): lines = plainChoices(picking)
    case .choosing(let chooser):
      lines = [chooser.title[language]]
      for (place, item) in chooser.items.enumerated() {
        let mark = item.isOn == true ? text("，现在是它", ", so now") : ""
        let key = chooser.key(place).map { "\($0) " } ?? ""
        lines.append("\(key)\(item.title[language])\(mark)")
      }
    case .history(let view): lines = plainHistory(view)
    case .lettering(let what): lines = plainLetters(what)
    case .naming(let naming):
      lines = ["\(naming.title[language])：\(naming.editor.text)"]
      if let refusal = naming.refusal { lines.insert(refusal[language], at: 0) }
    case .pasting, .revising, .editing:
      // Nothing is left out where there are no words for it yet: the screen itself is said.
      lines = frame().rows
    }
    if let notice { lines.insert(notice.words[language], at: 0) }
    if case .failed(let words) = saving { lines.insert(words[language], at: 0) }
    return lines.map(Self.spoken).filter { !$0.isEmpty }
  }

  private func plainPane() -> [String] {
    let tabs = pane.tabs(input)
    var title = text("面板 \(pane.title.zh)", "Pane \(pane.title.en)")
    if tabs.indices.contains(state.tab), tabs.count > 1 {
      title += " · \(tabs[state.tab][language])"
    }
    var lines = [title, state.headline.text]
    if !state.filterText.isEmpty {
      lines.append(
        text("筛选 ", "Filter ") + state.filterText + " → \(state.listing.ids.count)")
    }
    if !state.marks.isEmpty {
      lines.append(text("已选 \(state.marks.count)", "\(state.marks.count) marked"))
    }
    guard !state.listing.ids.isEmpty else { return lines + pane.empty(input).map { $0[language] } }
    return lines + plainRow()
  }

  /// The row under the cursor: its place, its name, what its columns say, what is behind it.
  private func plainRow() -> [String] {
    guard let id = state.list.cursor else { return [] }
    let input = self.input
    let place = text(
      "第 \(state.list.index + 1) 行，共 \(state.listing.ids.count) 行",
      "Row \(state.list.index + 1) of \(state.listing.ids.count)")
    let mark = state.marks.contains(id) ? text("，已选", ", marked") : ""
    var lines = ["\(place)\(mark)：\(pane.name(input, id))"]
    for column in pane.columns where !state.hiddenColumns.contains(column.key) {
      let cell = Self.spoken(column.cell(input, id).text)
      guard !cell.isEmpty, cell != "·", cell != pane.name(input, id) else { continue }
      lines.append("  \(column.title[language]) \(cell)")
    }
    let brief = pane.brief(input, id, 200).dropFirst().map(\.text)
    return lines + brief.map { "  " + $0 }
  }

  private func plainQuery(_ title: String, _ filtering: Filtering) -> [String] {
    var lines = ["\(title)：\(filtering.editor.text)"]
    if let error = filtering.error {
      lines.append(error.fullMessage[language])
    } else if case .filtering = mode {
      lines.append("\(state.paraphrase[language]) → \(state.listing.ids.count)")
    }
    return lines
  }

  private func plainQuestion(_ asking: Asking) -> [String] {
    let count = text("\(asking.chosen.count) 行", "\(asking.chosen.count) rows")
    var lines = ["\(asking.action.title[language]) · \(count)"]
    if let refusal = asking.refusal { lines.append(refusal[language]) }
    lines.append("\(asking.argument.title[language])：\(asking.editor.text)")
    if !asking.suggestions.isEmpty {
      lines.append(
        text("有：", "There are: ") + asking.suggestions.prefix(12).joined(separator: "、"))
    }
    return lines
  }

  private func plainPlan(_ previewing: Previewing) -> [String] {
    let plan = previewing.plan
    let input = self.input
    var lines = [
      plan.label[language],
      text(
        "会改 \(plan.changeCount)，已经有 \(plan.unchanged.count)，跳过 \(plan.skippedCount)",
        "change \(plan.changeCount), so already \(plan.unchanged.count), skipped \(plan.skippedCount)"
      ),
      plan.scope.words[language],
    ]
    for skip in plan.skipped {
      lines.append(text("跳过 ", "skipped ") + "\(skip.ids.count)：\(skip.reason[language])")
    }
    lines += plan.warnings.map { $0[language] }
    for item in plan.items.prefix(10) {
      let isOut = plan.withdrawn.contains(item.id) ? text("（移出）", " (taken out)") : ""
      lines.append(
        "  \(pane.name(input, item.id))\(isOut)：\(item.before[language]) → \(item.after[language])")
    }
    if plan.items.count > 10 {
      lines.append(text("  还有 \(plan.items.count - 10) 行", "  \(plan.items.count - 10) more"))
    }
    if let complaint = previewing.complaint { lines.append(complaint[language]) }
    lines.append(
      plan.needsTypedCount
        ? text(
          "输入行数 \(plan.changeCount) 就做；esc 不做",
          "Type the count \(plan.changeCount) to do it; esc gives up")
        : text("y 做；n 不做", "y does it; n does not"))
    return lines
  }

  private func plainChoices(_ picking: Picking) -> [String] {
    var lines = [text("找：\(picking.list.editor.text)", "Find: \(picking.list.editor.text)")]
    for (place, item) in picking.list.matches.prefix(20).enumerated() {
      let number = picking.kind.takesDigits && place < 9 ? "\(place + 1) " : ""
      let off = item.disabled.map { "（\($0[language])）" } ?? ""
      let key = item.key.isEmpty ? "" : " [\(item.key)]"
      let here = place == 0 ? text("，回车做这个", ", Enter does this") : ""
      lines.append("\(number)\(item.title[language])\(key)\(off)\(here)")
    }
    return lines
  }

  private func plainLetters(_ what: Lettering) -> [String] {
    let title =
      what == .store
      ? text("存成一组，按一个字母", "Keep as a set: press a letter")
      : text("找回一组，按它的字母", "Bring a set back: press its letter")
    return [title] + lettersInUse.map { "\($0.letter) \($0.count)" }
  }

  private func plainHistory(_ view: HistoryView) -> [String] {
    let ledger = UndoLedger(history)
    let zone = figures.moment.zone
    var lines = [text("操作记录 \(history.count) 步", "History, \(history.count) steps")]
    if let opened = view.opened {
      lines = [opened.group.label[language]]
      for line in opened.lines.dropFirst(opened.list.index).prefix(10) {
        let kept = line.isKept ? text("，后来改过，会留着", ", changed since, would stay") : ""
        lines.append(
          "\(line.name) \(line.field[language])：\(line.before[language]) → \(line.after[language])\(kept)"
        )
      }
      return lines
    }
    for entry in listed(view).dropFirst(view.list.index).prefix(10) {
      let left =
        entry.overtaken > 0
        ? text("，\(entry.overtaken) 行没写", ", \(entry.overtaken) left out") : ""
      let undone = left + (ledger.isUndone(entry.id) ? text("，已撤销", ", taken back") : "")
      lines.append(
        "\(zone.day(of: entry.at).shortText) \(zone.clock(entry.at)) \(entry.actor.name) \(entry.label[language]) \(entry.count)\(undone)"
      )
    }
    return lines
  }

  /// A line without what only the eye can use: rules, bars, blanks in a row; nothing a terminal obeys.
  static func spoken(_ line: String) -> String {
    var words = ""
    var isBlank = true
    for character in SafeText.cellSafe(line) {
      let scalar = character.unicodeScalars.first?.value ?? 0
      let isDrawing = (0x2500...0x259F).contains(scalar) || (0x2800...0x28FF).contains(scalar)
      if isDrawing || character == " " {
        if !isBlank { words.append(" ") }
        isBlank = true
      } else {
        words.append(character)
        isBlank = false
      }
    }
    if words.last == " " { words.removeLast() }
    return words
  }

  /// What a line that is typed next means to the console in words.
  public enum PlainInput: Equatable, Sendable {
    /// Keys.
    case keys
    /// The text of a query or a name.
    case query
    /// The answer to a question.
    case answer
    /// The name or the number of something to choose.
    case choice
    /// A name that may stand there already; what is typed takes its place.
    case name
  }

  /// What a line that is typed next means.
  public var plainInput: PlainInput {
    switch mode {
    case .filtering, .marking, .jumping: .query
    case .asking: .answer
    case .picking: .choice
    case .naming: .name
    default: .keys
    }
  }

  /// Whether a plan waits for its count to be typed.
  public var takesCount: Bool {
    if case .previewing(let previewing) = mode { previewing.plan.needsTypedCount } else { false }
  }
}
