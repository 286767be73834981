import Cells
import Testing
import Widgets

@Suite struct LineEditorTests {
  private func typed(_ keys: [String], from text: String = "") throws -> LineEditor {
    var editor = LineEditor(text)
    for key in keys {
      let chord = try #require(KeyChord(key))
      let isEdited = editor.edit(chord)
      #expect(isEdited, "\(key) is an editing key")
    }
    return editor
  }

  @Test func `typing goes in at the caret`() throws {
    let editor = try typed(["左", "left", "右", "end", "!"])
    #expect(editor.text == "右左!")
    #expect(editor.caret == 3)
  }

  @Test func `a combining mark joins the character before it`() {
    var editor = LineEditor("e")
    editor.insert("\u{301}")
    #expect(editor.text == "e\u{301}")
    #expect(editor.caret == 1)
  }

  @Test func `words and ends are cut and brought back`() throws {
    let cut = try typed(["C-w"], from: "会员 日期")
    #expect(cut.text == "会员 ")
    let emptied = try typed(["C-a", "C-k"], from: "会员日")
    #expect(emptied.isEmpty)
    let doubled = try typed(["C-u", "C-y", "C-y"], from: "ab")
    #expect(doubled.text == "abab")
    let word = try typed(["A-b", "A-d"], from: "one two")
    #expect(word.text == "one ")
  }

  @Test func `a line never holds a line break`() {
    var editor = LineEditor()
    editor.insert("一\n二\r\n三")
    let breaks = editor.text.filter(\.isNewline).count
    #expect(breaks == 0)
  }

  @Test(arguments: [2, 5, 9, 30])
  func `the caret is inside the field, wherever it stands`(width: Int) throws {
    var editor = LineEditor("消费>=500 李婉清 spend")
    for _ in 0...editor.text.count {
      var grid = CellGrid(size: Size(width: width + 4, height: 1))
      editor.draw(in: &grid, at: Point(x: 2, y: 0), width: width)
      let caret = try #require(grid.cursor)
      #expect((2..<(2 + width)).contains(caret.x))
      _ = editor.edit(try #require(KeyChord("left")))
    }
    #expect(editor.caret == 0)
  }

  @Test func `a long line shows its end, and one without end is cut off`() throws {
    var editor = LineEditor()
    editor.insert(String(repeating: "群主ab", count: 10_000))
    #expect(editor.text.count == LineEditor.longest)
    var grid = CellGrid(size: Size(width: 12, height: 1))
    editor.draw(in: &grid, at: .zero, width: 12)
    #expect(grid.rows[0] == "主ab群主ab  ")
    #expect(grid.cursor == Point(x: 10, y: 0))
  }

  @Test func `keys that do not edit are left to others`() throws {
    var editor = LineEditor("x")
    for key in ["enter", "esc", "tab", "up", "f2"] {
      let chord = try #require(KeyChord(key))
      let isEdited = editor.edit(chord)
      #expect(!isEdited, "\(key) edits nothing")
    }
    #expect(editor.text == "x")
  }
}
