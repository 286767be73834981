import CommunityModel
import Wording

extension Console {
  /// Takes back the operator's newest action that stands.
  mutating func undo() -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    guard let entry = UndoLedger(history).nextUndo(by: actor.name) else {
      say("没有可以撤销的", "There is nothing to take back")
      return []
    }
    return load(entry.id)
  }

  /// Brings back what the operator's newest undo took.
  mutating func redo() -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    guard let entry = UndoLedger(history).nextRedo(by: actor.name) else {
      say("没有可以重做的", "There is nothing to do again")
      return []
    }
    return load(entry.id)
  }

  /// The transaction in full: from what is still on its way, or read from disk.
  mutating func load(_ id: ID<ChangeGroup>) -> [Effect] {
    if let known = pending.first(where: { $0.group.id == id }) { return takeBack(known.group) }
    return [.load(id)]
  }

  /// Takes back a transaction field by field, leaving alone what was changed since and the rows that
  /// the person took out.
  mutating func takeBack(_ group: ChangeGroup, leaving rows: Set<Int64> = []) -> [Effect] {
    guard refusalToWrite == nil, !UndoLedger(history).isUndone(group.id) else { return [] }
    let inverse = community.inverse(of: group.leaving(rows))
    guard !inverse.changes.isEmpty, apply(inverse.changes) else {
      let why =
        rows.isEmpty
        ? Localized("这些地方后来都有人改过", "everything was changed since")
        : Localized(
          "剩下的还有别的行在用，或后来有人改过", "what is left is in use by other rows, or was changed since")
      say(
        "撤不了「\(group.label.zh)」：\(why.zh)",
        "“\(group.label.en)” cannot be taken back: \(why.en)", .warning)
      return []
    }
    let back = ChangeGroup.takingBack(
      group, inverse, isPart: !rows.isEmpty, id: community.mint.mint(ChangeGroup.self),
      at: figures.moment.now,
      actor: actor)
    lastChanged = Set(inverse.changes.map(\.id))
    let kept = inverse.kept.isEmpty ? 0 : Set(inverse.kept.map(\.id)).count
    say(
      "\(back.label.zh)：\(back.count) 行"
        + (kept > 0 ? rows.isEmpty ? "，\(kept) 行后来有人改过，留着" : "，\(kept) 行还在用或后来改过，留着" : ""),
      "\(back.label.en): \(back.count) rows"
        + (kept > 0
          ? rows.isEmpty
            ? "; \(kept) were changed since and stay" : "; \(kept) in use or changed stay"
          : ""),
      kept > 0 ? .warning : .good)
    return enqueue(back, origin: .inverse(of: group, leaving: rows))
  }
}
