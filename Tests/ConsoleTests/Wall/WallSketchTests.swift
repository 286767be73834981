import Cells
import Testing
import Wording

@testable import Console

@Suite struct WallSketchTests {
  @Test(arguments: [(80, 24), (120, 36)], Language.allCases)
  func `the goals look as they were drawn`(size: (Int, Int), language: Language) throws {
    let grid = SketchWall.wall(Size(width: size.0, height: size.1), language).frame()
    FrameLaw.hold(grid, "goals \(size) \(language)")
    try SketchGolden.hold(
      grid, "wall-goals",
      heading: language == .chinese ? "大屏·目标 · \(size.0)x\(size.1)" : nil, language: language)
  }

  @Test func `where there is less room trends go first, then samples, then bars`() {
    func words(_ width: Int) -> String {
      SketchWall.wall(Size(width: width, height: 40), .chinese).frame().rows
        .joined(separator: "\n")
    }
    #expect(words(120).contains("▁▂▂▃▃▄▅▅▆▇▇█") && words(120).contains("296→431"))
    #expect(!words(100).contains("▁▂▂▃▃▄▅▅▆▇▇█") && words(100).contains("296→431"))
    #expect(!words(80).contains("296→431") && words(80).contains("┃"))
    for width in [40, 50, 60, 80, 100, 120, 200] {
      let text = words(width)
      #expect(text.contains("+45.6%") && text.contains("60%") && text.contains("差 14.4 点"))
    }
    #expect(!words(40).contains("┃"))
  }

  @Test func `without colour every verdict stands in words`() {
    let rows = SketchWall.wall(Size(width: 80, height: 24), .chinese).frame().rows
    #expect(rows.count { $0.contains("✓ 达标") } == 4)
    #expect(rows.count { $0.contains("差 ") && $0.contains("点") } == 5)
  }
}
