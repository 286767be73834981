import CommunityModel
import CommunityStore
import Console
import Wording

/// Takes back one transaction, or brings one back.
enum UndoCommand {
  static let undo = Verb(
    "undo", "[ID] [--format text|json]", "撤销我的上一步，或指定的一步",
    "Takes back my last step, or the one named",
    [.value("--format", "text|json", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      try takeBack(call) { ledger, name in ledger.nextUndo(by: name) }
    })

  static let redo = Verb(
    "redo", "[--format text|json]", "重做刚撤销的一步", "Brings back the step that was just taken back",
    [.value("--format", "text|json", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      try takeBack(call) { ledger, name in ledger.nextRedo(by: name) }
    })

  private static func takeBack(
    _ call: Call, _ choose: (UndoLedger, String) -> HistoryEntry?
  ) throws(Failure) -> Int32 {
    let format = try call.format(["text", "json"], default: "text")
    var session = try Session.writing(call.globals)
    let history = try session.history()
    let ledger = UndoLedger(history.map(HistoryEntry.init))
    let target: ID<ChangeGroup>
    if let word = call.words.first {
      guard let raw = PackedID.parse(word, prefix: ChangeGroup.prefix) else {
        throw .usage(
          Localized(
            "「\(word)」不是一步的编号，编号见 qunzhu log", "“\(word)” is no id of a step; qunzhu log lists them"
          ))
      }
      target = ID(raw: raw)
    } else {
      guard let entry = choose(ledger, call.globals.operatorName) else {
        throw .problem(
          Localized(
            "\(call.globals.operatorName) 没有可以撤销或重做的",
            "Nothing of \(call.globals.operatorName)'s can be taken back or redone"))
      }
      target = entry.id
    }
    guard let logged = history.first(where: { $0.id == target }) else {
      throw .problem(Localized("没有这一步", "There is no such step"))
    }
    guard !ledger.isUndone(target) else {
      throw .problem(Localized("这一步已经撤销过了", "This step was taken back already"))
    }
    let group: ChangeGroup
    do throws(StoreError) {
      group = try session.opened.ledger.log.group(logged)
    } catch {
      throw Failure(error)
    }
    var kept = 0
    let done = try session.transact { (community, actor) throws(Failure) in
      let inverse = community.inverse(of: group)
      kept = Set(inverse.kept.map(\.id)).count
      guard !inverse.changes.isEmpty else { return nil }
      var mint = community.mint
      for change in inverse.changes { mint.observe(change.id) }
      return .takingBack(
        group, inverse, id: mint.mint(), at: call.globals.present, actor: actor)
    }
    guard let done else {
      throw .problem(
        Localized("撤不了：这些地方后来都有人改过", "It cannot be taken back: everything was changed since"))
    }
    if format == "json" {
      Output.line(
        Json.object([
          ("transaction", .string(LogCommand.text(done.id))), ("count", .int(done.count)),
          ("kept", .int(kept)), ("undoes", .string(LogCommand.text(target))),
        ]).text)
    } else {
      Output.line(
        call.text(
          "\(done.label.zh)：\(done.count) 行" + (kept > 0 ? "，\(kept) 行后来有人改过，留着" : ""),
          "\(done.label.en): \(done.count) rows"
            + (kept > 0 ? "; \(kept) were changed since and stay" : "")))
    }
    return 0
  }
}

extension HistoryEntry {
  /// The entry of a stored transaction.
  init(_ logged: LoggedGroup) {
    self.init(
      id: logged.id, sequence: logged.sequence, at: logged.at, actor: logged.actor,
      action: logged.action, label: logged.label, count: logged.count, undoes: logged.undoes,
      overtaken: logged.overtaken)
  }
}
