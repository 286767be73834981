import Cells
import CommunityModel
import Wording

/// A stretch of a campaign within a week: which columns it covers and whether it goes on beyond them.
struct CampaignStretch {
  let name: String
  /// The name where there is little room: of the campaign, or of a later part of it.
  let short: String
  /// The first and last column, 0 Monday to 6 Sunday.
  let columns: ClosedRange<Int>
  let beginsEarlier: Bool
  let endsLater: Bool
  let isPast: Bool
}

/// Campaigns as bars over the days of a week.
enum CampaignBars {
  /// The bars of a week in as many lines as they need; those of one campaign share a line.
  static func lines(_ monday: Day, _ input: PaneInput) -> [[CampaignStretch]] {
    let sunday = monday + 6
    let running = input.community.campaigns.filter { campaign in
      guard campaign.state != .cancelled, let start = campaign.start, let end = campaign.end else {
        return false
      }
      return start <= sunday && end >= monday
    }.sorted { ($0.start ?? monday, $0.id) < ($1.start ?? monday, $1.id) }
    var lines: [[CampaignStretch]] = []
    for campaign in running {
      let stretches = self.stretches(campaign, monday, input)
      guard let first = stretches.first, let last = stretches.last else { continue }
      let span = first.columns.lowerBound...last.columns.upperBound
      let free = lines.firstIndex { line in line.allSatisfy { !$0.columns.overlaps(span) } }
      if let free { lines[free] += stretches } else { lines.append(stretches) }
    }
    return lines
  }

  private static func stretches(
    _ campaign: Campaign, _ monday: Day, _ input: PaneInput
  ) -> [CampaignStretch] {
    guard let start = campaign.start, let end = campaign.end, start <= end else { return [] }
    let whole = [CampaignPhase("", start, end)]
    let phases = campaign.phases.filter { $0.start <= $0.end }.sorted { $0.start < $1.start }
    let launch = phases.last.flatMap { last -> String? in
      guard phases.count > 1, last.start > monday + 6 else { return nil }
      return "\(last.start.shortText) \(last.name)"
    }
    var free = 0
    return (phases.isEmpty ? whole : phases).compactMap { phase in
      let from = max(free, phase.start - monday)
      let to = min(6, phase.end - monday)
      guard from <= to else { return nil }
      free = to + 1
      var words = [campaign.name, phase.name].filter { !$0.isEmpty }
      if phase.end > monday + 6 {
        words.append(launch ?? input.say("到 \(end.shortText)", "until \(end.shortText)"))
      }
      // The first stretch of a week goes on from the week before where the campaign itself does.
      let isFirst = from == 0 && start < monday
      let isLater = !isFirst && phase.start > start && !phase.name.isEmpty
      return CampaignStretch(
        name: words.joined(separator: " "), short: isLater ? phase.name : campaign.name,
        columns: from...to, beginsEarlier: isFirst,
        endsLater: phase.end > monday + 6 || to == 6 && end > monday + 6,
        isPast: phase.end < input.moment.today)
    }
  }

  /// Draws a line of bars over columns of a width.
  static func draw(
    _ stretches: [CampaignStretch], in grid: inout CellGrid, x: Int, y: Int, column: Int
  ) {
    for stretch in stretches {
      let start = x + stretch.columns.lowerBound * column
      // A bar keeps a cell of distance to the next, so that two never run into one.
      let width = stretch.columns.count * column - 1
      guard width >= 2 else { continue }
      let head = stretch.beginsEarlier ? "◂" : "├"
      let tail = stretch.endsLater ? "▸" : "┤"
      let room = width - 2
      let style: Style = stretch.isPast ? .dim : .accent
      var line = StyledText(head, .border)
      let isRoomy = TextFit.width(of: stretch.name) + 3 <= room || room > 12
      let words =
        isRoomy
        ? "─ \(TextFit.cut(stretch.name, to: room - 3, ellipsis: "…")) "
        : TextFit.cut(stretch.short, to: room)
      line.append(words, style)
      line.append(String(repeating: "─", count: max(0, width - 1 - line.width)), .border)
      line.append(tail, .border)
      grid.put(line, at: Point(x: start, y: y), limit: width)
    }
  }
}
