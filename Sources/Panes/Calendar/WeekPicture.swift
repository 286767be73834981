import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// A week as a table: times of the day downwards, seven days across, campaigns as bars above.
enum WeekPicture {
  static let picture = PanePicture(
    Localized("周排期", "Week"),
    draw: { input, place, grid, rect in
      WeekDrawing(input, place, rect).draw(in: &grid)
    },
    neighbour: { input, place, direction in
      WeekTable(input, place).neighbour(place.cursor, direction, input)
    },
    landing: { input, place in WeekTable(input, place).landing(input) },
    month: { input, months in CalendarRows.page(months: months, from: input) })
}

/// The posts of a week by time and day.
struct WeekTable {
  /// One post in the table.
  struct Entry {
    let item: ContentItem
    let day: Int
    let second: Int
  }

  let monday: Day
  /// The posts by time, then day.
  let entries: [Entry]
  /// The times of the day that occur, in seconds.
  let slots: [Int]

  init(_ input: PaneInput, _ place: PicturePlace) {
    monday = CalendarRows.shownDay(input).monday
    var entries: [Entry] = []
    for id in place.ids {
      guard let item = input.community.content[raw: id], item.state != .cancelled,
        let time = CalendarWords.time(item, input)
      else { continue }
      let day = time.day - monday
      guard (0..<7).contains(day) else { continue }
      entries.append(Entry(item: item, day: day, second: time.second))
    }
    entries.sort { ($0.second, $0.day, $0.item.id) < ($1.second, $1.day, $1.item.id) }
    self.entries = entries
    slots = Set(entries.map(\.second)).sorted()
  }

  /// The posts of a day at a time.
  func posts(_ slot: Int, _ day: Int) -> [ContentItem] {
    entries.filter { $0.second == slot && $0.day == day }.map(\.item)
  }

  /// The next post to be published, or the first of the week.
  func landing(_ input: PaneInput) -> Int64? {
    let ordered = entries.sorted {
      ($0.day, $0.second, $0.item.id) < ($1.day, $1.second, $1.item.id)
    }
    let next = ordered.first { ($0.item.scheduledAt ?? input.moment.now) >= input.moment.now }
    return (next ?? ordered.first)?.item.id.raw
  }

  /// The post in a direction; from outside of the week the one to land on.
  func neighbour(_ cursor: Int64?, _ direction: Direction, _ input: PaneInput) -> Int64? {
    guard let here = entries.first(where: { $0.item.id.raw == cursor }) else {
      return landing(input)
    }
    switch direction {
    case .up, .down:
      let day = entries.filter { $0.day == here.day }
      guard let place = day.firstIndex(where: { $0.item.id == here.item.id }) else { return nil }
      let next = place + (direction == .down ? 1 : -1)
      return day.indices.contains(next) ? day[next].item.id.raw : nil
    case .left, .right:
      let days = Set(entries.map(\.day))
      let day =
        direction == .right
        ? days.filter { $0 > here.day }.min() : days.filter { $0 < here.day }.max()
      return entries.filter { $0.day == day }.min {
        (abs($0.second - here.second), $0.second) < (abs($1.second - here.second), $1.second)
      }?.item.id.raw
    }
  }
}

/// The drawing of a week in a rectangle of any size.
struct WeekDrawing {
  let input: PaneInput
  let place: PicturePlace
  let rect: Rect
  let table: WeekTable
  /// Where the first day begins.
  let left: Int
  /// Cells of a day, the blank behind it included.
  let column: Int

  init(_ input: PaneInput, _ place: PicturePlace, _ rect: Rect) {
    self.input = input
    self.place = place
    self.rect = rect
    table = WeekTable(input, place)
    let label = rect.width >= 72 ? 9 : 7
    left = rect.x + label
    column = max(1, (rect.width - label - 1) / 7)
  }

  func draw(in grid: inout CellGrid) {
    var y = rect.y
    let end = rect.y + rect.height
    drawDays(in: &grid, y)
    y += 1
    if rect.height >= 8 {
      drawNames(in: &grid, y)
      y += 1
    }
    let bars = CampaignBars.lines(table.monday, input)
    let room = rect.height >= 16 ? max(3, (rect.height - 8) / 4) : rect.height >= 11 ? 1 : 0
    for (number, bar) in bars.prefix(room).enumerated() {
      if number == 0 {
        let hidden = bars.count - room
        let words = input.say(" 活动", " Events") + (hidden > 0 ? " +\(hidden)" : "")
        grid.put(words, at: Point(x: rect.x, y: y), style: .dim, limit: left - rect.x)
      }
      CampaignBars.draw(bar, in: &grid, x: left, y: y, column: column)
      y += 1
    }
    if rect.height >= 10 {
      let rule = String(repeating: "─", count: rect.width)
      grid.put(rule, at: Point(x: rect.x, y: y), style: .border, limit: rect.width)
      y += 1
    }
    guard y < end else { return }
    drawSlots(in: &grid, Rect(x: rect.x, y: y, width: rect.width, height: end - y))
  }

  private func x(of day: Int) -> Int { left + day * column }

  private func drawDays(in grid: inout CellGrid, _ y: Int) {
    let week = CalendarWords.weekNumber(table.monday)
    let number = input.say(" 第\(week)周", " Week \(week)")
    grid.put(number, at: Point(x: rect.x, y: y), style: .dim, limit: left - rect.x - 1)
    for day in 0..<7 {
      let date = table.monday + day
      let isToday = date == input.moment.today
      let name = Phrases.weekday(day + 1, input.language)
      let short = input.language == .chinese ? String(name.suffix(1)) : name
      let number = CalendarWords.twoDigits(date.civil.day)
      let words = isToday ? input.say("今天", "Today") : short
      let full = "\(words) \(number)"
      let room = max(1, column - 1)
      let text = TextFit.width(of: full) <= room ? full : number
      grid.put(
        text, at: Point(x: x(of: day), y: y),
        style: isToday ? .accent : .heading, limit: room)
    }
  }

  private func drawNames(in grid: inout CellGrid, _ y: Int) {
    guard column >= 5 else { return }
    for day in 0..<7 {
      guard let label = input.scene.dayNames.label(table.monday + day) else { continue }
      let full = input.say(label.full)
      let words = TextFit.width(of: full) <= column - 1 ? full : input.say(label.short)
      grid.put(
        TextFit.cut(words, to: column - 1, ellipsis: "…"), at: Point(x: x(of: day), y: y),
        style: label.isFestival ? .accent : .dim, limit: column - 1)
    }
  }

  /// How much of each post is shown: its line below, and a blank line between times.
  private struct Density {
    let lines: Int
    let gap: Int
  }

  private func drawSlots(in grid: inout CellGrid, _ area: Rect) {
    guard !table.slots.isEmpty else {
      let words =
        place.ids.isEmpty && input.community.content.isEmpty
        ? input.say("还没有排内容，按 a 加一条", "Nothing is planned yet; press a to add a post")
        : input.say("这一周还没排，按 a 加一条", "Nothing this week; press a to add a post")
      grid.put(
        TextFit.cut(words, to: max(0, rect.x + rect.width - left), ellipsis: "…"),
        at: Point(x: left, y: area.y + min(1, area.height - 1)), style: .dim)
      return
    }
    let depths = table.slots.map { slot in
      max(1, (0..<7).map { table.posts(slot, $0).count }.max() ?? 1)
    }
    let all = depths.reduce(0, +)
    let densities = [
      Density(lines: 2, gap: 1), Density(lines: 2, gap: 0), Density(lines: 1, gap: 0),
    ]
    func height(_ density: Density) -> Int {
      all * density.lines + (depths.count - 1) * density.gap
    }
    let density =
      densities.first { height($0) <= area.height } ?? Density(lines: 1, gap: 0)
    var first = 0
    let isCut = height(density) > area.height
    if isCut { first = firstSlot(depths, area.height - 1) }
    var y = area.y
    let end = area.y + area.height - (isCut ? 1 : 0)
    var shown = first
    while shown < table.slots.count, y < end {
      drawSlot(shown, density, in: &grid, y, end)
      y += depths[shown] * density.lines + density.gap
      shown += 1
    }
    guard isCut else { return }
    let hidden = table.slots.count - (shown - first)
    let words = input.say(" 另有 \(hidden) 个时段 ↑↓", " \(hidden) more times ↑↓")
    grid.put(
      words, at: Point(x: rect.x, y: area.y + area.height - 1), style: .dim, limit: rect.width)
  }

  /// The first time that is drawn so that the cursor's is on the screen.
  private func firstSlot(_ depths: [Int], _ height: Int) -> Int {
    let entry = table.entries.first { $0.item.id.raw == place.cursor }
    let wanted = entry.flatMap { table.slots.firstIndex(of: $0.second) } ?? 0
    var first = wanted
    var used = depths[wanted]
    while first > 0, used + depths[first - 1] <= height {
      first -= 1
      used += depths[first]
    }
    return first
  }

  private func drawSlot(
    _ slot: Int, _ density: Density, in grid: inout CellGrid, _ y: Int, _ end: Int
  ) {
    let second = table.slots[slot]
    grid.put(" " + CalendarWords.clock(second), at: Point(x: rect.x, y: y), style: .dim, limit: 6)
    for day in 0..<7 {
      for (depth, item) in table.posts(second, day).enumerated() {
        let top = y + depth * density.lines
        guard top < end else { break }
        drawPost(item, day, density.lines, in: &grid, top, end)
      }
    }
  }

  private func drawPost(
    _ item: ContentItem, _ day: Int, _ lines: Int, in grid: inout CellGrid, _ y: Int, _ end: Int
  ) {
    // The sign stands before the column, so that titles stand under the name of their day.
    let start = x(of: day) - 1
    let room = max(1, column - 1)
    let mark = CalendarWords.mark(item, input)
    let isPast = item.outcome(at: input.moment.now) == .published
    grid.put(mark.sign, at: Point(x: start, y: y), style: mark.style, limit: room)
    if room > 2 {
      grid.put(
        TextFit.cut(item.title, to: room - 1), at: Point(x: start + 1, y: y),
        style: isPast ? .dim : .normal, limit: room - 1)
    }
    let isTall = lines > 1 && y + 1 < end
    if isTall, room > 2 {
      grid.put(
        TextFit.cut(CalendarWords.below(item, input), to: room - 1),
        at: Point(x: start + 1, y: y + 1), style: mark.style == .alarm ? .alarm : .dim,
        limit: room - 1)
    }
    let isCursor = item.id.raw == place.cursor
    if place.marks.contains(item.id.raw) {
      grid.put("✓", at: Point(x: start - 1, y: y), style: Style(.marked))
    } else if isCursor {
      grid.put("▸", at: Point(x: start - 1, y: y), style: .accent)
    }
    let area = Rect(x: start - 1, y: y, width: room + 1, height: isTall ? 2 : 1)
    grid.aim(area, at: item.id.raw)
    if isCursor { grid.lay(.cursor, under: area) }
  }
}
