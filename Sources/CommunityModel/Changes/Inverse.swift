import Wording

/// What taking a transaction back would do now.
public struct Inverse: Equatable, Sendable {
  /// The changes that restore what is still as the transaction left it, last change first.
  public let changes: [Change]
  /// Changes that stay, because somebody changed the same place since.
  public let kept: [Change]
}

extension Community {
  /// The inverse of a transaction against the rows as they are: field by field, leaving alone what was
  /// changed since.
  public func inverse(of group: ChangeGroup) -> Inverse {
    var trial = self
    var changes: [Change] = []
    var kept: [Change] = []
    for change in group.changes.reversed() {
      let back = change.inverse
      do throws(ChangeError) {
        try trial.applyOne(back)
        changes.append(back)
      } catch {
        kept.append(change)
      }
    }
    // What the transaction made and others refer to by now stays, with all that it refers to itself.
    while true {
      let used = trial.rowsStillReferred(among: changes)
      guard !used.isEmpty else { break }
      for record in used {
        changes.removeAll { $0 == record }
        kept.append(record.inverse)
        do throws(ChangeError) {
          try trial.applyOne(record.inverse)
        } catch {
          preconditionFailure("a row that was just taken out can be put back: \(error)")
        }
      }
    }
    return Inverse(changes: changes, kept: kept)
  }

  /// The removals among changes whose rows others refer to.
  private func rowsStillReferred(among changes: [Change]) -> [Change] {
    var removed: [String: Set<Int64>] = [:]
    for case .remove(let collection, let record) in changes
    where Collections.named(collection)?.info.isLedger == false {
      removed[collection, default: []].insert(record.id)
    }
    guard !removed.isEmpty else { return [] }
    let targets = Set(removed.keys)
    var used: [String: Set<Int64>] = [:]
    for face in Collections.all {
      face.references(self, targets) { collection, id in
        if removed[collection]?.contains(id) == true { used[collection, default: []].insert(id) }
      }
    }
    return changes.filter { change in
      if case .remove(let collection, let record) = change {
        used[collection]?.contains(record.id) ?? false
      } else {
        false
      }
    }
  }
}

extension Inverse {
  /// Rows restored in the collection that the transaction was about: that of its last change.
  fileprivate func rows(like group: ChangeGroup) -> Int {
    let subject = group.changes.last?.collection
    return Set(changes.filter { $0.collection == subject }.map(\.id)).count
  }
}

extension ChangeGroup {
  /// The transaction that takes another one back; of an undo it is a redo.
  ///
  /// Where it takes only a part back, the other one stands, and the rest of it can still be taken back.
  public static func takingBack(
    _ group: ChangeGroup, _ inverse: Inverse, isPart: Bool = false, id: ID<ChangeGroup>,
    at: Instant, actor: Actor
  ) -> ChangeGroup {
    let isRedo = group.action == "undo"
    let whole = isRedo ? Localized("重做", "Redo") : Localized("撤销", "Undo")
    let title = isPart ? whole + Localized("一部分", " in part") : whole
    // The label of what is redone is inside the undo's label, after the first colon.
    let subject = group.label.strippingUndo
    return ChangeGroup(
      id: id, at: at, actor: actor,
      action: isPart ? "undo.part" : isRedo ? "redo" : "undo",
      label: title + Localized("：", ": ") + subject,
      count: inverse.kept.isEmpty && !isPart ? group.count : inverse.rows(like: group),
      undoes: isPart ? nil : group.id, changes: inverse.changes)
  }

  /// The transaction without the changes of some rows, by packed id.
  public func leaving(_ rows: Set<Int64>) -> ChangeGroup {
    guard !rows.isEmpty else { return self }
    return ChangeGroup(
      id: id, at: at, actor: actor, action: action, label: label, count: count, undoes: undoes,
      changes: changes.filter { !rows.contains($0.id) }, overtaken: overtaken)
  }
}

extension Localized {
  fileprivate var strippingUndo: Localized {
    guard zh.hasPrefix("撤销：") || zh.hasPrefix("重做：") else { return self }
    return Localized(
      zh: String(zh.dropFirst(3)), en: String(en.drop { $0 != " " }.dropFirst()))
  }
}
