import CommunityModel
import CommunityStore
import Glibc
import Interchange
import Wording

/// Brings in files as one batch: one transaction, one undo.
enum ImportCommand {
  static let verb = Verb(
    "import", "FILE… [--as KIND] [--map HEADER=FIELD]… [--create-members] [--dry-run] [--strict]",
    "导入企微名单、订单表等，一批就是一步", "Brings in WeCom lists, order tables and the like as one step",
    [
      .value(
        "--as", "KIND", "按什么读：members orders groups …",
        "what to read it as: members, orders, groups, …"),
      .value("--map", "HEADER=FIELD", "哪个表头是哪个字段", "which heading is which field"),
      .flag("--create-members", "没见过的买家建成成员", "make members of buyers nobody knows"),
      .flag("--dry-run", "只看会怎样，不导入", "show what would happen, import nothing"),
      .flag("--strict", "有问题行就以 1 结束", "end with 1 where a row is wrong or unmatched"),
      .value("--taken", "INSTANT", "名单是什么时候拉的", "when the lists were taken"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      guard !call.words.isEmpty else {
        throw .usage(Localized("要导入哪些文件？", "Which files shall be imported?"))
      }
      let format = try call.format(["text", "json"], default: "text")
      let options = try options(call)
      var files: [ImportFile] = []
      for path in call.words { files.append(try file(path)) }
      let isTrial = call.has("--dry-run")
      var session = try isTrial ? Session.reading(call.globals) : Session.writing(call.globals)
      var outcome: ImportPlan?
      var logged: LoggedGroup?
      if isTrial {
        outcome = try plan(files, options, session.community, session.moment)
      } else {
        logged = try session.transact { (community, actor) throws(Failure) in
          let moment = call.globals.moment(in: community)
          let plan = try plan(files, options, community, moment)
          outcome = plan
          guard !plan.changes.isEmpty else { return nil }
          var mint = plan.mint
          let names =
            files.count == 1 ? files[0].name : "\(files[0].name) 等 \(files.count) 个文件"
          let english =
            files.count == 1 ? files[0].name : "\(files[0].name) and \(files.count - 1) more files"
          return ChangeGroup(
            id: mint.mint(), at: moment.now, actor: actor, action: "import",
            label: Localized("导入 \(names)", "Import \(english)"), count: plan.touched,
            changes: plan.changes)
        }
      }
      guard let outcome else { return 0 }
      if format == "json" {
        Output.line(json(outcome, logged).text)
      } else {
        show(outcome, logged, call, isTrial: isTrial)
      }
      return call.has("--strict") && (outcome.wrong > 0 || outcome.unmatched > 0) ? 1 : 0
    })

  private static func options(_ call: Call) throws(Failure) -> ImportOptions {
    var options = ImportOptions()
    if let word = call["--as"] {
      guard let kind = ImportKind(rawValue: word) else {
        let known = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage(Localized("--as 只有 \(known)", "--as is one of \(known)"))
      }
      options.kind = kind
    }
    for pair in call.options["--map"] ?? [] {
      guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
        throw .usage(
          Localized("--map 要「表头=字段」，不是「\(pair)」", "--map wants HEADER=FIELD, not “\(pair)”"))
      }
      options.map[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
    options.createMembers = call.has("--create-members")
    if let text = call["--taken"] {
      guard let taken = Globals.instant(text) else {
        throw .usage(
          Localized("--taken 要一个时刻，不是「\(text)」", "--taken wants an instant, not “\(text)”"))
      }
      options.taken = taken
    }
    return options
  }

  private static func file(_ path: String) throws(Failure) -> ImportFile {
    guard let bytes = Disk.read(path) else {
      let reason = String(cString: strerror(errno))
      throw .problem(
        Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ImportFile(name: name, bytes: bytes)
  }

  private static func plan(
    _ files: [ImportFile], _ options: ImportOptions, _ community: Community, _ moment: Moment
  ) throws(Failure) -> ImportPlan {
    do throws(ImportError) {
      return try ImportPlanner.plan(
        files: files, options: options, into: community, mint: community.mint, at: moment)
    } catch {
      throw .problem(error.message)
    }
  }

  private static func json(_ plan: ImportPlan, _ logged: LoggedGroup?) -> Json {
    let files = plan.reports.map { report in
      Json.object([
        ("file", .string(report.file)), ("format", .string(report.format)),
        ("rows", .int(report.rows)), ("inserted", .int(report.inserted)),
        ("updated", .int(report.updated)), ("unchanged", .int(report.unchanged)),
        ("skipped", .int(report.skipped)), ("wrong", .int(report.wrong)),
        ("left", .int(report.left)), ("unmatched", .int(report.unmatched)),
      ])
    }
    let problems = plan.problems.prefix(1000).map { problem in
      Json.object([
        ("file", .string(problem.file)), ("line", .int(problem.line)),
        ("zh", .string(problem.reason.zh)), ("en", .string(problem.reason.en)),
      ])
    }
    return .object([
      ("files", .array(files)), ("problems", .array(problems)),
      (
        "notes",
        .array(plan.notes.map { .object([("zh", .string($0.zh)), ("en", .string($0.en))]) })
      ),
      ("transaction", logged.map { .string(LogCommand.text($0.id)) } ?? .null),
    ])
  }

  private static func show(
    _ plan: ImportPlan, _ logged: LoggedGroup?, _ call: Call, isTrial: Bool
  ) {
    for report in plan.reports {
      let left = report.left > 0 ? call.text(" 退群 \(report.left)", ", \(report.left) left") : ""
      Output.line(
        call.text(
          "\(report.file)  \(report.format)  \(report.rows) 行：新增 \(report.inserted) 更新 \(report.updated) 没变 \(report.unchanged) 跳过 \(report.skipped) 问题行 \(report.wrong)\(left)",
          "\(report.file)  \(report.format)  \(report.rows) rows: \(report.inserted) inserted, \(report.updated) updated, \(report.unchanged) unchanged, \(report.skipped) skipped, \(report.wrong) wrong\(left)"
        ))
    }
    for problem in plan.problems.prefix(20) {
      Output.line("  \(problem.file):\(problem.line)  \(problem.reason[call.language])")
    }
    if plan.problems.count > 20 {
      Output.line(
        call.text("  还有 \(plan.problems.count - 20) 行", "  \(plan.problems.count - 20) more"))
    }
    for note in plan.notes { Output.say(note[call.language]) }
    if isTrial {
      Output.say(call.text("只是看看，没有导入", "Only a trial: nothing was imported"))
    } else if let logged {
      Output.say(
        call.text(
          "导入好了，一步：qunzhu undo \(LogCommand.text(logged.id)) 可以整批撤销",
          "Imported as one step: qunzhu undo \(LogCommand.text(logged.id)) takes the whole batch back"
        ))
    } else {
      Output.say(call.text("都是已知的，什么也没变", "Everything is known already; nothing changed"))
    }
  }
}
