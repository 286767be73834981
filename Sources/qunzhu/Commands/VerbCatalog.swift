/// Every command; the only list of them.
enum VerbCatalog {
  /// The console itself, which stands where no command is named.
  static let console = ConsoleCommand.verb

  /// The commands in the order of help.
  static let all: [Verb] = [
    console, InitCommand.verb, DemoCommand.verb, ImportCommand.verb, ExportCommand.verb,
    QueryCommand.verb, DoCommand.verb, RecipeCommand.verb, LogCommand.verb, UndoCommand.undo,
    UndoCommand.redo,
    ReportCommand.verb, DashboardCommand.verb, CheckCommand.verb, RepairCommand.verb,
    CompactCommand.verb, BackupCommand.verb, RestoreCommand.verb, EraseCommand.verb,
    RunCommand.verb, PaintCommand.verb, ReplayCommand.verb,
    DeclarationCommands.actions, DeclarationCommands.fields, DeclarationCommands.keys,
    MetricsCommand.verb,
    ThemesCommand.verb, ConfigCommand.verb, CompletionsCommand.verb, CompletionsCommand.man,
  ]

  /// The command of a word.
  static func named(_ name: String) -> Verb? {
    all.first { $0.name == name }
  }
}
