import CommunityActions
import CommunityModel
import CommunityStore
import DemoWorkspace
import Glibc
import Wording

/// Makes a lively workspace from a seed and, on a terminal, opens it.
enum DemoCommand {
  static let verb = Verb(
    "demo", "[--members N] [--seed S] [--no-open]", "建一个热闹的演示社群库，在终端里就打开它",
    "Makes a lively demo workspace and, on a terminal, opens it",
    [
      .value("--members", "N", "多少人，默认 9000", "how many people, 9000 unless told"),
      .value("--seed", "S", "种子，同样的种子同样的人", "the seed; the same seed makes the same people"),
      .flag("--no-open", "只建不开", "make it, do not open it"),
    ],
    run: { (call) throws(Failure) in
      var call = call
      let members = try call.number("--members") ?? DemoWorkspace.usualMembers
      let seed = try call.number("--seed").map(UInt64.init) ?? DemoWorkspace.usualSeed
      guard members <= 2_000_000 else {
        throw .usage(Localized("--members 最多 2,000,000", "--members goes up to 2,000,000"))
      }
      let isTemporary = call.globals.workspace == nil
      if isTemporary { call.globals.workspace = try temporaryDirectory() }
      let path = call.globals.workspacePath
      try InitCommand.create(at: path)
      let moment = Moment(now: call.globals.present)
      var community = DemoWorkspace.make(members: members, seed: seed, moment: moment)
      try evaluate(&community, call)
      try fill(community, at: moment.now, call)
      guard Output.isTerminal, !call.has("--no-open") else {
        Output.say(call.text("演示社群库：\(path)", "Demo workspace: \(path)"))
        if isTemporary { Output.line(path) }
        return 0
      }
      return try ConsoleCommand.open(call)
    })

  /// Reads the targets once, as the evening before did: their pane has figures from the first look on.
  private static func evaluate(_ demo: inout Community, _ call: Call) throws(Failure) {
    do {
      try demo.apply(DailyRun.evaluation(of: call.globals.scene(of: demo)))
    } catch {
      throw .workspace(Localized(verbatim: "\(error)"))
    }
  }

  /// Stores the demo as the first step of its history, made by nobody who works here, so that no `u`
  /// takes it back by accident; then a snapshot, so that opening is fast.
  private static func fill(_ demo: Community, at now: Instant, _ call: Call) throws(Failure) {
    let changes = Collections.all.flatMap { face in
      face.ids(demo).compactMap { face.record(demo, $0) }.map { Change.insert(face.info.key, $0) }
    }
    do {
      let (opened, writer) = try WorkspaceDirectory(call.globals.workspacePath).open()
      var workspace = opened
      _ = try writer.transact(on: &workspace) { community in
        var mint = community.mint
        return ChangeGroup(
          id: mint.mint(), at: now,
          actor: Actor(name: "demo", machine: writer.machine, process: 0), action: "demo.create",
          label: Localized("建演示社群库", "Make the demo workspace"), count: changes.count,
          changes: changes)
      }
      try writer.compact(workspace.community)
    } catch let error as StoreError {
      throw Failure(error)
    } catch {
      throw .workspace(Localized(verbatim: "\(error)"))
    }
  }

  private static func temporaryDirectory() throws(Failure) -> String {
    let base = Globals.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(base)/qunzhu-demo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .workspace(
        Localized("建不了临时目录：\(base)", "No temporary directory can be made in \(base)"))
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
