/// What a piece of the screen means; colours are chosen only when a frame is presented.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case normal
  /// Text that may be overlooked: finished rows, repeated values, rules between sections.
  case dim
  /// The line that says where one is.
  case title
  /// The name of a section or a column.
  case heading
  /// The current tab, the current tier, whatever is in hand.
  case accent
  /// Something is late or breaking and wants a person now.
  case alarm
  /// Something will need attention soon.
  case warn
  /// Something has reached its goal.
  case good
  /// The row under the cursor, over its whole width.
  case cursor
  /// A row chosen for an action.
  case marked
  /// A key that can be pressed, in a hint.
  case key
  /// A rule or a frame.
  case border
  /// Text being typed.
  case input
  /// The line that counts what is chosen.
  case selectionBar
  /// The last lines: state of saving, messages.
  case statusBar
  /// The first part of a divided bar.
  case series1
  /// The second part of a divided bar.
  case series2
  /// The third part of a divided bar.
  case series3
  /// The fourth part of a divided bar.
  case series4

  /// One letter for this role in a dump of a frame's roles.
  public var letter: Character {
    switch self {
    case .normal: "."
    case .dim: "d"
    case .title: "t"
    case .heading: "h"
    case .accent: "a"
    case .alarm: "x"
    case .warn: "w"
    case .good: "g"
    case .cursor: "c"
    case .marked: "m"
    case .key: "k"
    case .border: "b"
    case .input: "i"
    case .selectionBar: "l"
    case .statusBar: "s"
    case .series1: "1"
    case .series2: "2"
    case .series3: "3"
    case .series4: "4"
    }
  }
}
