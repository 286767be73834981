import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// A month as a grid of days: campaigns over the days, counts in each, empty days plain to see.
enum MonthPicture {
  static let picture = PanePicture(
    Localized("月历", "Month"),
    draw: { input, place, grid, rect in MonthDrawing(input, place, rect).draw(in: &grid) },
    neighbour: { input, place, direction in
      MonthTable(input, place).neighbour(place.cursor, direction, input)
    },
    landing: { input, place in MonthTable(input, place).landing(input) },
    month: { input, months in CalendarRows.page(months: months, from: input) })
}

/// The posts of a month's weeks by day.
struct MonthTable {
  /// The day whose month is shown.
  let focus: Day
  /// The Monday of the first week.
  let first: Day
  /// Six weeks, as many as any month needs.
  static let weeks = 6
  /// The posts of each day in the order of their times.
  let days: [Day: [ContentItem]]

  init(_ input: PaneInput, _ place: PicturePlace) {
    let shown = CalendarRows.shownDay(input)
    // A week belongs to the month that most of its days are in.
    focus = input.page == 0 ? shown : shown.monday + 3
    first = focus.firstOfMonth.monday
    let last = first + (Self.weeks * 7 - 1)
    var days: [Day: [(second: Int, item: ContentItem)]] = [:]
    for id in place.ids {
      guard let item = input.community.content[raw: id], item.state != .cancelled,
        let time = CalendarWords.time(item, input), time.day >= first, time.day <= last
      else { continue }
      days[time.day, default: []].append((time.second, item))
    }
    self.days = days.mapValues { posts in
      posts.sorted { ($0.second, $0.item.id) < ($1.second, $1.item.id) }.map(\.item)
    }
  }

  /// The day of a post among those shown.
  func day(of id: Int64?) -> Day? {
    guard let id else { return nil }
    return days.first { $0.value.contains { $0.id.raw == id } }?.key
  }

  /// The next post to be published in the shown week, or the first from there on.
  func landing(_ input: PaneInput) -> Int64? {
    let from = input.page == 0 ? input.moment.today : CalendarRows.shownDay(input).monday
    let day = days.keys.filter { $0 >= from }.min() ?? days.keys.max()
    guard let day, let posts = days[day] else { return nil }
    let next = posts.first { ($0.scheduledAt ?? input.moment.now) >= input.moment.now }
    return (next ?? posts.first)?.id.raw
  }

  /// Left and right go from day to day, up and down through the posts of a day, then by weeks.
  func neighbour(_ cursor: Int64?, _ direction: Direction, _ input: PaneInput) -> Int64? {
    guard let cursor, let day = day(of: cursor), let posts = days[day],
      let place = posts.firstIndex(where: { $0.id.raw == cursor })
    else { return landing(input) }
    switch direction {
    case .left:
      return days.keys.filter { $0 < day }.max().flatMap { days[$0]?.first?.id.raw }
    case .right:
      return days.keys.filter { $0 > day }.min().flatMap { days[$0]?.first?.id.raw }
    case .down:
      if place + 1 < posts.count { return posts[place + 1].id.raw }
      return nearest(to: day + 7) { $0 > day }.flatMap { days[$0]?.first?.id.raw }
    case .up:
      if place > 0 { return posts[place - 1].id.raw }
      return nearest(to: day - 7) { $0 < day }.flatMap { days[$0]?.last?.id.raw }
    }
  }

  private func nearest(to wanted: Day, _ fits: (Day) -> Bool) -> Day? {
    days.keys.filter(fits).min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
  }
}

/// The drawing of a month in a rectangle of any size.
struct MonthDrawing {
  let input: PaneInput
  let place: PicturePlace
  let rect: Rect
  let table: MonthTable
  let left: Int
  let column: Int
  private let cursorDay: Day?

  init(_ input: PaneInput, _ place: PicturePlace, _ rect: Rect) {
    self.input = input
    self.place = place
    self.rect = rect
    table = MonthTable(input, place)
    column = max(1, (rect.width - 2) / 7)
    left = rect.x + min(2, max(0, rect.width - 7 * column))
    cursorDay = table.day(of: place.cursor)
  }

  func draw(in grid: inout CellGrid) {
    for day in 0..<7 {
      let name = Phrases.weekday(day + 1, input.language)
      let short = input.language == .chinese ? String(name.suffix(1)) : String(name.prefix(2))
      grid.put(
        TextFit.width(of: name) < column ? name : short, at: Point(x: x(of: day), y: rect.y),
        style: .dim, limit: max(1, column - 1))
    }
    let bars = (0..<MonthTable.weeks).map { CampaignBars.lines(table.first + $0 * 7, input) }
    let heights = self.heights(bars.map(\.count))
    var y = rect.y + 1
    let end = rect.y + rect.height
    for week in 0..<MonthTable.weeks where heights[week] > 0 && y < end {
      drawWeek(week, bars[week], in: &grid, y, min(heights[week], end - y))
      y += heights[week]
    }
  }

  private func x(of day: Int) -> Int { left + day * column }

  /// The lines of each week: a date and a count for all, then bars from the shown week on, then air.
  private func heights(_ bars: [Int]) -> [Int] {
    let room = rect.height - 1
    let weeks = MonthTable.weeks
    let focus = min(weeks - 1, max(0, (table.focus - table.first) / 7))
    // From the shown week on first, then back from it: what is ahead matters more.
    let order = Array(focus..<weeks) + Array((0..<focus).reversed())
    var heights = Array(repeating: 0, count: weeks)
    if room < weeks * 2 {
      var left = room
      for week in order {
        let lines = min(left, room >= weeks ? 1 : 2)
        heights[week] = lines
        left -= lines
      }
      return heights
    }
    heights = Array(repeating: 2, count: weeks)
    var left = room - weeks * 2
    for week in order {
      let wanted = min(left, bars[week])
      heights[week] += wanted
      left -= wanted
    }
    // Weeks of one height read best; what is left over goes to the lowest of them.
    while left > 0, let lowest = heights.indices.min(by: { heights[$0] < heights[$1] }),
      heights[lowest] < max(5, heights.max() ?? 5)
    {
      heights[lowest] += 1
      left -= 1
    }
    return heights
  }

  private func drawWeek(
    _ week: Int, _ bars: [[CampaignStretch]], in grid: inout CellGrid, _ y: Int, _ height: Int
  ) {
    let monday = table.first + week * 7
    for day in 0..<7 {
      drawDate(monday + day, day, in: &grid, y, isAlone: height < 2)
      // A day is its first post, or the one of its posts that the cursor is on.
      guard let first = table.days[monday + day]?.first else { continue }
      let row = monday + day == cursorDay ? place.cursor : first.id.raw
      grid.aim(
        Rect(x: x(of: day) - 1, y: y, width: column, height: height), at: row ?? first.id.raw)
    }
    guard height >= 2 else { return }
    for (number, bar) in bars.prefix(height - 2).enumerated() {
      CampaignBars.draw(bar, in: &grid, x: left, y: y + 1 + number, column: column)
    }
    for day in 0..<7 {
      let counts = self.counts(monday + day)
      grid.put(
        counts, at: Point(x: x(of: day), y: y + height - 1), limit: max(1, column - 1))
    }
    guard let cursorDay, cursorDay >= monday, cursorDay <= monday + 6 else { return }
    let start = x(of: cursorDay - monday)
    for row in [y, y + height - 1] {
      grid.lay(
        .cursor, under: Rect(x: max(rect.x, start - 1), y: row, width: column, height: 1))
    }
  }

  private func drawDate(
    _ date: Day, _ day: Int, in grid: inout CellGrid, _ y: Int, isAlone: Bool
  ) {
    let isToday = date == input.moment.today
    let isOwn = date.firstOfMonth == table.focus.firstOfMonth
    let room = max(1, column - 1)
    let number = isOwn || column < 7 ? CalendarWords.twoDigits(date.civil.day) : date.shortText
    var line = StyledText(number, isToday ? .accent : isOwn ? .normal : .dim)
    let label = input.scene.dayNames.label(date)
    if isAlone {
      line.append(" ")
      line += counts(date)
    } else if isToday {
      let words = input.say(" 今天", " today")
      if line.width + TextFit.width(of: words) <= room { line.append(words, .accent) }
    } else if let label, isOwn || label.isFestival {
      let full = " " + input.say(label.full)
      let isRoomy = label.isFestival && line.width + TextFit.width(of: full) <= room
      let words = isRoomy ? full : " " + input.say(label.short)
      if line.width + 4 < room {
        line.append(
          TextFit.cut(words, to: room - line.width), label.isFestival ? .accent : .dim)
      }
    }
    let start = x(of: day)
    grid.put(line, at: Point(x: start, y: y), limit: room)
    let isMarked = (table.days[date] ?? []).contains { place.marks.contains($0.id.raw) }
    guard start > rect.x else { return }
    if isMarked {
      grid.put("✓", at: Point(x: start - 1, y: y), style: Style(.marked))
    } else if isToday, line.width < room {
      grid.put("[", at: Point(x: start - 1, y: y), style: .accent)
      grid.put("]", at: Point(x: start + line.width, y: y), style: .accent)
    } else if date == cursorDay {
      grid.put("▸", at: Point(x: start - 1, y: y), style: .accent)
    }
  }

  /// `✓3`, `✓2 ✗1` for a day gone by, `◆1●1○1` for one to come, `!1 ◆1●1` for today, 空 for none.
  private func counts(_ date: Day) -> StyledText {
    let posts = table.days[date] ?? []
    guard !posts.isEmpty else {
      let ahead = date - input.moment.today
      if ahead < 0 { return StyledText("·", .dim) }
      return StyledText(input.say("空", "none"), ahead < 14 ? .warn : .dim)
    }
    let room = max(1, column - 1)
    var done = 0
    var partial = 0
    var missed = 0
    var planned = MixCounts()
    for post in posts {
      switch post.outcome(at: input.moment.now) {
      case .published: done += 1
      case .partial: partial += 1
      case .missed: missed += 1
      case .planned: planned[post.category] += 1
      case .cancelled: break
      }
    }
    var line = StyledText()
    func add(_ sign: String, _ count: Int, _ style: Style, blank: Bool) {
      guard count > 0 else { return }
      if blank, !line.isEmpty { line.append(" ") }
      line.append("\(sign)\(count)", style)
    }
    add("✓", done, .dim, blank: true)
    add("!", partial, .alarm, blank: true)
    add("✗", missed, .alarm, blank: true)
    var isFirst = true
    for category in ContentCategory.allCases {
      add(category.sign, planned[category], CalendarWords.style(category), blank: isFirst)
      if planned[category] > 0 { isFirst = false }
    }
    if line.width <= room { return line }
    let isBad = partial + missed > 0
    return StyledText((isBad ? "!" : "") + "\(posts.count)", isBad ? .alarm : .normal)
  }
}
