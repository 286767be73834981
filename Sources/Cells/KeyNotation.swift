/// What a person does at a terminal, written so that it can be read and done again.
///
/// Characters stand for themselves; blanks only separate. Names stand between angle brackets: `<enter>`,
/// `<C-r>`, `<paste:…>`, `<resize:60x20>`, `<mouse:press1@5,7>` with keys held as `<mouse:C-press1@5,7>`;
/// `<lt>` and `<gt>` are the brackets themselves.
public enum KeyNotation {
  /// What stands for something a person did; nil for what is not written down.
  public static func text(of event: InputEvent) -> String? {
    switch event {
    case .key(let chord):
      if let typed = chord.typed {
        switch typed {
        case "<": return "<lt>"
        case ">": return "<gt>"
        case " ": return "<space>"
        default:
          let first = typed.unicodeScalars.first ?? " "
          let isPlain = !["<", ">", "\\"].contains(first) && !first.properties.isWhitespace
          return isPlain ? String(typed) : "<" + escaped(String(typed)) + ">"
        }
      }
      return "<\(chord.description)>"
    case .paste(let text):
      return "<paste:" + escaped(text) + ">"
    case .resize(let size): return "<resize:\(size.width)x\(size.height)>"
    case .mouse(let event): return "<mouse:\(written(event))>"
    case .focus, .hangup: return nil
    }
  }

  /// What a line of the notation does; nil where a name in it is none.
  public static func events(_ text: String) -> [InputEvent]? {
    var events: [InputEvent] = []
    // By scalars: a mark after a bracket or a blank belongs to what is written, not to the sign before it.
    var rest = Substring(text).unicodeScalars
    var run = String.UnicodeScalarView()
    func end() {
      for character in String(run) { events.append(.key(KeyChord(character))) }
      run.removeAll()
    }
    while let scalar = rest.popFirst() {
      if scalar.properties.isWhitespace {
        end()
        continue
      }
      guard scalar == "<" else {
        run.append(scalar)
        continue
      }
      end()
      var name = String.UnicodeScalarView()
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
    end()
    return events
  }

  private static let aliases: [String: String] = [
    "bs": "backspace", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "s-tab": "backtab", "btab": "backtab", "lt": "<", "gt": ">", "escape": "esc",
  ]

  private static func event(named scalars: String.UnicodeScalarView) -> InputEvent? {
    if scalars.starts(with: "paste:".unicodeScalars) { return .paste(plain(scalars.dropFirst(6))) }
    let name = plain(scalars[...])
    if name.hasPrefix("resize:") {
      let parts = name.dropFirst(7).split(separator: "x").compactMap { Int($0) }
      guard parts.count == 2, parts.allSatisfy({ (0...10_000).contains($0) }) else { return nil }
      return .resize(Size(width: parts[0], height: parts[1]))
    }
    if name.hasPrefix("mouse:") { return mouse(name.dropFirst(6)).map(InputEvent.mouse) }
    if let chord = KeyChord(aliases[name.lowercased()] ?? name) { return .key(chord) }
    // A blank that is no space has no name and stands for itself.
    return name.count == 1 ? name.first.map { .key(KeyChord($0)) } : nil
  }

  private static let held: [(String, KeyChord.Modifiers)] = [
    ("C-", .control), ("A-", .alt), ("S-", .shift),
  ]

  private static func written(_ event: MouseEvent) -> String {
    let kind =
      switch event.kind {
      case .press(let button): "press\(button)"
      case .release(let button): "release\(button)"
      case .wheelUp: "wheelup"
      case .wheelDown: "wheeldown"
      }
    let keys = held.filter { event.modifiers.contains($0.1) }.map(\.0).joined()
    return "\(keys)\(kind)@\(event.point.x),\(event.point.y)"
  }

  private static func mouse(_ text: Substring) -> MouseEvent? {
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let place = halves[1].split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard place.count == 2, let x = place[0], let y = place[1], x >= 0, y >= 0 else { return nil }
    var name = halves[0]
    var modifiers: KeyChord.Modifiers = []
    for (sign, modifier) in held where name.hasPrefix(sign) {
      name = name.dropFirst(sign.count)
      modifiers.insert(modifier)
    }
    let kind: MouseEvent.Kind
    if name == "wheelup" {
      kind = .wheelUp
    } else if name == "wheeldown" {
      kind = .wheelDown
    } else if name.hasPrefix("press"), let button = Int(name.dropFirst(5)), button > 0 {
      kind = .press(button)
    } else if name.hasPrefix("release"), let button = Int(name.dropFirst(7)), button > 0 {
      kind = .release(button)
    } else {
      return nil
    }
    return MouseEvent(kind: kind, point: Point(x: x, y: y), modifiers: modifiers)
  }

  private static func escaped(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if ["\\", ">", "\n"].contains(scalar) { line.append("\\") }
      line.append(scalar == "\n" ? "n" : scalar)
    }
    return String(line)
  }

  private static func plain(_ text: Substring.UnicodeScalarView) -> String {
    var plain = String.UnicodeScalarView()
    var rest = text
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        plain.append(scalar)
        continue
      }
      plain.append(next == "n" ? "\n" : next)
    }
    return String(plain)
  }
}
