/// What one target of the house may import.
struct ImportRow {
  let target: String
  /// Modules of this package.
  let ours: Set<String>
  /// Modules of the system and the toolchain.
  let system: Set<String>

  /// True where the table lets the target import the module.
  func allows(_ module: String) -> Bool {
    ours.contains(module) || system.contains(module)
  }
}

/// Who may import whom, one row a target.
///
/// Two rows go a step beyond the table of the design: Interchange and CommunityStore name their errors and formats to a
/// person and so know Wording, and CursesScreen turns signals into events with Dispatch beside Glibc.
enum ImportTable {
  static let rows: [ImportRow] = [
    row("Wording"),
    row("Cells"),
    row("CommunityModel", ["Wording"]),
    row("CommunityQuery", ["CommunityModel", "Wording"]),
    row("CommunityRules", ["CommunityModel", "CommunityQuery", "Wording"], system: ["Glibc"]),
    row("CommunityActions", ["CommunityModel", "CommunityQuery", "CommunityRules", "Wording"]),
    row("Widgets", ["Cells", "Wording"]),
    row("Panes", paneLayer.subtracting(["Panes"])),
    row("Console", paneLayer),
    row(
      "CommunityStore", ["CommunityModel", "Wording"],
      system: ["FoundationEssentials", "Glibc", "Dispatch", "Synchronization"]),
    row("EastAsia", system: ["Foundation"]),
    row("Interchange", ["CommunityModel", "EastAsia", "Wording"], system: ["Foundation"]),
    row("CNcursesw"),
    row("CKernelSeal"),
    row(
      "CursesScreen", ["Cells", "CNcursesw"], system: ["Glibc", "Synchronization", "Dispatch"]),
    row("Settings"),
    row("Themes", ["Cells", "Settings"], system: ["FoundationEssentials"]),
    row("DemoWorkspace", ["CommunityModel"]),
    row("qunzhu", everything.union(["CKernelSeal"]), system: ["Glibc", "Synchronization"]),
    row("qunzhu-bench", everything, system: ["Foundation", "Glibc", "Synchronization"]),
  ]

  /// The row of one target; nil for a target the table does not know.
  static func row(of target: String) -> ImportRow? {
    rows.first { $0.target == target }
  }

  private static let paneLayer: Set<String> = [
    "Panes", "CommunityModel", "CommunityQuery", "CommunityRules", "CommunityActions", "Widgets",
    "Cells", "Wording",
  ]

  private static let everything: Set<String> = paneLayer.union([
    "CursesScreen", "Themes", "Settings", "Console", "CommunityStore", "Interchange",
    "DemoWorkspace", "EastAsia",
  ])

  private static func row(
    _ target: String, _ ours: Set<String> = [], system: Set<String> = []
  ) -> ImportRow {
    ImportRow(target: target, ours: ours, system: system)
  }
}
