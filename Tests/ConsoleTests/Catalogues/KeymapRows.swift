import Testing

/// Every row of the recommended keymap, the keys it names, and the sessions that press them.
struct KeymapRow: Sendable, CustomTestStringConvertible {
  /// Where its keys are pressed.
  enum Place: Sendable { case lists, elsewhere }

  /// What the row is about.
  let about: String
  /// Its keys as key tables write them, with the pane before those that mean something of their own there.
  let keys: [String]
  /// The sessions that press them, all together.
  let sessions: [String]
  let place: Place
  /// Where the program departs from the row, and why.
  let departure: String?

  init(
    _ about: String, _ keys: String, in sessions: String..., at place: Place = .lists,
    but departure: String? = nil
  ) {
    self.about = about
    self.keys = keys.split(separator: "  ").map(String.init)
    self.sessions = sessions
    self.place = place
    self.departure = departure
  }

  var testDescription: String { about }

  static let all = global + selection + verbs + dialogs + prompts + inputMethod

  static let global = [
    KeymapRow(
      "panes by digit", "0  1  2  3  4  5  6", in: "panes",
      but: "7 is free until there is a pane of feedback"),
    KeymapRow(
      "history", "8  U", in: "panes",
      but: "the audit is the history narrowed to a row, g a; 9 is the pane of campaigns"),
    KeymapRow("next and previous pane", "tab  backtab  h  left  l  right", in: "panes"),
    KeymapRow(
      "tabs within a pane, months of the calendar", "[  ]  calendar: [  calendar: ]",
      in: "panes", "weeks"),
    KeymapRow("move by a row", "j  k  down  up  C-n  C-p", in: "moving"),
    KeymapRow("go to a row by number", ":", in: "moving"),
    KeymapRow("first and last", "g g  G  home  end", in: "moving"),
    KeymapRow("half pages and pages", "C-d  C-u  C-f  C-b  pagedown  pageup", in: "moving"),
    KeymapRow("scroll the detail", "J  K", in: "moving"),
    KeymapRow("open", "enter  right", in: "panes", "browse"),
    KeymapRow("peel one layer", "esc", in: "marking", "panes", "filter"),
    KeymapRow("filter", "/  f4", in: "filter", "readline"),
    KeymapRow("next and previous of a name", "n  N", in: "jump"),
    KeymapRow("jump", "'  f3", in: "jump", "readline"),
    KeymapRow("palette", ":  f2", in: "readline", "moving"),
    KeymapRow("help", "?  f1", in: "looks", "own-keys"),
    KeymapRow("undo and redo", "u  C-r", in: "tag-undo-redo"),
    KeymapRow("history on the last change", "U", in: "history", "history-detail"),
    KeymapRow("repeat", ".", in: "notes", "recipes"),
    KeymapRow(
      "reload and redraw", "f5  C-l", in: "looks", but: "R is the inbox of requests, as drawn"),
    KeymapRow("copy menu", "y", in: "copying"),
    KeymapRow("write menu", "w", in: "copying", "export"),
    KeymapRow(
      "views", "z t  z l  z b  z c  z h  z w  z m  z z  z u  z s  z o", in: "looks", "moving",
      but: "names and phones are masked by one key; zo zooms"),
    KeymapRow(
      "from row to row", "g m  g a  g c  g r  g i  g s  g S", in: "going", "sets", "refusals"),
    KeymapRow("sort", "s  S  f6  <  >", in: "looks"),
    KeymapRow("saved views", "\"", in: "views"),
    KeymapRow("suspend", "C-z", in: "looks"),
    KeymapRow("leave", "q  f10  Q", in: "looks", "disk-full"),
    KeymapRow("which keys may follow", "z  g", in: "which-key", "focus"),
  ]

  static let selection = [
    KeymapRow("mark and move", "space  backspace", in: "marking"),
    KeymapRow("range", "v", in: "marking"),
    KeymapRow("mark all, invert", "V  I", in: "marking"),
    KeymapRow("mark by query, keep by query", "*  &", in: "sets"),
    KeymapRow("mark the same value", ",", in: "sets"),
    KeymapRow("only the marked", "M", in: "marking"),
    KeymapRow("previous marks", "C-o", in: "marking", "sets"),
    KeymapRow("sets of marks", "m  `", in: "sets"),
  ]

  static let verbs = [
    KeymapRow("menu of verbs", ";", in: "verbs", "input-method"),
    KeymapRow(
      "verbs on members", "t  T  @  i  p  b  o  c  D", in: "verbs",
      but: "levels, moves between groups and new members are in the menu and the palette"),
    KeymapRow("edit in an editor", "E", in: "editor"),
    KeymapRow("nothing by accident", "x  !  |  C-s  C-q", in: "looks"),
    KeymapRow("the board", "koc: c  koc: b  koc: a  koc: =", in: "played-koc", "boards"),
    KeymapRow(
      "the calendar", "calendar: a  calendar: P  calendar: {  calendar: }  calendar: g t",
      in: "played-launch", "weeks", but: "today is g t, because T sets and removes"),
    KeymapRow("shift and balance posts", "calendar: (  calendar: )  calendar: B", in: "calendar"),
    KeymapRow(
      "groups", "groups: enter  groups: r  A  F", in: "browse", "panes", "calendar",
      but: "requests are decided by P and X"),
  ]

  static let dialogs = [
    KeymapRow(
      "yes, no, and the count", "y  n  enter  3  1", in: "typed-count", "type-ahead",
      "verbs", at: .elsewhere),
    KeymapRow("take a row out of the plan", "space", in: "typed-count", at: .elsewhere),
  ]

  static let prompts = [
    KeymapRow(
      "both ends and characters", "C-a  C-e  C-b  C-f  left  right  home  end", in: "readline",
      at: .elsewhere),
    KeymapRow("words", "A-b  A-f  C-w  A-d", in: "readline", at: .elsewhere),
    KeymapRow(
      "cut and put back", "C-u  C-k  C-y  backspace  delete", in: "readline", at: .elsewhere),
    KeymapRow("history", "up  down  C-r", in: "readline", "prompt", at: .elsewhere),
    KeymapRow("completion", "tab", in: "prompt", at: .elsewhere),
    KeymapRow("leave", "esc  C-c", in: "readline", at: .elsewhere),
  ]

  static let inputMethod = [
    KeymapRow(
      "full-width punctuation and digits", "2  space  ;  /  :  ?", in: "input-method",
      "hands-free", "input-method-views"),
    KeymapRow(
      "function keys", "f2  f3  f6", in: "input-method", "hands-free", "input-method-views"),
  ]
}
