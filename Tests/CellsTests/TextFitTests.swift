import Cells
import Testing

struct TextFitTests {
  @Test(
    arguments: [
      ("群主小满", 8, "", "群主小满"), ("群主小满", 7, "", "群主小"), ("群主小满", 7, "…", "群主小…"),
      ("群主小满", 6, "…", "群主…"), ("abc", 2, "…", "a…"), ("abc", 3, "…", "abc"), ("abc", 0, "…", ""),
      ("群主", 1, "…", "…"), ("群主", 3, "...", "..."), ("群主", 2, "...", ".."),
    ] as [(String, Int, String, String)])
  func `cutting keeps whole characters`(
    text: String, limit: Int, ellipsis: String, expected: String
  ) {
    #expect(TextFit.cut(text, to: limit, ellipsis: ellipsis) == expected)
  }

  @Test func `padding fills the field on the side asked for`() {
    #expect(TextFit.pad("群", to: 5) == "群   ")
    #expect(TextFit.pad("12", to: 5, alignment: .right) == "   12")
    #expect(TextFit.pad("群", to: 5, alignment: .centre) == " 群  ")
    #expect(TextFit.pad("群主小满", to: 3) == "群 ")
    #expect(TextFit.pad("群主小满", to: 5, ellipsis: "…") == "群主…")
  }

  @Test(arguments: UInt64(0)..<20)
  func `a field is always exactly as wide as asked`(seed: UInt64) {
    var random = SeededText(seed: seed)
    for _ in 0..<100 {
      let text = random.text(upTo: 16)
      for width in [0, 1, 2, 3, 7, 20] {
        let field = TextFit.pad(text, to: width, alignment: .centre, ellipsis: "…")
        #expect(TextFit.width(of: field) == width, "\(SafeText.codePoints(text))")
        #expect(TextFit.width(of: TextFit.cut(text, to: width)) <= width)
      }
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func `wrapped lines fit and lose nothing but blanks`(seed: UInt64) {
    var random = SeededText(seed: seed)
    for _ in 0..<60 {
      let text = random.text(upTo: 60)
      for width in [2, 5, 20] {
        let lines = TextFit.wrap(text, to: width)
        #expect(lines.allSatisfy { TextFit.width(of: $0) <= width })
        let kept = lines.joined().unicodeScalars.filter { $0 != " " }
        let given = text.split(whereSeparator: \.isNewline)
          .map { SafeText.cellSafe(String($0)) }.joined().unicodeScalars.filter { $0 != " " }
        #expect(Array(kept) == Array(given), "\(SafeText.codePoints(text))")
      }
    }
  }

  @Test func `closing punctuation stays off the beginning of a line`() {
    #expect(TextFit.wrap("今天到家，很好。", to: 8) == ["今天到", "家，很", "好。"])
    #expect(TextFit.wrap("他说“好”了", to: 7) == ["他说", "“好”了"])
  }

  @Test func `Latin words stay whole and blanks at a break vanish`() {
    #expect(
      TextFit.wrap("share the link with 群友 now", to: 11) == ["share the", "link with", "群友 now"])
    #expect(TextFit.wrap("abcdefghij", to: 4) == ["abcd", "efgh", "ij"])
    #expect(TextFit.wrap("a\n\nb", to: 4) == ["a", "", "b"])
    #expect(TextFit.wrap("", to: 4) == [""])
    #expect(TextFit.wrap("群", to: 0) == [])
  }

  @Test func `a line of several looks is measured, cut and padded as one`() {
    let line = StyledText("超时 3", .alarm) + StyledText(" 件 × 群")
    #expect(line.width == 14)
    #expect(line.text == "超时 3 件 × 群")
    #expect(line.cut(to: 8, ellipsis: "…").text == "超时 3 …")
    #expect(line.cut(to: 8, ellipsis: "…").runs.first?.style == .alarm)
    #expect(line.cut(to: 0, ellipsis: "…").width == 0)
    #expect(line.padded(to: 16, alignment: .right).text == "  超时 3 件 × 群")
    #expect(line.restyled { _ in .dim }.runs.allSatisfy { $0.style == .dim })
    #expect(StyledText.joined([line, line], by: StyledText("·")).width == 29)
  }

  @Test(arguments: UInt64(0)..<10)
  func `styled fields are exactly as wide as asked`(seed: UInt64) {
    var random = SeededText(seed: seed)
    for _ in 0..<50 {
      let line = (0..<4).reduce(into: StyledText()) { line, _ in
        line.append(random.text(upTo: 5), .warn)
      }
      for width in 0..<12 {
        #expect(line.padded(to: width, ellipsis: "…").width == width)
      }
    }
  }
}
