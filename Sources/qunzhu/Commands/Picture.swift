import Cells
import Themes

/// A frame as text with colours or as a drawing.
enum Picture {
  /// Escape sequences of 24-bit colour.
  static func ansi(_ grid: CellGrid, _ theme: Theme) -> String {
    let palette = theme.palette(at: .trueColor)
    var text = ""
    for y in 0..<grid.size.height {
      var last: Style?
      for x in 0..<grid.size.width {
        let cell = grid[x, y]
        guard !cell.isContinuation else { continue }
        if cell.style != last {
          text += sequence(palette.ink(for: cell.style))
          last = cell.style
        }
        text += cell.text
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }

  private static func sequence(_ ink: Ink) -> String {
    var parts = ["0"]
    if ink.emphasis.contains(.bold) { parts.append("1") }
    if ink.emphasis.contains(.faint) { parts.append("2") }
    if ink.emphasis.contains(.underlined) { parts.append("4") }
    if ink.emphasis.contains(.reversed) { parts.append("7") }
    if case .rgb(let color)? = ink.foreground {
      parts.append("38;2;\(color.red);\(color.green);\(color.blue)")
    }
    if case .rgb(let color)? = ink.background {
      parts.append("48;2;\(color.red);\(color.green);\(color.blue)")
    }
    return "\u{1B}[\(parts.joined(separator: ";"))m"
  }

  /// A drawing whose cells are placed one by one, so that it looks the same with any font.
  static func svg(_ grid: CellGrid, _ theme: Theme) -> String {
    let (width, height) = (8.4, 17.0)
    let palette = theme.palette(at: .trueColor)
    let base = palette.ink(for: .normal)
    let (ground, text) = (hex(base.background) ?? "#101418", hex(base.foreground) ?? "#d0d0d0")
    let size = (Double(grid.size.width) * width + 16, Double(grid.size.height) * height + 16)
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.0)\" height=\"\(size.1)\" "
      + "viewBox=\"0 0 \(size.0) \(size.1)\" font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace\" font-size=\"14\" xml:space=\"preserve\">\n"
    svg += "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"\(ground)\"/>\n"
    for y in 0..<grid.size.height {
      for run in runs(grid, y) {
        var ink = palette.ink(for: run.style)
        if ink.emphasis.contains(.reversed) {
          (ink.foreground, ink.background) = (
            ink.background ?? base.background, ink.foreground ?? base.foreground
          )
        }
        let (left, top) = (8 + Double(run.x) * width, 8 + Double(y) * height)
        let span = Double(run.cells) * width
        if let back = hex(ink.background), back != ground {
          svg += "<rect x=\"\(short(left))\" y=\"\(short(top))\" width=\"\(short(span + 0.3))\""
          svg += " height=\"\(short(height))\" fill=\"\(back)\"/>"
        }
        let fill = hex(ink.foreground) ?? text
        if let shape = shape(run, left, top, (width, height), fill) {
          svg += shape
          continue
        }
        guard run.text.contains(where: { $0 != " " }) else { continue }
        let weight = ink.emphasis.contains(.bold) ? " font-weight=\"bold\"" : ""
        // Every character gets a place of its own: then no font moves a column.
        let step = run.isWide ? 2 * width : width
        let places = run.text.indices.enumerated().map { short(left + Double($0.offset) * step) }
        svg += "<text x=\"\(places.joined(separator: " "))\" y=\"\(short(top + 13))\""
        svg += " fill=\"\(fill)\"\(weight)>\(escaped(run.text))</text>"
      }
      svg += "\n"
    }
    return svg + "</svg>\n"
  }

  private struct Run {
    var x: Int
    var cells: Int
    var text: String
    var style: Style
    var isWide: Bool
    var isPlain: Bool
  }

  private static func isDrawn(_ text: String) -> Bool {
    guard let scalar = text.unicodeScalars.first else { return false }
    return (0x2580...0x2593).contains(scalar.value) || ["─", "│", "┴"].contains(text)
  }

  /// Blocks and rules as shapes, so that bars are whole in every font.
  private static func shape(
    _ run: Run, _ x: Double, _ y: Double, _ cell: (width: Double, height: Double), _ fill: String
  ) -> String? {
    guard isDrawn(run.text), let scalar = run.text.unicodeScalars.first else { return nil }
    func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ opacity: String = "")
      -> String
    {
      "<rect x=\"\(short(x))\" y=\"\(short(y))\" width=\"\(short(width))\" height=\"\(short(height))\" fill=\"\(fill)\"\(opacity)/>"
    }
    let (width, height) = cell
    switch scalar.value {
    case 0x2581...0x2588:
      let part = height * Double(scalar.value - 0x2580) / 8
      return rect(x, y + height - part, width + 0.2, part)
    case 0x2589...0x258F: return rect(x, y, width * Double(0x2590 - scalar.value) / 8, height)
    case 0x2591...0x2593:
      return rect(
        x, y, width + 0.2, height, " opacity=\"0.\(25 * (scalar.value - 0x2590))\"")
    default: break
    }
    let middle = y + height / 2
    switch run.text {
    case "─": return rect(x, middle, width + 0.2, 1)
    case "│": return rect(x + width / 2, y, 1, height + 0.2)
    case "┴": return rect(x, middle, width + 0.2, 1) + rect(x + width / 2, y, 1, height / 2)
    default: return nil
    }
  }

  /// Cells of one look and one width together; wide and narrow ones apart, so that a font whose wide
  /// characters are not twice as wide moves nothing.
  private static func runs(_ grid: CellGrid, _ y: Int) -> [Run] {
    var runs: [Run] = []
    for x in 0..<grid.size.width {
      let cell = grid[x, y]
      guard !cell.isContinuation else { continue }
      let isWide = cell.width == 2
      // Marks on a character would shift the places after it, and blocks are drawn as shapes.
      let isPlain = cell.text.unicodeScalars.count == 1 && !isDrawn(cell.text)
      if isPlain, let last = runs.last, last.style == cell.style, last.isWide == isWide,
        last.isPlain
      {
        runs[runs.count - 1].cells += cell.width
        runs[runs.count - 1].text += cell.text
      } else {
        runs.append(
          Run(
            x: x, cells: cell.width, text: cell.text, style: cell.style, isWide: isWide,
            isPlain: isPlain))
      }
    }
    return runs
  }

  private static func hex(_ color: TerminalColor?) -> String? {
    guard case .rgb(let color)? = color else { return nil }
    let digits = [color.red, color.green, color.blue].map { part in
      let text = String(part, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }
    return "#" + digits.joined()
  }

  private static func short(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
