import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import CommunityStore
import Wording

/// Recipes without a screen: listed, read as text, and done step by step on the rows that a query finds.
enum RecipeCommand {
  static let verb = Verb(
    "recipes", "[NAME] [--format text|json]", "列出流程，或打印一个流程的内容",
    "Lists the recipes, or prints one as text",
    [.value("--format", "text|json", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      let session = try Session.reading(call.globals)
      let known = session.community.recipes.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      if let name = call.words.first {
        Output.line(try named(name, known).text)
        return 0
      }
      if format == "json" {
        Output.line(
          Json.array(
            known.map {
              .object([
                ("name", .string($0.name)), ("text", .string($0.text)), ("by", .string($0.by)),
                ("daily", .bool((try? RecipeScript($0.text))?.isDaily ?? false)),
              ])
            }
          ).text)
      } else {
        for recipe in known {
          let steps = (try? RecipeScript(recipe.text))?.steps.map(\.action) ?? ["?"]
          Output.line("\(recipe.name)\t\(steps.joined(separator: " → "))")
        }
      }
      return 0
    })

  private static func named(_ name: String, _ known: [Recipe]) throws(Failure) -> Recipe {
    guard let recipe = known.first(where: { $0.name == name }) else {
      throw .usage(
        Localized(
          "没有流程「\(name)」，qunzhu recipes 列出来",
          "There is no recipe “\(name)”; qunzhu recipes lists them"))
    }
    return recipe
  }

  /// Does a recipe: each step is one transaction, as it is when keys do it.
  static func perform(_ word: String, _ format: String, _ call: Call) throws(Failure) -> Int32 {
    guard call.words.isEmpty else {
      throw .usage(
        Localized("用了 --recipe 就不再写动作", "With --recipe no action is named"))
    }
    let isDry = call.has("--dry-run")
    var session = isDry ? try Session.reading(call.globals) : try Session.writing(call.globals)
    let script = try script(word, session.community, call)
    guard let query = call["--where"] ?? script.query else {
      throw .usage(
        Localized(
          "流程没有写是哪些行，要用 --where 说清；* 是全部",
          "The recipe names no rows: --where must say which; * is all"))
    }
    let scene = session.scene(of: session.community)
    let rows = try Rows.select(query, in: script.on, scene: scene, call, forChange: true)
    var answers: [Json] = []
    func tell(_ plan: Plan, _ logged: LoggedGroup?) {
      if format == "json" {
        answers.append(DoCommand.json(plan, logged))
      } else {
        DoCommand.show(plan, logged, call)
      }
    }
    if isDry {
      for plan in try tried(script, rows, scene, call) { tell(plan, nil) }
    } else {
      for step in script.steps {
        guard let action = ActionCatalog.named(step.action) else { continue }
        let (plan, logged) = try DoCommand.carryOut(
          action, step.answers, rows, nil, &session, call)
        tell(plan, logged)
      }
    }
    if format == "json" { Output.line(Json.array(answers).text) }
    return 0
  }

  private static func tried(
    _ script: RecipeScript, _ rows: [Int64], _ scene: QueryScene, _ call: Call
  ) throws(Failure) -> [Plan] {
    do throws(Refusal) {
      return try RecipeTrial(
        script, on: rows, in: scene, actor: call.globals.actor(machine: 0)
      ).plans
    } catch {
      throw .problem(error.words)
    }
  }

  /// A recipe of the workspace by its name, or one in a file, with its blanks filled in.
  private static func script(
    _ word: String, _ community: Community, _ call: Call
  ) throws(Failure) -> RecipeScript {
    var text: String
    if let recipe = community.recipes.first(where: { $0.name == word }) {
      text = recipe.text
    } else if let bytes = Disk.read(word) {
      text = String(decoding: bytes, as: UTF8.self)
      if text.first == "\u{FEFF}" { text.removeFirst() }
    } else {
      throw .usage(
        Localized("没有流程「\(word)」，也没有这个文件", "There is no recipe “\(word)” and no such file"))
    }
    let script: RecipeScript
    do throws(Refusal) {
      script = try RecipeScript(text)
    } catch {
      throw .usage(error.words)
    }
    var values: [String: String] = [:]
    for pair in call.options["--set"] ?? [] {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, script.blanks.contains(String(parts[0])) else {
        throw .usage(
          Localized(
            "--set 写成 名字=值，这个流程要的是：\(script.blanks.joined(separator: "、"))",
            "--set takes NAME=VALUE; this recipe asks for: \(script.blanks.joined(separator: ", "))"
          ))
      }
      values[String(parts[0])] = String(parts[1])
    }
    let open = script.blanks.filter { values[$0] == nil }
    guard open.isEmpty else {
      throw .usage(
        Localized(
          "流程还要 --set \(open[0])=…", "The recipe wants --set \(open[0])=…"))
    }
    return script.filled(values)
  }
}
