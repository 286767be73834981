import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import CommunityStore
import Wording

/// Does one verb on the rows that a query finds: the same plan as in the console.
enum DoCommand {
  static let verb = Verb(
    "do",
    "ACTION [ARGUMENT…] --where Q | --recipe NAME [--where Q] [--set BLANK=VALUE] [--dry-run] [--yes] [--expect N] [--format text|json]",
    "对查询到的行做一个动作", "Does an action on the rows that a query finds",
    [
      .value("--where", "Q", "哪些行；* 是全部", "which rows; * is all"),
      .value("--recipe", "NAME", "做一个流程，名字或文件", "do a recipe, by name or file"),
      .value("--set", "BLANK=VALUE", "填流程里的空", "fill in a blank of the recipe"),
      .flag("--dry-run", "只看计划", "show the plan, change nothing"),
      .flag("--yes", "不再确认", "stands for every confirmation"),
      .value("--expect", "N", "会改的不是 N 行就不做", "do it only if exactly N rows change"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      guard call.has("--dry-run") || call.has("--yes") || Output.isTerminal else {
        throw .usage(Localized("不在终端里要加 --yes 才做", "Without a terminal it is done only with --yes"))
      }
      if let recipe = call["--recipe"] { return try RecipeCommand.perform(recipe, format, call) }
      guard let id = call.words.first else {
        throw .usage(
          Localized("做什么？动作见 qunzhu actions", "Do what? qunzhu actions lists the actions"))
      }
      guard let action = ActionCatalog.named(id) else {
        throw .usage(
          Localized(
            "没有动作「\(id)」，动作见 qunzhu actions",
            "There is no action “\(id)”; qunzhu actions lists them"))
      }
      guard let query = call["--where"] else {
        throw .usage(Localized("要用 --where 说清是哪些行；* 是全部", "--where must say which rows; * is all"))
      }
      let answers = Array(call.words.dropFirst())
      guard answers.count <= action.arguments.count,
        answers.count >= action.arguments.count(where: { !$0.isOptional })
      else {
        let wanted = action.arguments.map { $0.key.uppercased() }.joined(separator: " ")
        throw .usage(Localized("\(id) 的参数是：\(wanted)", "\(id) takes: \(wanted)"))
      }
      let expected = try call.number("--expect")
      return try perform(action, answers, query, expected, format, call)
    })

  private static func perform(
    _ action: BulkAction, _ answers: [String], _ query: String, _ expected: Int?,
    _ format: String, _ call: Call
  ) throws(Failure) -> Int32 {
    let outcome: Plan
    var logged: LoggedGroup?
    if call.has("--dry-run") {
      let session = try Session.reading(call.globals)
      let scene = session.scene(of: session.community)
      let rows = try Rows.select(query, in: action.on, scene: scene, call, forChange: true)
      outcome = try plan(action, answers, rows, scene, call.globals.actor(machine: 0))
    } else {
      var session = try Session.writing(call.globals)
      (outcome, logged) = try carryOut(action, answers, query, expected, &session, call)
    }
    let cleared = logged?.action == ErasureReport.action ? try EraseCommand.erase(call) : nil
    if format == "json" {
      Output.line(json(outcome, logged).text)
    } else {
      show(outcome, logged, call)
    }
    if let cleared { EraseCommand.tell(cleared, call) }
    return 0
  }

  /// Plans on the rows that a query finds and stores the plan, both under the lock.
  private static func carryOut(
    _ action: BulkAction, _ answers: [String], _ query: String, _ expected: Int?,
    _ session: inout Session, _ call: Call
  ) throws(Failure) -> (Plan, LoggedGroup?) {
    try store(action, answers, expected, &session, call) { (scene) throws(Failure) in
      try Rows.select(query, in: action.on, scene: scene, call, forChange: true)
    }
  }

  /// Plans on rows and stores the plan, both under the lock.
  static func carryOut(
    _ action: BulkAction, _ answers: [String], _ rows: [Int64], _ expected: Int?,
    _ session: inout Session, _ call: Call
  ) throws(Failure) -> (Plan, LoggedGroup?) {
    try store(action, answers, expected, &session, call) { (_) throws(Failure) in rows }
  }

  private static func store(
    _ action: BulkAction, _ answers: [String], _ expected: Int?, _ session: inout Session,
    _ call: Call, rows: (QueryScene) throws(Failure) -> [Int64]
  ) throws(Failure) -> (Plan, LoggedGroup?) {
    var outcome: Plan?
    let logged = try session.transact { (community, actor) throws(Failure) in
      let scene = call.globals.scene(of: community)
      let plan = try plan(action, answers, try rows(scene), scene, actor)
      outcome = plan
      if let expected, plan.changeCount != expected {
        throw .problem(
          Localized(
            "会改 \(plan.changeCount) 行，不是 \(expected)，没有做",
            "\(plan.changeCount) rows would change, not \(expected); not done"))
      }
      guard plan.changeCount > 0 else { return nil }
      if !call.has("--yes") { try confirm(plan, call) }
      var mint = community.mint
      for change in plan.changes { mint.observe(change.id) }
      return plan.group(id: mint.mint(), at: scene.figures.moment.now, actor: actor)
    }
    guard let outcome else { throw .problem(Localized("没有做", "Not done")) }
    return (outcome, logged)
  }

  static func plan(
    _ action: BulkAction, _ answers: [String], _ rows: [Int64], _ scene: QueryScene,
    _ actor: Actor
  ) throws(Failure) -> Plan {
    do throws(Refusal) {
      return try action.plan(
        PlanInput(scene: scene, chosen: rows, answers: answers, actor: actor))
    } catch {
      throw .problem(error.words)
    }
  }

  private static func confirm(_ plan: Plan, _ call: Call) throws(Failure) {
    Output.say(
      call.text(
        "\(plan.label.zh)：会改 \(plan.changeCount)，已经有 \(plan.unchanged.count)，跳过 \(plan.skippedCount)。\(plan.scope.words.zh)。",
        "\(plan.label.en): \(plan.changeCount) change, \(plan.unchanged.count) are so already, \(plan.skippedCount) skipped. \(plan.scope.words.en)."
      ))
    let wanted = plan.needsTypedCount ? "\(plan.changeCount)" : "y"
    Output.say(
      call.text(
        plan.needsTypedCount ? "要做就输入行数 \(wanted)：" : "要做就输入 y：",
        plan.needsTypedCount ? "Type the count \(wanted) to do it:" : "Type y to do it:"))
    let answer = readLine()
    guard answer == wanted || (wanted == "y" && answer == "是") else {
      throw .problem(Localized("没有做", "Not done"))
    }
  }

  static func json(_ plan: Plan, _ logged: LoggedGroup?) -> Json {
    .object([
      ("action", .string(plan.action.id)), ("change", .int(plan.changeCount)),
      ("unchanged", .int(plan.unchanged.count)),
      (
        "skipped",
        .array(
          plan.skipped.map {
            .object([
              ("reason", .string($0.reason.en)), ("zh", .string($0.reason.zh)),
              ("count", .int($0.ids.count)),
            ])
          })
      ),
      ("transaction", logged.map { .string(LogCommand.text($0.id)) } ?? .null),
    ])
  }

  static func show(_ plan: Plan, _ logged: LoggedGroup?, _ call: Call) {
    Output.line(
      call.text(
        "\(plan.label.zh)：\(logged == nil ? "会改" : "改了") \(plan.changeCount)，已经有 \(plan.unchanged.count)，跳过 \(plan.skippedCount)",
        "\(plan.label.en): \(plan.changeCount) \(logged == nil ? "would change" : "changed"), \(plan.unchanged.count) so already, \(plan.skippedCount) skipped"
      ))
    for skip in plan.skipped {
      Output.line("  \(skip.reason[call.language])  \(skip.ids.count)")
    }
    for warning in plan.warnings { Output.say(warning[call.language]) }
    if let logged, case .inverse = plan.action.undo {
      Output.say(
        call.text(
          "撤销：qunzhu undo \(LogCommand.text(logged.id))",
          "Take back: qunzhu undo \(LogCommand.text(logged.id))"))
    }
  }
}
