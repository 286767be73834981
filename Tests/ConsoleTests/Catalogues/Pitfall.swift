import Testing

/// Something other programs were blamed for, and what watches that this one is not.
struct Pitfall: Sendable, CustomTestStringConvertible {
  /// What must hold.
  let rule: String
  /// The sessions that go through it.
  var sessions: [String] = []
  /// The tests that watch it where a session cannot: file below `Tests`, name.
  var tests: [(file: String, name: String)] = []

  var testDescription: String { rule }

  static let all = [
    Pitfall(
      rule: "no is the answer unless yes is said: not the action's key, not Enter alone",
      sessions: ["verbs", "typed-count", "type-ahead"],
      tests: [
        (
          "ConsoleTests/Bulk/SlipProofTests", "pressing the key of an action twice confirms nothing"
        ),
        ("QunzhuTests/Sessions/BulkTagTests", "Enter alone confirms nothing"),
      ]),
    Pitfall(
      rule: "what could not be done is collected in one report, by reason",
      sessions: ["morning", "notes"],
      tests: [
        (
          "ConsoleTests/Catalogues/ActionWordTests",
          "a plan says why it leaves rows out, in both languages"
        )
      ]),
    Pitfall(
      rule: "every verb works on sets or refuses with a reason", sessions: ["refusals"],
      tests: [
        (
          "ConsoleTests/Catalogues/PaletteLawTests",
          "the menu lists the verbs of the pane, and its digits choose them"
        )
      ]),
    Pitfall(
      rule: "what cannot be done now stays in its place with the reason",
      sessions: ["read-only", "refusals"],
      tests: [
        (
          "ConsoleTests/Catalogues/PaletteLawTests",
          "read-only refuses every verb with the reason, by key, menu and palette"
        )
      ]),
    Pitfall(
      rule: "what is on its way can be taken back, and is recorded exactly where it stopped",
      sessions: ["slow-disk", "disk-full", "colleague-conflict"],
      tests: [
        ("QunzhuTests/Sessions/BulkTagTests", "what is on the screen as done survives a kill")
      ]),
    Pitfall(
      rule: "a mistake in the settings names file and line and keeps what was good",
      tests: [
        (
          "QunzhuTests/Setup/SettingsProgramTests",
          "a mistake is told with file and line and everything else goes on"
        ),
        (
          "QunzhuTests/Setup/SettingsProgramTests",
          "a file that is saved is followed at once, and a broken one changes nothing"
        ),
        (
          "QunzhuTests/Setup/SettingsProgramTests",
          "a theme file is followed, and a broken one keeps the old look and is told with its line"
        ),
      ]),
    Pitfall(
      rule: "keys that collide are refused at load, and help shows the keys as they are",
      sessions: ["own-keys"],
      tests: [
        ("ConsoleTests/Setup/KeyBindingTests", "what stands against a wish is told"),
        (
          "QunzhuTests/Setup/SettingsProgramTests",
          "keys that were changed work, and are listed as they are"
        ),
      ]),
    Pitfall(
      rule: "a workspace brings no settings, and there is no shell in the program",
      sessions: ["looks"],
      tests: [
        (
          "QunzhuTests/Setup/SettingsProgramTests", "a workspace brings no settings of its own"
        ),
        (
          "QunzhuTests/Wall/WallProgramTests",
          "a kiosk opens nothing for writing and starts nothing, whatever is pressed"
        ),
      ]),
    Pitfall(
      rule: "saved is said when the disk has said so, and what is not saved is seen",
      sessions: ["slow-disk", "disk-full", "panes"]),
    Pitfall(
      rule: "widths do not follow the locale, and one without UTF-8 is told and gets plain signs",
      tests: [
        (
          "QunzhuTests/Setup/TerminalsProgramTests",
          "a locale without UTF-8 is said and gets plain signs"
        ),
        ("CellsTests/TmuxWidthTests", "tmux's cursor goes as far as we say"),
      ]),
    Pitfall(
      rule: "a wall takes its few keys and says of every other that it does nothing",
      tests: [
        ("ConsoleTests/Wall/WallKeyTests", "nothing that can happen ends a kiosk"),
        (
          "ConsoleTests/Wall/WallKeyTests",
          "digits, Tab and PgUp turn the page and the rotation begins anew"
        ),
        (
          "ConsoleTests/Wall/WallKeyTests",
          "pages turn by themselves until the space bar holds them"
        ),
        (
          "ConsoleTests/Wall/WallKeyTests",
          "a key without a meaning says so for three seconds"
        ),
        ("ConsoleTests/Wall/WallKeyTests", "language and theme change for the session"),
      ]),
  ]
}
