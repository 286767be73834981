import Testing

@Suite struct SketchFileTests {
  private let text = """
    # 1 群 · 4x3 · zh-Hans
    sketch:
    |一二
    |abcd
    |efgh
    frame:
    |一二
    |abxx
    |yyyy
    departures:
      2 an x tells more than a c

    """

  @Test func `a line that departs without a reason is found`() throws {
    let file = try SketchFile(text)
    #expect(file.differing == [2, 3])
    #expect(file.unexplained == [3])
    #expect(file.stale.isEmpty)
  }

  @Test func `a reason that no line needs is found`() throws {
    var file = try SketchFile(text)
    file.frame = file.sketch
    #expect(file.stale == ["an x tells more than a c"])
  }

  @Test func `a missing line is a difference`() throws {
    var file = try SketchFile(text)
    file.frame.removeLast()
    #expect(file.differing == [2, 3])
  }

  @Test func `what is written down reads the same`() throws {
    let file = try SketchFile(text)
    #expect(try SketchFile(file.text).text == file.text)
  }

  @Test(arguments: ["no title", "# t\n|loose", "# t\ndepartures:\n  x why"])
  func `a line that belongs nowhere is refused`(broken: String) {
    #expect(throws: SketchError.self) { try SketchFile(broken) }
  }
}
