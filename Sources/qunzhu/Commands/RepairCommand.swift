import CommunityStore
import Wording

/// Mends a damaged workspace: copies first, keeps every line that can be read, lists what it drops.
enum RepairCommand {
  static let verb = Verb(
    "repair", "[--take-edits] [--yes]", "修复损坏的社群库：先备份，能读的都留下，丢掉的逐段列出",
    "Mends a damaged workspace: copies first, keeps what can be read, lists what it drops",
    [
      .flag("--take-edits", "手工改过的行，按现在的内容记成新的一步", "record edited lines as they read now"),
      .flag("--yes", "不再确认", "stands for the confirmation"),
    ],
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
      for (place, problem) in before.problems.enumerated() {
        Output.line(
          "\(place + 1). \(problem.file):\(problem.line)  \(problem.detail[call.language])")
        Output.line("   → \(problem.step[call.language])")
      }
      let edits = try stored { () throws(StoreError) in try directory.editedLines() }
      for edit in edits { Output.line(words(edit)[call.language]) }
      try confirm(call)
      let takesEdits = call.has("--take-edits")
      let report = try stored { () throws(StoreError) in
        try directory.repair(takingEdits: takesEdits)
      }
      if report.recovered > 0 {
        Output.line(
          call.text(
            "从快照补回 \(report.recovered) 处", "\(report.recovered) changes came back from a snapshot"))
      }
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

  /// What an edited line says now, or why it cannot be taken in.
  private static func words(_ edit: EditedLine) -> Localized {
    guard let refusal = edit.refusal else {
      return Localized(
        "手工改过 \(edit.file):\(edit.line)，现在写的是「\(edit.label.zh)」",
        "Edited by hand: \(edit.file):\(edit.line) now says “\(edit.label.en)”")
    }
    return Localized(
      "手工改过 \(edit.file):\(edit.line):\(refusal.column)，收不进来：\(refusal.words.zh)",
      "Edited by hand: \(edit.file):\(edit.line):\(refusal.column) cannot be taken in: \(refusal.words.en)"
    )
  }

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
