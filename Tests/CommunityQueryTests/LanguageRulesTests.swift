import CommunityModel
import CommunityQuery
import Testing
import Wording

/// The ten rules of the query language, one test each.
@Suite struct LanguageRulesTests {
  private func words(_ text: String) throws -> Localized {
    SampleScene.catalog.paraphrase(try #require(SampleScene.checked(text)))
  }

  @Test func `1 ages compare how long ago, dates compare on the calendar`() throws {
    let today = SampleScene.scene.today
    let monthAgo = (today - 30).text
    #expect(SampleScene.matches("last>30d") == SampleScene.matches("last<\(monthAgo)"))
    #expect(SampleScene.matches("last<=30d") == SampleScene.matches("last>=\(monthAgo)"))
    #expect(try words("last>30d").zh == "最近互动早于 30 天前")
    #expect(try words("last>=2026-05-01").en.contains("2026-05-01"))
  }

  @Test
  func `2 an unknown field or value is an error with a caret, never free text, never everything`()
    throws
  {
    for (text, suggestion) in [("spned>=5", "spend"), ("stage:lsot", "lost"), ("阶段:流矢", "流失")] {
      let error = try #require(SampleScene.refusal(text))
      #expect(error.suggestion == suggestion)
      #expect(error.caretLine(width: cells).contains("^"))
      #expect(
        error.fullMessage.zh.contains(suggestion) && error.fullMessage.en.contains(suggestion))
    }
    // A name of an open set may be missing today; then it matches nothing and says so.
    let open = try SampleScene.catalog.compile(text: "#nosuch", scene: SampleScene.scene).get()
    #expect(open.count(in: SampleScene.scene.community.members) == 0)
    #expect(open.warnings.count == 1)
  }

  @Test func `3 sets contain any, both by two clauses, exactly by an equals sign`() throws {
    let any = try #require(SampleScene.matches("tag:VIP,新客"))
    let vip = try #require(SampleScene.matches("tag:VIP"))
    let new = try #require(SampleScene.matches("tag:新客"))
    #expect(Set(any) == Set(vip).union(new))
    #expect(SampleScene.matches("tag:VIP tag:新客") == vip.filter(new.contains))
    let exact = try #require(SampleScene.matches("tag=VIP"))
    #expect(exact.allSatisfy { vip.contains($0) && !new.contains($0) })
  }

  @Test func `4 nothing recorded is neither more nor less, is unequal, and is asked for by none`()
    throws
  {
    let unknown = try #require(SampleScene.matches("spend:none")?.first)
    for (text, isFound) in [
      ("spend<500", false), ("spend>=500", false), ("spend!=500", true), ("-spend>=500", true),
    ] {
      let found = try #require(SampleScene.matches(text))
      #expect(found.contains(unknown) == isFound, "\(text)")
    }
    let compiled = try SampleScene.catalog.compile(
      text: "-spend>=500", scene: SampleScene.scene
    ).get()
    let missing = SampleScene.catalog.missing(compiled, in: SampleScene.scene.community.members)
    #expect(missing.first?.note.zh == "含 1 位无消费记录")
  }

  @Test func `5 saved queries are put in as trees, never as text`() throws {
    var saved = SavedQueries()
    try saved.save(tree("city:杭州 or city:上海"), as: "两地")
    let bound = SampleScene.matches("spend>=1000 @两地", saved: saved)
    #expect(bound == SampleScene.matches("spend>=1000 (city:杭州 or city:上海)"))
    #expect(bound != SampleScene.matches("spend>=1000 city:杭州 or city:上海"))
    #expect(
      SampleScene.matches("-@两地", saved: saved)
        == SampleScene.matches("-(city:杭州 or city:上海)"))
  }

  @Test func `6 nothing written shows everything but is told from everything asked for`() throws {
    #expect(SampleScene.matches("") == SampleScene.matches("*"))
    #expect(tree("").isEmpty && !tree("").isEverything)
    #expect(tree("*").isEverything && !tree("*").isEmpty)
    #expect(try words("").zh == "全部（没有筛选）")
    #expect(try words("*").zh == "全部")
  }

  @Test(arguments: ["+vip", "+tag", "a +vip", "＋会员日", "+-a"])
  func `7 a plus belongs to changes: in a filter it is an error that says what to write`(
    text: String
  ) throws {
    let error = try #require(refusal(text))
    #expect(error.message.zh.contains("#标签"))
    #expect(error.message.en.contains("#tag"))
  }

  @Test func `8 any text gives a tree or an error within it, whatever its length and depth`() {
    var generator = SeededGenerator(seed: 8)
    for length in [0, 1, 64, 1024, 4096, 5000] {
      for _ in 0..<20 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let text = String(decoding: bytes, as: UTF8.self)
        if case .failure(let error) = Query.parse(text) {
          #expect(error.place.start >= 0 && error.place.end <= max(1, text.utf8.count))
        }
      }
    }
    for piece in ["(", "-", "\"", "a or ", "a:b,", "spend(", "«", "（", "非 "] {
      let text = String(repeating: piece, count: 4096 / piece.utf8.count)
      if case .failure(let error) = Query.parse(text) {
        #expect(!error.message.zh.isEmpty && !error.message.en.isEmpty)
      }
    }
  }

  @Test(arguments: [
    "spend>=500 -stage:lost", "(a 或 b) #vip", "last:本周 tag:none", "spend(365d)>=2000",
  ])
  func `9 what is printed reads back, and both languages give one tree`(text: String) throws {
    let query = try #require(SampleScene.checked(text))
    #expect(Query.parse(query.printed) == .success(query))
    let printed = Language.allCases.map { SampleScene.catalog.printed(query, $0) }
    #expect(Set(printed).count == printed.count || text.contains("或"))
    for text in printed { #expect(SampleScene.checked(text) == query, "\(text)") }
  }

  @Test func `10 one engine: filter, marks and command line find the same rows`() throws {
    let queries = RowQueries(SampleScene.catalog, \.members)
    for text in ["spend>=500", "#vip 或 city:上海", "-stage:lost", "VIP", "*"] {
      let found = try queries.find(text, SampleScene.scene).get()
      let test = try queries.test(text, SampleScene.scene).get()
      let all = SampleScene.scene.community.members.map(\.id.raw)
      #expect(found.ids == all.filter(test.fits))
      #expect(found.ids.map { PackedID.counter(of: $0) } == SampleScene.matches(text))
    }
  }
}
