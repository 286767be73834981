/// Where text stands in a field that is wider.
public enum Alignment: Hashable, Sendable {
  /// At the beginning.
  case left
  /// At the end, as figures do.
  case right
  /// In the middle, nearer the beginning if it cannot be exact.
  case centre
}
