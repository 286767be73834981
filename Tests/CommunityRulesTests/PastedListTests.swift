import CommunityRules
import Testing

@Suite struct PastedListTests {
  @Test(
    arguments: [
      ("熊妈 2份坚果礼盒", "熊妈", 2), ("王大橘 1", "王大橘", 1), ("小满 2+1", "小满", 3),
      ("尾号6035 1份", "尾号6035", 1), ("木子2份", "木子", 2), ("vivian 2盒", "vivian", 2),
      ("@豆豆粑粑 x3", "豆豆粑粑", 3), ("何必 两箱", "何必", 2), ("阿May", "阿May", 1),
      ("。。。 2", "。。。", 2), ("张三×2", "张三×2", 1), ("三丰 一份", "三丰", 1),
    ])
  func `a line is read as a name and a number of pieces`(text: String, name: String, copies: Int)
    throws
  {
    let list = try #require(PastedList("1. \(text)"))
    let first = list.lines[0].readings[0]
    #expect(first.name == name)
    #expect(first.copies == copies)
  }

  @Test func `a sum says how it was counted`() throws {
    let list = try #require(PastedList("6. 小满 2+1"))
    #expect(list.lines[0].readings[0].sum == "2+1")
  }

  @Test func `a glued number is also read as part of the name`() throws {
    let list = try #require(PastedList("1. 张三2"))
    #expect(list.lines[0].readings.map(\.name) == ["张三2", "张三"])
    #expect(list.lines[0].readings.map(\.copies) == [1, 2])
  }

  @Test func `the heading of a list says what is ordered`() throws {
    let list = try #require(PastedList("#接龙\n坚果礼盒\n今晚八点截\n\n1. 木子 2\n2. 何必 1\n"))
    #expect(list.title == "坚果礼盒")
    #expect(list.isNumbered)
    #expect(list.lines.map(\.number) == [1, 2])
  }

  @Test func `chatter between numbered lines names nobody`() throws {
    let list = try #require(PastedList("1. 木子 2\n在的吗\n2、何必 1"))
    #expect(list.lines.map(\.text) == ["木子 2", "何必 1"])
  }

  @Test func `a column without numbers is a list of its lines`() throws {
    let list = try #require(PastedList("13912345678\r\n13800000000\r\n"))
    #expect(!list.isNumbered)
    #expect(list.looksLikeList)
    #expect(list.lines.map(\.text) == ["13912345678", "13800000000"])
    // Eleven digits are a phone, not so many pieces of nothing.
    #expect(list.lines[0].readings[0].name == "13912345678")
  }

  @Test(arguments: ["", "  \n \t\n", "\u{3000}"])
  func `nothing is no list`(text: String) {
    #expect(PastedList(text) == nil)
  }

  @Test func `a paste of any bytes is read to an end`() {
    var dice = Dice(seed: 11)
    let signs = Array("1234567890.、 +x份两@#接龙\n\t，；🐻e\u{301}\u{200D}")
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0...60, using: &dice)).map { _ in
          signs[Int.random(in: 0..<signs.count, using: &dice)]
        })
      guard let list = PastedList(text) else { continue }
      for line in list.lines {
        #expect(!line.readings.isEmpty)
        #expect(line.readings.allSatisfy { (1...PastedList.mostCopies).contains($0.copies) })
      }
    }
  }

  @Test func `a paste without end is cut`() throws {
    let text = (1...5000).map { "\($0 % 1000). 木子 1" }.joined(separator: "\n")
    #expect(try #require(PastedList(text)).lines.count == PastedList.limit)
  }
}

private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
