import CommunityModel
import CommunityQuery
import Testing
import Wording

@Suite struct CheckTests {
  static let pairs: [(String, String)] = [
    ("spend>=500", "消费>=500"), ("spend>=500", "累计消费≥￥500"), ("last>30d", "最近互动＞30天"),
    ("-stage:lost", "非 阶段:流失"), ("stage:churnWarning", "阶段:流失预警"), ("staff:yes", "同事:是"),
    ("last:today", "最近互动:今天"), ("last>=bom", "最近互动≥月初"), ("spend:none", "消费:无"),
    ("spend(365d)>=2000", "消费（365天）≥2000"), ("last:thisweek", "最近互动：本周"),
    ("last>2026-05-01", "最近互动>2026年5月1日"), ("last>05-01", "最近互动>5月1日"), ("last>1m2w", "最近互动>1个月2周"),
    ("(stage:lost or stage:left) spend>1000", "（阶段:流失 或 阶段:已退群）且 消费>1,000"),
    ("consent:granted,denied", "营销授权：有、拒绝"), ("spend:500..", "消费:500.0.."),
    ("tag:a", "标签:a"), ("share>=45%", "占比>=４５％"), ("spend>=15000", "消费>=1.5万"),
    ("last:today-7d", "最近互动:今天-7天"), ("last:mon..fri", "最近互动:周一..周五"),
  ]

  @Test(arguments: pairs.indices) func `both languages give one tree`(index: Int) throws {
    let (english, chinese) = CheckTests.pairs[index]
    let first = try #require(SampleScene.checked(english))
    #expect(SampleScene.checked(chinese) == first, "\(chinese)")
    for language in Language.allCases {
      let printed = SampleScene.catalog.printed(first, language)
      #expect(SampleScene.checked(printed) == first, "\(printed)")
    }
    #expect(Query.parse(first.printed) == .success(first))
    #expect(SampleScene.catalog.check(first) == .success(first))
  }

  static let refused: [(String, Int, String?)] = [
    ("teir:gold", 0, nil), ("stagee:lost", 0, "stage"), ("spned>=5", 0, "spend"),
    ("阶断:流失", 0, "阶段"),
    ("spend>=abc", 7, nil), ("stage:lsot", 6, "lost"), ("阶段:流矢", 3, "流失"),
    ("stage:nosuchstage", 6, nil),
    ("spend>=1,50", 0, nil), ("spend:1,000", 8, nil), ("spend:1,000..", 8, nil),
    ("last>abc", 5, nil),
    ("last>yestrday", 5, "yesterday"),
    ("last>3h", 5, nil), ("last:30d..today", 5, nil),
    ("last:2026-05-02..2026-05-01", 5, "2026-05-01..2026-05-02"),
    ("spend:5..1", 6, "1..5"), ("stage>new", 0, nil), ("name:a..b", 0, nil), ("tag>a", 0, nil),
    ("spend>1..5", 0, nil),
    ("spend>none", 0, nil), ("spend>*", 0, nil), ("orders(30d)>1", 0, nil),
    ("staff:maybe", 6, "yes"),
    ("last>2026-02-30", 5, nil), ("last>13-01", 5, nil), ("http://x", 0, nil),
    ("a sort:name", 2, nil),
    ("spend>=99999999999999", 7, nil), ("spend>=1.2345678", 7, nil), ("last>99999999d", 5, nil),
  ]

  @Test(arguments: refused.indices) func `the query is refused at its place`(index: Int) throws {
    let (text, offset, suggestion) = CheckTests.refused[index]
    let error = try #require(SampleScene.refusal(text), "\(text) is accepted")
    #expect(error.characterOffset == offset, "\(text): \(error.message.en)")
    #expect(error.suggestion == suggestion, "\(text)")
    #expect(error.source == text)
    #expect(error.fullMessage.zh.hasPrefix(error.message.zh))
  }

  @Test func `an unknown code lists what there is`() throws {
    let error = try #require(SampleScene.refusal("阶段:没有"))
    #expect(error.message.zh.contains("流失、沉睡"))
    #expect(error.caretLine(width: cells) == "     ^^^^")
  }

  @Test func `the paraphrase says what is asked`() throws {
    let vectors: [(String, String, String)] = [
      (
        "last>30d spend>=500 -stage:lost", "最近互动早于 30 天前 且 消费 ≥ 500 且 阶段不是流失",
        "last active more than 30 days ago and spend ≥ 500 and stage is not Lost"
      ),
      ("-spend>=500", "消费并非 ≥ 500", "spend is not ≥ 500"),
      ("spend(365d)>=500", "近 365 天消费 ≥ 500", "spend in 365 days ≥ 500"),
      ("a 或 -b", "含“a” 或 不含“b”", "mentions “a” or does not mention “b”"),
      ("-(a 或 #vip)", "不满足（含“a” 或 标签有“vip”）", "not (mentions “a” or tag has “vip”)"),
      ("", "全部（没有筛选）", "everything (no filter)"), ("*", "全部", "everything"),
      ("last:5d..7d", "最近互动在 5 天前 到 7 天前 之间", "last active is between 5 days ago and 7 days ago"),
      ("last:本周 staff:no", "最近互动在 本周 且 同事：否", "last active on this week and staff: no"),
      ("spend:none", "消费无记录", "spend is not recorded"),
      ("stage:lost,left", "阶段是流失或是已退群", "stage is Lost or is Left"),
    ]
    for (text, chinese, english) in vectors {
      let words = SampleScene.catalog.paraphrase(try #require(SampleScene.checked(text)))
      #expect(words.zh == chinese)
      #expect(words.en == english)
    }
  }

  @Test func `each clause says what it matches alone`() throws {
    let members = SampleScene.scene.community.members
    let compiled = try SampleScene.catalog.compile(
      text: "spend>=500 (city:上海 或 -#vip)", scene: SampleScene.scene
    ).get()
    let counts = SampleScene.catalog.explain(compiled, in: members)
    #expect(counts.map(\.count) == [4, 2, 7])
    #expect(counts.last?.words.zh == "标签没有“vip”")
  }

  @Test func `rows let in for want of a record are counted`() throws {
    let members = SampleScene.scene.community.members
    let compiled = try SampleScene.catalog.compile(
      text: "-spend>=500 last:*", scene: SampleScene.scene
    ).get()
    #expect(SampleScene.catalog.missing(compiled, in: members).isEmpty)
    let open = try SampleScene.catalog.compile(text: "-spend>=500", scene: SampleScene.scene).get()
    let missing = SampleScene.catalog.missing(open, in: members)
    #expect(missing.map(\.count) == [1])
    #expect(missing.first?.note.zh == "含 1 位无消费记录")
  }
}
