import CommunityModel
import CommunityStore
import Wording

/// Makes a backup while consoles run, reads it back, and lists those there are.
enum BackupCommand {
  static let verb = Verb(
    "backup", "[--to DIR] [--list] [--format text|json]",
    "做一份备份并读回核对；控制台开着也行",
    "Makes a backup and reads it back; consoles may stay open",
    [
      .value("--to", "DIR", "备份到别处，比如 U 盘；目录要是新的", "to a new directory elsewhere, such as a stick"),
      .flag("--list", "只列出已有的", "list those there are"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      let directory = WorkspaceDirectory(call.globals.workspacePath)
      guard call.has("--list") || !call.globals.isReadOnly else {
        throw .workspace(
          Localized("用了 --read-only，不能备份", "--read-only was given; leave it out to back up"))
      }
      do throws(StoreError) {
        guard !call.has("--list") else {
          show(try directory.backups(), format, call)
          return 0
        }
        let made = try directory.backUp(to: call["--to"].map(Disk.absolute))
        if format == "json" {
          show([made], format, call)
        } else {
          Output.line(made.path)
          Output.say(
            call.text(
              "备份好了，\(made.groups) 步，读回核对过",
              "Backed up, \(made.groups) steps, read back and checked"))
        }
        return 0
      } catch {
        throw Failure(error)
      }
    })

  private static func show(_ backups: [Backup], _ format: String, _ call: Call) {
    if format == "json" {
      Output.line(
        Json.array(
          backups.map {
            .object([
              ("path", .string($0.path)), ("occasion", .string($0.occasion.rawValue)),
              ("at", .int(Int($0.at.seconds))), ("transactions", .int($0.groups)),
              ("bytes", .int($0.bytes)),
            ])
          }
        ).text)
      return
    }
    for backup in backups {
      let occasion =
        backup.occasion == .daily ? call.text("每日", "daily") : call.text("手动", "manual")
      Output.line(
        "\(backup.name)  \(occasion)  "
          + call.text("\(backup.groups) 步", "\(backup.groups) steps")
          + "  \((backup.bytes + 1023) / 1024) KiB")
    }
  }
}

/// Puts a backup in the place of the workspace, which is moved aside and kept.
enum RestoreCommand {
  static let verb = Verb(
    "restore", "BACKUP [--to DIR] [--yes]",
    "恢复一份备份：先问，现在的内容挪到一旁留着",
    "Restores a backup: asks first, what is there now is moved aside and kept",
    [
      .value("--to", "DIR", "恢复到一个新目录，不动现在的", "to a new directory; the present one stays"),
      .flag("--yes", "不再确认", "stands for the confirmation"),
    ],
    run: { (call) throws(Failure) in
      guard let named = call.words.first else {
        throw .usage(
          Localized(
            "恢复哪一份？qunzhu backup --list 列出来", "Restore which one? qunzhu backup --list shows them"))
      }
      guard !call.globals.isReadOnly else {
        throw .workspace(
          Localized("用了 --read-only，不能恢复", "--read-only was given; leave it out to restore"))
      }
      let here = WorkspaceDirectory(call.globals.workspacePath)
      let backup = try find(named, here)
      let target = call["--to"].map { WorkspaceDirectory(Disk.absolute($0)) } ?? here
      guard call["--to"] == nil || !target.isWorkspace else {
        throw .workspace(
          Localized(
            "\(target.path) 里已有工作区，请换一个新目录",
            "\(target.path) holds a workspace; name a new directory"))
      }
      try confirm(backup, target, call)
      do throws(StoreError) {
        let report = try target.restore(backup.path, madeOf: here)
        Output.say(
          call.text(
            "恢复好了，\(report.groups) 步：\(target.path)",
            "Restored, \(report.groups) steps: \(target.path)"))
        if report.erased > 0 {
          Output.say(
            call.text(
              "备份之后删除过个人信息的 \(report.erased) 人，在恢复的内容里也删了",
              "\(report.erased) persons erased since the backup were erased in what was restored too"
            ))
        }
        if let aside = report.aside {
          Output.say(call.text("原来的在 \(aside)", "What was there is in \(aside)"))
        }
        return 0
      } catch {
        throw Failure(error)
      }
    })

  private static func find(
    _ named: String, _ here: WorkspaceDirectory
  ) throws(Failure) -> Backup {
    do throws(StoreError) {
      if let known = try here.backups().first(where: { $0.name == named }) { return known }
    } catch {
      throw Failure(error)
    }
    guard let backup = here.backup(at: named) else {
      throw .problem(
        Localized("没有备份「\(named)」，或它已损坏", "There is no backup “\(named)”, or it is spoiled"))
    }
    return backup
  }

  private static func confirm(
    _ backup: Backup, _ target: WorkspaceDirectory, _ call: Call
  ) throws(Failure) {
    guard target.isWorkspace, !call.has("--yes") else { return }
    guard Output.isTerminal else {
      throw .usage(
        Localized("不在终端里要加 --yes 才恢复", "Without a terminal it restores only with --yes"))
    }
    Output.say(
      call.text(
        "用 \(backup.name)（\(backup.groups) 步）换下 \(target.path)；现在的挪到一旁留着。要换就输入 y：",
        "\(backup.name) (\(backup.groups) steps) takes the place of \(target.path), which is moved aside and kept. Type y to do it:"
      ))
    let answer = readLine()
    guard answer == "y" || answer == "是" else {
      throw .problem(Localized("没有恢复", "Not restored"))
    }
  }
}
