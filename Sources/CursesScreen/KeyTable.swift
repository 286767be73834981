internal import CNcursesw
internal import Cells

/// The key sequences of today's terminals, told to curses because descriptions of terminals miss
/// some of them, and what the codes of curses mean.
@MainActor
struct KeyTable {
  private static let firstCode: Int32 = 0x2000
  private var meanings: [Int32: RawInput] = [:]
  private var next = Self.firstCode

  /// Tells curses all sequences; a screen must be open.
  init() {
    define("[200~", .pasteBegan)
    define("[201~", .pasteEnded)
    define("[I", .focus(true))
    define("[O", .focus(false))
    define("[Z", .key(KeyChord(.backtab)))
    for (final, key) in Self.lettered {
      define("[\(final)", .key(KeyChord(key)))
      define("O\(final)", .key(KeyChord(key)))
      for held in 2...8 { define("[1;\(held)\(final)", .key(KeyChord(key, Self.held(held)))) }
    }
    for (number, key) in Self.numbered {
      define("[\(number)~", .key(KeyChord(key)))
      for held in 2...8 {
        define("[\(number);\(held)~", .key(KeyChord(key, Self.held(held))))
      }
    }
    define("OM", .key(KeyChord(.enter)))
  }

  /// What a code of curses means, in the order in which it was done; empty if it is nothing to us.
  func meanings(of code: Int32) -> [RawInput] {
    if code == KEY_MOUSE { return Self.mouse() }
    if let known = meanings[code] { return [known] }
    if (KEY_F0 + 1...KEY_F0 + 63).contains(code) {
      return [.key(KeyChord(.function(Int(code - KEY_F0))))]
    }
    return Self.named(code).map { [.key($0)] } ?? []
  }

  /// Curses says once that the mouse moved, however much of it came in one read, and gives the newest first.
  private static func mouse() -> [RawInput] {
    var inputs: [RawInput] = []
    var event = MEVENT()
    while getmouse(&event) == OK { if let input = meaning(of: event) { inputs.append(input) } }
    return inputs.reversed()
  }

  private static func meaning(of event: MEVENT) -> RawInput? {
    let kind: MouseEvent.Kind? =
      switch nc_mouse_button(event.bstate) {
      case 4: .wheelUp
      case 5: .wheelDown
      case let button where button > 0: .press(Int(button))
      case let button where button < 0: .release(Int(-button))
      default: nil
      }
    guard let kind else { return nil }
    let held = KeyChord.Modifiers(rawValue: UInt8(nc_mouse_held(event.bstate)))
    return .mouse(
      MouseEvent(kind: kind, point: Point(x: Int(event.x), y: Int(event.y)), modifiers: held))
  }

  private mutating func define(_ sequence: String, _ meaning: RawInput) {
    define_key("\u{1B}" + sequence, next)
    meanings[next] = meaning
    next += 1
  }

  private static func held(_ number: Int) -> KeyChord.Modifiers {
    var modifiers: KeyChord.Modifiers = []
    if (number - 1) & 1 != 0 { modifiers.insert(.shift) }
    if (number - 1) & 2 != 0 { modifiers.insert(.alt) }
    if (number - 1) & 4 != 0 { modifiers.insert(.control) }
    return modifiers
  }

  private static let lettered: [(String, Key)] = [
    ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
  ]

  private static let numbered: [(Int, Key)] = [
    (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home),
    (8, .end), (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)),
    (15, .function(5)), (17, .function(6)), (18, .function(7)), (19, .function(8)),
    (20, .function(9)), (21, .function(10)), (23, .function(11)), (24, .function(12)),
  ]

  private static func named(_ code: Int32) -> KeyChord? {
    switch code {
    case KEY_UP: KeyChord(.up)
    case KEY_DOWN: KeyChord(.down)
    case KEY_LEFT: KeyChord(.left)
    case KEY_RIGHT: KeyChord(.right)
    case KEY_HOME: KeyChord(.home)
    case KEY_END: KeyChord(.end)
    case KEY_PPAGE: KeyChord(.pageUp)
    case KEY_NPAGE: KeyChord(.pageDown)
    case KEY_IC: KeyChord(.insert)
    case KEY_DC: KeyChord(.delete)
    case KEY_BACKSPACE: KeyChord(.backspace)
    case KEY_ENTER: KeyChord(.enter)
    case KEY_BTAB: KeyChord(.backtab)
    case KEY_SR: KeyChord(.up, .shift)
    case KEY_SF: KeyChord(.down, .shift)
    case KEY_SLEFT: KeyChord(.left, .shift)
    case KEY_SRIGHT: KeyChord(.right, .shift)
    case KEY_SHOME: KeyChord(.home, .shift)
    case KEY_SEND: KeyChord(.end, .shift)
    case KEY_SDC: KeyChord(.delete, .shift)
    default: nil
    }
  }
}
