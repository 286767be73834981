extension TextFit {
  /// The text in lines of at most so many cells.
  ///
  /// Chinese may break between any two characters, Latin words only if longer than a line; closing
  /// punctuation stays off the beginning of a line and opening punctuation off its end.
  public static func wrap(_ text: String, to width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var wrapper = LineWrapper(width: width)
      for unit in units(String(paragraph)) { wrapper.add(unit) }
      lines += wrapper.finished()
    }
    return lines
  }

  /// A paragraph as pieces between which a line may break.
  private static func units(_ paragraph: String) -> [WrapUnit] {
    var units: [WrapUnit] = []
    var previous: Cluster?
    for cluster in ClusterScanner(paragraph) {
      if let previous, let last = units.indices.last, isJoined(previous, cluster) {
        units[last].clusters.append(cluster)
      } else {
        units.append(WrapUnit(clusters: [cluster]))
      }
      previous = cluster
    }
    return units
  }

  private static func isJoined(_ left: Cluster, _ right: Cluster) -> Bool {
    if left.isSpace || right.isSpace { return left == right }
    if Kinsoku.isClosing(right) || Kinsoku.isOpening(left) { return true }
    return left.width == 1 && right.width == 1
      && !Kinsoku.isClosing(left) && !Kinsoku.isOpening(right)
      || left.width == 1 && right.width == 1 && left.isASCII && right.isASCII
  }
}

/// Which characters may not begin or end a line.
enum Kinsoku {
  private static let closing: Set<String> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "】", "》", "」", "』", "〉", "〕", "］", "｝", "”", "’", "…",
    "—", "～", "％", "·", "々", "ー", ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "℃", "℉", "〗",
    "›",
    "»",
  ]
  private static let opening: Set<String> = [
    "（", "【", "《", "「", "『", "〈", "〔", "［", "｛", "“", "‘", "(", "[", "{", "￥", "¥", "$", "〖", "‹",
    "«",
  ]

  static func isClosing(_ cluster: Cluster) -> Bool { closing.contains(cluster.text) }
  static func isOpening(_ cluster: Cluster) -> Bool { opening.contains(cluster.text) }
}

/// A piece of a line that is not broken while it fits into one.
struct WrapUnit {
  var clusters: [Cluster]

  var width: Int { clusters.reduce(0) { $0 + $1.width } }
  var isBlank: Bool { clusters.allSatisfy(\.isSpace) }
}

/// Fills lines one after another.
struct LineWrapper {
  let width: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0
  private var blanks = 0

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ unit: WrapUnit) {
    if unit.isBlank {
      if used > 0 || lines.isEmpty { blanks += unit.width }
      return
    }
    if used + blanks + unit.width > width, used > 0 { endLine() }
    if blanks + unit.width <= width {
      flushBlanks()
      append(unit.clusters)
    } else {
      blanks = 0
      for cluster in unit.clusters {
        if used + cluster.width > width, used > 0 { endLine() }
        append([cluster.width > width ? Cluster.hidden : cluster])
      }
    }
  }

  mutating func finished() -> [String] {
    endLine()
    return lines
  }

  private mutating func append(_ clusters: [Cluster]) {
    for cluster in clusters {
      cluster.write(to: &line)
      used += cluster.width
    }
  }

  private mutating func flushBlanks() {
    line += TextFit.blanks(blanks)
    used += blanks
    blanks = 0
  }

  private mutating func endLine() {
    lines.append(line)
    line = ""
    used = 0
    blanks = 0
  }
}
