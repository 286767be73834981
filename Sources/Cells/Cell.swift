/// One place of a frame.
public struct Cell: Hashable, Sendable {
  /// What it shows; empty in the right half of a wide character.
  public let text: String
  /// How it looks.
  public var style: Style
  /// The cells its text takes: 2 in the left half of a wide character, 0 in its right half.
  public let width: UInt8

  init(text: String, style: Style, width: UInt8) {
    self.text = text
    self.style = style
    self.width = width
  }

  /// A cell that shows nothing.
  public static func blank(_ style: Style = .normal) -> Cell {
    Cell(text: " ", style: style, width: 1)
  }

  static func continuation(_ style: Style) -> Cell {
    Cell(text: "", style: style, width: 0)
  }

  /// Whether this is the right half of a wide character.
  public var isContinuation: Bool { width == 0 }
}
