/// A list copied out of a chat: a 接龙 (everybody writes a numbered line under the last one), or a
/// column of names, phones, ids or order numbers.
public struct PastedList: Equatable, Sendable {
  /// One line of the list.
  public struct Line: Equatable, Sendable {
    /// The number it was written with; nil in a bare column.
    public let number: Int?
    /// The line as it was written, without its number.
    public let text: String
    /// What it can be read as, likeliest first; never empty.
    public let readings: [Reading]
  }

  /// One way to read a line.
  public struct Reading: Hashable, Sendable {
    /// Whom it names.
    public let name: String
    /// How many pieces it asks for; 1 where it says nothing.
    public let copies: Int
    /// The sum as it was written, where it was one: `2+1`.
    public let sum: String?

    /// One way to read a line.
    public init(name: String, copies: Int, sum: String? = nil) {
      self.name = name
      self.copies = copies
      self.sum = sum
    }
  }

  /// The heading above the first line: what is ordered.
  public let title: String
  /// The lines in their order.
  public let lines: [Line]
  /// Whether its lines were numbered, as in a 接龙.
  public let isNumbered: Bool

  /// The most lines that are read; a longer paste is cut there.
  public static let limit = 2000
  /// The most pieces one line may ask for; more is taken for part of a name.
  public static let mostCopies = 999

  /// Reads pasted text; nil where no line of it can name anybody.
  public init?(_ text: String) {
    let raw = text.split(whereSeparator: \.isNewline).map(Self.trimmed).filter { !$0.isEmpty }
    let numbered = raw.map(Self.numbered)
    isNumbered = numbered.contains { $0 != nil }
    var title: [String] = []
    var lines: [Line] = []
    for (line, parts) in zip(raw, numbered) where lines.count < Self.limit {
      if isNumbered {
        if let parts {
          lines.append(
            Line(number: parts.0, text: parts.1, readings: Self.readings(of: parts.1)))
        } else if lines.isEmpty {
          title.append(line)
        }
      } else {
        lines.append(Line(number: nil, text: line, readings: Self.readings(of: line)))
      }
    }
    guard !lines.isEmpty else { return nil }
    self.lines = lines
    self.title = Self.heading(title)
  }

  /// Whether the text has the shape of a list: numbered, or of several lines.
  public var looksLikeList: Bool { isNumbered || lines.count > 1 }

  /// What the heading says is ordered: the first line that is more than the mark of a 接龙.
  private static func heading(_ lines: [String]) -> String {
    for line in lines {
      var words = line.drop { $0 == "#" || $0 == " " }
      if words.hasPrefix("接龙") { words = words.dropFirst(2) }
      let rest = words.drop { ":： ，,".contains($0) }
      if !rest.isEmpty { return String(rest.prefix(40)) }
    }
    return ""
  }

  /// The number in front of a line and what follows it.
  private static func numbered(_ line: String) -> (Int, String)? {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
    let rest = line.dropFirst(digits.count)
    guard let mark = rest.first, ".．、,，)）:：".contains(mark) else { return nil }
    let text = trimmed(rest.dropFirst())
    return text.isEmpty ? nil : (number, text)
  }

  /// The ways to read a line: with a number of pieces taken off wherever one can stand.
  private static func readings(of text: String) -> [Reading] {
    var readings: [Reading] = []
    func add(_ name: Substring, _ amount: Amount?) {
      let name = trimmed(name.drop { $0 == "@" })
      guard !name.isEmpty else { return }
      let reading = Reading(name: name, copies: amount?.copies ?? 1, sum: amount?.sum)
      if !readings.contains(reading) { readings.append(reading) }
    }
    let words = text.split { $0.isWhitespace || "，,；;".contains($0) }
    // An amount that stands alone, or begins a word after the name: 「小满 2+1」「熊妈 2份坚果」.
    for place in words.indices.dropFirst() {
      guard let amount = Amount(words[place]) else { continue }
      add(text[..<words[place].startIndex], amount)
      add(words[0], amount)
      break
    }
    // One that is glued to the name: 「木子2份」; where a unit says so it comes before the bare name.
    let glued = words.last.flatMap(Amount.split)
    if let glued, glued.amount.hasUnit, words.count == 1 { add(glued.name, glued.amount) }
    add(text[...], nil)
    if words.count > 1 { add(words[0], nil) }
    if let glued, words.count == 1 { add(glued.name, glued.amount) }
    return readings.isEmpty ? [Reading(name: text, copies: 1)] : readings
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
