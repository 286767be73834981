import Cells
import Testing
import Wording

@testable import Console

/// The drawn screens of the groups pane and of the day's page, from rows that hold their numbers.
@Suite struct GroupSketchTests {
  private func frame(
    _ pane: String, _ width: Int, _ height: Int, _ language: Language
  ) -> CellGrid {
    var console = SketchDay.console(Size(width: width, height: height), language)
    _ = console.press(pane)
    return console.frame()
  }

  @Test func `the day's page is as it was drawn`() throws {
    try SketchGolden.hold(
      frame("0", 80, 24, .chinese), "today", heading: "0 今日 · 80x24", language: .chinese)
    try SketchGolden.hold(
      frame("0", 80, 24, .english), "today", heading: nil, language: .english)
  }

  @Test func `the groups pane is as it was drawn on 80 columns`() throws {
    try SketchGolden.hold(
      frame("1", 80, 24, .chinese), "groups", heading: "1 群 · 80x24", language: .chinese)
    try SketchGolden.hold(
      frame("1", 80, 24, .english), "groups", heading: nil, language: .english)
  }

  @Test func `the groups pane is as it was drawn on 120 columns`() throws {
    try SketchGolden.hold(
      frame("1", 120, 36, .chinese), "groups", heading: "1 群 · 120x36", language: .chinese)
    try SketchGolden.hold(
      frame("1", 120, 36, .english), "groups", heading: nil, language: .english)
  }

  @Test func `a larger window changes nothing on the left`() {
    let small = frame("1", 80, 24, .chinese)
    let large = frame("1", 120, 36, .chinese)
    // The sentence has more room, and the list ends later.
    for row in 2..<18 {
      let left = (0..<80).map { small[$0, row].text }.joined()
      let right = (0..<80).map { large[$0, row].text }.joined()
      #expect(left == right, "row \(row + 1)")
    }
  }
}
