import Cells
import CommunityModel
import CommunityStore
import Console
import CursesScreen
import Themes
import Wording

/// The console on a terminal.
enum ConsoleCommand {
  static let verb = Verb(
    "console", "[--plain] [--tour] [--record FILE]", "打开工作台（不写命令也是）",
    "Opens the console (as does no command at all)",
    [
      .flag(
        "--plain", "不用屏幕：一行进、几句话出，给读屏软件和日志",
        "without a screen: a line in, words out, for screen readers and logs"),
      .flag("--tour", "打开就带着走一遍", "with a walk through it"),
      .value(
        "--record", "FILE", "把按过的键记进一个新文件，qunzhu replay 重放",
        "writes the keys to a new file for qunzhu replay"),
    ],
    run: { call throws(Failure) in try open(call) })

  /// Opens the console on the workspace of a call.
  static func open(_ call: Call) throws(Failure) -> Int32 {
    if call.has("--plain") {
      let asked = call
      let outcome = MainActor.assumeIsolated {
        Result { () throws(Failure) -> Int32 in try PlainLoop(asked).run() }
      }
      return try outcome.get()
    }
    guard Output.isTerminal else {
      throw .usage(
        Localized(
          "工作台要在终端里打开；别的程序用 qunzhu query、do、report",
          "The console wants a terminal; other programs use qunzhu query, do and report"))
    }
    var call = call
    // A path that somebody named and that is not there is a slip, not a wish for a new workspace.
    let isNamed = call.has("-w") || Globals.environment("QUNZHU_WORKSPACE") != nil
    if !isNamed, !call.globals.isReadOnly, WelcomeLoop.isNeeded(at: call.globals.workspacePath) {
      guard let status = try welcome(&call) else { return try show(call) }
      return status
    }
    return try show(call)
  }

  /// Leads a manager who has no workspace yet to one; a status where there is nothing to open then.
  private static func welcome(_ call: inout Call) throws(Failure) -> Int32? {
    let asked = call
    let outcome = MainActor.assumeIsolated {
      Result { () throws(Failure) -> (plan: WelcomePlan, language: Language)? in
        try WelcomeLoop(asked).run()
      }
    }
    guard let (plan, language) = try outcome.get() else { return 0 }
    call.globals.language = language
    call.options["--tour"] = [""]
    if plan.start == .demo {
      call.globals.workspace = nil
      return try DemoCommand.verb.run(call)
    }
    try InitCommand.create(at: call.globals.workspacePath)
    try InitCommand.furnish(name: plan.name, trade: plan.trade, call)
    if case .files(let paths) = plan.start {
      var importing = call
      importing.words = paths
      importing.options = [:]
      do throws(Failure) {
        _ = try ImportCommand.verb.run(importing)
      } catch {
        // The workspace is there all the same: the console opens and says what became of the files.
        call.remark = error.words
      }
    }
    return nil
  }

  private static func show(_ call: Call) throws(Failure) -> Int32 {
    let outcome = MainActor.assumeIsolated {
      Result { () throws(Failure) -> Int32 in try EventLoop(call).run() }
    }
    return try outcome.get()
  }
}
