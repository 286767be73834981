import Cells
import CommunityActions
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// A key while moving through lists.
  mutating func browse(_ raw: KeyChord) -> [Effect] {
    let chord = raw.asciiFolded
    // A character that no keyboard layout here types means that an input method is on: jumping takes it.
    if pendingKey == nil, let typed = chord.typed, !typed.isASCII {
      mode = .jumping(Jumping(editor: LineEditor(String(typed)), from: state.list.cursor))
      jump(to: String(typed))
      say(
        "输入法开着：在跳到名字；Esc 回来，; 打开动作菜单",
        "The input method is on: jumping to a name; Esc goes back, ; opens the menu")
      return []
    }
    let waiting = pendingKey
    pendingKey = nil
    showsKeys = false
    switch keymap.meaning(of: chord, after: waiting) {
    case .prefix:
      pendingKey = chord.description
      return []
    case .pane(let place):
      show(pane: place)
      return []
    case .action(let action): return begin(action)
    case .command(let command):
      tourSees(command)
      return run(command)
    case .unknown:
      if waiting != nil, chord.key == .escape { return [] }
      let shown = (waiting.map { "\($0) " } ?? "") + chord.description
      say("没有绑定 \(shown)，? 看所有的键", "\(shown) is not bound; ? shows every key")
      return []
    }
  }

  /// Brings a pane to the front.
  mutating func show(pane place: Int) {
    guard panes.indices.contains(place) else { return }
    current = place
    mode = .browsing
  }

  /// Brings a pane to the front, its first tab filtered; false where none is called that.
  mutating func show(paneNamed id: String, filter: String) -> Bool {
    guard let place = PaneCatalog.all.firstIndex(where: { $0.id == id }) else { return false }
    show(pane: place)
    state.tab = 0
    setFilter(filter)
    return true
  }

  /// Does what a command says.
  mutating func run(_ command: Command) -> [Effect] {
    switch command {
    case .moveDown: if !step(.down) { move(1) }
    case .moveUp: if !step(.up) { move(-1) }
    case .moveLeft: if !step(.left) { show(pane: tabbed(from: current, by: -1)) }
    case .moveRight: if !step(.right) { open() }
    case .nextPage: turn(to: state.page + 1)
    case .previousPage: turn(to: state.page - 1)
    case .thisPage: turn(to: 0)
    case .nextView:
      state.view = pane.pictures.isEmpty ? 0 : (state.view + 1) % (pane.pictures.count + 1)
    case .halfDown: move(max(1, listHeight / 2))
    case .halfUp: move(-max(1, listHeight / 2))
    case .pageDown: move(max(1, listHeight - 1))
    case .pageUp: move(-max(1, listHeight - 1))
    case .first: state.list.go(to: 0, in: state.listing.ids)
    case .last: state.list.go(to: .max / 2, in: state.listing.ids)
    case .detailDown: state.detailTop += 3
    case .detailUp: state.detailTop = max(0, state.detailTop - 3)
    case .nextPane: show(pane: tabbed(from: current, by: 1))
    case .previousPane: show(pane: tabbed(from: current, by: -1))
    case .nextTab: step(tab: 1)
    case .previousTab: step(tab: -1)
    case .centre:
      state.list.centre(
        line: state.listing.line(of: state.list.index), of: state.listing.lineCount,
        height: listHeight)
    case .jump: mode = .jumping(Jumping(editor: LineEditor(), from: state.list.cursor))
    case .filter:
      mode = .filtering(
        Filtering(
          purpose: .filter, editor: LineEditor(state.filterText), restore: state.filterText))
    case .open: open()
    case .back: stepBack()
    case .mark, .markUp, .range, .markAll, .invert, .markByQuery, .markSame, .keepMarked,
      .onlyMarked, .restoreMarks, .reselect, .reselectSkipped, .storeMarks, .recallMarks:
      choose(command)
    case .menu: openMenu()
    case .palette: openPalette()
    case .help: openHelp()
    case .history: mode = .history(HistoryView())
    case .policies: openPolicies()
    case .undo: return undo()
    case .redo: return redo()
    case .repeatLast: return repeatLast()
    case .views: openViews()
    case .recipes: openRecipes()
    case .record: return toggleRecording()
    case .editSheet: return editSheet()
    case .export: openExport()
    case .copyRow: return chooseCopy()
    case .copyDigest: return copyDigest()
    case .sort: chooseOrder()
    case .sortLeft: stepOrder(by: -1)
    case .sortRight: stepOrder(by: 1)
    case .columns: chooseColumns()
    case .hideColumn: hideColumn()
    case .widenColumn: widenColumn()
    case .goMembers: goToMembers()
    case .goCampaign: goToCampaign()
    case .goReferrer: goToReferrer()
    case .goInvitees: goToInvitees()
    case .goAudit: return askForAudit()
    case .sidebar: hasSidebar.toggle()
    case .undoView: restoreShape()
    case .signs: stepGlyphs()
    case .mouse: return toggleMouse()
    case .tour: stepTour()
    case .nextMatch: jumpAgain(forwards: true)
    case .previousMatch: jumpAgain(forwards: false)
    case .reverseSort: reverseOrder()
    case .zoom: isZoomed.toggle()
    case .language:
      language = language == .chinese ? .english : .chinese
    case .theme: chooseTheme()
    case .mask:
      isMasked.toggle()
    case .reload:
      return pending.isEmpty ? [.reload] : []
    case .rescue: return [.rescue]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    case .quitNow: return quit()
    }
    return []
  }

  /// Moves within a picture; false where the pane shows its list.
  private mutating func step(_ direction: Direction) -> Bool {
    guard let picture else { return false }
    if let next = picture.neighbour(input, picturePlace, direction),
      let row = state.listing.ids.firstIndex(of: next)
    {
      state.list.go(to: row, in: state.listing.ids)
      state.detailTop = 0
    }
    return true
  }

  /// Turns a picture to another page and puts the cursor on it, so that no verb means a row unseen.
  private mutating func turn(to page: Int) {
    guard let picture else { return }
    state.page = min(520, max(-520, page))
    if let id = picture.landing?(input, picturePlace),
      let row = state.listing.ids.firstIndex(of: id)
    {
      state.list.go(to: row, in: state.listing.ids)
      state.detailTop = 0
    }
  }

  private mutating func move(_ rows: Int) {
    state.list.move(by: rows, in: state.listing.ids)
    state.detailTop = 0
  }

  private mutating func step(tab step: Int) {
    let count = pane.tabs(input).count
    guard count > 1 else {
      if let month = picture?.month { turn(to: month(input, step)) }
      return
    }
    state.tab = (state.tab + step + count) % count
    state.list = ListView()
  }

  /// Opens the row: a group shows its members, a member fills the screen.
  private mutating func open() {
    guard let id = state.list.cursor else { return }
    if pane.collection == Group.collection.key, let group = community.groups[raw: id] {
      showMembers(of: group)
    } else if pane.collection == Segment.collection.key, let list = community.segments[raw: id] {
      showMembers(of: list)
    } else {
      isZoomed.toggle()
    }
  }

  /// Peels one layer: range, marks, only-marked, filter, zoom.
  private mutating func stepBack() {
    if pendingKey != nil {
      pendingKey = nil
    } else if tour != nil {
      tour = nil
    } else if state.anchor != nil {
      state.anchor = nil
    } else if state.showsOnlyMarked {
      state.showsOnlyMarked = false
    } else if !state.marks.isEmpty {
      let count = state.marks.count
      state.marks.clear()
      say("清掉 \(count) 个选择；C-o 找回", "\(count) marks cleared; C-o brings them back")
    } else if !state.filterText.isEmpty {
      setFilter("")
    } else if isZoomed {
      isZoomed = false
    } else if state.order != nil {
      state.order = nil
    }
  }

  private mutating func reverseOrder() {
    if state.order == nil { stepOrder(by: 1) }
    state.order?.isDescending.toggle()
  }

  /// The report of the pane, or else of the day.
  private mutating func copyDigest() -> [Effect] {
    let (makers, input) = ([pane] + PaneCatalog.all, self.input)
    guard let text = makers.lazy.compactMap({ $0.digest(input) }).first else { return [] }
    let count = text.split(whereSeparator: \.isNewline).count
    say("日报已复制，\(count) 行；粘贴到群里就能发", "The report is copied, \(count) lines", .good)
    return [.copy(text)]
  }

  /// The next pane among the tabs; one that stands aside is passed over.
  private func tabbed(from place: Int, by step: Int) -> Int {
    var next = place
    repeat {
      next = (next + step + panes.count) % panes.count
    } while PaneCatalog.all[next].isAside && next != place
    return next
  }

  private mutating func quit() -> [Effect] {
    guard pending.isEmpty || quitAsked else {
      quitAsked = true
      say(
        "还有 \(pending.count) 步没存到盘上，再按一次放弃它们退出",
        "\(pending.count) changes are not on disk yet; press again to leave without them", .warning)
      return []
    }
    return [.quit]
  }
}
