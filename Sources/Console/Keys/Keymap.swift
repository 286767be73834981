public import Cells
public import CommunityActions

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
}

/// The keys of one pane: commands, the verbs of its collection, the digits of panes.
public struct Keymap: Sendable {
  private var meanings: [String: KeyMeaning] = [:]

  /// The keys of a pane whose rows are of a collection; verbs give way to commands, which law tests
  /// show not to happen.
  public init(collection: String, paneKeys: [Character]) {
    for action in ActionCatalog.on(collection) {
      if let key = action.key { meanings[key] = .action(action) }
    }
    for declaration in CommandCatalog.all {
      for key in declaration.keys {
        meanings[key] = .command(declaration.command)
        if let space = key.firstIndex(of: " "), key.count == 3 {
          meanings[String(key[..<space])] = .prefix
        }
      }
    }
    for (place, key) in paneKeys.enumerated() { meanings[String(key)] = .pane(place) }
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
