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
    return Inverse(changes: changes, kept: kept)
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
  public static func takingBack(
    _ group: ChangeGroup, _ inverse: Inverse, id: ID<ChangeGroup>, at: Instant, actor: Actor
  ) -> ChangeGroup {
    let isRedo = group.action == "undo"
    let title = isRedo ? Localized("重做", "Redo") : Localized("撤销", "Undo")
    // The label of what is redone is inside the undo's label, after the first colon.
    let subject = group.label.strippingUndo
    return ChangeGroup(
      id: id, at: at, actor: actor, action: isRedo ? "redo" : "undo",
      label: title + Localized("：", ": ") + subject,
      count: inverse.kept.isEmpty ? group.count : inverse.rows(like: group), undoes: group.id,
      changes: inverse.changes)
  }
}

extension Localized {
  fileprivate var strippingUndo: Localized {
    guard zh.hasPrefix("撤销：") || zh.hasPrefix("重做：") else { return self }
    return Localized(
      zh: String(zh.dropFirst(3)), en: String(en.drop { $0 != " " }.dropFirst()))
  }
}
