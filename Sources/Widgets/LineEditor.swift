public import Cells

/// One line of text being typed, edited by characters as people see them.
public struct LineEditor: Equatable, Sendable {
  private var characters: [Character]
  /// The place of the caret, 0 before the first character.
  public private(set) var caret: Int
  private var killed: String = ""

  /// A line with the caret at its end.
  public init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  /// The text.
  public var text: String { String(characters) }

  /// The text left of the caret.
  public var textBeforeCaret: String { String(characters[..<caret]) }

  /// Whether nothing is typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// No line is longer; what is pasted beyond it is cut off.
  public static let longest = 20_000

  /// Puts text at the caret; line breaks become spaces, for a line has none.
  public mutating func insert(_ text: String) {
    let room = max(0, Self.longest - characters.count)
    let line = text.prefix(room).map { $0.isNewline ? " " : $0 }
    characters.insert(contentsOf: line, at: caret)
    caret += line.count
    // A combining mark joins the character before it: the line is read anew so that it counts once.
    let before = String(characters[..<caret])
    let after = String(characters[caret...])
    characters = Array(before + after)
    caret = min(Array(before).count, characters.count)
  }

  /// Replaces everything; the caret goes to the end.
  public mutating func replace(with text: String) {
    self = LineEditor(text)
  }

  /// Edits by a key; false where the key is no editing key.
  public mutating func edit(_ chord: KeyChord) -> Bool {
    if let typed = chord.typed {
      insert(String(typed))
      return true
    }
    switch (chord.key, chord.modifiers) {
    case (.backspace, []), (.character("h"), .control): deleteBefore(caret - 1)
    case (.delete, []), (.character("d"), .control):
      if caret < characters.count { characters.remove(at: caret) }
    case (.left, []), (.character("b"), .control): caret = max(0, caret - 1)
    case (.right, []), (.character("f"), .control): caret = min(characters.count, caret + 1)
    case (.home, []), (.character("a"), .control): caret = 0
    case (.end, []), (.character("e"), .control): caret = characters.count
    case (.character("b"), .alt), (.left, .control): caret = wordStart
    case (.character("f"), .alt), (.right, .control): caret = wordEnd
    case (.character("w"), .control), (.backspace, .alt): deleteBefore(wordStart)
    case (.character("d"), .alt): kill(caret..<wordEnd)
    case (.character("u"), .control): deleteBefore(0)
    case (.character("k"), .control): kill(caret..<characters.count)
    case (.character("y"), .control): insert(killed)
    default: return false
    }
    return true
  }

  private mutating func deleteBefore(_ start: Int) {
    guard start >= 0, start < caret else { return }
    kill(start..<caret)
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = String(characters[range])
    characters.removeSubrange(range)
    caret = min(range.lowerBound, characters.count)
  }

  private var wordStart: Int {
    var place = caret
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = caret
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  /// Draws the line into a row and puts the terminal's cursor on the caret, so that an input method
  /// opens there; a line that is too long shows the part around the caret.
  public func draw(in grid: inout CellGrid, at point: Point, width: Int, style: Style = .input) {
    guard width > 1 else { return }
    let start = firstShown(width: width)
    // No cell is narrower than a character that takes one, and marks were joined to theirs.
    let shown = String(characters[start...].prefix(caret - start + width))
    grid.fill(Rect(x: point.x, y: point.y, width: width, height: 1), style: style)
    grid.put(shown, at: point, style: style, limit: width)
    let offset = TextFit.width(of: String(characters[start..<caret]))
    grid.cursor = Point(x: point.x + min(width - 1, offset), y: point.y)
  }

  /// The first character that is shown so that the caret is: as many before it as there is room for.
  /// It is found from the caret backwards, so that a long line costs no more than a short one.
  private func firstShown(width: Int) -> Int {
    var start = caret
    var used = 0
    while start > 0 {
      used += TextFit.width(of: String(characters[start - 1]))
      guard used <= width - 1 else { break }
      start -= 1
    }
    return start
  }
}
