/// Every pane; the only list of them.
public enum PaneCatalog {
  /// The panes in the order of their tabs.
  public static let all: [PaneDefinition] = [
    .today, .groups, .members, .koc, .calendar, .fission, .goals, .campaigns, .admission, .requests,
    .forecast, .lists,
  ]

  /// The pane of a name.
  public static func named(_ id: String) -> PaneDefinition? {
    all.first { $0.id == id }
  }
}
