/// One thing a person does at a terminal.
public enum TerminalInput: Hashable, Sendable {
  /// A key that sends the same bytes always.
  case bytes([UInt8])
  /// A cursor key, whose bytes depend on what the program switched on: `A` up, `B` down, `C` right, `D` left.
  case cursorKey(UInt8)
  /// Text from the clipboard.
  case paste(String)
  /// Another size of the window.
  case resize(columns: Int, rows: Int)
}

/// The notation of keys: characters stand for themselves, names stand between angle brackets.
///
/// `<C-r>` and `<A-x>` hold Control or Alt, `<paste:…>` pastes, `<resize:60x20>` pulls at the window, `<lt>` is the bracket itself.
public enum TerminalKeys {
  /// Takes a notation apart into single key presses.
  public static func parse(_ notation: String) throws -> [TerminalInput] {
    var inputs: [TerminalInput] = []
    var rest = notation[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        inputs.append(try named(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        inputs.append(.bytes(Array(String(first).utf8)))
        rest = rest.dropFirst()
      }
    }
    return inputs
  }

  /// The bytes a terminal sends for an input in the modes a program chose; none for a resize.
  public static func bytes(of input: TerminalInput, in modes: TerminalModes) -> [UInt8] {
    switch input {
    case .bytes(let bytes): return bytes
    case .cursorKey(let letter):
      return Array((modes.applicationCursorKeys ? "\u{1b}O" : "\u{1b}[").utf8) + [letter]
    case .paste(let text):
      let typed = text.replacing("\r\n", with: "\r").replacing("\n", with: "\r")
      guard modes.bracketedPaste else { return Array(typed.utf8) }
      return Array("\u{1b}[200~\(typed)\u{1b}[201~".utf8)
    case .resize: return []
    }
  }

  private static func named(_ name: String) throws -> TerminalInput {
    if name.hasPrefix("paste:") { return .paste(String(name.dropFirst(6))) }
    if name.hasPrefix("resize:") {
      let size = name.dropFirst(7).split(separator: "x").compactMap { Int($0) }
      guard size.count == 2 else { throw HarnessError.unknown("key <\(name)>") }
      return .resize(columns: size[0], rows: size[1])
    }
    let key = name.lowercased()
    if let letter = cursorKeys[key] { return .cursorKey(letter) }
    if let text = keys[key] { return .bytes(Array(text.utf8)) }
    if key.hasPrefix("c-"), let byte = control(key.dropFirst(2)) { return .bytes([byte]) }
    if key.hasPrefix("a-") || key.hasPrefix("m-"), name.count == 3 {
      return .bytes([0x1b] + Array(name.dropFirst(2).utf8))
    }
    throw HarnessError.unknown("key <\(name)>")
  }

  /// Control with a letter or one of `@ [ \ ] ^ _`.
  private static func control(_ key: Substring) -> UInt8? {
    guard key.count == 1, let byte = key.uppercased().utf8.first, (0x40...0x5f).contains(byte)
    else { return nil }
    return byte & 0x1f
  }

  private static let cursorKeys: [String: UInt8] = [
    "up": UInt8(ascii: "A"), "down": UInt8(ascii: "B"), "right": UInt8(ascii: "C"),
    "left": UInt8(ascii: "D"),
  ]

  private static let keys: [String: String] = [
    "space": " ", "enter": "\r", "esc": "\u{1b}", "tab": "\t", "s-tab": "\u{1b}[Z",
    "btab": "\u{1b}[Z", "bs": "\u{7f}", "lt": "<", "gt": ">", "del": "\u{1b}[3~",
    "ins": "\u{1b}[2~", "home": "\u{1b}[1~", "end": "\u{1b}[4~", "pgup": "\u{1b}[5~",
    "pgdn": "\u{1b}[6~", "f1": "\u{1b}OP", "f2": "\u{1b}OQ", "f3": "\u{1b}OR", "f4": "\u{1b}OS",
    "f5": "\u{1b}[15~", "f6": "\u{1b}[17~", "f7": "\u{1b}[18~", "f8": "\u{1b}[19~",
    "f9": "\u{1b}[20~", "f10": "\u{1b}[21~", "f11": "\u{1b}[23~", "f12": "\u{1b}[24~",
  ]
}
