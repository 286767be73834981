public import Wording

/// Who made a change: a colleague at a console.
public struct Actor: Hashable, Sendable {
  /// The operator's name.
  public let name: String
  /// The machine, as it stands in ids.
  public let machine: Int64
  /// The process, to tell two consoles apart.
  public let process: Int64

  /// A colleague at a console.
  public init(name: String, machine: Int64, process: Int64) {
    self.name = name
    self.machine = machine
    self.process = process
  }
}

/// One transaction: the changes of one action, the unit of journal, undo and history.
public struct ChangeGroup: Hashable, Sendable {
  /// The transaction's own id, prefix `x`.
  public let id: ID<ChangeGroup>
  /// When it was made.
  public let at: Instant
  /// Who made it.
  public let actor: Actor
  /// The id of the action: `member.tag.add`, `import`, `undo`, `redo`.
  public let action: String
  /// What the history shows: 打标签「会员日」.
  public let label: Localized
  /// Rows the action was meant for that it changed.
  public let count: Int
  /// The transaction that this one takes back.
  public let undoes: ID<ChangeGroup>?
  /// The changes, in order.
  public let changes: [Change]
  /// What was wanted of it and left out because colleagues had just set the same fields.
  public let overtaken: Overtaken?

  /// One transaction.
  public init(
    id: ID<ChangeGroup>, at: Instant, actor: Actor, action: String, label: Localized, count: Int,
    undoes: ID<ChangeGroup>? = nil, changes: [Change], overtaken: Overtaken? = nil
  ) {
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.label = label
    self.count = count
    self.undoes = undoes
    self.changes = changes
    self.overtaken = overtaken
  }

  /// The prefix of transaction ids in text.
  public static let prefix = "x"
}
