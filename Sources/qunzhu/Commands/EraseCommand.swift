import CommunityStore
import Wording

/// Clears every file of the workspace of persons who were erased, and says what it cannot reach.
enum EraseCommand {
  static let verb = Verb(
    "erase", "", "把已删除的人从旧日志、快照、备份里清掉，并列出够不到的地方；可以重复运行",
    "Clears older journals, snapshots and backups of erased persons and lists what is out of reach",
    run: { (call) throws(Failure) in
      tell(try erase(call), call)
      return 0
    })

  static func erase(_ call: Call) throws(Failure) -> ErasureReport {
    guard !call.globals.isReadOnly else {
      throw .workspace(
        Localized("用了 --read-only，不能清", "--read-only was given; leave it out to erase"))
    }
    do throws(StoreError) {
      return try WorkspaceDirectory(call.globals.workspacePath).erase()
    } catch {
      throw Failure(error)
    }
  }

  static func tell(_ report: ErasureReport, _ call: Call) {
    guard report.members > 0 else {
      Output.say(
        call.text(
          "还没有删除过谁的个人信息（qunzhu do member.data.erase）",
          "Nobody was erased yet (qunzhu do member.data.erase)"))
      return
    }
    Output.say(report.words[call.language])
    for line in report.outOfReachWords { Output.say("  " + line[call.language]) }
  }
}
