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
    case .safe: Self.safeSigns[text] ?? Self.certain(text)
    case .ascii: Self.asciiSigns[text] ?? Self.safeSigns[text] ?? Self.certain(text)
    }
  }

  /// A character of doubtful width is a question mark: better that than a line that slides.
  private static func certain(_ text: String) -> String {
    guard let base = text.unicodeScalars.first, AmbiguousWidth.holds(base) else { return text }
    let plain = base.properties.lowercaseMapping.unicodeScalars.first
    return plain.flatMap { plainLetters[$0] } ?? "?"
  }

  /// Letters of names that have an unmistakable likeness.
  private static let plainLetters: [Unicode.Scalar: String] = [
    "à": "a", "á": "a", "â": "a", "ā": "a", "ǎ": "a", "è": "e", "é": "e", "ê": "e", "ē": "e",
    "ě": "e", "ì": "i", "í": "i", "ī": "i", "ǐ": "i", "ò": "o", "ó": "o", "ō": "o", "ǒ": "o",
    "ù": "u", "ú": "u", "ū": "u", "ǔ": "u", "ü": "u", "ǖ": "u", "ǘ": "u", "ǚ": "u", "ǜ": "u",
    "ń": "n", "ň": "n", "ø": "o", "ð": "d", "þ": "p", "ß": "s", "æ": "a", "а": "a", "е": "e",
    "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "α": "a", "ο": "o",
    "①": "1", "②": "2", "③": "3", "④": "4", "⑤": "5", "⑥": "6", "⑦": "7", "⑧": "8", "⑨": "9",
  ]

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
