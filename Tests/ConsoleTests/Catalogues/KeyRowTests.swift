import Cells
import CommunityActions
import Panes
import Testing
import Widgets

@testable import Console

/// The recommended keymap, row by row: what each key leads to in the pane it is meant for.
@Suite struct KeyRowTests {
  /// One key and what it leads to: a command, an action, or `pane`.
  struct Row: Sendable, CustomTestStringConvertible {
    let pane: String
    let key: String
    let target: String

    var testDescription: String { "\(pane) \(key)" }
  }

  static let rows: [Row] =
    [
      ("0", "pane.today"), ("1", "pane.groups"), ("2", "pane.members"), ("3", "pane.koc"),
      ("4", "pane.calendar"), ("tab", "nextPane"), ("backtab", "previousPane"),
      ("left", "moveLeft"), ("h", "moveLeft"), ("l", "moveRight"), ("right", "moveRight"),
      ("[", "previousTab"), ("]", "nextTab"), ("j", "moveDown"), ("down", "moveDown"),
      ("C-n", "moveDown"), ("k", "moveUp"), ("up", "moveUp"), ("C-p", "moveUp"),
      ("g g", "first"), ("home", "first"), ("G", "last"), ("end", "last"), ("C-d", "halfDown"),
      ("C-u", "halfUp"), ("C-f", "pageDown"), ("pagedown", "pageDown"), ("C-b", "pageUp"),
      ("pageup", "pageUp"), ("J", "detailDown"), ("K", "detailUp"), ("enter", "open"),
      ("esc", "back"), ("/", "filter"), ("f4", "filter"), ("n", "nextMatch"),
      ("N", "previousMatch"), ("'", "jump"), ("f3", "jump"), (":", "palette"), ("f2", "palette"),
      ("?", "help"), ("f1", "help"), ("u", "undo"), ("C-r", "redo"), ("U", "history"),
      (".", "repeatLast"), ("f5", "reload"), ("C-l", "redraw"),
      ("y", "copyRow"), ("z t", "theme"), ("z l", "language"), ("z b", "signs"),
      ("z c", "columns"), ("z h", "hideColumn"), ("z s", "sidebar"), ("z m", "mask"),
      ("z z", "centre"), ("z u", "undoView"), ("z o", "zoom"), ("g s", "reselect"),
      ("z w", "widenColumn"),
      ("g m", "goMembers"), ("g a", "goAudit"), ("g c", "goCampaign"), ("g r", "goReferrer"),
      ("g i", "goInvitees"),
      ("s", "sort"), ("f6", "sort"), ("S", "reverseSort"), ("<", "sortLeft"),
      (">", "sortRight"), ("C-z", "suspend"), ("q", "quit"), ("f10", "quit"), ("Q", "quitNow"),
      ("space", "mark"), ("backspace", "markUp"), ("v", "range"), ("V", "markAll"),
      ("I", "invert"), ("*", "markByQuery"), (",", "markSame"), ("&", "keepMarked"),
      ("M", "onlyMarked"), ("C-o", "restoreMarks"), (";", "menu"), ("=", "nextView"),
      ("t", "member.tag.add"), ("T", "member.tag.remove"),
    ].map { Row(pane: "members", key: $0.0, target: $0.1) }
    + [
      Row(pane: "calendar", key: "{", target: "previousPage"),
      Row(pane: "calendar", key: "}", target: "nextPage"),
      Row(pane: "koc", key: "h", target: "moveLeft"),
      Row(pane: "koc", key: "l", target: "moveRight"),
    ]

  @Test(arguments: rows) func `the key leads where the keymap says`(row: Row) throws {
    let pane = try #require(PaneCatalog.named(row.pane))
    let keymap = Keymap(collection: pane.collection)
    let chords = row.key.split(separator: " ").compactMap { KeyChord(String($0)) }
    let last = try #require(chords.last)
    let found: String =
      switch keymap.meaning(of: last, after: chords.count > 1 ? chords[0].description : nil) {
      case .command(let command): command.rawValue
      case .action(let action): action.id
      case .pane(let place): "pane.\(PaneCatalog.all[place].id)"
      case .prefix: "prefix"
      case .unknown: "nothing"
      }
    #expect(found == row.target)
  }

  @Test func `everything a key does can be done with an input method on`() {
    // The palette takes Chinese names, and F2 opens it; so every command and action is in reach.
    var console = Console.trial(Crowd.even(5))
    console.press("2", "f2")
    guard case .picking(let picking) = console.mode else {
      Issue.record("F2 opens no palette")
      return
    }
    let ids = Set(picking.list.items.map(\.id))
    for command in Command.allCases { #expect(ids.contains(command.rawValue), "\(command)") }
    for action in ActionCatalog.on("members") { #expect(ids.contains(action.id), "\(action.id)") }
  }
}
