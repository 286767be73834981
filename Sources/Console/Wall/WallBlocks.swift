import Cells
import Panes
import Widgets
import Wording

/// Lays the blocks of a page into whatever room there is.
struct WallBlocks {
  /// A block without room for its heading and this many lines less one is left out.
  private static let least = 4

  let language: Language

  func text(_ words: Localized) -> String { words[language] }

  /// Draws blocks, the first ones first where there is not room for all.
  func draw(_ blocks: [WallBlock], in rect: Rect, _ grid: inout CellGrid) {
    let bands = bands(blocks, width: rect.width)
    let heights = heights(bands, rect)
    let spare = rect.height - heights.reduce(0, +)
    let shown = heights.count { $0 > 0 }
    let gap = spare >= shown && shown > 0 ? 1 : 0
    var y = rect.y + gap
    for (band, height) in zip(bands, heights) where height > 0 {
      let width = band.count == 1 ? rect.width : (rect.width - 2) / 2
      for (place, block) in band.enumerated() {
        let x = rect.x + place * (width + 2)
        let room = place == band.count - 1 ? rect.x + rect.width - x : width
        draw(block, Rect(x: x, y: y, width: room, height: height), &grid)
      }
      y += height + gap
    }
  }

  /// Blocks that stand beside each other.
  private func bands(_ blocks: [WallBlock], width: Int) -> [[WallBlock]] {
    var bands: [[WallBlock]] = []
    for block in blocks {
      if let own = block.besideFrom, let last = bands.last, last.count == 1,
        let other = last[0].besideFrom, width >= max(own, other)
      {
        bands[bands.count - 1].append(block)
      } else {
        bands.append([block])
      }
    }
    return bands
  }

  /// Lines for every band: what it would like as long as there is room, the first ones first.
  private func heights(_ bands: [[WallBlock]], _ rect: Rect) -> [Int] {
    var left = rect.height
    return bands.enumerated().map { place, band in
      let width = band.count == 1 ? rect.width : (rect.width - 2) / 2
      let wanted = band.map { 1 + bodyHeight($0, width) }.max() ?? 0
      // A long list leaves something to what stands below it.
      let isList = band.contains { if case .lines = $0.body { true } else { false } }
      let isLast = place == bands.count - 1
      let most = isLast || !isList ? left : max(min(left, Self.least), left * 2 / 3)
      let given = min(wanted, most)
      guard given == wanted || given >= Self.least || place == 0 else { return 0 }
      left -= given
      return given
    }
  }

  private func bodyHeight(_ block: WallBlock, _ width: Int) -> Int {
    switch block.body {
    case .table(let table): table.rows.isEmpty ? 1 : table.rows.count + 1
    case .stack(let parts): parts.isEmpty ? 1 : 1 + legend(parts, width).count
    case .trends(let trends): max(1, trends.count)
    case .lines(let lines): max(1, lines.count)
    case .cells(let rows): max(1, rows.reduce(0) { $0 + cellLines($1, rows, width).count })
    case .goals(let goals): 1 + goals.goals.count
    case .chart(let chart): max(1, chartLines(chart, width).count)
    }
  }

  private func chartLines(_ chart: WallChart, _ width: Int) -> [StyledText] {
    chart.isEmpty ? [] : chart.drawing.lines(width: width, language: language)
  }

  private func draw(_ block: WallBlock, _ rect: Rect, _ grid: inout CellGrid) {
    let title = Phrases.rule(text(block.title), width: max(0, rect.width - 2))
    grid.put(StyledText(" ") + title, at: rect.origin, limit: rect.width)
    let body = Rect(
      x: rect.x + 2, y: rect.y + 1, width: max(0, rect.width - 3), height: rect.height - 1)
    let lines: [StyledText]
    switch block.body {
    case .table(let table): lines = tableLines(table, body.width, height: body.height)
    case .stack(let parts): lines = stackLines(parts, body.width)
    case .trends(let trends): lines = trends.isEmpty ? [] : trendLines(trends, body.width)
    case .lines(let all): lines = sentences(all, body.width, height: body.height)
    case .cells(let rows): lines = rows.flatMap { cellLines($0, rows, rect.width) }
    case .goals(let goals): lines = goalLines(goals, rect.width)
    case .chart(let chart): lines = chartLines(chart, body.width)
    }
    if lines.isEmpty, let empty = block.empty {
      grid.put(text(empty), at: body.origin, style: .dim, limit: body.width)
    }
    for (row, line) in lines.prefix(body.height).enumerated() {
      grid.put(line, at: body.row(row).origin, limit: body.width)
    }
  }

  // MARK: Sentences

  private func sentences(_ lines: [WallLine], _ width: Int, height: Int) -> [StyledText] {
    let fits = lines.count <= height
    let shown = lines.prefix(fits ? height : max(1, height - 1))
    let subjects = shown.map { subject($0).width }.max() ?? 0
    let signs = shown.map { TextFit.width(of: $0.sign) }.max() ?? 0
    let amounts = shown.map { TextFit.width(of: $0.amount[language]) }.max() ?? 0
    var result = shown.map { line in
      var text = StyledText()
      if signs > 0 { text.append(TextFit.pad(line.sign, to: signs) + "  ", line.style) }
      if subjects > 0 {
        let isAlone = line.words[language].isEmpty && amounts == 0
        let room = isAlone ? max(0, width - signs - 2) : width * 2 / 5
        text += subject(line).padded(to: min(subjects, room), ellipsis: "…") + StyledText("  ")
      }
      if amounts > 0 {
        text.append(
          TextFit.pad(line.amount[language], to: amounts, alignment: .right) + "  ")
      }
      text.append(line.words[language], line.style)
      return text.cut(to: width, ellipsis: "…")
    }
    if !fits, height > 1 {
      let more = lines.count - shown.count
      result.append(StyledText(self.text(Localized("另 \(more) 个", "\(more) more")), .dim))
    }
    return result
  }

  /// A line's mark and subject.
  func subject(_ line: WallLine) -> StyledText {
    StyledText(line.mark.isEmpty ? "" : line.mark + " ") + StyledText(line.subject[language])
  }

  // MARK: Charts

  private func trendLines(_ trends: [WallTrend], _ width: Int) -> [StyledText] {
    let names = trends.map { TextFit.width(of: text($0.title)) }.max() ?? 0
    let figures = trends.map { TextFit.width(of: $0.figure.text(language)) }.max() ?? 0
    return trends.map { trend in
      var line = StyledText(TextFit.pad(text(trend.title), to: names) + "  ")
      line.append(
        TextFit.pad(trend.figure.text(language), to: figures, alignment: .right) + "  ", .title)
      let repeats = max(1, min(2, (width - line.width) / max(1, trend.values.count)))
      let bars = trend.values.flatMap { Array(repeating: Double($0) as Double?, count: repeats) }
      line.append(Bar.sparkline(bars), Style(.series2))
      return line.cut(to: width)
    }
  }

  private static let fills: [Character] = ["█", "▓", "▒", "░"]
  private static let series: [Role] = [.series1, .series2, .series3, .series4]

  /// The part's place gives its filling, so that the bar is read without colours too.
  private func look(_ place: Int) -> (fill: Character, style: Style) {
    (Self.fills[place % Self.fills.count], Style(Self.series[place % Self.series.count]))
  }

  private func stackLines(_ parts: [WallPart], _ width: Int) -> [StyledText] {
    guard !parts.isEmpty else { return [] }
    let cells = Bar.shares(parts.map { $0.figure.magnitude ?? 0 }, width: width)
    var bar = StyledText()
    for (place, count) in cells.enumerated() where count > 0 {
      let look = look(place)
      bar.append(String(repeating: look.fill, count: count), look.style)
    }
    return [bar] + legend(parts, width)
  }

  private func legend(_ parts: [WallPart], _ width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    for (place, part) in parts.enumerated() {
      let look = look(place)
      let entry =
        StyledText(String(look.fill), look.style)
        + StyledText(" \(text(part.title)) \(part.figure.text(language))")
      if !line.isEmpty, line.width + 3 + entry.width > width - 3 {
        lines.append(line)
        line = StyledText()
      }
      line = line.isEmpty ? entry : line + StyledText("   ") + entry
    }
    return lines + [line]
  }

  // MARK: A field of groups

  func cellLines(
    _ row: WallCellRow, _ all: [WallCellRow], _ width: Int
  ) -> [StyledText] {
    let names = min(12, all.map { TextFit.width(of: text($0.label)) }.max() ?? 0)
    let perLine = max(1, (width - names - 3) / 9)
    var lines: [StyledText] = []
    var at = 0
    while at < row.cells.count {
      var line = StyledText(
        at == 0
          ? TextFit.pad(text(row.label), to: names, ellipsis: "…") + "   "
          : TextFit.blanks(names + 3)
      )
      for cell in row.cells[at..<min(row.cells.count, at + perLine)] {
        let style: Style = cell.isMarked ? .warn : .normal
        line.append(TextFit.pad(cell.label, to: 3), .dim)
        line.append(Bar.level(cell.share), cell.isMarked ? .warn : Style(.series2))
        let number = cell.figure.text(language) + (cell.isMarked ? "!" : "")
        line.append(TextFit.pad(number, to: 5), style)
      }
      lines.append(line)
      at += perLine
    }
    return lines
  }
}
