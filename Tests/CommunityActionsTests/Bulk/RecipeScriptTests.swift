import CommunityActions
import Testing
import Wording

@Suite struct RecipeScriptTests {
  private static let text = """
    # 黑五前
    on members
    where 阶段:预流失 消费>=500
    do member.tag.add 黑五意向
    do member.note.add "发过券：{券名}"
    """

  @Test func `a recipe reads as text and is written the same again`() throws {
    let script = try RecipeScript(Self.text)
    #expect(script.on == "members")
    #expect(script.query == "阶段:预流失 消费>=500")
    #expect(script.steps.map(\.action) == ["member.tag.add", "member.note.add"])
    #expect(try RecipeScript(script.text) == script)
  }

  @Test(arguments: ["a b", "", "\"", "\\", "x\\n", "张 三", "#", "{a}", "多\n行", "\t", "-", "　"])
  func `any answer survives being written down`(answer: String) throws {
    let script = RecipeScript(
      on: "members",
      steps: [RecipeScript.Step(action: "member.remark.set", answers: [answer])])
    #expect(try RecipeScript(script.text) == script)
  }

  @Test func `blanks are asked once each, in order, and filled in`() throws {
    let script = try RecipeScript(
      "do member.tag.add {标签}\ndo member.note.add \"{谁} 打了 {标签}\"")
    #expect(script.blanks == ["标签", "谁"])
    let filled = script.filled(["标签": "会员日", "谁": "小林"])
    #expect(filled.steps.map(\.answers) == [["会员日"], ["小林 打了 会员日"]])
    #expect(filled.blanks.isEmpty)
  }

  @Test(arguments: [
    ("", "no step"), ("on members", "no step"), ("do no.such.thing", "line 1"),
    ("wat", "line 1"), ("do member.tag.add", "line 1"), ("do member.tag.add a b", "line 1"),
    ("do member.tag.add \"a", "line 1"), ("on groups\ndo member.tag.add a", "not one on groups"),
  ])
  func `what cannot be read is refused by its line`(text: String, reason: String) {
    do throws(Refusal) {
      _ = try RecipeScript(text)
      Issue.record("accepted")
    } catch {
      #expect(error.words.en.lowercased().contains(reason))
      #expect(!error.words.zh.isEmpty)
    }
  }
}
