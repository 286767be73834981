/// A line whose parts look different.
public struct StyledText: Hashable, Sendable {
  /// A stretch of one look.
  public struct Run: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// How it looks.
    public var style: Style

    /// Makes a stretch.
    public init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// The stretches in order.
  public private(set) var runs: [Run]

  /// Makes an empty line.
  public init() {
    runs = []
  }

  /// Makes a line of one look.
  public init(_ text: String, _ style: Style = .normal) {
    runs = text.isEmpty ? [] : [Run(text, style)]
  }

  /// Makes a line of stretches.
  public init(_ runs: [Run]) {
    self.runs = runs
  }

  /// The words without their looks.
  public var text: String { runs.reduce(into: "") { $0 += $1.text } }

  /// The cells it takes.
  public var width: Int { runs.reduce(0) { $0 + TextFit.width(of: $1.text) } }

  /// Whether it says nothing.
  public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

  /// Adds words of one look at the end.
  public mutating func append(_ text: String, _ style: Style = .normal) {
    guard !text.isEmpty else { return }
    runs.append(Run(text, style))
  }

  /// One line after another.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(left.runs + right.runs)
  }

  /// Adds a line at the end.
  public static func += (left: inout StyledText, right: StyledText) {
    left.runs += right.runs
  }

  /// The beginning that fits into so many cells, with an ellipsis in the last look if it was cut.
  public func cut(to limit: Int, ellipsis: String = "") -> StyledText {
    guard width > limit else { return self }
    let room = limit - TextFit.width(of: ellipsis)
    guard room > 0 else {
      return StyledText(TextFit.cut(ellipsis, to: limit), runs.first?.style ?? .normal)
    }
    var kept = StyledText()
    var left = room
    var last = Style.normal
    for run in runs where !run.text.isEmpty {
      let width = TextFit.width(of: run.text)
      last = run.style
      kept.append(width <= left ? run.text : TextFit.cut(run.text, to: left), run.style)
      left -= width
      if left < 0 { break }
    }
    kept.append(ellipsis, last)
    return kept
  }

  /// The line in a field of exactly so many cells.
  public func padded(
    to width: Int, alignment: Alignment = .left, style: Style = .normal, ellipsis: String = ""
  ) -> StyledText {
    let fitted = cut(to: width, ellipsis: ellipsis)
    let missing = max(0, width - fitted.width)
    let before = TextFit.leading(missing, alignment)
    return StyledText(TextFit.blanks(before), style) + fitted
      + StyledText(TextFit.blanks(missing - before), style)
  }

  /// The same words with every look changed.
  public func restyled(_ change: (Style) -> Style) -> StyledText {
    StyledText(runs.map { Run($0.text, change($0.style)) })
  }

  /// Lines put one after another with a separator between them.
  public static func joined(_ parts: [StyledText], by separator: StyledText) -> StyledText {
    var whole = StyledText()
    for (index, part) in parts.enumerated() {
      if index > 0 { whole += separator }
      whole += part
    }
    return whole
  }
}
