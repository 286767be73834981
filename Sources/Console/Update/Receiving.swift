import CommunityActions
import CommunityModel
import Wording

extension Console {
  /// A transaction is on disk.
  mutating func stored(_ id: ID<ChangeGroup>, _ sequence: Int) -> [Effect] {
    pending.removeAll { $0.group.id == id }
    if let place = history.lastIndex(where: { $0.id == id }) { history[place].sequence = sequence }
    saving = pending.isEmpty ? .saved : .pending(pending.count)
    return []
  }

  /// Takes in what colleagues did; what is on its way is planned anew on top of it when it comes back.
  mutating func received(_ groups: [ChangeGroup]) -> [Effect] {
    guard pending.isEmpty else { return behind(groups) }
    var taken = 0
    for group in groups where !history.contains(where: { $0.id == group.id }) {
      if apply(group.changes) {
        history.append(HistoryEntry(group))
        taken += 1
      }
    }
    if taken > 0 { announce(groups) }
    return []
  }

  /// Colleagues were faster: ours are taken out of the state, theirs go in, ours are planned anew.
  mutating func behind(_ groups: [ChangeGroup]) -> [Effect] {
    let ours = pending
    pending = []
    for entry in ours.reversed() {
      if !apply(entry.group.changes.reversed().map(\.inverse)) {
        // The state no longer agrees with what was sent: the disk is the truth.
        pending = ours
        return [.reload]
      }
      history.removeAll { $0.id == entry.group.id }
    }
    var effects = received(groups)
    for entry in ours {
      switch entry.origin {
      case .action(let id, let rows, let answers, let withdrawn):
        guard let action = ActionCatalog.named(id) else { continue }
        do throws(Refusal) {
          var plan = try action.plan(planInput(rows, answers))
          for row in withdrawn { plan.toggle(row) }
          guard plan.changeCount > 0 else { continue }
          effects += carryOut(plan, rows, origin: entry.origin)
        } catch {
          notice = Notice(words: error.words, kind: .warning)
        }
      case .inverse(let group):
        effects += takeBack(group)
      }
    }
    if pending.isEmpty { saving = .saved }
    return effects
  }

  private mutating func announce(_ groups: [ChangeGroup]) {
    guard let last = groups.last, last.actor != actor else { return }
    say("\(last.actor.name)：\(last.label.zh)", "\(last.actor.name): \(last.label.en)")
  }
}
