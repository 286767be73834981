/// Which signs a terminal and its font can be trusted with.
public enum GlyphSet: String, CaseIterable, Hashable, Sendable {
  /// Everything.
  case unicode
  /// No sign whose width depends on the terminal's settings.
  case safe
  /// Signs as ASCII; words stay as they are.
  case ascii

  /// The text of one cell in this set.
  public func shown(_ text: String) -> String {
    switch self {
    case .unicode: text
    case .safe: Self.safeSigns[text] ?? text
    case .ascii: Self.asciiSigns[text] ?? Self.safeSigns[text] ?? text
    }
  }

  private static let safeSigns: [String: String] = [
    "─": "-", "━": "-", "═": "-", "│": "|", "┃": "|", "║": "|", "┌": "+", "┐": "+", "└": "+",
    "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╰": "+",
    "╯": "+", "█": "#", "▉": "#", "▊": "=", "▋": "=", "▌": "=", "▍": "-", "▎": "-", "▏": "-",
    "▓": "=", "▒": "-", "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "=",
    "◆": "*", "◇": "o", "●": "@", "○": "o", "■": "#", "□": "o", "▲": "^", "▼": "v", "△": "^",
    "▽": "v", "★": "*", "☆": "o", "→": ">", "←": "<", "↑": "^", "↓": "v", "…": "~", "—": "-",
    "–": "-", "·": ".", "×": "x", "°": "o", "±": "~", "÷": "/", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "√": "v", "\u{FFFD}": "?", "⇧": "^", "▶": ">", "◀": "<",
  ]

  private static let asciiSigns: [String: String] = [
    "▸": ">", "◂": "<", "✓": "v", "✗": "x", "░": ".", "⚠": "!", "◉": "@", "↵": "<", "⏎": "<",
    "›": ">", "‹": "<", "❯": ">", "❮": "<", "◌": "?", "␤": "?", "␛": "?", "␉": "?",
    "␍": "?", "␡": "?", "␀": "?",
  ]
}

extension CellGrid {
  /// The same frame drawn with the signs of a set.
  public func drawn(with glyphs: GlyphSet) -> CellGrid {
    guard glyphs != .unicode else { return self }
    var grid = self
    for index in cells.indices where cells[index].width == 1 && cells[index].text.utf8.count > 1 {
      let shown = glyphs.shown(cells[index].text)
      if shown != cells[index].text { grid.replaceText(at: index, with: shown) }
    }
    return grid
  }
}
