import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// What the shop records under names of its own.
struct OwnFieldTests {
  @Test func `a fact is set, is so already, takes another value, and is cleared`() throws {
    var sketch = ActionSketch()
    let (one, two) = (try sketch.person(), try sketch.person())
    try sketch.perform(.setOwnField, ["职业", "护士"], one, two)
    #expect(try sketch.member(one).ownFacts == [OwnFact(name: "职业", value: "护士")])
    #expect(
      try sketch.plan(.setOwnField, [" 职业 ", "护士"], one, two).unchanged == [one.raw, two.raw])
    try sketch.perform(.setOwnField, ["孩子", "两个"], one)
    try sketch.perform(.setOwnField, ["职业", "教师"], one)
    #expect(try sketch.member(one).ownFacts.map(\.text).sorted() == ["孩子=两个", "职业=教师"])
    #expect(sketch.community.ownFactNames == ["孩子", "职业"])
    try sketch.perform(.clearOwnField, ["职业"], one)
    #expect(try sketch.member(one).ownFacts.map(\.text) == ["孩子=两个"])
    #expect(try sketch.plan(.clearOwnField, ["职业"], one).unchanged == [one.raw])
    #expect(try sketch.member(two).ownFacts.map(\.value) == ["护士"])
  }

  @Test func `the query finds a fact by name and value, and by half of it`() throws {
    var sketch = ActionSketch()
    let (nurse, other) = (try sketch.person("甲"), try sketch.person("乙"))
    try sketch.perform(.setOwnField, ["职业", "护士"], nurse)
    try sketch.perform(.setOwnField, ["职业", "教师"], other)
    let scene = QueryScene(
      community: sketch.community,
      figures: .computed(from: sketch.community, moment: ActionSketch.moment))
    let queries = try #require(CollectionQueries.named("members"))
    for text in ["自定:职业=护士", "own:护士", "护士"] {
      #expect(try queries.find(text, scene).get().ids == [nurse.raw], "\(text)")
    }
    #expect(try queries.find("自定:职业", scene).get().ids == [nurse.raw, other.raw])
  }

  @Test func `a name with the sign in it is refused, and what is no fact is read as none`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    #expect(try sketch.refusal(.setOwnField, ["职=业", "护士"], id) == "字段名里不能有 =")
    #expect(OwnFact("职业") == nil)
    #expect(OwnFact("=护士") == nil)
    #expect(OwnFact("身高=1=7") == OwnFact(name: "身高", value: "1=7"))
  }

  @Test func `an erasure takes own facts too`() {
    #expect(PersonalData.isErased(Member.own.key, in: Member.collection.key))
  }
}
