import TestKit
import Testing

/// Recipes without a screen: read, tried, done, taken back.
@Suite(.serialized) struct RecipeCommandTests {
  private static let text = """
    on members
    where 消费>=500
    do member.tag.add {标签}
    do member.remark.set 常客
    """

  @Test func `a recipe is saved, listed, tried and done step by step`() throws {
    let shop = try Shop.lively()
    let saved = try shop.run(
      "do", "recipe.text.save", "常客", Self.text, "--where", "*", "--yes")
    #expect(saved.status == .code(0), "\(saved.errors)")
    #expect(try shop.run("recipes").output.contains("常客\tmember.tag.add → member.remark.set"))
    #expect(try shop.run("recipes", "常客").output == Self.text + "\n")

    // A blank that nobody fills is asked for.
    let open = try shop.run("do", "--recipe", "常客", "--dry-run")
    #expect(open.status == .code(2))
    #expect(open.errors.contains("--set"))

    let before = try shop.log()
    let trial = try shop.json("do", "--recipe", "常客", "--set", "标签=会员日", "--dry-run")
    #expect(try shop.log() == before, "a dry run changed something")
    let done = try shop.json("do", "--recipe", "常客", "--set", "标签=会员日", "--yes")
    let log = try shop.log()
    #expect(log.count == before.count + 2)
    #expect(log.prefix(2).map { $0["action"]?.text } == ["member.remark.set", "member.tag.add"])
    for step in 0..<2 {
      #expect(done.list?[step]["change"] == trial.list?[step]["change"])
      #expect(trial.list?[step]["transaction"] == .null)
    }
    #expect(try shop.count("tag:会员日") == log[1]["count"]?.integer)
    #expect(try shop.run("undo").status == .code(0))
    #expect(try shop.run("undo").status == .code(0))
    #expect(try shop.count("tag:会员日") == 0)
    #expect(try shop.json("check")["state"] == .string("clean"))
  }

  @Test func `a recipe in a file runs on another set, and a wrong one names its line`() throws {
    let shop = try Shop.lively()
    try shop.home.write("on members\ndo member.tag.add 文件里的\n", to: "one.recipe")
    let path = shop.home.file("one.recipe")
    #expect(try shop.run("do", "--recipe", path, "--yes").status == .code(2))
    let done = try shop.run("do", "--recipe", path, "--where", "消费>=2000", "--yes")
    #expect(done.status == .code(0), "\(done.errors)")
    #expect(try shop.count("tag:文件里的") > 0)
    try shop.home.write("on members\nwat\n", to: "two.recipe")
    let wrong = try shop.run(
      "do", "--recipe", shop.home.file("two.recipe"), "--where", "*", "--yes")
    #expect(wrong.status == .code(2))
    #expect(wrong.errors.contains("2"))
  }
}
