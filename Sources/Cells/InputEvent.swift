/// What came from the terminal.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(KeyChord)
  /// Text was pasted; it is data and never a command.
  case paste(String)
  /// The terminal has another size now.
  case resize(Size)
  /// The terminal's window got or lost the keyboard.
  case focus(Bool)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The terminal is gone.
  case hangup
}

/// What the mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// What can be done with a mouse.
  public enum Kind: Hashable, Sendable {
    /// A button went down; 1 is the main one.
    case press(Int)
    /// A button came up.
    case release(Int)
    /// The wheel turned away from the person.
    case wheelUp
    /// The wheel turned towards the person.
    case wheelDown
  }

  /// What it did.
  public let kind: Kind
  /// The cell it was on.
  public let point: Point
  /// Keys held meanwhile.
  public let modifiers: KeyChord.Modifiers

  /// Makes an event.
  public init(kind: Kind, point: Point, modifiers: KeyChord.Modifiers = []) {
    self.kind = kind
    self.point = point
    self.modifiers = modifiers
  }
}
