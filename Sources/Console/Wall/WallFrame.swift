public import Cells
import CommunityModel
import CommunityRules
import Panes
import Wording

extension Wall {
  /// The smallest screen that is drawn.
  static let smallest = Size(width: 40, height: 10)
  /// The screen as it is now.
  public func frame() -> CellGrid {
    var grid = CellGrid(size: size)
    guard size.width >= Wall.smallest.width, size.height >= Wall.smallest.height else {
      drawTooSmall(&grid)
      return grid
    }
    var rest = grid.bounds
    let (head, below) = rest.splitTop(1)
    drawHead(&grid, head)
    let (rule, middle) = below.splitTop(1)
    drawRule(&grid, rule)
    let hints: Rect
    (rest, hints) = middle.splitBottom(1)
    drawHints(&grid, hints)
    let sheet = self.sheet(page)
    rest = drawTiles(&grid, sheet.tiles, rest, isPlain: sheet.isOfGoals)
    let blocks = WallBlocks(language: language)
    if let explained {
      if isOfTargets, facts.goals.goals.indices.contains(explained) {
        drawExplanation(&grid, facts.goals.goals[explained], rest)
      } else {
        drawMeanings(&grid, sheet.tiles, rest)
      }
    } else if sheet.isOfGoals {
      blocks.drawGoals(sheet.blocks, in: rest, &grid)
    } else {
      blocks.draw(sheet.blocks, in: rest, &grid)
    }
    return grid
  }

  /// Why a target's figure is what it is.
  private func drawExplanation(_ grid: inout CellGrid, _ goal: WallGoal, _ rect: Rect) {
    let verdict = StyledText(
      "\(text(goal.value))   \(text(goal.verdict))", goal.state == .met ? .good : .warn)
    drawCounting(
      of: goal.title, [verdict], goal.explanation.map { ($0.title, $0.text) }, in: rect, &grid)
  }

  /// How the large numbers of a page are counted.
  private func drawMeanings(_ grid: inout CellGrid, _ tiles: [WallTile], _ rect: Rect) {
    let meanings = tiles.map { ($0.title, WallMeaning.words(of: $0.id) ?? WallMeaning.ofTier) }
    let footing = (Localized(verbatim: ""), WallMeaning.footing(facts))
    drawCounting(of: WallPages.all[page].title, [], meanings + [footing], in: rect, &grid)
  }

  /// How something is counted, in the place of what stands below the large figures: sentences with their
  /// heads in a column of their own.
  private func drawCounting(
    of title: Localized, _ first: [StyledText], _ sentences: [(head: Localized, words: Localized)],
    in rect: Rect, _ grid: inout CellGrid
  ) {
    let heading = text(title) + text(Localized(" · 怎么算的", " · how it is counted"))
    grid.put(
      StyledText(" ") + Phrases.rule(heading, width: max(0, rect.width - 2)), at: rect.origin,
      limit: rect.width)
    var lines = first
    let heads = sentences.map { TextFit.width(of: text($0.head)) }.max() ?? 0
    let room = max(10, rect.width - heads - 6)
    for sentence in sentences {
      for (row, words) in TextFit.wrap(text(sentence.words), to: room).enumerated() {
        let head = TextFit.pad(row == 0 ? text(sentence.head) : "", to: heads)
        lines.append(StyledText(head + "  ", .dim) + StyledText(words))
      }
    }
    for (row, line) in lines.prefix(max(0, rect.height - 1)).enumerated() {
      grid.put(line, at: Point(x: rect.x + 2, y: rect.y + row + 1), limit: rect.width - 3)
    }
  }

  func text(_ words: Localized) -> String { words[language] }

  /// How many pages the head counts: those that turn, or all where another one is in front.
  var lastShown: Int {
    options.turning.contains(page) ? options.turning.count : WallPages.all.count
  }

  private func drawTooSmall(_ grid: inout CellGrid) {
    let lines = [
      text(Localized("窗口太小", "Too small")), "\(size.width)×\(size.height)",
      text(Localized("至少 40×10", "at least 40×10")),
    ]
    for (row, line) in lines.enumerated() {
      grid.put(line, at: Point(x: 0, y: row), style: .warn)
    }
    // A single column holds no Chinese character, and an empty screen would look like a dead one.
    if size.width < 2 { grid.fill(grid.bounds, with: "!", style: .warn) }
  }

  // MARK: The first lines

  private func drawHead(_ grid: inout CellGrid, _ rect: Rect) {
    let style: Style = isAlarmed ? .alarm : .title
    let turn = "\(text(WallPages.all[page].title)) \(page + 1)/\(lastShown)"
    let name = facts.workspace.isEmpty ? text(Localized("社群", "Community")) : facts.workspace
    let right = corner(room: rect.width - TextFit.width(of: turn) - 3)
    let room = max(0, rect.width - right.width - TextFit.width(of: turn) - 6)
    let shownName = TextFit.cut(name, to: room, ellipsis: "…")
    var left = StyledText(" ")
    if TextFit.width(of: shownName) >= min(6, TextFit.width(of: name)) {
      left.append(shownName + "   ", style)
    }
    left.append(turn, isAlarmed ? .alarm : .accent)
    if isHeld { left.append(text(Localized(" 停", " held")), .warn) }
    let space = max(0, rect.width - right.width - 1)
    grid.put(left, at: rect.origin, limit: space)
    grid.put(right, at: Point(x: rect.x + rect.width - right.width, y: rect.y))
  }

  /// Day, clock, the age of the data and how many groups need a hand, as far as there is room.
  private func corner(room: Int) -> StyledText {
    let zone = facts.moment.zone
    let today = zone.day(of: now)
    let clock = zone.clock(now)
    let day = "\(today.shortText) \(Phrases.weekday(today.weekday, language)) \(clock)"
    let needs = facts.needy.count
    let mark =
      needs > 0
      ? StyledText("   !\(needs) ", facts.seriousCount > 0 ? .alarm : .warn) : StyledText(" ")
    let (long, short) = age
    let choices: [[StyledText]] = [
      [StyledText(day, .dim), long], [StyledText(clock, .dim), long],
      [StyledText(clock, .dim), short], [StyledText(clock, .dim)],
    ]
    for parts in choices {
      let whole = StyledText.joined(parts, by: StyledText("   ")) + mark
      if whole.width <= room { return whole }
    }
    return mark
  }

  /// `数据 09:58 · 28 分钟前`: when the last import came in; marked where that is more than a day ago.
  private var age: (long: StyledText, short: StyledText) {
    guard let at = facts.importedAt else {
      let none = StyledText(text(Localized("还没导入数据", "nothing imported yet")), .warn)
      return (none, StyledText(text(Localized("没数据", "no data")), .warn))
    }
    let zone = facts.moment.zone
    let seconds = max(0, now.seconds - at.seconds)
    let isOld = seconds >= 86_400
    let day = zone.day(of: at)
    let clock = day == zone.day(of: now) ? zone.clock(at) : "\(day.shortText) \(zone.clock(at))"
    let ago = Phrases.age(seconds: seconds, language)
    let style: Style = isOld ? .warn : .dim
    let mark = isOld ? text(Localized(" ! 旧", " ! old")) : ""
    let word = text(Localized("数据", "data"))
    return (
      StyledText("\(word) \(clock) · \(ago)\(mark)", style),
      StyledText("\(word) \(ago)\(mark)", style)
    )
  }

  private func drawRule(_ grid: inout CellGrid, _ rect: Rect) {
    guard let banner else {
      grid.put(String(repeating: "─", count: rect.width), at: rect.origin, style: .border)
      return
    }
    let line = TextFit.pad(" !! " + text(banner), to: rect.width, ellipsis: "…")
    grid.put(line, at: rect.origin, style: .alarm)
  }

  /// What is said where the data cannot be trusted to be whole.
  var banner: Localized? {
    switch trouble {
    case nil: nil
    case .unreadable:
      Localized("数据读不到 · 保留最后一帧", "Data cannot be read · the last frame is kept")
    case .damaged:
      Localized("数据有损坏 · 只显示读得到的", "Data is damaged · only what can be read is shown")
    }
  }

  private func drawHints(_ grid: inout CellGrid, _ rect: Rect) {
    let line: StyledText
    if let notice {
      line = StyledText(text(notice) + text(Localized(" · ? 帮助", " · ? help")), .warn)
    } else if showsHelp {
      line = StyledText(text(help))
    } else {
      line = StyledText(hints, .dim)
    }
    grid.put(StyledText("  ") + line, at: rect.origin, limit: rect.width - 1)
    let promise = text(Localized("无个人信息", "nobody's data"))
    let room = rect.width - line.width - TextFit.width(of: promise) - 2
    if notice == nil, let gaps = options.gaps {
      let words = " " + TextFit.cut(text(gaps), to: rect.width / 2, ellipsis: "…") + " "
      let x = rect.x + rect.width - TextFit.width(of: words)
      grid.put(words, at: Point(x: x, y: rect.y), style: .warn)
      return
    }
    guard notice == nil, rect.width >= 100, room >= 6 else { return }
    let x = rect.x + rect.width - TextFit.width(of: promise) - 2
    grid.put(promise, at: Point(x: x, y: rect.y), style: .dim)
  }

  private var hints: String {
    let pages = options.turning.map { "\($0 + 1) \(text(WallPages.all[$0].title))" }
      .joined(separator: "  ")
    let seconds = options.rotateSeconds
    let turning =
      isHeld
      ? Localized("停住 · 空格继续", "held · space goes on")
      : Localized("\(seconds) 秒翻页 · 空格停住", "a page every \(seconds) s · space holds")
    return text(Localized("只读 · ", "read-only · ")) + text(turning) + " · " + pages
  }

  private var help: Localized {
    let leave = options.isKiosk ? Localized("", "") : Localized(" · q 离开", " · q leaves")
    return Localized(
      "数字 Tab PgUp PgDn 换页 · 空格停住 · Enter 怎么算的 · zt 配色 · zl English · ? 收起",
      "digits Tab PgUp PgDn turn · space holds · Enter explains · zt theme · zl 中文 · ? closes")
      + leave
  }
}
