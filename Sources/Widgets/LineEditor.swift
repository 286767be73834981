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

  /// Puts text at the caret; line breaks become spaces, for a line has none.
  public mutating func insert(_ text: String) {
    let line = text.map { $0.isNewline ? " " : $0 }
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
    let before = String(characters[..<caret])
    var start = 0
    while TextFit.width(of: String(characters[start..<caret])) > width - 1, start < caret {
      start += 1
    }
    let shown = String(characters[start...])
    grid.fill(Rect(x: point.x, y: point.y, width: width, height: 1), style: style)
    grid.put(shown, at: point, style: style, limit: width)
    let offset = start == 0 ? before : String(characters[start..<caret])
    grid.cursor = Point(x: point.x + min(width - 1, TextFit.width(of: offset)), y: point.y)
  }
}
