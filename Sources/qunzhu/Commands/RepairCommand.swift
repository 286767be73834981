import CommunityStore
import Wording

/// Mends a damaged workspace: copies first, keeps every line that can be read, lists what it drops.
enum RepairCommand {
  static let verb = Verb(
    "repair", "[--yes]", "修复损坏的社群库：先备份，能读的都留下，丢掉的逐段列出",
    "Mends a damaged workspace: copies first, keeps what can be read, lists what it drops",
    [.flag("--yes", "不再确认", "stands for the confirmation")],
    run: { (call) throws(Failure) in
      guard !call.globals.isReadOnly else {
        throw .workspace(
          Localized("用了 --read-only，不能修", "--read-only was given; leave it out to repair"))
      }
      let directory = WorkspaceDirectory(call.globals.workspacePath)
      let before = try stored { () throws(StoreError) in try directory.check() }
      guard before.state != .clean else {
        Output.line(call.text("完好，不用修", "Clean; there is nothing to repair"))
        return 0
      }
      for problem in before.problems {
        Output.line("\(problem.file):\(problem.line)  \(problem.detail[call.language])")
      }
      try confirm(call)
      let report = try stored { () throws(StoreError) in try directory.repair() }
      for part in report.dropped {
        Output.line(
          call.text(
            "丢掉 \(part.file) 的 \(part.from)–\(part.to) 字节（原文在备份里）",
            "Dropped \(part.file), bytes \(part.from) to \(part.to) (the copy holds them)"))
      }
      let isWhole = report.after.state == .clean
      Output.line(
        isWhole
          ? call.text("修好了", "Repaired")
          : call.text("还没有修好，见 qunzhu check", "Not whole yet; see qunzhu check"))
      return isWhole ? 0 : 1
    })

  private static func confirm(_ call: Call) throws(Failure) {
    guard !call.has("--yes") else { return }
    guard Output.isTerminal else {
      throw .usage(Localized("不在终端里要加 --yes 才修", "Without a terminal it repairs only with --yes"))
    }
    Output.say(call.text("先备份再修；要修就输入 y：", "It copies first; type y to repair:"))
    let answer = readLine()
    guard answer == "y" || answer == "是" else {
      throw .problem(Localized("没有修", "Not repaired"))
    }
  }

  private static func stored<Result>(
    _ work: () throws(StoreError) -> Result
  ) throws(Failure) -> Result {
    do throws(StoreError) {
      return try work()
    } catch {
      throw Failure(error)
    }
  }
}
