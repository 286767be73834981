import Testing
import Widgets

@Suite struct ListTests {
  @Test func `the cursor stays on its row when the list changes`() {
    var list = ListView()
    list.settle(ids: [10, 20, 30])
    list.move(by: 1, in: [10, 20, 30])
    list.settle(ids: [30, 5, 20])
    #expect(list.cursor == 20)
    #expect(list.index == 2)
  }

  @Test func `a row that is gone leaves the cursor where it stood`() {
    var list = ListView()
    list.settle(ids: [1, 2, 3])
    list.go(to: 2, in: [1, 2, 3])
    list.settle(ids: [1, 2])
    #expect(list.cursor == 2)
    list.settle(ids: [])
    #expect(list.cursor == nil)
  }

  @Test(arguments: 1...12)
  func `the cursor's line is on the screen at any height`(height: Int) {
    let ids = (0..<200).map(Int64.init)
    var list = ListView()
    list.settle(ids: ids)
    for step in [1, 7, -3, 90, -200, 500, -1] {
      list.move(by: step, in: ids)
      list.reveal(line: list.index, of: ids.count, height: height)
      #expect((list.top..<(list.top + height)).contains(list.index))
    }
  }

  @Test func `marks know the sets before`() {
    var marks = Marks()
    marks.toggle(1)
    marks.formUnion([2, 3])
    marks.formIntersection([2])
    #expect(marks.ids == [2])
    for expected: Set<Int64> in [[1, 2, 3], [1], []] {
      let isRestored = marks.restorePrevious()
      #expect(isRestored)
      #expect(marks.ids == expected)
    }
    let hasMore = marks.restorePrevious()
    #expect(!hasMore)
  }

  @Test func `what begins like the typed text comes first`() {
    var list = PickList(["打标签", "移除标签", "标签到期"]) { typed in
      { $0.hasPrefix(typed) ? 0 : $0.contains(typed) ? 1 : nil }
    }
    list.editor.insert("标签")
    list.refresh()
    #expect(list.matches == ["标签到期", "打标签", "移除标签"])
    list.move(by: -1)
    #expect(list.chosen == "移除标签")
    list.editor.insert("无")
    list.refresh()
    #expect(list.chosen == nil)
  }
}
