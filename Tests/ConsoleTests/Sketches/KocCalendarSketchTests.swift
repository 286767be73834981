import Cells
import CommunityModel
import Panes
import Testing
import Wording

@testable import Console

/// The design's board and calendar, drawn from rows that hold their numbers.
@Suite struct KocCalendarSketchTests {
  private func console(
    _ community: Community, _ pane: PaneDefinition, _ size: Size, _ language: Language
  ) -> Console {
    var console = Console(
      community: community, moment: SketchShop.moment, history: [],
      actor: Actor(name: "小满", machine: 0x12345, process: 1), capability: .full,
      language: language, theme: "mo", themes: ["mo"], size: size, folding: .eastAsia,
      dayNames: SketchShop.dayNames)
    console.press(String(pane.key))
    return console
  }

  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 36)]

  @Test(arguments: sizes, Language.allCases)
  func `the board of candidates is the one that was drawn`(
    _ size: Size, _ language: Language
  ) throws {
    let community = try KocSketch.community()
    var console = console(community, .koc, size, language)
    // The drawing has the cursor on the first trial: three columns to the right.
    console.press("l", "l", "l")
    let heading = "3 KOC 看板 · \(size.width)x\(size.height)"
    try SketchGolden.hold(
      console.frame(), "koc", heading: language == .chinese ? heading : nil, language: language)
  }

  @Test(arguments: Language.allCases)
  func `the week is the one that was drawn`(_ language: Language) throws {
    let community = try CalendarSketch.community()
    let console = console(community, .calendar, Self.sizes[0], language)
    try SketchGolden.hold(
      console.frame(), "calendar-week",
      heading: language == .chinese ? "4 日历·周排期 · 80x24" : nil, language: language)
  }

  @Test(arguments: Language.allCases)
  func `the month is the one that was drawn`(_ language: Language) throws {
    let community = try CalendarSketch.community()
    var console = console(community, .calendar, Self.sizes[1], language)
    console.press("=")
    try SketchGolden.hold(
      console.frame(), "calendar-month",
      heading: language == .chinese ? "4 日历·月历 · 120x36" : nil, language: language)
  }

  @Test(arguments: PaneCatalog.all) func `every key that is hinted at is bound`(
    _ pane: PaneDefinition
  ) throws {
    for community in [try KocSketch.community(), try CalendarSketch.community()] {
      var console = console(community, pane, Self.sizes[1], .english)
      for _ in 0...pane.pictures.count {
        let keymap = Keymap(collection: pane.collection)
        for hint in pane.hints(console.input) {
          let parts = hint.keys.split(separator: " ").map { $0 == "Space" ? "space" : String($0) }
          for part in parts where !(parts == ["g", "t"] && part == "t") {
            let chord = try #require(KeyChord(part))
            if case .unknown = keymap.meaning(of: chord, after: nil) {
              Issue.record("\(pane.id) hints at \(part), which is not bound")
            }
          }
        }
        console.press("=")
      }
    }
  }
}
