import Cells
import CommunityModel
import CommunityRules
import Wording

/// The candidates as cards in five columns.
struct KocBoard {
  private let input: PaneInput
  private let place: PicturePlace
  private let columns: [[Int64]]
  /// Column and row of the cursor's card.
  private let cursor: (column: Int, row: Int)?

  /// The narrowest column that still says something.
  private static let narrowest = 12

  init(_ input: PaneInput, _ place: PicturePlace) {
    self.input = input
    self.place = place
    var columns: [[Int64]] = KocStage.board.map { _ in [] }
    for id in place.ids {
      guard let stage = input.community.candidates[raw: id]?.stage,
        let column = KocStage.board.firstIndex(of: stage)
      else { continue }
      columns[column].append(id)
    }
    self.columns = columns
    cursor = place.cursor.flatMap { id in
      for (column, ids) in columns.enumerated() {
        if let row = ids.firstIndex(of: id) { return (column, row) }
      }
      return nil
    }
  }

  /// The card that lies in a direction from the cursor's; sideways empty columns are passed over.
  func neighbour(_ direction: Direction) -> Int64? {
    guard let cursor else { return columns.first { !$0.isEmpty }?.first }
    let rows = columns[cursor.column]
    switch direction {
    case .up: return cursor.row > 0 ? rows[cursor.row - 1] : nil
    case .down: return cursor.row + 1 < rows.count ? rows[cursor.row + 1] : nil
    case .left: return card(columns[..<cursor.column].last { !$0.isEmpty }, cursor.row)
    case .right: return card(columns[(cursor.column + 1)...].first { !$0.isEmpty }, cursor.row)
    }
  }

  private func card(_ column: [Int64]?, _ row: Int) -> Int64? {
    guard let column, !column.isEmpty else { return nil }
    return column[min(row, column.count - 1)]
  }

  func draw(in grid: inout CellGrid, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    guard !columns.allSatisfy(\.isEmpty) else { return drawEmpty(in: &grid, rect) }
    let shown = min(columns.count, max(1, rect.width / (Self.narrowest + 1)))
    let width = max(1, rect.width / shown - 1)
    let first = max(0, (cursor?.column ?? 0) - shown + 1)
    let end = rect.x + 1 + shown * (width + 1) - 1
    if rect.height > 1 {
      let rule = String(repeating: "─", count: min(rect.width, end - rect.x))
      grid.put(rule, at: rect.row(1).origin, style: .border, limit: rect.width)
    }
    for place in 0..<shown {
      let x = rect.x + 1 + place * (width + 1)
      let area = Rect(
        x: x, y: rect.y, width: min(width, max(0, rect.x + rect.width - x)), height: rect.height)
      drawColumn(first + place, in: &grid, area)
      if place > 0 {
        for y in rect.rows {
          grid.put(y == rect.y + 1 ? "┼" : "│", at: Point(x: x - 1, y: y), style: .border)
        }
      }
    }
    if first > 0 { grid.put("◂", at: rect.origin, style: .dim) }
    if first + shown < columns.count, end < rect.x + rect.width {
      grid.put("▸", at: Point(x: end, y: rect.y), style: .dim)
    }
  }

  private func drawEmpty(in grid: inout CellGrid, _ rect: Rect) {
    let lines: [String]
    if input.community.candidates.isEmpty {
      lines = KocRows.empty.map { $0[input.language] }
    } else {
      lines = [
        input.say("看板上一位也没有", "Nobody is on the board"),
        input.say("Esc 清掉筛选；= 切到列表看暂停和退出的", "Esc clears the filter; = lists those who stopped"),
      ]
    }
    for (row, line) in lines.enumerated() where row + 1 < rect.height {
      grid.put(
        TextFit.cut(line, to: max(0, rect.width - 3), ellipsis: "…"),
        at: Point(x: rect.x + 3, y: rect.y + row + 1), style: row == 0 ? .normal : .dim)
    }
  }

  private func drawColumn(_ column: Int, in grid: inout CellGrid, _ rect: Rect) {
    let ids = columns[column]
    drawHead(column, in: &grid, rect.row(0))
    let room = rect.height - 2
    guard room > 0 else { return }
    let fits = ids.count * 2 <= room
    let visible = fits ? ids.count : max(1, (room - 1) / 2)
    let row = cursor.flatMap { $0.column == column ? $0.row : nil } ?? 0
    let top = max(0, row - visible + 1)
    for place in 0..<visible where top + place < ids.count {
      let card = Rect(
        x: rect.x, y: rect.y + 2 + place * 2, width: rect.width,
        height: min(2, room - place * 2))
      drawCard(ids[top + place], in: &grid, card)
    }
    let below = ids.count - top - visible
    guard !fits, room > visible * 2 else { return }
    let words: String
    switch (top, below) {
    case (0, _): words = input.say("还有 \(below) 位", "\(below) more")
    case (_, 0): words = input.say("上面 \(top) 位", "\(top) above")
    default: words = input.say("上 \(top) 下 \(below) 位", "\(top) up, \(below) dn")
    }
    grid.put(
      TextFit.cut(" " + words, to: rect.width), at: Point(x: rect.x, y: rect.y + 2 + visible * 2),
      style: .dim, limit: rect.width)
  }

  /// `试用 12      !3`.
  private func drawHead(_ column: Int, in grid: inout CellGrid, _ rect: Rect) {
    let ids = columns[column]
    let isCurrent = cursor?.column == column
    let title = "\(KocStage.board[column].title[input.language]) \(ids.count)"
    let late = ids.count { need($0)?.isOverdue == true }
    let mark = late > 0 ? "!\(late)" : ""
    grid.put(
      TextFit.cut(title, to: rect.width - mark.count), at: rect.origin,
      style: isCurrent ? .accent : .heading, limit: rect.width)
    guard !mark.isEmpty, rect.width > mark.count else { return }
    grid.put(
      mark, at: Point(x: rect.x + rect.width - mark.count, y: rect.y), style: .warn)
  }

  private func need(_ id: Int64) -> KocNeed? {
    guard let candidate = input.community.candidates[raw: id] else { return nil }
    return KocNeeds.need(
      of: candidate, member: input.community.members[candidate.member], moment: input.moment)
  }

  /// Two lines: who and how good; where it is stuck.
  private func drawCard(_ id: Int64, in grid: inout CellGrid, _ rect: Rect) {
    guard let candidate = input.community.candidates[raw: id], !rect.isEmpty else { return }
    let standing = KocStanding(candidate, in: input.community, moment: input.moment)
    let isCursor = place.cursor == id
    let isMarked = place.marks.contains(id)
    let isLate = standing.need.isOverdue
    // The cell before the name holds the strongest sign; the one it displaces stands below.
    var signs: [(String, Style)] = []
    if isCursor, !isMarked { signs.append(("▸", .accent)) }
    if isMarked { signs.append(("✓", Style(.marked))) }
    if isLate { signs.append(("!", .warn)) }
    for (row, sign) in signs.prefix(rect.height).enumerated() {
      grid.put(sign.0, at: rect.row(row).origin, style: sign.1)
    }
    let score = rect.width >= 10 ? standing.score.text : ""
    let scoreWidth = score.isEmpty ? 0 : 4
    let name = TextFit.cut(
      KocWords.name(input, id), to: max(0, rect.width - 1 - scoreWidth), ellipsis: "…")
    grid.put(name, at: Point(x: rect.x + 1, y: rect.y), limit: rect.width - 1)
    if !score.isEmpty {
      grid.put(
        TextFit.pad(score, to: scoreWidth, alignment: .right),
        at: Point(x: rect.x + rect.width - scoreWidth, y: rect.y),
        style: standing.score.band == .s ? .good : .dim)
    }
    if rect.height > 1 {
      grid.put(
        KocWords.state(input, standing).cut(to: rect.width - 1, ellipsis: "…"),
        at: Point(x: rect.x + 1, y: rect.y + 1), limit: rect.width - 1)
    }
    grid.aim(rect, at: id)
    if isCursor { grid.lay(.cursor, under: rect) }
  }
}
