package import Cells

/// One thing curses read from the terminal.
package enum RawInput: Equatable {
  /// A character, or a control.
  case scalar(Unicode.Scalar)
  /// A key that curses or our own table knows.
  case key(KeyChord)
  /// Text between this and the end of a paste is data.
  case pasteBegan
  /// The paste is over.
  case pasteEnded
  /// The window got or lost the keyboard.
  case focus(Bool)
  /// The mouse.
  case mouse(MouseEvent)
  /// Nothing more waits to be read.
  case drained
}

/// Makes events of what curses reads: Alt from a leading Escape, whole pastes, whole characters, and
/// nothing from sequences that nobody knows.
package struct InputDecoder {
  private enum State: Equatable {
    case ground
    case escape
    /// Inside an unknown `ESC [` sequence; the length tells it from Alt and `[`.
    case control(length: Int)
    /// After `ESC O`.
    case single
    /// Inside a reply that ends in BEL or `ESC \`.
    case reply(sawEscape: Bool)
    case paste
  }

  /// A paste without an end is over after this long, in milliseconds.
  package static let pastePatience: Int64 = 1000
  /// No paste is longer; what follows is swallowed.
  package static let longestPaste = 4 << 20

  private var state = State.ground
  private var pasted = String.UnicodeScalarView()
  private var pastedBytes = 0
  private var lastPasteInput: Int64 = 0
  private var held: Character?

  /// Makes a decoder with nothing read yet.
  package init() {}

  /// How many milliseconds from now the decoder has something to say even without input.
  package func patience(at now: Int64) -> Int64? {
    state == .paste ? max(0, lastPasteInput + Self.pastePatience - now) : nil
  }

  /// Takes the next thing read and gives the events it completes.
  package mutating func feed(_ input: RawInput, at now: Int64) -> [InputEvent] {
    if state == .paste { return feedPaste(input, at: now) }
    var events: [InputEvent] = []
    switch input {
    case .scalar(let scalar): feed(scalar, into: &events)
    case .key(let chord):
      let isAlt = state == .escape
      leave(into: &events, keepsEscape: !isAlt)
      events.append(.key(isAlt ? KeyChord(chord.key, chord.modifiers.union(.alt)) : chord))
    case .pasteBegan:
      leave(into: &events)
      state = .paste
      lastPasteInput = now
    case .pasteEnded: leave(into: &events)
    case .focus(let isOn):
      leave(into: &events)
      events.append(.focus(isOn))
    case .mouse(let event):
      leave(into: &events)
      events.append(.mouse(event))
    case .drained: leave(into: &events)
    }
    return events
  }

  private mutating func feedPaste(_ input: RawInput, at now: Int64) -> [InputEvent] {
    switch input {
    case .scalar(let scalar):
      lastPasteInput = now
      guard pastedBytes < Self.longestPaste else { return [] }
      pastedBytes += UTF8.width(scalar)
      pasted.append(scalar == "\r" ? "\n" : scalar)
    case .key(let chord):
      lastPasteInput = now
      if chord.key == .enter { pasted.append("\n") }
      if chord.key == .tab { pasted.append("\t") }
    case .pasteEnded: return [endPaste()]
    case .drained where now - lastPasteInput >= Self.pastePatience: return [endPaste()]
    case .pasteBegan, .focus, .mouse, .drained: break
    }
    return []
  }

  private mutating func endPaste() -> InputEvent {
    defer {
      state = .ground
      pasted = String.UnicodeScalarView()
      pastedBytes = 0
    }
    return .paste(String(pasted))
  }

  private mutating func feed(_ scalar: Unicode.Scalar, into events: inout [InputEvent]) {
    switch state {
    case .ground, .paste:
      if scalar.value == 0x1B {
        flush(into: &events)
        state = .escape
      } else {
        type(scalar, into: &events)
      }
    case .escape:
      switch scalar {
      case "[": state = .control(length: 0)
      case "O": state = .single
      case "]", "P", "^", "_": state = .reply(sawEscape: false)
      case "\u{1B}": events.append(.key(KeyChord(.escape)))
      default:
        state = .ground
        events.append(.key(Self.chord(scalar, alt: true)))
      }
    case .control(let length):
      state = 0x40...0x7E ~= scalar.value ? .ground : .control(length: length + 1)
    case .single: state = .ground
    case .reply(let sawEscape):
      let isOver = scalar.value == 0x07 || sawEscape && scalar == "\\"
      state = isOver ? .ground : .reply(sawEscape: scalar.value == 0x1B)
    }
  }

  /// Whatever was begun ends here: a lone Escape is a key, Alt may hold a bracket, an unfinished
  /// sequence is noise.
  private mutating func leave(into events: inout [InputEvent], keepsEscape: Bool = true) {
    flush(into: &events)
    switch state {
    case .escape where keepsEscape: events.append(.key(KeyChord(.escape)))
    case .control(length: 0): events.append(.key(KeyChord(.character("["), .alt)))
    case .single: events.append(.key(KeyChord(.character("O"), .alt)))
    default: break
    }
    state = .ground
  }

  /// Holds a character back until it is certain that no mark follows it.
  private mutating func type(_ scalar: Unicode.Scalar, into events: inout [InputEvent]) {
    if let held, scalar.value >= 0x300 {
      let joined = String(held) + String(scalar)
      if joined.count == 1, joined.unicodeScalars.count <= 32, let character = joined.first {
        self.held = character
        return
      }
    }
    flush(into: &events)
    if 0x20...0x7E ~= scalar.value || scalar.value >= 0xA0 {
      held = Character(scalar)
    } else {
      events.append(.key(Self.chord(scalar, alt: false)))
    }
  }

  private mutating func flush(into events: inout [InputEvent]) {
    guard let held else { return }
    events.append(.key(KeyChord(held)))
    self.held = nil
  }

  private static func chord(_ scalar: Unicode.Scalar, alt: Bool) -> KeyChord {
    let modifiers: KeyChord.Modifiers = alt ? .alt : []
    switch scalar.value {
    case 0: return KeyChord(.character(" "), modifiers.union(.control))
    case 8, 0x7F: return KeyChord(.backspace, modifiers)
    case 9: return KeyChord(.tab, modifiers)
    case 13: return KeyChord(.enter, modifiers)
    case 27: return KeyChord(.escape, modifiers)
    case 1...26: return control(scalar.value + 0x60, modifiers)
    case 28...31: return control(scalar.value + 0x40, modifiers)
    default: return KeyChord(.character(Character(scalar)), modifiers)
    }
  }

  private static func control(_ letter: UInt32, _ modifiers: KeyChord.Modifiers) -> KeyChord {
    let character = Character(Unicode.Scalar(UInt8(truncatingIfNeeded: letter)))
    return KeyChord(.character(character), modifiers.union(.control))
  }
}
