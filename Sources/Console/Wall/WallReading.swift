import Cells
import CommunityModel
import Panes
import Widgets
import Wording

extension Wall {
  /// A page as plain lines for screen readers and logs: no colours, no bars, nothing that moves.
  public func reading(page place: Int) -> [String] {
    let sheet = sheet(place)
    let name = facts.workspace.isEmpty ? text(Localized("社群", "Community")) : facts.workspace
    let zone = facts.moment.zone
    var lines = [
      "\(name) · \(text(WallPages.all[place].title)) \(place + 1)/\(WallPages.all.count) · "
        + "\(zone.day(of: now).text) \(zone.clock(now)) · \(dataAge)"
    ]
    if let banner { lines.append("!! " + text(banner)) }
    for tile in sheet.tiles {
      let note = tile.note(language)
      let extra = note.isEmpty ? "" : language == .chinese ? "（\(note)）" : " (\(note))"
      lines.append("\(text(tile.title)): \(tile.figure.text(language))\(extra)")
    }
    for block in sheet.blocks {
      let body = reading(block.body)
      let title = text(block.title)
      lines.append(title + ":")
      lines += body.isEmpty ? (block.empty.map { ["  " + text($0)] } ?? []) : body.map { "  " + $0 }
    }
    return lines.map(SafeText.cellSafe)
  }

  private var dataAge: String {
    guard let at = facts.importedAt else {
      return text(Localized("还没导入数据", "nothing imported yet"))
    }
    let zone = facts.moment.zone
    let ago = Phrases.age(seconds: max(0, now.seconds - at.seconds), language)
    return text(Localized("数据", "data")) + " \(zone.day(of: at).text) \(zone.clock(at)) · \(ago)"
  }

  private func reading(_ body: WallBlock.Body) -> [String] {
    let comma = text(Localized("，", ", "))
    switch body {
    case .table(let table):
      return table.rows.map { row in
        let parts = zip(table.columns, row.figures).map { column, figure in
          "\(text(column.title)) \(figure.text(language))"
        }
        return "\(text(row.label)): " + parts.joined(separator: comma)
      }
    case .stack(let parts):
      return parts.map { "\(text($0.title)) \($0.figure.text(language))" }
    case .trends(let trends):
      return trends.map { trend in
        let values = trend.values.map(String.init).joined(separator: " ")
        return "\(text(trend.title)) \(trend.figure.text(language)): \(values)"
      }
    case .lines(let lines):
      return lines.map { line in
        [line.sign, line.mark, text(line.subject), text(line.amount), text(line.words)]
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
    case .goals(let goals):
      let summary = (goals.summary + [goals.timeLeft]).map(text).joined(separator: comma)
      return [summary]
        + goals.goals.map { goal in
          var parts = [text(goal.value), text(goal.verdict)]
          parts.append(text(Localized("目标 \(goal.target.zh)", "target \(goal.target.en)")))
          if let sample = goal.sample { parts.append(text(sample)) }
          return "\(text(goal.title)): " + parts.joined(separator: comma)
        }
    case .chart(let chart): return chart.isEmpty ? [] : chart.drawing.words(language)
    case .cells(let rows):
      return rows.map { row in
        let cells = row.cells.map { cell in
          "\(cell.label) \(cell.figure.text(language))\(cell.isMarked ? "!" : "")"
        }
        return "\(text(row.label)): " + cells.joined(separator: comma)
      }
    }
  }
}
