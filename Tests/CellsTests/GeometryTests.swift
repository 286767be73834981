import Cells
import Testing

struct GeometryTests {
  @Test func `splitting loses and doubles no cell`() {
    let whole = Rect(x: 2, y: 3, width: 7, height: 5)
    for count in -1...9 {
      let rows = whole.splitTop(count)
      #expect(rows.top.height + rows.rest.height == 5 && rows.rest.y == rows.top.rows.upperBound)
      let below = whole.splitBottom(count)
      #expect(below.rest.height + below.bottom.height == 5)
      let columns = whole.splitLeft(count)
      #expect(columns.left.width + columns.rest.width == 7)
      let right = whole.splitRight(count)
      #expect(right.right.columns.upperBound == 9 && right.right.width == min(7, max(0, count)))
    }
  }

  @Test func `what lies in both rectangles is never negative`() {
    let left = Rect(x: 0, y: 0, width: 3, height: 3)
    #expect(left.intersection(Rect(x: 5, y: 5, width: 2, height: 2)).isEmpty)
    #expect(
      left.intersection(Rect(x: 1, y: 2, width: 9, height: 9))
        == Rect(x: 1, y: 2, width: 2, height: 1))
    #expect(left.inset(left: 2, right: 2).isEmpty)
    #expect(left.row(5).isEmpty && left.row(1).height == 1)
    #expect(left.contains(Point(x: 2, y: 2)) && !left.contains(Point(x: 3, y: 0)))
  }
}
