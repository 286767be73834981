/// Measuring, cutting and padding by cells.
public enum TextFit {
  /// The cells a text takes once it is made safe.
  public static func width(of text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      guard let cells = ScalarWidth.plain(scalar.value) else {
        return ClusterScanner(text).reduce(0) { $0 + $1.width }
      }
      width += cells
    }
    return width
  }

  /// The beginning of a text that fits into so many cells, with an ellipsis if anything was lost.
  ///
  /// The result may be one cell narrower, where a wide character would have been split.
  public static func cut(_ text: String, to limit: Int, ellipsis: String = "") -> String {
    guard limit > 0 else { return "" }
    let room = limit - width(of: ellipsis)
    guard room >= 0 else { return cut(ellipsis, to: limit) }
    var kept = ""
    var used = 0
    var whole = ""
    var wholeUsed = 0
    for cluster in ClusterScanner(text) {
      wholeUsed += cluster.width
      if wholeUsed > limit { return kept + SafeText.cellSafe(ellipsis) }
      cluster.write(to: &whole)
      if wholeUsed <= room, used == wholeUsed - cluster.width {
        kept = whole
        used = wholeUsed
      }
    }
    return whole
  }

  /// The text in a field of exactly so many cells: cut if it is longer, padded if it is shorter.
  public static func pad(
    _ text: String, to width: Int, alignment: Alignment = .left, ellipsis: String = ""
  ) -> String {
    let fitted = cut(text, to: width, ellipsis: ellipsis)
    let missing = width - self.width(of: fitted)
    guard missing > 0 else { return fitted }
    let before = leading(missing, alignment)
    return blanks(before) + fitted + blanks(missing - before)
  }

  /// So many blanks.
  public static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  static func leading(_ missing: Int, _ alignment: Alignment) -> Int {
    switch alignment {
    case .left: 0
    case .right: missing
    case .centre: missing / 2
    }
  }
}
