import Cells
import Testing

struct CellGridTests {
  private func grid(_ width: Int, _ height: Int = 1) -> CellGrid {
    CellGrid(size: Size(width: width, height: height))
  }

  @Test func `text takes the cells it says`() {
    var frame = grid(10)
    #expect(frame.put("群主ab", at: Point(x: 1, y: 0), style: .accent) == 6)
    #expect(frame.rows == [" 群主ab   "])
    #expect(frame.roleRows == [".aaaaaa..."])
    #expect(frame[2, 0].isContinuation)
  }

  @Test func `a wide character at an edge becomes a blank`() {
    var frame = grid(3)
    #expect(frame.put("群主", at: .zero) == 3)
    #expect(frame.rows == ["群 "])
    #expect(frame.put("群主", at: Point(x: -1, y: 0)) == 4)
    #expect(frame.rows == [" 主"])
  }

  @Test func `a limit counts cells and text outside is no trouble`() {
    var frame = grid(8)
    #expect(frame.put("群主小满", at: Point(x: 1, y: 0), limit: 3) == 3)
    #expect(frame.rows == [" 群     "])
    #expect(frame.put("abc", at: Point(x: 9, y: 0)) == 0)
    #expect(frame.put("abc", at: Point(x: 0, y: 4)) == 0)
    #expect(frame.put("abc", at: Point(x: -9, y: 0)) == 3)
    #expect(frame.put("abc", at: .zero, limit: 0) == 0)
    #expect(frame.put("abc", at: .zero, limit: -4) == 0)
    #expect(frame.rows == [" 群     "])
  }

  @Test func `writing over half of a wide character clears the other half`() {
    var frame = grid(6)
    frame.put("群主满", at: .zero)
    frame.put("x", at: Point(x: 1, y: 0))
    #expect(frame.rows == [" x主满"])
    frame.put("y", at: Point(x: 4, y: 0))
    #expect(frame.rows == [" x主y "])
    frame.fill(Rect(x: 3, y: 0, width: 1, height: 1), with: "z")
    #expect(frame.rows == [" x zy "])
  }

  @Test func `escape sequences enter as pictures`() {
    var frame = grid(12)
    frame.put("\u{1B}[2J\u{202E}x\n", at: .zero)
    #expect(frame.rows == ["␛[2J·x␤     "])
  }

  @Test func `a grid is copied with its wide characters mended at the edges`() {
    var small = grid(4)
    small.put("群主", at: .zero)
    small.cursor = Point(x: 2, y: 0)
    var frame = grid(5)
    frame.draw(small, at: Point(x: 2, y: 0))
    #expect(frame.rows == ["  群 "])
    #expect(frame.cursor == Point(x: 4, y: 0))
    frame.draw(small, at: Point(x: -1, y: 0))
    #expect(frame.rows == [" 主  "])
    frame.draw(small, at: Point(x: 0, y: 3))
    #expect(frame.rows == [" 主  "])
  }

  @Test func `the cursor's row keeps its words and its roles`() {
    var frame = grid(6, 2)
    frame.put("超时", at: Point(x: 1, y: 1), style: .alarm)
    frame.lay(.cursor, under: Rect(x: 0, y: 1, width: 2, height: 1))
    #expect(frame.rows == ["      ", " 超时 "])
    #expect(frame.roleRows == ["......", ":XXxx."])
  }

  @Test func `filling with a wide character covers the rectangle`() {
    var frame = grid(7, 2)
    frame.fill(Rect(x: 1, y: 0, width: 5, height: 9), with: "群")
    #expect(frame.rows == [" 群群  ", " 群群  "])
  }

  @Test(arguments: UInt64(0)..<30)
  func `applying the changes to the old frame gives the new one`(seed: UInt64) {
    var random = SeededText(seed: seed)
    let size = Size(width: 23, height: 4)
    var old = CellGrid(size: size)
    for _ in 0..<40 {
      var new = old
      for _ in 0..<3 {
        let point = Point(
          x: Int.random(in: -3..<25, using: &random), y: Int.random(in: -1..<5, using: &random))
        if Bool.random(using: &random) {
          new.put(
            random.text(upTo: 9), at: point,
            style: Style(Role.allCases.randomElement(using: &random) ?? .normal))
        } else {
          new.draw(old, at: point)
        }
      }
      var painted = (0..<4).map { y in (0..<23).map { old[$0, y] } }
      for run in new.changes(from: old) {
        for x in run.columns { painted[run.row][x] = new[x, run.row] }
        #expect(!new[run.columns.lowerBound, run.row].isContinuation)
        #expect(new[run.columns.upperBound - 1, run.row].width != 2)
      }
      #expect(painted == (0..<4).map { y in (0..<23).map { new[$0, y] } })
      #expect(new.rows.allSatisfy { TextFit.width(of: $0) == 23 })
      #expect(isSound(new))
      #expect(new.changes(from: new).isEmpty)
      old = new
    }
  }

  /// Wide characters have their right halves, and right halves their characters.
  private func isSound(_ grid: CellGrid) -> Bool {
    (0..<grid.size.height).allSatisfy { y in
      (0..<grid.size.width).allSatisfy { x in
        let followed = x + 1 < grid.size.width && grid[x + 1, y].isContinuation
        let preceded = x > 0 && grid[x - 1, y].width == 2
        return (grid[x, y].width == 2) == followed && grid[x, y].isContinuation == preceded
      }
    }
  }

  @Test func `another size means painting everything`() {
    let runs = grid(4, 2).changes(from: grid(5, 2))
    #expect(runs.map(\.columns) == [0..<4, 0..<4])
    #expect(grid(4, 2).changes(from: nil).count == 2)
    #expect(grid(0, 2).changes(from: nil).isEmpty)
  }

  @Test(arguments: GlyphSet.allCases)
  func `another set of signs changes no width`(glyphs: GlyphSet) {
    var frame = grid(40)
    frame.put("▸ 群 ●○◆ ✓✗ ███▊░ ▁▃█ ─│ “好” … ·", at: .zero, style: .accent)
    let drawn = frame.drawn(with: glyphs)
    #expect(TextFit.width(of: drawn.rows[0]) == 40)
    #expect(drawn.roleRows == frame.roleRows)
    if glyphs == .ascii {
      #expect(drawn.rows[0].hasPrefix("> 群 @o* vx ###=. _.# -| \"好\" ~ ."))
    }
    if glyphs == .unicode { #expect(drawn == frame) }
  }

  @Test func `a place means the row that was drawn there last`() {
    var grid = CellGrid(size: Size(width: 10, height: 4))
    grid.aim(Rect(x: 0, y: 0, width: 6, height: 2), at: 1)
    grid.aim(Rect(x: 4, y: 1, width: 20, height: 2), at: 2)
    #expect(grid.row(at: Point(x: 3, y: 1)) == 1)
    #expect(grid.row(at: Point(x: 4, y: 1)) == 2)
    #expect(grid.row(at: Point(x: 9, y: 2)) == 2)
    for place in [Point(x: 3, y: 2), Point(x: 10, y: 1), Point(x: -1, y: 0)] {
      #expect(grid.row(at: place) == nil)
    }
  }
}
