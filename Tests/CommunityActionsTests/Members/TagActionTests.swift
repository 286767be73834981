import CommunityActions
import CommunityModel
import Testing
import Wording

@Suite struct TagActionTests {
  @Test func `a tag is replaced within its category and keeps its end`() throws {
    var sketch = ActionSketch()
    let old = try sketch.tag("囤货", category: "偏好")
    let new = try sketch.tag("零食", category: "偏好")
    let until = ActionSketch.today + 9
    let worn = TagAssignment(tag: old, source: .manual, on: ActionSketch.today - 3, until: until)
    let wearer = try sketch.person { $0.tags = [worn] }
    let both = try sketch.person {
      $0.tags = [worn, TagAssignment(tag: new, source: .import)].sorted {
        $0.fieldValue < $1.fieldValue
      }
    }
    let other = try sketch.person()
    let plan = try sketch.perform(.replaceTag, ["囤货", "零食"], wearer, both, other)
    #expect(plan.changeCount == 2)
    #expect(plan.reasons == ["没有「囤货」": 1])
    #expect(
      try sketch.member(wearer).tags == [
        TagAssignment(tag: new, source: .bulk, on: ActionSketch.today, until: until)
      ])
    #expect(try sketch.member(both).tags.map(\.tag) == [new])
  }

  @Test func `tags of two categories are not exchanged, a new name joins the category`() throws {
    var sketch = ActionSketch()
    let old = try sketch.tag("囤货", category: "偏好")
    _ = try sketch.tag("母婴", category: "基础")
    let wearer = try sketch.person { $0.tags = [TagAssignment(tag: old, source: .manual)] }
    #expect(
      try sketch.refusal(.replaceTag, ["囤货", "母婴"], wearer) == "「囤货」和「母婴」不在同一个标签组")
    #expect(try sketch.refusal(.replaceTag, ["囤货", "囤货"], wearer) == "两个标签是同一个")
    let plan = try sketch.perform(.replaceTag, ["囤货", "囤货达人"], wearer)
    #expect(plan.warnings.map(\.zh) == ["会新建静态标签「囤货达人」"])
    #expect(sketch.community.tags.first { $0.name == "囤货达人" }?.category == "偏好")
  }

  @Test func `the end of a tag is set and taken off, and WeCom tags are left alone`() throws {
    var sketch = ActionSketch()
    let own = try sketch.tag("囤货")
    let foreign = try sketch.tag("新客", source: .wecom)
    let wearer = try sketch.person { $0.tags = [TagAssignment(tag: own, source: .manual)] }
    let friend = try sketch.person { $0.tags = [TagAssignment(tag: foreign, source: .wecom)] }
    #expect(try sketch.refusal(.expireTag, ["囤货", "昨天"], wearer) == "2026-11-23 不在今天之后")
    try sketch.perform(.expireTag, ["囤货", "+7"], wearer)
    #expect(try sketch.member(wearer).tags.map(\.until) == [ActionSketch.today + 7])
    #expect(try sketch.plan(.expireTag, ["囤货", "12-01"], wearer).unchanged == [wearer.raw])
    try sketch.perform(.expireTag, ["囤货", ""], wearer)
    #expect(try sketch.member(wearer).tags.map(\.until) == [nil])
    #expect(
      try sketch.plan(.expireTag, ["新客", "+7"], friend, wearer).reasons == ["企微标签": 1, "没有「新客」": 1])
  }

  @Test func `a category of tags is cleared but for those of WeCom`() throws {
    var sketch = ActionSketch()
    let one = try sketch.tag("囤货", category: "偏好")
    let two = try sketch.tag("零食", category: "偏好")
    let foreign = try sketch.tag("新客", category: "偏好", source: .wecom)
    let wearer = try sketch.person {
      $0.tags = [
        TagAssignment(tag: one, source: .manual), TagAssignment(tag: two, source: .import),
        TagAssignment(tag: foreign, source: .wecom),
      ]
    }
    let friend = try sketch.person { $0.tags = [TagAssignment(tag: foreign, source: .wecom)] }
    let bare = try sketch.person()
    let plan = try sketch.perform(.clearTags, ["偏好"], wearer, friend, bare)
    #expect(plan.changeCount == 1)
    #expect(plan.unchanged == [bare.raw])
    #expect(plan.reasons == ["企微标签": 1])
    #expect(try sketch.member(wearer).tags.map(\.tag) == [foreign])
  }

  @Test func `a list is saved, grows, and is left`() throws {
    var sketch = ActionSketch()
    let (one, two) = (try sketch.person("甲"), try sketch.person("乙"))
    try sketch.perform(.saveAsList, ["回访"], one)
    let again = try sketch.perform(.saveAsList, ["回访"], one, two)
    #expect(again.unchanged == [one.raw])
    #expect(again.warnings.count == 1)
    #expect(sketch.community.segments.count == 1)
    #expect(sketch.community.members.filter { !$0.segments.isEmpty }.map(\.name) == ["甲", "乙"])
    try sketch.perform(.leaveList, ["回访"], one)
    #expect(try sketch.member(one).segments.isEmpty)
    #expect(try sketch.refusal(.leaveList, ["别的"], one) == "没有名单「别的」")
  }
}
