import CommunityModel
import CommunityStore
import Wording

/// Reads every byte of a workspace and says what is wrong with it; changes nothing.
enum CheckCommand {
  static let verb = Verb(
    "check", "[--clean] [--format text|json]", "检查社群库的每个字节，什么也不改",
    "Checks every byte of a workspace, changes nothing",
    [
      .flag("--clean", "清掉一小时前没写完的临时文件", "removes temporary files older than an hour"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      if call.has("--clean") { try clean(call) }
      let format = try call.format(["text", "json"], default: "text")
      let report: CheckReport
      do throws(StoreError) {
        report = try WorkspaceDirectory(call.globals.workspacePath).check()
      } catch {
        throw Failure(error)
      }
      let zone = Globals.zone(named: report.zone)
      let clashes = report.clashes.map { ClashWords(clash: $0, zone: zone) }
      if format == "json" {
        let problems = report.problems.map { problem in
          Json.object([
            ("kind", .string(problem.kind.rawValue)), ("file", .string(problem.file)),
            ("line", .int(problem.line)), ("byte", .int(problem.byte)),
            ("zh", .string(problem.detail.zh)), ("en", .string(problem.detail.en)),
          ])
        }
        Output.line(
          Json.object([
            ("state", .string(report.state.rawValue)), ("problems", .array(problems)),
            ("transactions", .int(report.groups)), ("rows", .string("\(report.rows)")),
            ("clashes", .array(clashes.map(\.json))),
          ]).text)
      } else {
        for problem in report.problems {
          Output.line("\(problem.file):\(problem.line)  \(problem.detail[call.language])")
        }
        let words: [WorkspaceState: Localized] = [
          .clean: Localized("完好", "Clean"),
          .torn: Localized(
            "结尾有写了一半的记录，下次写入时会另存再截掉", "The end is torn; the next write sets it aside"),
          .damaged: Localized("有损坏，只能看", "Damaged: it can only be looked at"),
        ]
        for clash in clashes { Output.line(clash.words[call.language]) }
        Output.line(words[report.state]?[call.language] ?? report.state.rawValue)
        Output.say(call.text("内容编号 \(report.rows)", "Rows \(report.rows)"))
      }
      return report.state == .clean ? 0 : 1
    })

  private static func clean(_ call: Call) throws(Failure) {
    guard !call.globals.isReadOnly else {
      throw .workspace(
        Localized("用了 --read-only，不能清", "--read-only was given; leave it out to clean"))
    }
    do throws(StoreError) {
      for path in try WorkspaceDirectory(call.globals.workspacePath).removeLeftovers() {
        Output.say(call.text("清掉 \(path)", "Removed \(path)"))
      }
    } catch {
      throw Failure(error)
    }
  }
}

/// Writes a snapshot, so that opening stays fast.
enum CompactCommand {
  static let verb = Verb(
    "compact", "", "写一份快照，打开更快；记录都留着",
    "Writes a snapshot so that opening is fast; the history stays",
    run: { (call) throws(Failure) in
      let session = try Session.writing(call.globals)
      do throws(StoreError) {
        let generation = try session.writer?.compact(session.community) ?? 0
        Output.say(call.text("快照 \(generation) 写好了", "Snapshot \(generation) is written"))
      } catch {
        throw Failure(error)
      }
      return 0
    })
}
