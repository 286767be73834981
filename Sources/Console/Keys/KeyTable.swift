import CommunityActions
import Panes
public import Wording

/// Every key as it is bound, for help pages and other programs.
public enum KeyTable {
  /// One binding.
  public struct Row: Sendable {
    /// The command or action.
    public let id: String
    /// The keys.
    public let keys: [String]
    /// What they do.
    public let title: Localized
    /// The pane they work in; `*` for all.
    public let pane: String
  }

  /// The bindings: commands, panes, then the verbs of each pane.
  public static var rows: [Row] {
    let commands = CommandCatalog.all.map {
      Row(id: $0.command.rawValue, keys: $0.keys, title: $0.title, pane: "*")
    }
    let panes = PaneCatalog.all.map {
      Row(id: "pane.\($0.id)", keys: [String($0.key)], title: $0.title, pane: "*")
    }
    let verbs = PaneCatalog.all.flatMap { pane in
      ActionCatalog.on(pane.collection).compactMap { action in
        action.key.map { Row(id: action.id, keys: [$0], title: action.title, pane: pane.id) }
      }
    }
    return commands + panes + verbs
  }
}
