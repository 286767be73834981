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
