import CommunityModel
import CommunityQuery
import Testing
import Wording

@Suite struct RequestTests {
  @Test func `modifiers stand outside the filter`() throws {
    let request = try QueryRequest.parse(
      "spend>=500 sort:-spend,name #vip limit:50 cols:name,stage"
    ).get()
    #expect(request.filter == tree("spend>=500 #vip"))
    #expect(request.sort == [SortKey("spend", isDescending: true), SortKey("name")])
    #expect(request.limit == 50)
    #expect(request.columns.map(\.text) == ["name", "stage"])
    #expect(try QueryRequest.parse(request.printed).get() == request)
    let chinese = try QueryRequest.parse("a 或 b 排序：-消费 条数:5 列:昵称、阶段").get()
    #expect(chinese.filter == tree("a or b"))
    let checked = try SampleScene.catalog.check(chinese).get()
    #expect(checked.sort.first?.field.text == "spend")
    #expect(checked.columns.map(\.text) == ["name", "stage"])
    #expect(try QueryRequest.parse(chinese.printed).get() == chinese)
    #expect(try QueryRequest.parse("sort:name").get().filter.isEmpty)
    #expect(try QueryRequest.sortKeys("-spend,name").get() == request.sort)
  }

  @Test(arguments: [
    "limit:0", "limit:x", "limit:5,6", "sort:*", "a or sort:name", "-sort:name limit:",
  ])
  func `a wrong modifier is refused`(text: String) {
    guard case .failure(let error) = QueryRequest.parse(text) else {
      Issue.record("\(text) is accepted")
      return
    }
    #expect(error.source == text)
  }

  @Test func `a modifier within the filter is refused by name`() throws {
    let request = try QueryRequest.parse("(a sort:name)").get()
    guard case .failure(let error) = SampleScene.catalog.check(request, source: "(a sort:name)")
    else {
      Issue.record("accepted")
      return
    }
    #expect(error.characterOffset == 3)
    #expect(error.message.en.contains("outside"))
  }

  @Test func `rows sort by the keys and missing values come last`() {
    let rows = Array(SampleScene.scene.community.members)
    func sorted(_ text: String) -> [Int64] {
      guard case .success(let keys) = QueryRequest.sortKeys(text) else { return [] }
      return SampleScene.catalog.sorted(rows, by: keys, scene: SampleScene.scene)
        .map { PackedID.counter(of: $0.id.raw) }
    }
    #expect(sorted("-spend") == [7, 3, 8, 1, 2, 10, 5, 6, 9, 4])
    #expect(sorted("spend") == [5, 6, 9, 10, 2, 1, 8, 3, 7, 4])
    #expect(sorted("stage,-spend").prefix(3) == [4, 2, 1])
    #expect(sorted("owner").prefix(3) == [6, 7, 10])
  }

  @Test func `any text gives a request or an error`() {
    var generator = SeededGenerator(seed: 99)
    var accepted = 0
    for _ in 0..<5_000 {
      let text = FuzzTests.text(&generator)
      if case .success(let request) = QueryRequest.parse(text) {
        accepted += 1
        _ = SampleScene.catalog.check(request)
      }
    }
    #expect(accepted > 100)
  }

  static func completions(_ text: String, saved: SavedQueries = SavedQueries()) -> [QueryCompletion]
  {
    SampleScene.catalog.completions(
      of: text, scene: SampleScene.scene, rows: SampleScene.scene.community.members, saved: saved,
      language: .english)
  }

  @Test func `completion offers fields, values with counts, tags and saved queries`() throws {
    #expect(RequestTests.completions("sp").map(\.text) == ["spend"])
    #expect(RequestTests.completions("").contains { $0.text == "stage" })
    #expect(RequestTests.completions("a -(阶").map(\.text) == ["阶段"])
    #expect(RequestTests.completions("spend").prefix(2).map(\.text) == ["spend>=", "spend<="])
    let stages = RequestTests.completions("a stage:new,l")
    #expect(stages.map(\.text) == ["left", "lost"])
    #expect(stages.map(\.count) == [0, 1])
    #expect(stages.first?.place.start == "a stage:new,".utf8.count)
    #expect(RequestTests.completions("阶段:流").map(\.text) == ["流失", "预流失"])
    let tags = RequestTests.completions("x #")
    #expect(tags.map(\.text) == ["VIP", "新客", "\"高 意向\""])
    #expect(tags.map(\.count) == [3, 3, 2])
    #expect(RequestTests.completions("city:").first?.count == 2)
    #expect(RequestTests.completions("owner:小").map(\.text) == ["小美"])
    #expect(RequestTests.completions("staff:").map(\.count) == [1, 9])
    #expect(RequestTests.completions("spend(365d)>=").isEmpty)
    #expect(RequestTests.completions("\"a").isEmpty)
    #expect(RequestTests.completions("last>3").map(\.text) == ["30d"])
    var saved = SavedQueries()
    try saved.save(tree("a"), as: "活跃")
    #expect(RequestTests.completions("b @活", saved: saved).map(\.text) == ["活跃"])
  }

  @Test func `completion survives any text`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let text = FuzzTests.text(&generator)
      for completion in RequestTests.completions(text) {
        #expect(completion.place.start <= completion.place.end)
        #expect(completion.place.end <= text.utf8.count)
      }
    }
  }
}
