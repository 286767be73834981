import Cells
import CommunityModel
import CommunityRules
import DemoWorkspace
import Panes
import Testing
import Wording

@testable import Console

/// The board of KOCs and the calendar of the demo: what they say is counted again from the rows.
@Suite struct DemoBoardTests {
  private static let community = DemoWorkspace.make(members: 2000, moment: SketchDay.moment)

  private func console(
    _ pane: String, _ width: Int, _ height: Int, _ language: Language
  ) -> Console {
    var console = Console.trial(
      Self.community, moment: SketchDay.moment, language: language,
      size: Size(width: width, height: height))
    _ = console.press(pane)
    return console
  }

  @Test(arguments: [(80, 24), (120, 36)], [Language.chinese, .english])
  func `the columns of the board hold whom the rows put there`(
    size: (Int, Int), language: Language
  ) throws {
    let console = console("3", size.0, size.1, language)
    let frame = console.frame()
    let text = frame.rows.joined(separator: "\n")
    let open = Self.community.candidates.filter { KocStage.board.contains($0.stage) }
    #expect(open.count >= 10)
    for stage in KocStage.board {
      let count = open.count { $0.stage == stage }
      #expect(text.contains("\(stage.title[language]) \(count) "), "\(stage) \(count)")
    }
    #expect(Set(console.state.listing.ids).isSuperset(of: open.map(\.id.raw)))
    let active = open.count { $0.stage == .active }
    #expect(frame.rows[1].contains("\(active)"))
    FrameLaw.hold(frame, "demo board \(size) \(language)")
    try SketchGolden.hold(frame, "demo-koc", heading: nil, language: language)
  }

  @Test(arguments: [(80, 24), (120, 36)], [Language.chinese, .english])
  func `the week says of every post how many groups have it, and of the mix what is planned`(
    size: (Int, Int), language: Language
  ) throws {
    let console = console("4", size.0, size.1, language)
    let frame = console.frame()
    let moment = SketchDay.moment
    let monday = moment.today.monday
    let week = Self.community.content.filter { item in
      guard item.state != .cancelled, let at = item.scheduledAt else { return false }
      return (monday...monday + 6).contains(moment.zone.day(of: at))
    }
    #expect(week.count >= 10)
    for category in ContentCategory.allCases {
      let count = week.count { $0.category == category }
      let name = language == .chinese ? "\(category.title.zh) " : ""
      #expect(frame.rows[1].contains("\(category.sign)\(name)\(count)"), "\(category)")
    }
    // Today's posts, each with the groups that have it of those it is for, stand in the picture.
    let text = frame.rows.joined(separator: "\n")
    for item in week {
      guard let at = item.scheduledAt, moment.zone.day(of: at) == moment.today, at < moment.now,
        !item.groups.isEmpty
      else { continue }
      let sent = item.groups.count { group in item.deliveries.contains { $0.group == group } }
      #expect(text.contains("\(sent)/\(item.groups.count)"), "\(item.title)")
    }
    FrameLaw.hold(frame, "demo calendar \(size) \(language)")
    try SketchGolden.hold(frame, "demo-calendar", heading: nil, language: language)
  }
}
