import CommunityModel
import CommunityStore
import Wording

/// Makes an empty workspace.
enum InitCommand {
  static let verb = Verb(
    "init", "[--name NAME] [--shared-read]", "建一个空的社群库", "Makes an empty workspace",
    [
      .value("--name", "NAME", "社群库的名字", "what the workspace is called"),
      .flag("--shared-read", "让同组的账号能读，给大屏用", "lets the directory's group read it, for a wall"),
    ],
    run: { (call) throws(Failure) in
      let path = call.globals.workspacePath
      try create(at: path, shared: call.has("--shared-read"))
      if let name = call["--name"] { try rename(to: name, call) }
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
