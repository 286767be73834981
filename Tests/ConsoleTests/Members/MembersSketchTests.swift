import Cells
import CommunityModel
import CommunityRules
import Panes
import Testing
import Wording

@testable import Console

/// The members pane beside its two sketches.
@Suite struct MembersSketchTests {
  private static let community = SketchedShop.open()

  private static func console(_ language: Language, _ size: Size) -> Console {
    let group = ChangeGroup(
      id: ID(raw: PackedID.pack(machine: 0x12345, counter: 900)), at: SketchedShop.moment.now,
      actor: Actor(name: "小林", machine: 0x12345, process: 1), action: "member.tag.add",
      label: Localized("打标签「黑五意向」", "Add tag “黑五意向”"), count: 287, changes: [])
    var console = Console.trial(
      community, moment: SketchedShop.moment, language: language, size: size,
      history: [HistoryEntry(group)])
    // 34 people of another tier are marked before the tier of high value is opened.
    console.press("2", "*")
    _ = console.update(.paste("tag:待选"))
    console.press("enter", "]", "g", "g", "space", "space", "space", "j")
    return console
  }

  @Test func `the shop has the numbers of the sketch`() {
    let figures = Figures.computed(from: Self.community, moment: SketchedShop.moment)
    let flow = TierFlow(Self.community, figures: figures)
    #expect(
      flow.now == ["highValue": 412, "active": 1806, "regular": 4633, "dormant": 2161])
    #expect(["highValue", "active", "regular", "dormant"].map(flow.change) == [9, 38, 41, 24])
  }

  @Test(arguments: [Language.chinese, .english])
  func `eighty columns`(language: Language) throws {
    let console = Self.console(language, Size(width: 80, height: 24))
    try SketchGolden.hold(
      console.frame(), "members",
      heading: language == .chinese ? "2 成员·按分层 · 80x24" : nil, language: language)
  }

  @Test(arguments: [Language.chinese, .english])
  func `a hundred and twenty columns`(language: Language) throws {
    let console = Self.console(language, Size(width: 120, height: 36))
    try SketchGolden.hold(
      console.frame(), "members",
      heading: language == .chinese ? "2 成员·按分层 · 120x36" : nil, language: language)
  }
}
