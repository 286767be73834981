import Cells
import CommunityActions
import CommunityModel
import Panes
import Widgets
import Wording

/// Names that are typed: of a view, a recipe, a list, a file.
extension Console {
  /// A key while a name is typed.
  mutating func name(_ chord: KeyChord, _ before: Naming) -> [Effect] {
    var naming = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control): return leave(naming)
    case (.enter, _):
      let typed = naming.editor.text
      guard !typed.allSatisfy(\.isWhitespace) else {
        naming.refusal = Localized("不能为空", "It is empty")
        mode = .naming(naming)
        return []
      }
      return accept(typed, naming)
    case (.tab, _), (.function(6), _):
      guard case .recipe(var script) = naming.purpose else { return [] }
      script.isDaily.toggle()
      naming.refusal =
        script.isDaily && !script.canBeDaily
        ? Localized(
          "每天试要先筛选再录，也不能有要填的空", "To be tried daily it is recorded on a filter, without blanks")
        : nil
      if naming.refusal == nil { naming.purpose = .recipe(script) }
      mode = .naming(naming)
    default:
      guard naming.editor.edit(chord) else { return [] }
      naming.refusal = nil
      mode = .naming(naming)
    }
    return []
  }

  private mutating func leave(_ naming: Naming) -> [Effect] {
    switch naming.purpose {
    case .skipList(let previewing, _), .list(let previewing): mode = .previewing(previewing)
    case .recipe:
      mode = .browsing
      say("没存，录的这一段丢掉了", "Not saved; what was recorded is gone")
    case .view, .blank, .export: mode = .browsing
    }
    return []
  }

  private mutating func accept(_ typed: String, _ naming: Naming) -> [Effect] {
    switch naming.purpose {
    case .view:
      let order = state.order.map { ($0.isDescending ? "-" : "") + $0.column } ?? ""
      return make(.saveView, [typed, pane.collection, state.filterText, order], naming)
    case .recipe(let script): return make(.saveRecipe, [typed, script.text], naming)
    case .blank(let script, let rows, let values): return fill(typed, script, rows, values)
    case .export(var sheet):
      sheet.path = typed
      mode = .browsing
      return [.export(sheet)]
    case .skipList(let previewing, var sheet):
      sheet.path = typed
      mode = .previewing(previewing)
      return [.export(sheet)]
    case .list(let previewing):
      let rows = previewing.plan.items.map(\.id).filter { !previewing.plan.withdrawn.contains($0) }
      let effects = make(.saveAsList, [typed], naming, rows: rows)
      if case .browsing = mode { mode = .previewing(previewing) }
      return effects
    }
  }

  /// Makes something beside what is being done, with a step of its own in the history.
  private mutating func make(
    _ action: BulkAction, _ answers: [String], _ before: Naming, rows: [Int64] = []
  ) -> [Effect] {
    do throws(Refusal) {
      let plan = try action.plan(planInput(rows, answers))
      mode = .browsing
      guard plan.changeCount > 0 else {
        say("已经是这样了", "It is so already")
        return []
      }
      let changed = lastChanged
      let effects = carryOut(plan, rows)
      lastChanged = changed
      if !effects.isEmpty { say("\(plan.label.zh)", "\(plan.label.en)", .good) }
      return effects
    } catch {
      var naming = before
      naming.refusal = error.words
      mode = .naming(naming)
      return []
    }
  }

  // MARK: Views

  /// The views of this pane, to open one, and to save what is shown now.
  mutating func openViews() {
    var items = community.views.filter { $0.on == pane.collection }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { view in
        PickItem(
          target: .view(view.id), key: "", title: Localized(verbatim: view.name),
          summary: Localized(verbatim: view.query), id: view.name)
      }
    items.append(
      PickItem(
        target: .saveView, key: "+",
        title: Localized("存下现在的筛选和排序", "Save this filter and order"),
        summary: Localized(verbatim: state.filterText), id: "+", disabled: refusalToWrite))
    mode = .picking(Picking(kind: .views, list: pickList(items)))
  }

  /// Opens a view: its filter and its order, over all rows.
  mutating func open(_ view: SavedView) {
    state.tab = 0
    setFilter(view.query)
    let key = view.order.drop { $0 == "-" }
    let isKnown = pane.columns.contains { $0.key == key && $0.order != nil }
    state.order =
      isKnown
      ? PaneState.Order(column: String(key), isDescending: view.order.hasPrefix("-")) : nil
    if state.filterTest == nil, !view.query.isEmpty {
      say(
        "视图「\(view.name)」的条件现在看不懂了：\(view.query)",
        "The query of “\(view.name)” is not understood by now: \(view.query)", .warning)
    } else {
      say("视图「\(view.name)」，Esc 回到全部", "View “\(view.name)”; Esc shows all again")
    }
  }

  mutating func nameView() {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return
    }
    mode = .naming(
      Naming(purpose: .view, title: Localized("视图名", "Name of the view"), editor: LineEditor()))
  }

  // MARK: Export

  /// What is written is what is shown: names masked, marked rows where some are marked.
  mutating func openExport() {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return
    }
    let rows = exported.count
    guard rows > 0 else {
      say("没有可以导出的行", "There is no row to write")
      return
    }
    let items = ExportSheet.Format.allCases.map { format in
      PickItem(
        target: .export(format), key: format.rawValue,
        title: Localized(verbatim: format.rawValue.uppercased()),
        summary: Localized(
          "\(rows) 行，看到的列，姓名打码；不打码用 qunzhu export",
          "\(rows) rows, the columns shown, names masked; qunzhu export can unmask"),
        id: "export.\(format.rawValue)")
    }
    mode = .picking(Picking(kind: .export, list: pickList(items)))
  }

  private var exported: [Int64] {
    state.marks.isEmpty ? state.listing.ids : chosen
  }

  /// What panes read when a file is made of it.
  var maskedInput: PaneInput {
    var masked = self
    masked.isMasked = true
    return masked.input
  }

  mutating func nameExport(_ format: ExportSheet.Format) {
    let masked = maskedInput
    let prefix = Collections.named(pane.collection)?.info.prefix ?? ""
    let rows = exported.map { id in
      [PackedID.text(prefix: prefix, raw: id)] + pane.columns.map { $0.cell(masked, id).text }
    }
    let sheet = ExportSheet(
      keys: ["id"] + pane.columns.map(\.key),
      headings: ["id"] + pane.columns.map { $0.title[language] }, rows: rows, format: format,
      path: fileName(pane.collection, format))
    mode = .naming(
      Naming(
        purpose: .export(sheet), title: Localized("写到文件", "Write to"),
        editor: LineEditor(sheet.path)))
  }

  /// `qunzhu-members-20261124-1026.csv`
  func fileName(_ what: String, _ format: ExportSheet.Format) -> String {
    let moment = figures.moment
    let day = moment.today.text.filter { $0 != "-" }
    let clock = moment.zone.clock(moment.now).filter { $0 != ":" }
    return "qunzhu-\(what)-\(day)-\(clock).\(format.rawValue)"
  }

  // MARK: The editor outside

  /// Gives the chosen members to the person's editor as a table.
  mutating func editSheet() -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    guard pane.collection == Member.collection.key else {
      say("在编辑器里改，现在只用在成员面板", "Editing as text is for the members pane")
      return []
    }
    let rows = chosen
    guard !rows.isEmpty else {
      say("没有可以做的行", "There is no row to act on")
      return []
    }
    let given = MemberSheet.text(of: rows, in: community)
    mode = .editing(Editing(chosen: rows, given: given))
    return [.edit(given)]
  }

  /// The editor has come back: what would change is shown, what is wrong goes back to it.
  mutating func edited(_ text: String?, _ words: Localized) -> [Effect] {
    guard case .editing(let editing) = mode else { return [] }
    mode = .browsing
    guard let text else {
      notice = Notice(words: words, kind: .warning)
      return []
    }
    guard text != editing.given else {
      say("编辑器里没有改动，什么也没改", "Nothing was changed in the editor; nothing was done")
      return []
    }
    let sheet = MemberSheet(text, of: Set(editing.chosen), in: community)
    guard sheet.problems.isEmpty else {
      let again = sheet.annotated(language)
      mode = .editing(Editing(chosen: editing.chosen, given: again))
      return [.edit(again)]
    }
    return plan(.editSheet, editing.chosen, [text])
  }
}
