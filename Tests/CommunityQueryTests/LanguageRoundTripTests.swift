import CommunityQuery
import Testing
import Wording

@Suite struct LanguageRoundTripTests {
  private static let clauses: [(field: String, signs: [Comparison], values: [String])] = [
    ("spend", Comparison.allCases, ["5", "12.5", "1万", "¥30"]),
    ("消费", Comparison.allCases, ["0", "-3"]),
    ("share", Comparison.allCases, ["5%", "45", "0.25%"]),
    (
      "last", Comparison.allCases,
      [
        "30d", "1m2w", "2周", "today", "昨天", "上月", "bow", "周三", "2026-05-01", "5月1日", "2026",
        "今天-3天",
      ]
    ),
    ("seen", Comparison.allCases, ["3h", "1d6h", "本周"]),
    ("stage", [.contains, .equal, .notEqual], ["lost", "流失", "Repeat", "流失预警", "churnWarning"]),
    ("staff", [.contains, .notEqual], ["yes", "否", "1"]),
    ("consent", [.contains, .equal], ["有", "denied"]),
    ("tag", [.contains, .equal, .notEqual], ["VIP", "a或b:c", "none", "\"", "无", "非x"]),
    ("name", [.contains, .equal, .notEqual], ["张 三", "(x)", "a..b", "，", "ｏｒ"]),
  ]

  static func clause(_ generator: inout SeededGenerator) -> Query {
    let (field, signs, values) = generator.pick(clauses)
    let sign = generator.pick(signs)
    let window = field == "spend" && Bool.random(using: &generator) ? 90 : nil
    var chosen = [QueryValue.text(QueryText(generator.pick(values)))]
    if !sign.isOrdering {
      if Bool.random(using: &generator) { chosen.append(.none) }
      if Int.random(in: 0..<8, using: &generator) == 0 { chosen = [.any] }
      if field == "消费", sign == .contains { chosen = [.range("1", nil), .range("0.5", "7")] }
    }
    return .field(FieldClause(QueryText(field), window: window, sign, chosen))
  }

  static func tree(_ generator: inout SeededGenerator, depth: Int = 0) -> Query {
    switch Int.random(in: 0..<(depth < 4 ? 7 : 3), using: &generator) {
    case 0, 1: return clause(&generator)
    case 2: return generator.pick([.word("张三"), .word("或"), .tag(["a b", "VIP"]), .all])
    case 3: return .not(tree(&generator, depth: depth + 1))
    case 4: return .or([tree(&generator, depth: depth + 1), tree(&generator, depth: depth + 1)])
    default: return .and([tree(&generator, depth: depth + 1), tree(&generator, depth: depth + 1)])
    }
  }

  @Test func `random queries read back from either language`() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<5_000 {
      let query = LanguageRoundTripTests.tree(&generator)
      guard case .success(let checked) = SampleScene.catalog.check(query) else {
        Issue.record("refused: \(query.printed)")
        continue
      }
      for language in Language.allCases {
        let printed = SampleScene.catalog.printed(checked, language)
        guard case .success(checked) = SampleScene.catalog.read(printed) else {
          Issue.record("\(printed)")
          continue
        }
      }
      #expect(!SampleScene.catalog.paraphrase(checked).zh.isEmpty)
    }
  }

  @Test func `a Chinese reader gets Chinese names and values`() throws {
    let checked = try #require(
      SampleScene.checked("spend(365d)>=500 last>30d -stage:lost,new staff:yes consent:none"))
    #expect(
      SampleScene.catalog.printed(checked, .chinese)
        == "消费(365天)>=500 最近互动>30天 非 阶段:流失,新客 同事:是 营销授权:无")
    #expect(
      SampleScene.catalog.printed(checked, .english)
        == "spend(365d)>=500 last>30d -stage:lost,new staff:yes consent:none")
  }
}
