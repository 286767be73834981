public import Cells
import CommunityModel
import Panes
import Wording

extension Wall {
  /// The smallest screen that is drawn.
  static let smallest = Size(width: 40, height: 10)
  /// From this height on figures are drawn large.
  static let bigFrom = 18

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
    rest = drawTiles(&grid, sheet.tiles, rest)
    WallBlocks(language: language).draw(sheet.blocks, in: rest, &grid)
    return grid
  }

  func text(_ words: Localized) -> String { words[language] }

  private func drawTooSmall(_ grid: inout CellGrid) {
    let lines = [
      text(Localized("窗口太小", "Too small")), "\(size.width)×\(size.height)",
      text(Localized("至少 40×10", "at least 40×10")),
    ]
    for (row, line) in lines.enumerated() {
      grid.put(line, at: Point(x: 0, y: row), style: .warn)
    }
  }

  // MARK: The first lines

  private func drawHead(_ grid: inout CellGrid, _ rect: Rect) {
    let style: Style = isAlarmed ? .alarm : .title
    let turn = "\(text(WallPages.all[page].title)) \(page + 1)/\(WallPages.all.count)"
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
      ? StyledText("  !\(needs) ", facts.seriousCount > 0 ? .alarm : .warn) : StyledText(" ")
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
    grid.put(StyledText(" ") + line, at: rect.origin, limit: rect.width - 1)
  }

  private var hints: String {
    let pages = WallPages.all.enumerated()
      .map { "\($0.offset + 1) \(text($0.element.title))" }.joined(separator: "  ")
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
      "数字 Tab PgUp PgDn 换页 · 空格停住 · zt 配色 · zl English · ? 收起",
      "digits Tab PgUp PgDn turn · space holds · zt theme · zl 中文 · ? closes") + leave
  }

  // MARK: Large figures

  /// Draws the tiles and returns what is left below them.
  private func drawTiles(_ grid: inout CellGrid, _ tiles: [WallTile], _ rect: Rect) -> Rect {
    guard !tiles.isEmpty else { return rect }
    guard size.height >= Wall.bigFrom else { return drawSmallTiles(&grid, tiles, rect) }
    let isRoomy = size.height >= 30
    var (area, rest) = rect.splitTop(BigDigits.height + 2 + (isRoomy ? 2 : 0))
    if isRoomy { area = area.inset(top: 1, bottom: 1) }
    let (scale, shown) = fitting(tiles, area.width - 2)
    let used = shown.reduce(0) { $0 + width(of: $1, scale) }
    let gap = min(12, max(2, (area.width - 2 - used) / max(1, shown.count)))
    var x = area.x + 2
    for tile in shown {
      let width = min(self.width(of: tile, scale), area.x + area.width - x)
      draw(tile, scale, Rect(x: x, y: area.y, width: width, height: area.height), &grid)
      x += width + gap
    }
    return rest
  }

  private func width(of tile: WallTile, _ scale: Int) -> Int {
    let digits = tile.figure.digits.map { BigDigits.width(of: $0, scale: scale) }
    return max(
      TextFit.width(of: text(tile.title)), digits ?? min(24, wordsWidth(tile)),
      min(24, TextFit.width(of: tile.note(language))))
  }

  private func wordsWidth(_ tile: WallTile) -> Int {
    TextFit.width(of: tile.figure.text(language))
  }

  /// Blocks of two cells where three tiles or all of them fit, else of one; and the tiles that fit.
  private func fitting(_ tiles: [WallTile], _ room: Int) -> (scale: Int, tiles: [WallTile]) {
    func fit(_ scale: Int) -> [WallTile] {
      var used = 0
      return Array(
        tiles.prefix { tile in
          used += width(of: tile, scale) + 2
          return used - 2 <= room
        })
    }
    let wide = fit(2)
    if wide.count >= min(3, tiles.count) { return (2, wide) }
    let narrow = fit(1)
    return narrow.isEmpty ? (1, Array(tiles.prefix(1))) : (1, narrow)
  }

  private func draw(_ tile: WallTile, _ scale: Int, _ rect: Rect, _ grid: inout CellGrid) {
    grid.put(text(tile.title), at: rect.origin, style: .heading, limit: rect.width)
    let body = rect.inset(top: 1)
    if let digits = tile.figure.digits, let lines = BigDigits.lines(of: digits, scale: scale) {
      for (row, line) in lines.enumerated() {
        grid.put(line, at: body.row(row).origin, style: tile.style, limit: rect.width)
      }
    } else {
      let words = TextFit.wrap(tile.figure.text(language), to: rect.width)
      for (row, line) in words.prefix(BigDigits.height - 1).enumerated() {
        grid.put(line, at: body.row(row + 1).origin, style: .warn, limit: rect.width)
      }
    }
    let note = TextFit.cut(tile.note(language), to: rect.width, ellipsis: "…")
    grid.put(note, at: body.row(BigDigits.height).origin, style: .dim, limit: rect.width)
  }

  /// One line a tile, where the screen is low.
  private func drawSmallTiles(_ grid: inout CellGrid, _ tiles: [WallTile], _ rect: Rect) -> Rect {
    let shown = tiles.prefix(rect.height > 9 ? 4 : 3)
    let (area, rest) = rect.splitTop(shown.count)
    let column = shown.map { TextFit.width(of: text($0.title)) }.max() ?? 0
    for (row, tile) in shown.enumerated() {
      var line = StyledText(" " + TextFit.pad(text(tile.title), to: column) + "  ", .heading)
      line.append(tile.figure.text(language), tile.style)
      if !tile.parts.isEmpty { line.append("  " + tile.note(language), .dim) }
      grid.put(line.cut(to: area.width, ellipsis: "…"), at: area.row(row).origin)
    }
    return rest
  }
}
