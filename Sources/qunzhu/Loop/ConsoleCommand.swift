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
    "console", "", "打开工作台（不写命令也是）", "Opens the console (as does no command at all)",
    run: { call throws(Failure) in try open(call) })

  /// Opens the console on the workspace of a call.
  static func open(_ call: Call) throws(Failure) -> Int32 {
    guard Output.isTerminal else {
      throw .usage(
        Localized(
          "工作台要在终端里打开；别的程序用 qunzhu query、do、report",
          "The console wants a terminal; other programs use qunzhu query, do and report"))
    }
    let outcome = MainActor.assumeIsolated {
      Result { () throws(Failure) -> Int32 in try EventLoop(call).run() }
    }
    return try outcome.get()
  }
}
