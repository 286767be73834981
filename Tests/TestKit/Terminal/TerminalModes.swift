/// What a program has switched on or off in the terminal.
public struct TerminalModes: Hashable, Sendable {
  /// The second screen, where full-screen programs draw (1049, 1047, 47).
  public var alternateScreen = false
  /// The cursor is drawn (25).
  public var cursorVisible = true
  /// A paste arrives between brackets (2004).
  public var bracketedPaste = false
  /// Arrow keys send their application form (1).
  public var applicationCursorKeys = false
  /// The number pad sends its application form.
  public var applicationKeypad = false
  /// Text goes on in the next row at the right edge (7).
  public var wrapsLines = true
  /// Rows are counted from the top of the scroll region (6).
  public var originInRegion = false
  /// New characters push the row to the right (4).
  public var inserts = false
  /// Mouse modes that are on: 1000, 1002, 1003, 1005, 1006, 1015.
  public var mouse: Set<Int> = []
  /// Gaining and losing focus is reported (1004).
  public var focusReports = false
  /// A frame is being drawn that is to appear at once (2026).
  public var synchronizedOutput = false

  /// The modes of a terminal just switched on.
  public init() {}
}
