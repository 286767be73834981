/// One place of a frame.
public struct Cell: Hashable, Sendable {
  /// What it shows; nothing in the right half of a wide character.
  public let cluster: Cluster
  /// How it looks.
  public var style: Style

  init(_ cluster: Cluster, style: Style) {
    self.cluster = cluster
    self.style = style
  }

  /// Its text; empty in the right half of a wide character.
  public var text: String { cluster.text }

  /// The cells its text takes: 2 in the left half of a wide character, 0 in its right half.
  public var width: Int { cluster.width }

  /// A cell that shows nothing.
  public static func blank(_ style: Style = .normal) -> Cell {
    Cell(.blank, style: style)
  }

  static func continuation(_ style: Style) -> Cell {
    Cell(.continuation, style: style)
  }

  /// Whether this is the right half of a wide character.
  public var isContinuation: Bool { cluster.width == 0 }
}
