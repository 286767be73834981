public import Cells
import Widgets
public import Wording

/// A theme as the console offers it; what it looks like is the screen's business.
public struct ThemeChoice: Equatable, Sendable {
  /// The name, as settings write it.
  public let name: String
  /// What it is called.
  public let title: Localized
  /// Whether it writes dark on light.
  public let isLight: Bool

  /// A theme to choose.
  public init(name: String, title: Localized, isLight: Bool = false) {
    self.name = name
    self.title = title
    self.isLight = isLight
  }
}

/// How a person has set the console up: keys, themes, signs, mouse. It may change while it runs.
public struct Setup: Equatable, Sendable {
  /// The keys.
  public var bindings: KeyBindings
  /// The themes there are, in the order in which they are offered.
  public var themes: [ThemeChoice]
  /// The signs frames are drawn with.
  public var glyphs: GlyphSet
  /// Whether clicks and the wheel reach the console.
  public var usesMouse: Bool

  /// A setup; without a word it is what everybody has.
  public init(
    bindings: KeyBindings = .standard, themes: [ThemeChoice] = [], glyphs: GlyphSet = .unicode,
    usesMouse: Bool = false
  ) {
    self.bindings = bindings
    self.themes = themes
    self.glyphs = glyphs
    self.usesMouse = usesMouse
  }
}

extension Console {
  /// Takes a setup that was read anew; words, if any, say what became of it.
  mutating func setUp(_ setup: Setup, _ words: Localized?, isWarning: Bool) {
    self.setup = setup
    pendingKey = nil
    if let words { notice = Notice(words: words, kind: isWarning ? .warning : .good) }
  }

  /// Whether the second half of a key of two is waited for and nothing yet says what it may be.
  public var awaitsSecondKey: Bool { pendingKey != nil && !showsKeys }

  /// Starts the walk through the console.
  public mutating func startTour() { tour = Tour() }

  /// The first key of a command as screens show it.
  func keyName(of command: Command) -> String {
    setup.bindings.keys(of: command).first.map(Self.keyName) ?? "—"
  }
}

extension Console {
  /// Draws with the next set of signs, for this session.
  mutating func stepGlyphs() {
    let all = GlyphSet.allCases
    let place = all.firstIndex(of: setup.glyphs) ?? 0
    setup.glyphs = all[(place + 1) % all.count]
    let names = [
      GlyphSet.unicode: Localized("全部符号", "all signs"),
      .safe: Localized("只用宽度确定的符号", "only signs of certain width"),
      .ascii: Localized("只用英文符号", "only plain signs"),
    ]
    if let words = names[setup.glyphs] { notice = Notice(words: words, kind: .plain) }
  }

  /// Takes the mouse, or gives it back to the terminal.
  mutating func toggleMouse() -> [Effect] {
    setup.usesMouse.toggle()
    if setup.usesMouse {
      say(
        "鼠标开了：点行、点标签、滚轮；按住 Shift 才能选终端里的字",
        "Mouse on: rows, tabs, wheel; the terminal's selection wants Shift")
    } else {
      say("鼠标关了，还给终端选字", "Mouse off: the terminal selects text again")
    }
    return [.useMouse(setup.usesMouse)]
  }

  /// Goes to the next or previous row of the name that was jumped to last.
  mutating func jumpAgain(forwards: Bool) {
    guard !lastJump.isEmpty else {
      say("先用 \(keyName(of: .jump)) 跳到一个名字", "Jump to a name with \(keyName(of: .jump)) first")
      return
    }
    let place = state.list.index
    jump(to: lastJump, after: forwards ? place : nil, before: forwards ? nil : place)
    if state.list.index == place {
      say("「\(lastJump)」没有别的了", "There is no other “\(lastJump)” that way")
    }
  }
}
