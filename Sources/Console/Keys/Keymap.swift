public import Cells
public import CommunityActions
import Panes
public import Wording

/// What a key means.
public enum KeyMeaning: Sendable {
  /// A command of the console.
  case command(Command)
  /// A verb on rows.
  case action(BulkAction)
  /// A pane, by the place in the catalogue.
  case pane(Int)
  /// The first half of a key of two: the console waits for the second.
  case prefix
  /// Nothing.
  case unknown

  /// What it is called; nil for what has no name.
  public var title: Localized? {
    switch self {
    case .command(let command): CommandCatalog.declaration(command)?.title
    case .action(let action): action.title
    case .pane(let place): PaneCatalog.all[place].title
    case .prefix, .unknown: nil
    }
  }
}

/// The keys of one pane: commands, the verbs of its collection, the digits of panes.
public struct Keymap: Sendable {
  private var meanings: [String: KeyMeaning] = [:]

  /// The keys of a pane whose rows are of a collection; what stands against one another was refused
  /// when the bindings were made.
  public init(collection: String, bindings: KeyBindings = .standard) {
    for action in ActionCatalog.on(collection) {
      for key in bindings.keys(of: action) { meanings[key] = .action(action) }
    }
    for declaration in CommandCatalog.all {
      for key in bindings.keys(of: declaration.command) {
        add(key, .command(declaration.command))
      }
    }
    for place in PaneCatalog.all.indices {
      for key in bindings.keys(ofPane: place) { add(key, .pane(place)) }
    }
  }

  private mutating func add(_ key: String, _ meaning: KeyMeaning) {
    meanings[key] = meaning
    if let space = key.firstIndex(of: " ") { meanings[String(key[..<space])] = .prefix }
  }

  /// What a chord means after the keys that are pending.
  public func meaning(of chord: KeyChord, after pending: String?) -> KeyMeaning {
    let text = chord.description
    return meanings[pending.map { "\($0) \(text)" } ?? text] ?? .unknown
  }

  /// The keys that may follow a prefix, with what they mean.
  public func continuations(of prefix: String) -> [(key: String, meaning: KeyMeaning)] {
    meanings.filter { $0.key.hasPrefix(prefix + " ") }
      .map { (String($0.key.dropFirst(prefix.count + 1)), $0.value) }
      .sorted { $0.0 < $1.0 }
  }
}
