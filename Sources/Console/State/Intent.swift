public import Cells
public import CommunityModel
public import Wording

/// Everything that can happen to the console; nothing else changes it.
public enum Intent: Equatable, Sendable {
  /// A key was pressed.
  case key(KeyChord)
  /// Text was pasted; it is never taken for keys.
  case paste(String)
  /// The terminal has another size.
  case resize(Size)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// Nothing was pressed for a moment.
  case pause
  /// The terminal's window got or lost the keyboard.
  case focus(Bool)
  /// Keys, themes, signs or mouse were set up anew; words, if any, say what became of it.
  case setUp(Setup, Localized?, isWarning: Bool)
  /// Time has passed.
  case tick(Instant)
  /// A transaction is on disk.
  case stored(ID<ChangeGroup>, sequence: Int)
  /// Colleagues changed something.
  case received([ChangeGroup])
  /// Ours could not be appended: these came first.
  case behind([ChangeGroup])
  /// The disk does not take what is pending, in words.
  case failed(Localized)
  /// A transaction to take back, or to redo, has been read.
  case loaded(ChangeGroup)
  /// The transactions that changed a row, as far as they are kept.
  case traced(Int64, [ID<ChangeGroup>])
  /// A transaction cannot be read, in words.
  case unavailable(Localized)
  /// The state on disk was read anew.
  case reloaded(Community, [HistoryEntry])
  /// The files were replaced underneath and read anew; what is on its way is planned on top of them.
  case reopened(Community, [HistoryEntry])
  /// Something was done that was not asked for at a key, in words.
  case told(Localized)
  /// Nothing can be saved here any more, in words.
  case locked(Localized)
  /// Who else has the workspace open, by name.
  case present([String])
  /// The places of the whole history that two people set at once and that nobody has decided since.
  case contested([Contested])
  /// The person has left the editor; nil where it could not be run, in words.
  case edited(String?, Localized)
  /// A file was written.
  case written(path: String, rows: Int)
}

/// Everything the console asks of the world outside.
public enum Effect: Equatable, Sendable {
  /// Write a transaction to the journal and say when it is on disk.
  case append(ChangeGroup)
  /// Read a transaction in full.
  case load(ID<ChangeGroup>)
  /// Find the transactions that changed a row.
  case trace(Int64)
  /// Put text on the clipboard of the person's terminal.
  case copy(String)
  /// Throw away keys typed before the screen showed what they would confirm.
  case discardInput
  /// Use this theme from the next start on.
  case remember(theme: String)
  /// Let clicks and the wheel reach the console, or leave them to the terminal.
  case useMouse(Bool)
  /// Draw every cell anew.
  case redraw
  /// Give the terminal back to the shell for a while.
  case suspend
  /// Read the workspace anew.
  case reload
  /// Save everything to another place, because it cannot be saved here.
  case rescue
  /// Let the person edit a text in an editor of their own.
  case edit(String)
  /// Write rows to a new file.
  case export(ExportSheet)
  /// Leave.
  case quit
}

/// What the history shows of a transaction.
public struct HistoryEntry: Hashable, Sendable {
  /// The transaction.
  public let id: ID<ChangeGroup>
  /// Its place in the journal; 0 until it is stored.
  public var sequence: Int
  /// When.
  public let at: Instant
  /// Who.
  public let actor: Actor
  /// Which action.
  public let action: String
  /// What it did, in words.
  public let label: Localized
  /// Rows it changed.
  public let count: Int
  /// The transaction it takes back.
  public let undoes: ID<ChangeGroup>?
  /// Rows left out because colleagues had just set the same fields; both values are in the journal.
  public let overtaken: Int

  /// An entry of the history.
  public init(
    id: ID<ChangeGroup>, sequence: Int, at: Instant, actor: Actor, action: String,
    label: Localized, count: Int, undoes: ID<ChangeGroup>?, overtaken: Int = 0
  ) {
    self.id = id
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.action = action
    self.label = label
    self.count = count
    self.undoes = undoes
    self.overtaken = overtaken
  }

  /// The entry of a transaction.
  public init(_ group: ChangeGroup, sequence: Int = 0) {
    self.init(
      id: group.id, sequence: sequence, at: group.at, actor: group.actor, action: group.action,
      label: group.label, count: group.count, undoes: group.undoes,
      overtaken: group.overtaken?.rows ?? 0)
  }

  /// Whether it only says what was not done.
  var changedNothing: Bool { count == 0 && overtaken > 0 }
}

/// Which transactions stand and which were taken back.
public struct UndoLedger: Sendable {
  private let entries: [HistoryEntry]
  private let undone: Set<ID<ChangeGroup>>

  /// The ledger of a history, oldest entry first.
  public init(_ entries: [HistoryEntry]) {
    self.entries = entries
    // Later entries decide first: an undo that was itself undone takes nothing back.
    var undone: Set<ID<ChangeGroup>> = []
    for entry in entries.reversed() where !undone.contains(entry.id) {
      if let target = entry.undoes { undone.insert(target) }
    }
    self.undone = undone
  }

  /// Whether a transaction was taken back and not brought back.
  public func isUndone(_ id: ID<ChangeGroup>) -> Bool {
    undone.contains(id)
  }

  /// What `u` takes back: an operator's newest action that stands.
  public func nextUndo(by name: String) -> HistoryEntry? {
    entries.last {
      $0.actor.name == name && $0.undoes == nil && !$0.changedNothing && !undone.contains($0.id)
    }
  }

  /// What redo brings back: an operator's newest undo, if the operator did nothing else since.
  public func nextRedo(by name: String) -> HistoryEntry? {
    for entry in entries.reversed() where entry.actor.name == name {
      if entry.action == "undo", !undone.contains(entry.id) { return entry }
      if entry.undoes == nil { return nil }
    }
    return nil
  }
}
