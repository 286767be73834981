import CommunityModel
import CommunityQuery
import Testing
import Wording

@Suite struct MatchingTests {
  static let everyone: [Int64] = Array(1...10)

  static let vectors: [(String, [Int64])] = [
    ("", everyone), ("*", everyone), ("-*", []),
    // Money in whole units, missing values, windows.
    ("spend>=500", [1, 3, 7, 8]), ("spend>500", [3, 7, 8]), ("spend>500.005", [3, 7, 8]),
    ("spend>500.01", [3, 7]), ("spend<500", [2, 5, 6, 9, 10]), ("spend<=500", [1, 2, 5, 6, 9, 10]),
    ("spend=500", [1]), ("spend:500,5000", [1, 7]), ("spend!=500", [2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ("spend:none", [4]), ("spend:*", [1, 2, 3, 5, 6, 7, 8, 9, 10]),
    ("-spend>=500", [2, 4, 5, 6, 9, 10]),
    ("spend:500..1200.5", [1, 3, 8]), ("spend:..7", [5, 6, 9, 10]),
    ("spend>=1,200", [3, 7]), ("spend>=¥1,200.50", [3, 7]), ("spend>=0.5万", [7]),
    ("消费（365天）>=2000", [7]), ("spend(365d)>=10", [1, 7]), ("orders>=1.5", [3, 5, 6, 7, 8, 9, 10]),
    ("share>=45%", [9, 10]), ("share:50", [10]), ("spend:none,500", [1, 4]),
    ("spend>-1 orders<1", [1]),
    // Ages and days.
    ("last>30d", [2, 7, 9]), ("last>=30d", [1, 2, 7, 9]), ("last<30d", [3, 5, 6, 8, 10]),
    ("last<=30d", [1, 3, 5, 6, 8, 10]), ("last:30d", [1]), ("last>1y", []), ("last>=1y", [9]),
    ("最近互动>30天", [2, 7, 9]), ("last>4w2d", [2, 7, 9]), ("last:today", [3]), ("last:今天", [3]),
    ("last>=2026-05-19", [3, 6]), ("last>2026-05-19", [3]),
    ("last<05-01", [1, 2, 5, 7, 9]), ("last:本周", [3, 6]), ("last:上周", [8, 10]),
    ("last:本月", [3, 6, 8, 10]),
    ("last:上月", [1, 2, 5]), ("last:2026-04", [1, 2, 5]), ("last:4月20日", [1]),
    ("last:..yesterday", [1, 2, 5, 6, 7, 8, 9, 10]), ("last:5d..7d", [8, 10]),
    ("last:7d..5d", [8, 10]),
    ("last:..1d", [3, 6]), ("last:90d..", [7, 9]), ("last:none", [4]),
    ("last:bom..eom", [3, 6, 8, 10]),
    ("last:2026-04-20..2026-04-21", [1, 5]), ("last!=30d", [2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ("last:today-30d", [1]), ("last:mon", []), ("last:tue", [6]), ("last>1m", [2, 7, 9]),
    ("seen>5h", [6, 7, 8, 9, 10]), ("seen<=5h", [1, 2, 3, 4, 5]), ("seen:3h..5h", [3, 4, 5]),
    ("seen:today", everyone), ("seen<1d", everyone),
    // Sets.
    ("tag:VIP", [2, 3, 10]), ("tag:vip", [2, 3, 10]), ("#vip", [2, 3, 10]),
    ("tag:新客,VIP", [1, 2, 3, 10]),
    ("tag:新客 tag:VIP", [2, 10]), ("tag=新客", [1]), ("tag=新客,VIP", [2]),
    ("tag!=新客", [2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ("tag:none", [5, 6, 7, 8, 9]), ("tag:*", [1, 2, 3, 4, 10]), ("#\"高 意向\"", [4, 10]),
    ("-#vip", [1, 4, 5, 6, 7, 8, 9]),
    ("group:美妆1群", [1, 2]), ("group=美妆1群", [1]), ("群:母婴群,美妆1群", [1, 2]),
    ("group:none", [3, 4, 5, 6, 7, 8, 9, 10]),
    ("city:上海", [1, 2]), ("city:上海,杭州", [1, 2, 3, 7]), ("city=上海", [1, 2]),
    ("city:none", [4, 6, 8, 10]),
    ("owner:小美", [6, 7]), ("-owner:小美", [1, 2, 3, 4, 5, 8, 9, 10]), ("owner:p-00000-2", [10]),
    ("客服:小美,阿强", [6, 7, 10]),
    // Closed sets and flags.
    ("stage:lost", [4]), ("阶段:流失", [4]), ("stage:repeat,new", [1, 2]),
    ("stage!=prospect", [1, 2, 4]),
    ("consent:granted", [3]), ("consent:none", [1, 2, 4, 6, 7, 8, 9, 10]), ("营销授权:拒绝", [5]),
    ("-consent:granted", [1, 2, 4, 5, 6, 7, 8, 9, 10]), ("staff:yes", [6]), ("同事:是", [6]),
    ("staff:no", [1, 2, 3, 4, 5, 7, 8, 9, 10]),
    ("staff!=yes", [1, 2, 3, 4, 5, 7, 8, 9, 10]), ("staff:none", [1, 2, 3, 4, 5, 7, 8, 9, 10]),
    // Text and words.
    ("name:王", [4]), ("name:vip", [4]), ("name=\"wang wu\"", [3]), ("name:\"none\"", [9]),
    ("name:none", []),
    ("wang", [3]), ("WU", [3]), ("张", [1]), ("zs", [1]), ("lis", [2]), ("vip", [2, 3, 4, 10]),
    ("\"(1)\"", [10]),
    ("新客", [1, 2, 10]), ("-vip", [1, 5, 6, 7, 8, 9]),
    // Joining.
    ("city:上海 或 city:杭州 spend>=5000", [1, 2, 7]), ("(city:上海 或 city:杭州) spend>=500", [1, 3, 7]),
    ("非（city:上海 或 city:杭州）", [4, 5, 6, 8, 9, 10]), ("--staff:yes", [6]),
  ]

  @Test(arguments: vectors.indices) func `the query matches the rows`(index: Int) {
    let (text, expected) = MatchingTests.vectors[index]
    #expect(SampleScene.matches(text) == expected, "\(text)")
  }

  @Test(arguments: vectors.indices) func `a query and its negation are everybody`(index: Int) {
    let text = MatchingTests.vectors[index].0
    guard !text.isEmpty, case .success(let query) = Query.parse(text),
      case .success(let inverse) = SampleScene.catalog.compile(
        .not(query), scene: SampleScene.scene),
      case .success(let straight) = SampleScene.catalog.compile(query, scene: SampleScene.scene)
    else {
      #expect(text.isEmpty)
      return
    }
    for member in SampleScene.scene.community.members {
      #expect(straight.matches(member) != inverse.matches(member))
    }
  }

  @Test func `an unknown name matches nothing and says so`() throws {
    for text in ["tag:VIPP", "city:火星", "group:没有的群", "#VIPP", "owner:小没"] {
      let compiled = try SampleScene.catalog.compile(text: text, scene: SampleScene.scene).get()
      #expect(compiled.ids(in: SampleScene.scene.community.members) == [])
      #expect(compiled.warnings.count == 1)
    }
    let near = try SampleScene.catalog.compile(text: "#VIPP", scene: SampleScene.scene).get()
    #expect(near.warnings.first?.suggestion == "VIP")
    #expect(near.warnings.first?.place.start == 1)
    let mixed = try SampleScene.catalog.compile(text: "#vip,VIPP", scene: SampleScene.scene).get()
    #expect(mixed.count(in: SampleScene.scene.community.members) == 3)
    #expect(mixed.warnings.count == 1)
  }

  @Test(arguments: [
    "-tag:VIPP", "非 #VIPP", "tag!=VIPP", "-(city:上海 或 city:火星)", "-tag:VIP,VIPP",
    "--(-city:火星)", "-(-(tag!=VIPP))",
  ]) func `the negation of an unknown name is refused`(text: String) throws {
    let error = try #require(SampleScene.refusal(text))
    #expect(error.message.en.contains("negation"))
    #expect(error.caretLine(width: cells).contains("^"))
  }

  @Test(arguments: ["--tag:VIPP", "-(tag!=VIPP)"])
  func `a double negation of an unknown name is not`(text: String) {
    #expect(SampleScene.matches(text) == [])
  }

  @Test func `saved queries bind as trees`() throws {
    var saved = SavedQueries()
    try saved.save(tree("city:上海 或 city:杭州"), as: "两地")
    try saved.save(tree("@两地 spend>=500"), as: "好客")
    #expect(SampleScene.matches("spend>=1000 @两地", saved: saved) == [3, 7])
    #expect(SampleScene.matches("@两地 spend>=1000", saved: saved) == [3, 7])
    #expect(SampleScene.matches("-@两地", saved: saved) == [4, 5, 6, 8, 9, 10])
    #expect(SampleScene.matches("@好客", saved: saved) == [1, 3, 7])
    #expect(throws: QueryError.self) { try saved.save(tree("a @好客"), as: "两地") }
    #expect(throws: QueryError.self) { try saved.save(tree("@x"), as: "X") }
    let missing = try #require(SampleScene.refusal("@好课", saved: saved))
    #expect(missing.suggestion == "好客")
    let found = SavedQueries(found: [("a", tree("@b")), ("b", tree("@a"))])
    #expect(try #require(SampleScene.refusal("x @a", saved: found)).message.en.contains("itself"))
    let wrong = SavedQueries(found: [("a", tree("teir:1"))])
    #expect(try #require(SampleScene.refusal("x @a", saved: wrong)).characterOffset == 3)
  }

  @Test func `saved queries that double one another are refused`() throws {
    var found = [("q0", tree("a b"))]
    for index in 1...15 { found.append(("q\(index)", tree("@q\(index - 1) @q\(index - 1)"))) }
    let error = try #require(SampleScene.refusal("@q15", saved: SavedQueries(found: found)))
    #expect(error.message.en.contains("too large"))
  }

  @Test func `a scan can be shared and cancelled`() throws {
    let members = SampleScene.scene.community.members
    let compiled = try SampleScene.catalog.compile(text: "#vip", scene: SampleScene.scene).get()
    let shared = compiled.ids(
      in: members, sharing: { count, part in (0..<count).map { part($0) } })
    #expect(shared == compiled.ids(in: members))
    #expect(compiled.ids(in: members, isCancelled: { true }) == nil)
    #expect(compiled.count(in: members) == 3)
  }
}
