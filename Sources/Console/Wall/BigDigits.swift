import Cells

/// Figures five lines tall, to be read across a room.
enum BigDigits {
  /// Lines of a figure, one to a block.
  static let height = 5

  private static let shapes: [Character: [String]] = [
    "0": ["###", "# #", "# #", "# #", "###"],
    "1": [" # ", "## ", " # ", " # ", "###"],
    "2": ["###", "  #", "###", "#  ", "###"],
    "3": ["###", "  #", "###", "  #", "###"],
    "4": ["# #", "# #", "###", "  #", "  #"],
    "5": ["###", "#  ", "###", "  #", "###"],
    "6": ["###", "#  ", "###", "# #", "###"],
    "7": ["###", "  #", "  #", "  #", "  #"],
    "8": ["###", "# #", "###", "# #", "###"],
    "9": ["###", "# #", "###", "  #", "###"],
    "+": ["   ", " # ", "###", " # ", "   "],
    "-": ["   ", "   ", "###", "   ", "   "],
    ":": [" ", "#", " ", "#", " "],
    "<": ["  #", " # ", "#  ", " # ", "  #"],
  ]

  /// The cells a figure takes, `scale` cells to a block.
  static func width(of text: String, scale: Int) -> Int {
    let blocks = text.reduce(0) { $0 + (shapes[$1]?[0].count ?? 3) + 1 }
    return max(0, blocks - 1) * scale
  }

  /// The lines of a figure, `tall` lines to a block; nil where a sign has no shape.
  static func lines(of text: String, scale: Int, tall: Int = 1) -> [String]? {
    var lines = Array(repeating: "", count: height)
    for (place, character) in text.enumerated() {
      guard let shape = shapes[character] else { return nil }
      for row in 0..<height {
        if place > 0 { lines[row] += TextFit.blanks(scale) }
        for block in shape[row] {
          lines[row] += String(repeating: block == "#" ? "█" : " ", count: scale)
        }
      }
    }
    return lines.flatMap { Array(repeating: $0, count: tall) }
  }
}
