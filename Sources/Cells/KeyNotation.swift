/// What a person does at a terminal, written so that it can be read and done again.
///
/// Characters stand for themselves; blanks only separate. Names stand between angle brackets: `<enter>`,
/// `<C-r>`, `<paste:…>`, `<resize:60x20>`; `<lt>` and `<gt>` are the brackets themselves.
public enum KeyNotation {
  /// What stands for something a person did; nil for what is not written down.
  public static func text(of event: InputEvent) -> String? {
    switch event {
    case .key(let chord):
      if let typed = chord.typed {
        switch typed {
        case "<": return "<lt>"
        case ">": return "<gt>"
        case _ where typed.isWhitespace: return typed == " " ? "<space>" : "<paste:\(typed)>"
        default: return String(typed)
        }
      }
      return "<\(chord.description)>"
    case .paste(let text):
      return "<paste:" + escaped(text) + ">"
    case .resize(let size): return "<resize:\(size.width)x\(size.height)>"
    case .mouse, .focus, .hangup: return nil
    }
  }

  /// What a line of the notation does; nil where a name in it is none.
  public static func events(_ text: String) -> [InputEvent]? {
    var events: [InputEvent] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      if first.isWhitespace { continue }
      guard first == "<" else {
        events.append(.key(KeyChord(first)))
        continue
      }
      var name = ""
      var isClosed = false
      while let next = rest.popFirst() {
        if next == ">" {
          isClosed = true
          break
        }
        name.append(next)
        if next == "\\", let escaped = rest.popFirst() { name.append(escaped) }
      }
      guard isClosed, let event = event(named: name) else { return nil }
      events.append(event)
    }
    return events
  }

  private static let aliases: [String: String] = [
    "bs": "backspace", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "s-tab": "backtab", "btab": "backtab", "lt": "<", "gt": ">", "escape": "esc",
  ]

  private static func event(named name: String) -> InputEvent? {
    if name.hasPrefix("paste:") { return .paste(plain(name.dropFirst(6))) }
    if name.hasPrefix("resize:") {
      let parts = name.dropFirst(7).split(separator: "x").compactMap { Int($0) }
      guard parts.count == 2, parts.allSatisfy({ (0...10_000).contains($0) }) else { return nil }
      return .resize(Size(width: parts[0], height: parts[1]))
    }
    return KeyChord(aliases[name.lowercased()] ?? name).map { .key($0) }
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { line, character in
      switch character {
      case "\n": line += "\\n"
      case "\\": line += "\\\\"
      case ">": line += "\\>"
      default: line.append(character)
      }
    }
  }

  private static func plain(_ text: Substring) -> String {
    var plain = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        plain.append(character)
        continue
      }
      plain.append(next == "n" ? "\n" : next)
    }
    return plain
  }
}
