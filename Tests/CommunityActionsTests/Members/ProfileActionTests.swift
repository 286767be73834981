import CommunityActions
import CommunityModel
import Testing
import Wording

@Suite struct ProfileActionTests {
  @Test(arguments: [
    (BulkAction.setRemark, "remark"), (.setRealName, "realName"), (.setCity, "city"),
    (.setProvince, "province"), (.setAddress, "address"), (.setEmail, "email"),
  ])
  func `a text field is set, is so already, and is cleared by nothing`(
    action: BulkAction, key: String
  ) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    let field = try #require(Member.field(key))
    try sketch.perform(action, action.sample, id)
    #expect(field.read(try sketch.member(id)) == .text(action.sample[0]))
    #expect(try sketch.plan(action, [" \(action.sample[0]) "], id).unchanged == [id.raw])
    try sketch.perform(action, [""], id)
    #expect(field.read(try sketch.member(id)).isNone)
    #expect(try sketch.plan(action, ["-"], id).unchanged == [id.raw])
  }

  @Test(arguments: ["a@b", "a b@c.cn", "@c.cn", "a@@c.cn", "a@c..cn", "王@c.cn", "a@.cn"])
  func `what is no e-mail address is refused`(text: String) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    #expect(try sketch.refusal(.setEmail, [text], id) == "「\(text)」不像邮箱地址")
  }

  @Test func `a line that is too long or two lines are refused`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    let long = String(repeating: "长", count: 41)
    #expect(try sketch.refusal(.setRemark, [long], id) == "最长 40 个字")
    #expect(try sketch.refusal(.setRemark, ["一\n二"], id) == "只能写一行")
    #expect(try sketch.refusal(.setRealName, ["王1"], id) == "姓名里不会有数字")
  }

  @Test(arguments: ["13900010001", "139 0001 0001", "+86 139-0001-0001", "１３９０００１０００１"])
  func `a mobile number is understood as people write it`(typed: String) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    try sketch.perform(.setPhone, [typed], id)
    #expect(try sketch.member(id).phone == "13900010001")
  }

  @Test(arguments: ["1390001000", "23900010001", "139****0001", "139000100011"])
  func `what is no mobile number is refused`(typed: String) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    #expect(try sketch.refusal(.setPhone, [typed], id) == "手机号要 11 位数字，1 开头")
  }

  @Test func `a mobile number belongs to one person`() throws {
    var sketch = ActionSketch()
    let holder = try sketch.person { $0.phone = "139-0001-0001" }
    let (one, two) = (try sketch.person(), try sketch.person())
    let taken = try sketch.plan(.setPhone, ["13900010001"], one, two)
    #expect(taken.reasons == ["手机号已经是别人的": 2])
    let fresh = try sketch.perform(.setPhone, ["13900010002"], one, two)
    #expect(fresh.items.map(\.id) == [one.raw])
    #expect(fresh.reasons == ["一个手机号只能给一位": 1])
    #expect(try sketch.plan(.setPhone, ["13900010002"], one, two).changeCount == 0)
    let cleared = try sketch.plan(.setPhone, [""], holder)
    #expect(cleared.items.first?.before.zh == "139***0001")
    #expect(cleared.label.zh == "清空手机")
  }

  @Test func `labels of private fields tell nothing`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    for action in [BulkAction.setPhone, .setRealName, .setEmail, .setAddress, .setBirthday] {
      let plan = try sketch.plan(action, action.sample, id)
      #expect(!plan.label.zh.contains(action.sample[0]))
      #expect(!plan.label.en.contains(action.sample[0]))
    }
  }

  @Test func `gender is set by its name and cleared`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    try sketch.perform(.setGender, ["Female"], id)
    #expect(try sketch.member(id).gender == .female)
    #expect(try sketch.refusal(.setGender, ["猫"], id) == "没有「猫」，可以是：女、男")
    try sketch.perform(.setGender, [""], id)
    #expect(try sketch.member(id).gender == nil)
  }

  @Test(arguments: [
    ("1990-05-12", "05-12"), ("2-29", "02-29"), ("5月12日", "05-12"), ("农历08-15", "农08-15"),
    ("农历八月十五", "农08-15"), ("lunar 1990-8-15", "农08-15"), ("农历闰四月初五", "农闰04-05"),
    ("阴历腊月廿三", "农12-23"), ("农历正月三十", "农01-30"), ("农历冬月二十一", "农11-21"),
  ])
  func `a birthday is understood as people write it`(typed: String, shown: String) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    try sketch.perform(.setBirthday, [typed], id)
    #expect(Birthday(try sketch.member(id))?.text == shown)
    try sketch.perform(.setBirthday, [""], id)
    #expect(Birthday(try sketch.member(id)) == nil)
  }

  @Test(arguments: ["2-30", "1999-02-29", "13-01", "农历八月卅一", "农历13-01", "生日", "2027-01-01"])
  func `what is no birthday is refused`(typed: String) throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    #expect(try !sketch.refusal(.setBirthday, [typed], id).isEmpty)
  }
}
