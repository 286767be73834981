import Panes

/// The keys of the panes, as key tables write them.
enum PaneCatalogNames {
  static let keys = PaneCatalog.all.map { String($0.key) }
}
