internal import CNcursesw
package import Cells

/// How many colours may be used, told from the environment and the terminal.
package func usableDepth(
  environment: [String: String], colors: Int, canChangeColors: Bool, isDirect: Bool
) -> ColorDepth {
  if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .mono }
  if isDirect { return .trueColor }
  if colors < 8 { return .mono }
  if colors < 256 { return .ansi16 }
  let claim = environment["COLORTERM"] ?? ""
  return canChangeColors && (claim == "truecolor" || claim == "24bit") ? .trueColor : .indexed256
}

/// Two of sixteen colours on a terminal that has only eight: bright colours become bold, grey
/// becomes faint, and text stays apart from its ground.
package struct FewColors: Equatable {
  /// The number of the text's colour.
  package let text: Int32
  /// The number of the ground's colour.
  package let ground: Int32
  /// What stands for the brightness that was lost.
  package let emphasis: Emphasis

  /// Chooses among the eight.
  package init(text: Int32, ground: Int32) {
    let base: Int32 = ground == 8 ? 0 : ground > 8 ? ground - 8 : ground
    var shown = text
    var weight: Emphasis = []
    switch text {
    case 8:
      shown = base == 0 ? 7 : 0
      weight = .faint
    case 15: shown = 7
    case 9...14:
      shown = text - 8
      weight = .bold
    default: break
    }
    if shown >= 0, shown == base { shown = base == 0 || base == 4 ? 7 : 0 }
    self.text = shown
    self.ground = base
    emphasis = weight
  }
}

/// The pairs and redefined colours of an open screen.
@MainActor
struct ColorTable {
  /// What curses is told for a style.
  struct Look: Equatable {
    let attributes: attr_t
    let pair: Int32
  }

  /// More redefined colours than this means that something is wrong with the theme.
  private static let mostRedefined = 96

  let depth: ColorDepth
  private let isDirect: Bool
  private let colors: Int
  private var palette: Palette?
  private var looks: [Style: Look] = [:]
  private var redefined: [Color: UInt8] = [:]

  /// Starts colours; a screen must be open.
  init(environment: [String: String]) {
    let isColored = has_colors()
    if isColored {
      start_color()
      use_default_colors()
    }
    isDirect = isColored && nc_is_direct() != 0
    colors = isColored ? Int(nc_colors()) : 0
    depth = usableDepth(
      environment: environment, colors: colors, canChangeColors: isColored && can_change_color(),
      isDirect: isDirect)
  }

  /// Whether another palette than the last is to be used; its looks are forgotten if so.
  mutating func use(_ wanted: Palette) -> Bool {
    guard palette != wanted else { return false }
    palette = wanted
    looks = [:]
    redefined = [:]
    return true
  }

  /// Forgets what the terminal was told, because somebody else has used it since.
  mutating func forget() {
    palette = nil
    looks = [:]
    redefined = [:]
  }

  /// What curses is to be told for a style.
  mutating func look(of style: Style) -> Look {
    if let known = looks[style] { return known }
    let ink = palette?.ink(for: style) ?? Ink()
    var attributes = Self.attributes(ink.emphasis)
    var pair: Int32 = 0
    if depth > .mono, ink.foreground != nil || ink.background != nil {
      var text = number(ink.foreground)
      var ground = number(ink.background)
      if colors < 16 {
        let few = FewColors(text: text, ground: ground)
        (text, ground) = (few.text, few.ground)
        attributes |= Self.attributes(few.emphasis)
      }
      pair = max(0, alloc_pair(text, ground))
    }
    let look = Look(attributes: attributes, pair: pair)
    looks[style] = look
    return look
  }

  private static func attributes(_ emphasis: Emphasis) -> attr_t {
    var attributes: attr_t = 0
    if emphasis.contains(.bold) { attributes |= nc_bold() }
    if emphasis.contains(.faint) { attributes |= nc_dim() }
    if emphasis.contains(.underlined) { attributes |= nc_underline() }
    if emphasis.contains(.reversed) { attributes |= nc_reverse() }
    if emphasis.contains(.italic) { attributes |= nc_italic() }
    return attributes
  }

  private mutating func number(_ color: TerminalColor?) -> Int32 {
    switch color {
    case nil: -1
    case .indexed(let index): Int(index) < max(16, colors) ? Int32(index) : -1
    case .rgb(let color): number(color)
    }
  }

  private mutating func number(_ color: Color) -> Int32 {
    if isDirect {
      let value = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
      return value < 8 ? (value == 0 ? 0 : 8) : value
    }
    if depth < .trueColor {
      guard case .indexed(let index) = color.told(at: depth) else { return -1 }
      return Int32(index)
    }
    return Int32(redefine(color))
  }

  /// Gives the nearest free number of the cube the exact colour, so that a terminal which does not
  /// listen still shows a colour close to it; the sixteen of the person stay as they are.
  private mutating func redefine(_ color: Color) -> UInt8 {
    if let known = redefined[color] { return known }
    guard redefined.count < Self.mostRedefined else { return color.nearestIndex }
    let index = color.nearestIndex(excluding: Set(redefined.values))
    func thousandths(_ share: UInt8) -> Int32 { (Int32(share) * 1000 + 127) / 255 }
    let result = init_extended_color(
      Int32(index), thousandths(color.red), thousandths(color.green), thousandths(color.blue))
    guard result == OK else { return color.nearestIndex }
    TerminalGuard.colorsChanged()
    redefined[color] = index
    return index
  }
}
