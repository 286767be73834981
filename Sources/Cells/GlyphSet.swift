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
    for index in cells.indices where cells[index].width == 1 {
      guard !cells[index].cluster.isASCII else { continue }
      let text = cells[index].text
      var shown = ClusterScanner(glyphs.shown(text))
      guard let cluster = shown.next(), cluster != cells[index].cluster else { continue }
      grid.replace(at: index, with: cluster)
    }
    return grid
  }
}
