import CommunityActions
import Panes
public import Wording

/// Every key as it is bound, for help pages and other programs.
public enum KeyTable {
  /// One binding.
  public struct Row: Sendable {
    /// The command or action.
    public let id: String
    /// The keys; none for what is reached by the menu or the palette alone.
    public let keys: [String]
    /// What they do.
    public let title: Localized
    /// The pane they work in; `*` for all.
    public let pane: String
    /// The section of help it stands in.
    public let section: Localized
  }

  /// The bindings as they are declared.
  public static var rows: [Row] { rows(.standard) }

  /// The bindings as they are now: commands, panes, then the verbs of each pane that have keys.
  public static func rows(_ bindings: KeyBindings) -> [Row] {
    let commands = CommandCatalog.all.map {
      Row(
        id: $0.command.rawValue, keys: bindings.keys(of: $0.command), title: $0.title, pane: "*",
        section: $0.section)
    }
    let panes = PaneCatalog.all.enumerated().map { place, pane in
      Row(
        id: "pane.\(pane.id)", keys: bindings.keys(ofPane: place), title: pane.title, pane: "*",
        section: Localized("面板", "Panes"))
    }
    let verbs = PaneCatalog.all.flatMap { pane in
      ActionCatalog.on(pane.collection).map { action in
        Row(
          id: action.id, keys: bindings.keys(of: action), title: action.title, pane: pane.id,
          section: pane.title)
      }
    }
    return (commands + panes + verbs).filter { !$0.keys.isEmpty }
  }
}
