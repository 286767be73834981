import CommunityQuery
import Testing

@Suite struct FuzzTests {
  static let pieces = [
    "a", "b", "spend", "消费", "标签", "张三", "500", "30d", "30天", "2026-05-01", "..", ".", ",", "，",
    "、", ":", "：", "=", "!=", "<", "<=", ">", "≥", "(", ")", "（", "）", " ", " ", "　", "or", "and",
    "not", "或", "且", "非", "或者", "并且", "|", "｜", "&", "-", "!", "！", "+", "#", "@", "*", "\"", "「",
    "」", "“", "”", "\\", "none", "无", "\u{301}", "\u{200D}", "👨‍👩‍👧", "\0", "\n", "\u{FEFF}", "(30d)",
    "sort:", "limit:", "ﷺ", "e\u{301}", "\u{10FFFF}",
  ]

  static func text(_ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...24, using: &generator)
    if Int.random(in: 0..<4, using: &generator) == 0 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      return String(decoding: bytes, as: UTF8.self)
    }
    return (0..<count).map { _ in generator.pick(pieces) }.joined()
  }

  @Test func `any text gives a tree that reads back or an error within it`() {
    var generator = SeededGenerator(seed: 20_260_501)
    var accepted = 0
    for _ in 0..<20_000 {
      let text = FuzzTests.text(&generator)
      switch Query.parse(text) {
      case .success(let query):
        accepted += 1
        let again = Query.parse(query.printed)
        guard case .success(query) = again else {
          Issue.record("\(text.debugDescription) prints as \(query.printed.debugDescription)")
          continue
        }
      case .failure(let error):
        guard error.place.start >= 0, error.place.start <= text.utf8.count,
          error.place.end <= text.utf8.count, error.caretLine(width: cells).contains("^")
        else {
          Issue.record("\(text.debugDescription): \(error)")
          continue
        }
      }
    }
    #expect(accepted > 1_000)
  }

  static func tree(_ generator: inout SeededGenerator, depth: Int = 0) -> Query {
    let kind = Int.random(in: 0..<(depth < 4 ? 9 : 5), using: &generator)
    switch kind {
    case 0: return .word(QueryText(word(&generator)))
    case 1:
      return .tag(
        (0...Int.random(in: 0...2, using: &generator)).map { _ in
          QueryText(word(&generator))
        })
    case 2: return .saved(QueryText(word(&generator)))
    case 3, 4:
      let window = Int.random(in: 0..<4, using: &generator) == 0 ? 30 : nil
      let values = (0...Int.random(in: 0...2, using: &generator)).map { _ in value(&generator) }
      return .field(
        FieldClause(
          QueryText(generator.pick(["spend", "消费", "purchase-days", "x_1"])), window: window,
          generator.pick(Comparison.allCases), values))
    case 5: return .not(tree(&generator, depth: depth + 1))
    case 6: return .all
    default:
      let parts = (0...Int.random(in: 1...2, using: &generator)).map { _ in
        tree(&generator, depth: depth + 1)
      }
      return kind == 7 ? .and(parts) : .or(parts)
    }
  }

  static func word(_ generator: inout SeededGenerator) -> String {
    let signs = Array("ab张三或且非并 ()（）|\"\\「」“”,，.:<>=!-+#@*&\n\u{301}９ｏｒ")
    let word = (0...Int.random(in: 0...5, using: &generator)).map { _ in generator.pick(signs) }
    let text = generator.pick(["none", "无", "or", "NOT", "*", "a..b", "ＡＮＤ", String(word)])
    return text.contains { !$0.isWhitespace } ? text : "x"
  }

  static func value(_ generator: inout SeededGenerator) -> QueryValue {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: .any
    case 1: .none
    case 2: .range(QueryText(word(&generator)), nil)
    case 3: .range(QueryText(word(&generator)), QueryText(word(&generator)))
    default: .text(QueryText(word(&generator)))
    }
  }

  @Test func `random trees read back from what they print`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let query = FuzzTests.tree(&generator)
      guard case .success(query) = Query.parse(query.printed) else {
        Issue.record("\(query.printed.debugDescription)")
        continue
      }
    }
    #expect(Query.parse(Query.empty.printed) == .success(.empty))
  }
}
