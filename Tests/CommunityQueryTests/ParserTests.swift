import CommunityQuery
import Testing
import Wording

/// The tree of a text; a failed expectation and the empty query where it is refused.
func tree(_ text: String, _ location: SourceLocation = #_sourceLocation) -> Query {
  switch Query.parse(text) {
  case .success(let query): return query
  case .failure(let error):
    Issue.record("\(text): \(error.message.en)", sourceLocation: location)
    return .empty
  }
}

/// Why a text is refused; a failed expectation and nil where it is not.
func refusal(_ text: String, _ location: SourceLocation = #_sourceLocation) -> QueryError? {
  if case .failure(let error) = Query.parse(text) { return error }
  Issue.record("\(text) is accepted", sourceLocation: location)
  return nil
}

func clause(_ field: QueryText, _ sign: Comparison, _ values: QueryValue...) -> Query {
  .field(FieldClause(field, sign, values))
}

/// Cells of a text as terminals count them, as far as the tests need it.
func cells(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
}

@Suite struct ParserTests {
  static let vectors: [(String, Query)] = [
    ("", .empty), ("   \u{3000}\n", .empty), ("*", .all), ("＊", .all),
    ("vip", .word("vip")), ("\"a b\"", .word("a b")), ("「张 三」", .word("张 三")),
    ("“张 三”", .word("张 三")), ("\"a\\\"b\\\\c\"", .word("a\"b\\c")),
    ("a b", .and([.word("a"), .word("b")])), ("a and b", .and([.word("a"), .word("b")])),
    ("a 且 b", .and([.word("a"), .word("b")])), ("a AND b", .and([.word("a"), .word("b")])),
    ("a or b", .or([.word("a"), .word("b")])), ("a | b", .or([.word("a"), .word("b")])),
    ("a 或 b", .or([.word("a"), .word("b")])), ("a｜b", .or([.word("a"), .word("b")])),
    ("a 或者 b 并且 c", .or([.word("a"), .and([.word("b"), .word("c")])])),
    ("a b or c", .or([.and([.word("a"), .word("b")]), .word("c")])),
    ("a (b or c)", .and([.word("a"), .or([.word("b"), .word("c")])])),
    ("a （b 或 c）", .and([.word("a"), .or([.word("b"), .word("c")])])),
    ("-a", .not(.word("a"))), ("!a", .not(.word("a"))), ("not a", .not(.word("a"))),
    ("非 a", .not(.word("a"))), ("！a", .not(.word("a"))), ("－a", .not(.word("a"))),
    ("not(a b)", .not(.and([.word("a"), .word("b")]))), ("--a", .not(.not(.word("a")))),
    ("-role:koc", .not(clause("role", .contains, .text("koc")))),
    ("非 角色:koc", .not(clause("角色", .contains, .text("koc")))),
    ("非角色：koc", .not(clause("角色", .contains, .text("koc")))),
    ("非（a）", .not(.word("a"))), ("非会员", .word("非会员")), ("或许", .word("或许")),
    ("spend>=500", clause("spend", .greaterOrEqual, .text("500"))),
    ("消费≥500", clause("消费", .greaterOrEqual, .text("500"))),
    ("消费＞＝500", clause("消费", .greaterOrEqual, .text("500"))),
    ("a!=b", clause("a", .notEqual, .text("b"))), ("a≠b", clause("a", .notEqual, .text("b"))),
    ("a:b,c", clause("a", .contains, .text("b"), .text("c"))),
    ("a：b，c、d", clause("a", .contains, .text("b"), .text("c"), .text("d"))),
    ("a:\"b c\",d", clause("a", .contains, .text("b c"), .text("d"))),
    ("a:1..5", clause("a", .contains, .range("1", "5"))),
    ("a:..5", clause("a", .contains, .range(nil, "5"))),
    ("a:1..", clause("a", .contains, .range("1", nil))),
    ("a:\"x y\"..\"z\"", clause("a", .contains, .range("x y", "z"))),
    ("a:*", clause("a", .contains, .any)), ("a:none", clause("a", .contains, .none)),
    ("a:无", clause("a", .contains, .none)), ("a:\"none\"", clause("a", .contains, .text("none"))),
    ("a>-5", clause("a", .greater, .text("-5"))),
    ("a:b:c=d", clause("a", .contains, .text("b:c=d"))),
    (
      "spend(365d)>=2000",
      .field(FieldClause("spend", window: 365, .greaterOrEqual, [.text("2000")]))
    ),
    (
      "消费（2周）>=1", .field(FieldClause("消费", window: 14, .greaterOrEqual, [.text("1")]))
    ),
    ("#vip", .tag(["vip"])), ("＃新客，老客", .tag(["新客", "老客"])),
    ("#\"a b\"", .tag(["a b"])), ("@active", .saved("active")),
    ("-#vip", .not(.tag(["vip"]))), ("-*", .not(.all)),
    ("标签:甲或消费>5", .or([clause("标签", .contains, .text("甲")), clause("消费", .greater, .text("5"))])),
    (
      "消费>5且非角色:koc",
      .and([
        clause("消费", .greater, .text("5")), .not(clause("角色", .contains, .text("koc"))),
      ])
    ),
    ("（消费>5）或（a）", .or([clause("消费", .greater, .text("5")), .word("a")])),
    (
      "标签:甲（a 或 b）",
      .and([clause("标签", .contains, .text("甲")), .or([.word("a"), .word("b")])])
    ),
    ("and:5", clause("and", .contains, .text("5"))), ("orange", .word("orange")),
  ]

  @Test(arguments: vectors.indices) func `the text gives its tree`(index: Int) {
    let (text, expected) = ParserTests.vectors[index]
    let found = tree(text)
    #expect(found == expected, "\(text) gives \(found.printed)")
    #expect(tree(found.printed) == expected, "\(found.printed) reads back")
  }

  static let refused: [(String, Int)] = [
    ("(spend>5", 0), ("a)", 1), ("()", 1), ("a or", 4), ("or a", 0), ("a and", 2), ("and a", 0),
    ("a and and b", 2), ("-", 0), ("- a", 0), ("not", 0), ("+vip", 0), ("a +vip", 2), ("#", 0),
    ("@", 0),
    ("*a", 0), ("spend >= 5", 6), ("spend>= 5", 5), ("spend>=", 5), (":a", 0), ("a=>5", 1),
    ("a<>5", 1), ("a==5", 1), ("tag:VIP(金)", 7), ("a:b,", 3), ("a:,b", 2), ("a:..", 2),
    ("a:1..2..3", 6), ("\"a", 0), ("\"\"", 0), ("a:\"\"", 2), ("a:\"b\"c", 5), ("a, b", 1),
    ("a:b,c:d", 3), ("tag:a|b", 5), ("spend(x)>5", 6), ("「张三", 0), ("foo(bar)", 3), ("@a,b", 0),
    ("spend(0d)>5", 6), ("spend(1h)>5", 6),
  ]

  @Test(arguments: refused.indices) func `the text is refused at its place`(index: Int) throws {
    let (text, offset) = ParserTests.refused[index]
    let error = try #require(refusal(text))
    #expect(error.characterOffset == offset, "\(text): \(error.message.en)")
    #expect(error.source == text)
    #expect(!error.message.zh.isEmpty)
    #expect(error.caretLine(width: cells).contains("^"))
  }

  @Test func `a filter that starts with a plus says what to write instead`() throws {
    let error = try #require(refusal("+vip"))
    #expect(error.message.en.contains("#tag"))
    #expect(error.message.zh.contains("#标签"))
  }

  @Test func `the caret stands under wide characters`() throws {
    let error = try #require(refusal("非 角色:koc +vip"))
    #expect(error.caretLine(width: cells) == "            ^")
    #expect(error.place.start == "非 角色:koc ".utf8.count)
    #expect(error.characterOffset == 9)
    let open = try #require(refusal("消费>5 （标签:a"))
    #expect(open.caretLine(width: cells) == "       ^^")
  }

  @Test func `too long and too deep are refused`() throws {
    let long = try #require(refusal(String(repeating: "a", count: 4097)))
    #expect(long.message.en.contains("4096"))
    #expect(tree(String(repeating: "a", count: 4096)) != .empty)
    let deep = String(repeating: "(", count: 65) + "a" + String(repeating: ")", count: 65)
    #expect(try #require(refusal(deep)).message.en.contains("64"))
    #expect(tree(String(deep.dropFirst().dropLast())) == .word("a"))
    #expect(refusal(String(repeating: "-", count: 65) + "a") != nil)
    #expect(refusal(String(repeating: "(", count: 4000)) != nil)
  }

  @Test func `nothing written differs from everything asked for`() {
    #expect(tree("").isEmpty)
    #expect(!tree("").isEverything)
    #expect(tree("*").isEverything)
    #expect(!tree("*").isEmpty)
  }
}
