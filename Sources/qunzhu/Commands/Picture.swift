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
      for x in 0..<grid.size.width {
        let cell = grid[x, y]
        guard !cell.isContinuation else { continue }
        var ink = palette.ink(for: cell.style)
        if ink.emphasis.contains(.reversed) {
          (ink.foreground, ink.background) = (
            ink.background ?? base.background, ink.foreground ?? base.foreground
          )
        }
        let (left, top) = (8 + Double(x) * width, 8 + Double(y) * height)
        let span = Double(cell.width) * width
        if let back = hex(ink.background), back != ground {
          svg +=
            "<rect x=\"\(short(left))\" y=\"\(short(top))\" width=\"\(short(span + 0.3))\" height=\"\(height)\" fill=\"\(back)\"/>"
        }
        guard cell.text != " " else { continue }
        let weight = ink.emphasis.contains(.bold) ? " font-weight=\"bold\"" : ""
        let fill = hex(ink.foreground) ?? text
        svg += "<text x=\"\(short(left))\" y=\"\(short(top + 13))\" fill=\"\(fill)\"\(weight)"
        svg +=
          " textLength=\"\(short(span))\" lengthAdjust=\"spacingAndGlyphs\">\(escaped(cell.text))</text>"
      }
      svg += "\n"
    }
    return svg + "</svg>\n"
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
