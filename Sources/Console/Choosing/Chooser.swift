import Cells
import CommunityModel
import Panes
import Widgets
import Wording

/// A short menu at the bottom of the pane, which stays in sight above it: themes, copying, columns, order.
struct Chooser: Sendable {
  /// What is chosen.
  enum Kind: Equatable, Sendable {
    /// A theme, shown at once; Esc goes back to the one before.
    case themes(before: String)
    /// What of the rows goes to the clipboard.
    case copying
    /// Which columns are shown.
    case columns
    /// The column that orders the rows.
    case order
  }

  /// One line of the menu.
  struct Item: Sendable {
    /// The word that says what choosing it does.
    var value: String
    /// What it is called.
    var title: Localized
    /// More about it.
    var note: Localized?
    /// Whether it is so now; nil where that means nothing.
    var isOn: Bool?
  }

  var kind: Kind
  var items: [Item]
  var index = 0

  /// The title above the menu.
  var title: Localized {
    switch kind {
    case .themes: Localized("配色 · 走到哪个就看到哪个", "Theme · move to see it")
    case .copying: Localized("复制", "Copy")
    case .columns: Localized("显示哪些列", "Columns to show")
    case .order: Localized("按哪一列排 · 再选一次倒过来", "Order by · again to reverse")
    }
  }

  /// The keys of the items, top to bottom: digits first, so that an input method does not matter.
  static let keys = Array("123456789abcdefghilmnoprstuvwxyz")

  /// The key of an item.
  func key(_ place: Int) -> Character? {
    Self.keys.indices.contains(place) ? Self.keys[place] : nil
  }
}

extension Console {
  mutating func chooseTheme() {
    guard !setup.themes.isEmpty else { return }
    let items = setup.themes.map { theme in
      Chooser.Item(
        value: theme.name, title: theme.title,
        note: theme.isLight
          ? Localized("\(theme.name) · 浅底", "\(theme.name) · light")
          : Localized("\(theme.name) · 深底", "\(theme.name) · dark"),
        isOn: theme.name == self.theme)
    }
    let index = setup.themes.firstIndex { $0.name == theme } ?? 0
    mode = .choosing(Chooser(kind: .themes(before: theme), items: items, index: index))
  }

  mutating func chooseOrder() {
    let sortable = pane.columns.filter { $0.order != nil }
    guard !sortable.isEmpty else {
      say("这个面板的顺序是定好的", "The order of this pane is fixed")
      return
    }
    var items = sortable.map { column in
      Chooser.Item(
        value: column.key, title: column.title,
        note: state.order?.column == column.key
          ? (state.order?.isDescending ?? false
            ? Localized("现在从大到小", "largest first now") : Localized("现在从小到大", "smallest first now"))
          : nil,
        isOn: state.order?.column == column.key)
    }
    items.append(
      Chooser.Item(
        value: "", title: Localized("按需要", "By need"),
        note: Localized("要处理的在前", "what needs a hand comes first"), isOn: state.order == nil))
    mode = .choosing(
      Chooser(kind: .order, items: items, index: items.firstIndex { $0.isOn == true } ?? 0))
  }

  mutating func chooseColumns() {
    let items = pane.columns.dropFirst().map { column in
      Chooser.Item(
        value: column.key, title: column.title, isOn: !state.hiddenColumns.contains(column.key))
    }
    guard !items.isEmpty else { return }
    mode = .choosing(Chooser(kind: .columns, items: items))
  }

  mutating func chooseCopy() -> [Effect] {
    guard let id = state.list.cursor else { return [] }
    let input = self.input
    if let text = pane.copied(input, id) {
      say("已复制文案：\(pane.name(input, id))", "Text copied: \(pane.name(input, id))", .good)
      return [.copy(text)]
    }
    let count = chosen.count
    let name = pane.name(input, id)
    var items = [
      Chooser.Item(value: "name", title: Localized("名字", "Name"), note: Localized(verbatim: name)),
      Chooser.Item(
        value: "row", title: Localized("这一行", "This row"),
        note: Localized("各列用 Tab 隔开", "columns with tabs between them")),
    ]
    if !state.marks.isEmpty || state.anchor != nil {
      let words = Localized("\(count) 行", "\(count) rows")
      items += [
        Chooser.Item(value: "names", title: Localized("已选的名字", "Names of the marked"), note: words),
        Chooser.Item(value: "rows", title: Localized("已选的行", "Marked rows"), note: words),
        Chooser.Item(value: "ids", title: Localized("已选的编号", "Ids of the marked"), note: words),
      ]
    } else {
      items.append(
        Chooser.Item(value: "id", title: Localized("编号", "Id"), note: nil))
    }
    mode = .choosing(Chooser(kind: .copying, items: items))
    return []
  }

  /// A key while a menu is open.
  mutating func choose(_ chord: KeyChord, _ before: Chooser) -> [Effect] {
    var chooser = before
    let folded = chord.asciiFolded
    let count = chooser.items.count
    switch (folded.key, folded.modifiers) {
    case (.escape, _), (.character("c"), .control), (.character("q"), []):
      mode = .browsing
      if case .themes(let before) = chooser.kind, theme != before {
        theme = before
        return [.redraw]
      }
      return []
    case (.down, _), (.character("j"), []), (.tab, _), (.character("n"), .control):
      return point(&chooser, at: (chooser.index + 1) % count)
    case (.up, _), (.character("k"), []), (.backtab, _), (.character("p"), .control):
      return point(&chooser, at: (chooser.index + count - 1) % count)
    case (.home, _): return point(&chooser, at: 0)
    case (.end, _): return point(&chooser, at: count - 1)
    case (.enter, _), (.character(" "), []): return take(chooser)
    default:
      guard let typed = folded.typed, let place = Chooser.keys.firstIndex(of: typed), place < count
      else {
        mode = .choosing(chooser)
        return []
      }
      chooser.index = place
      return take(chooser)
    }
  }

  /// Moves to a line of the menu; a theme shows itself.
  mutating func point(_ chooser: inout Chooser, at place: Int) -> [Effect] {
    guard chooser.items.indices.contains(place) else { return [] }
    chooser.index = place
    mode = .choosing(chooser)
    guard case .themes = chooser.kind, theme != chooser.items[place].value else { return [] }
    theme = chooser.items[place].value
    return [.redraw]
  }

  /// Does what the line of the menu says.
  mutating func take(_ before: Chooser) -> [Effect] {
    var chooser = before
    guard chooser.items.indices.contains(chooser.index) else { return [] }
    let item = chooser.items[chooser.index]
    switch chooser.kind {
    case .themes:
      mode = .browsing
      theme = item.value
      say("配色 \(item.title.zh)", "Theme \(item.title.en)")
      return [.redraw, .remember(theme: theme)]
    case .copying:
      mode = .browsing
      return copy(item.value)
    case .order:
      mode = .browsing
      order(by: item.value)
      return []
    case .columns:
      let isShown = item.isOn ?? true
      if isShown {
        state.hiddenColumns.insert(item.value)
      } else {
        state.hiddenColumns.remove(item.value)
      }
      chooser.items[chooser.index].isOn = !isShown
      mode = .choosing(chooser)
      return []
    }
  }

  /// Orders by a column, or the other way round where that is so already; no column means by need.
  mutating func order(by key: String) {
    guard let column = pane.columns.first(where: { $0.key == key && $0.order != nil }) else {
      state.order = nil
      return
    }
    if state.order?.column == key {
      state.order?.isDescending.toggle()
    } else {
      state.order = PaneState.Order(column: key, isDescending: column.alignment == .right)
    }
  }

  /// Goes to the column beside the one that orders the rows.
  mutating func stepOrder(by step: Int) {
    let sortable = pane.columns.filter { $0.order != nil }
    guard !sortable.isEmpty else { return }
    let place = sortable.firstIndex { $0.key == state.order?.column }
    let next = place.map { $0 + step } ?? (step > 0 ? 0 : sortable.count - 1)
    guard sortable.indices.contains(next) else {
      state.order = nil
      return
    }
    let column = sortable[next]
    state.order = PaneState.Order(column: column.key, isDescending: column.alignment == .right)
    say("按「\(column.title.zh)」排", "Ordered by \(column.title.en)")
  }

  private mutating func copy(_ what: String) -> [Effect] {
    guard let cursor = state.list.cursor else { return [] }
    let input = self.input
    let (pane, rows) = (self.pane, chosen)
    func line(_ id: Int64) -> String {
      pane.columns.map { $0.cell(input, id).text }.joined(separator: "\t")
    }
    let info = Collections.named(pane.collection)?.info
    func code(_ id: Int64) -> String {
      info.map { PackedID.text(prefix: $0.prefix, raw: id) } ?? "\(id)"
    }
    let text: String
    switch what {
    case "name": text = pane.name(input, cursor)
    case "row": text = line(cursor)
    case "id": text = code(cursor)
    case "names": text = rows.map { pane.name(input, $0) }.joined(separator: "\n")
    case "rows": text = rows.map(line).joined(separator: "\n")
    default: text = rows.map(code).joined(separator: "\n")
    }
    let count = ["names", "rows", "ids"].contains(what) ? rows.count : 1
    say(
      count > 1 ? "已复制 \(count) 行" : "已复制：\(TextFit.cut(text, to: 40, ellipsis: "…"))",
      count > 1 ? "\(count) rows copied" : "Copied: \(TextFit.cut(text, to: 40, ellipsis: "…"))",
      .good)
    return [.copy(text)]
  }
}
