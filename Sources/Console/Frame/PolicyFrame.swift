import Cells
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// The policies as a form: what is wrong stands under its line while it is typed, what would happen
  /// at the foot.
  func drawPolicies(_ form: PolicyForm, in grid: inout CellGrid) {
    let width = size.width
    drawPolicyTabs(form, in: &grid)
    let version = community.policyInForce(form.kind)
    let saved = version.map { row in
      let day = row.at.map { figures.moment.zone.day(of: $0).shortText } ?? ""
      return text(
        "现在是 v\(row.version)，\(row.by) \(day) 存的",
        "v\(row.version) in force, saved by \(row.by) \(day)")
    }
    grid.put(
      " " + (saved ?? text("现在是 v1，一开始的规则", "v1 in force, as a workspace begins")),
      at: Point(x: 0, y: 1), style: .dim, limit: width)
    let foot = size.height < 18 ? 3 : 7
    drawPolicyRows(form, in: &grid, Rect(x: 0, y: 2, width: width, height: size.height - 2 - foot))
    drawPolicyFoot(form, in: &grid, size.height - foot)
    let keys = text(
      " ↑↓ 换行  Tab 换规则  F2 存（先看谁会动）  Esc 不存",
      " ↑↓ line  Tab next policy  F2 save (shows who moves)  Esc leaves")
    grid.put(
      TextFit.cut(keys, to: width, ellipsis: "…"), at: Point(x: 0, y: size.height - 1), style: .dim)
  }

  private func drawPolicyTabs(_ form: PolicyForm, in grid: inout CellGrid) {
    var line = StyledText(text(" 规则 ", " Policies "), Style(.title))
    for kind in PolicyKind.allCases {
      let isOpen = kind == form.kind
      let isWrong = form.drafts[kind]?.problems.isEmpty == false
      let name = kind.title[language] + (isWrong ? "!" : "")
      line.append(isOpen ? "[\(name)]" : " \(name) ", isOpen ? .accent : isWrong ? .alarm : .normal)
    }
    grid.put(line, at: .zero, limit: size.width)
  }

  private func drawPolicyRows(_ form: PolicyForm, in grid: inout CellGrid, _ rect: Rect) {
    let label = min(26, rect.width * 2 / 5)
    let top = max(0, min(form.index - rect.height / 2, form.rows.count - rect.height))
    for line in 0..<rect.height {
      let place = top + line
      guard form.rows.indices.contains(place) else { break }
      let (row, area) = (form.rows[place], rect.row(line))
      let isOpen = place == form.index
      let problem = form.problems[row.key]
      grid.put(
        (isOpen ? " ▸ " : "   ")
          + TextFit.cut(row.title[language], to: label - 4, ellipsis: "…"),
        at: area.origin, style: isOpen ? .accent : .dim)
      let room = max(4, rect.width - label - 1)
      if isOpen {
        form.editor.draw(
          in: &grid, at: Point(x: label, y: area.y), width: problem == nil ? room : room / 2)
      } else {
        grid.put(
          TextFit.cut(row.text, to: problem == nil ? room : room / 2, ellipsis: "…"),
          at: Point(x: label, y: area.y))
      }
      if let problem {
        let x = label + room / 2 + 1
        grid.put(
          TextFit.cut("! " + problem[language], to: rect.width - x, ellipsis: "…"),
          at: Point(x: x, y: area.y), style: .alarm)
      }
    }
  }

  private func drawPolicyFoot(_ form: PolicyForm, in grid: inout CellGrid, _ y: Int) {
    let width = size.width
    let row = form.rows.indices.contains(form.index) ? form.rows[form.index] : nil
    let title = text("会怎样", "What it would do")
    grid.put(StyledText(" ") + Phrases.rule(title, width: width - 2), at: Point(x: 0, y: y))
    let room = size.height - y - 3
    var lines: [(String, Style)] = []
    if let problem = row.flatMap({ form.problems[$0.key] }) {
      lines = TextFit.wrap(problem[language], to: width - 4).map { ($0, .alarm) }
    } else if !form.problems.isEmpty {
      lines = [(text("有的行不对，改好才知道", "Some lines are wrong; known once they are mended"), .warn)]
    } else if let preview = form.preview {
      lines = preview.map { ($0[language], .normal) }
    } else {
      lines = [(text("换行就算", "Worked out when you leave the line"), .dim)]
    }
    for (place, line) in lines.prefix(max(1, room)).enumerated() {
      let isCut = place == room - 1 && lines.count > room
      let words =
        isCut ? text("还有 \(lines.count - place) 条", "\(lines.count - place) more") : line.0
      grid.put(
        TextFit.cut("   " + words, to: width, ellipsis: "…"), at: Point(x: 0, y: y + 1 + place),
        style: line.1)
    }
    let words = form.complaint ?? row?.hint
    if let words {
      grid.put(
        TextFit.cut(" " + words[language], to: width, ellipsis: "…"),
        at: Point(x: 0, y: size.height - 2), style: form.complaint == nil ? .dim : .warn)
    }
  }
}
