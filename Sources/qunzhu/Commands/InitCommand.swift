import CommunityModel
import CommunityStore
import Console
import Wording

/// Makes an empty workspace.
enum InitCommand {
  static let verb = Verb(
    "init", "[--name NAME] [--template TRADE] [--shared-read]", "建一个空的社群库",
    "Makes an empty workspace",
    [
      .value("--name", "NAME", "社群库的名字", "what the workspace is called"),
      .value(
        "--template", Trade.all.map(\.id).joined(separator: "|"), "主要卖什么：先给一套标签和今天要做的三件事",
        "what is sold: begins with its tags and three things to do today"),
      .flag("--shared-read", "让同组的账号能读，给大屏用", "lets the directory's group read it, for a wall"),
    ],
    run: { (call) throws(Failure) in
      let path = call.globals.workspacePath
      if let trade = call["--template"], Trade.named(trade) == nil {
        let known = Trade.all.map(\.id).joined(separator: ", ")
        throw .usage(Localized("--template 只有 \(known)", "--template is one of \(known)"))
      }
      try create(at: path, shared: call.has("--shared-read"))
      if let trade = call["--template"] {
        try furnish(name: call["--name"] ?? "", trade: trade, call)
      } else if let name = call["--name"] {
        try rename(to: name, call)
      }
      Output.say(call.text("建好了：\(path)", "Made: \(path)"))
      return 0
    })

  static func create(at path: String, shared: Bool = false) throws(Failure) {
    do throws(StoreError) {
      try WorkspaceDirectory(path).create(shared: shared)
    } catch {
      throw Failure(error)
    }
  }

  /// The first step of a workspace: its name, who works there, the tags of a trade, what to do today.
  static func furnish(name: String, trade: String, _ call: Call) throws(Failure) {
    guard let trade = Trade.named(trade) else { return }
    var session = try Session.writing(call.globals)
    _ = try session.transact { (community, actor) throws(Failure) in
      var mint = community.mint
      let moment = call.globals.moment(in: community)
      let changes = trade.changes(
        workspace: name, operator: actor.name, moment: moment, mint: &mint)
      return ChangeGroup(
        id: mint.mint(), at: moment.now, actor: actor, action: "workspace.create",
        label: Localized("建社群库「\(name)」", "Create workspace “\(name)”"), count: changes.count,
        changes: changes)
    }
  }

  private static func rename(to name: String, _ call: Call) throws(Failure) {
    var session = try Session.writing(call.globals)
    _ = try session.transact { (community, actor) throws(Failure) in
      var mint = community.mint
      var settings = WorkspaceSettings(id: mint.mint())
      settings.name = name
      return ChangeGroup(
        id: mint.mint(), at: call.globals.present, actor: actor, action: "workspace.create",
        label: Localized("建社群库「\(name)」", "Create workspace “\(name)”"), count: 1,
        changes: [.insert(WorkspaceSettings.collection.key, settings.record)])
    }
  }
}
