import CommunityActions
import CommunityModel
import Widgets
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
        noteContested(group)
        taken += 1
      }
    }
    if taken > 0 {
      announce(groups)
      return planAgain(after: groups)
    }
    return []
  }

  /// Plans anew what is being looked at, and shows the rows that are no longer as they were shown.
  ///
  /// What was typed before they are on the screen confirms nothing.
  private mutating func planAgain(after groups: [ChangeGroup]) -> [Effect] {
    guard case .previewing(var previewing) = mode else { return [] }
    do throws(Refusal) {
      var plan = try previewing.plan.action.plan(
        planInput(previewing.chosen, previewing.plan.answers))
      let moved = plan.follow(previewing.plan)
      previewing.plan = plan
      guard !moved.isEmpty else {
        mode = .previewing(settled(previewing))
        return []
      }
      previewing.overtaken.formUnion(moved)
      // A count that was typed for other rows confirms nothing.
      previewing.editor = LineEditor()
      let who = groups.last?.actor.name ?? ""
      previewing.complaint = Localized(
        "\(who) 刚改过其中 \(moved.count) 行，已重新算过，标 ! 的看一眼",
        "\(who) has just changed \(moved.count) of these rows; planned anew, look at those with !")
      for tab in Previewing.Tab.allCases {
        previewing.tab = tab
        previewing.list = ListView()
        guard let place = previewing.ids.firstIndex(where: moved.contains) else { continue }
        previewing.list.go(to: place, in: previewing.ids)
        break
      }
      if !previewing.ids.contains(where: moved.contains) { previewing.tab = .changing }
      mode = .previewing(settled(previewing))
    } catch {
      mode = .browsing
      notice = Notice(words: error.words, kind: .warning)
    }
    return [.discardInput]
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
      contested.withdraw(entry.group)
    }
    return received(groups) + planAnew(ours, after: groups)
  }

  /// Plans what was on its way on the rows as they are now.
  mutating func planAnew(_ ours: [Pending], after colleagues: [ChangeGroup]) -> [Effect] {
    var effects: [Effect] = []
    for entry in ours {
      switch entry.origin {
      case .action(let agreed, let rows):
        effects += planAnew(agreed, rows, entry.group.overtaken, colleagues)
      case .inverse(let group, let left): effects += takeBack(group, leaving: left)
      }
    }
    saving = pending.isEmpty ? .saved : .pending(pending.count)
    return effects
  }

  /// Plans what was agreed to on the rows as colleagues left them; what they have just set stays, and
  /// the history keeps both values.
  private mutating func planAnew(
    _ agreed: Plan, _ rows: [Int64], _ earlier: Overtaken?, _ colleagues: [ChangeGroup]
  ) -> [Effect] {
    do throws(Refusal) {
      var plan = try agreed.action.plan(planInput(rows, agreed.answers))
      let lost = plan.restrict(to: agreed, in: community, after: colleagues)
      let overtaken = lost?.joining(earlier) ?? earlier
      let effects =
        plan.changeCount > 0 || overtaken != nil ? carryOut(plan, rows, overtaken: overtaken) : []
      let label = agreed.label
      if let lost {
        say(
          "\(label.zh)：\(lost.rows) 行同事刚改过，没有覆盖，其余 \(plan.changeCount) 行照做",
          "\(label.en): \(lost.rows) rows were just set by a colleague and stay; \(plan.changeCount) done",
          .warning)
      } else if effects.isEmpty {
        say(
          "\(label.zh)：同事刚做过，没有要改的了", "\(label.en): a colleague has just done it; nothing is left")
      }
      return effects
    } catch {
      notice = Notice(words: error.words, kind: .warning)
      return []
    }
  }

  private mutating func announce(_ groups: [ChangeGroup]) {
    guard let last = groups.last, last.actor != actor else { return }
    say("\(last.actor.name)：\(last.label.zh)", "\(last.actor.name): \(last.label.en)")
  }
}
