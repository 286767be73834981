/// What a stream of bytes asks of a terminal.
enum TerminalAction {
  case print(Unicode.Scalar)
  case control(UInt8)
  case escape(intermediates: [UInt8], final: UInt8)
  case sequence(ControlSequence)
  case systemCommand([UInt8])
}

/// Splits any stream of bytes into actions; holds what is unfinished between two calls.
struct TerminalParser: Sendable {
  private enum State: Sendable {
    case ground
    case escape
    case sequence
    case command
    case ignoredString
  }

  private var state = State.ground
  private var collected: [UInt8] = []
  /// An ESC inside a string that only its next byte explains.
  private var stringEscape = false
  private var decoder = ScalarDecoder()

  /// Takes one byte and hands on what it completes.
  mutating func take(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    switch state {
    case .ground: ground(byte, act)
    case .escape: escape(byte, act)
    case .sequence: sequence(byte, act)
    case .command, .ignoredString: string(byte, act)
    }
  }

  private mutating func ground(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    if byte >= 0x20, byte != 0x7f {
      decoder.take(byte) { act(.print($0)) }
      return
    }
    decoder.finish { act(.print($0)) }
    if byte == 0x1b {
      begin(.escape)
    } else {
      act(.control(byte))
    }
  }

  private mutating func escape(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    switch byte {
    case 0x18, 0x1a: state = .ground
    case 0x1b: begin(.escape)
    case 0x00..<0x20: act(.control(byte))
    case 0x20...0x2f: collect(byte)
    case UInt8(ascii: "[") where collected.isEmpty: begin(.sequence)
    case UInt8(ascii: "]") where collected.isEmpty: begin(.command)
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      begin(.ignoredString)
    case 0x30...0x7e:
      state = .ground
      act(.escape(intermediates: collected, final: byte))
    default: abandon(byte, act)
    }
  }

  private mutating func sequence(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    switch byte {
    case 0x18, 0x1a: state = .ground
    case 0x1b: begin(.escape)
    case 0x00..<0x20: act(.control(byte))
    case 0x20...0x3f: collect(byte)
    case 0x40...0x7e:
      state = .ground
      if collected.count < Self.longestSequence {
        act(.sequence(ControlSequence(body: collected, final: byte)))
      }
    case 0x7f: break
    default: abandon(byte, act)
    }
  }

  /// A string ends with BEL, with `ESC \`, or torn off by any other escape sequence.
  private mutating func string(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    if stringEscape {
      finishString(act)
      if byte != UInt8(ascii: "\\") {
        begin(.escape)
        escape(byte, act)
      }
      return
    }
    switch byte {
    case 0x1b: stringEscape = true
    case 0x07 where state == .command: finishString(act)
    case 0x18, 0x1a: state = .ground
    default: collect(byte)
    }
  }

  private mutating func finishString(_ act: (TerminalAction) -> Void) {
    if state == .command { act(.systemCommand(collected)) }
    collected = []
    stringEscape = false
    state = .ground
  }

  private mutating func begin(_ next: State) {
    state = next
    collected.removeAll(keepingCapacity: true)
    stringEscape = false
  }

  private mutating func collect(_ byte: UInt8) {
    let most = state == .command ? Self.longestCommand : Self.longestSequence
    if collected.count < most { collected.append(byte) }
  }

  /// A byte that no sequence may hold ends it and counts as text.
  private mutating func abandon(_ byte: UInt8, _ act: (TerminalAction) -> Void) {
    state = .ground
    ground(byte, act)
  }

  private static let longestSequence = 512
  private static let longestCommand = 1 << 22
}

/// UTF-8, a byte at a time; what is malformed becomes U+FFFD.
struct ScalarDecoder: Sendable {
  private var value: UInt32 = 0
  private var missing = 0
  private var least: UInt32 = 0

  mutating func take(_ byte: UInt8, _ found: (Unicode.Scalar) -> Void) {
    if byte & 0xc0 == 0x80, missing > 0 {
      value = value << 6 | UInt32(byte & 0x3f)
      missing -= 1
      if missing == 0 {
        found(value >= least ? Unicode.Scalar(value) ?? Self.replacement : Self.replacement)
      }
      return
    }
    finish(found)
    switch byte {
    case 0x00..<0x80: found(Unicode.Scalar(byte))
    case 0xc2...0xdf: expect(1, from: byte & 0x1f, least: 0x80)
    case 0xe0...0xef: expect(2, from: byte & 0x0f, least: 0x800)
    case 0xf0...0xf4: expect(3, from: byte & 0x07, least: 0x1_0000)
    default: found(Self.replacement)
    }
  }

  /// Gives up on what is unfinished.
  mutating func finish(_ found: (Unicode.Scalar) -> Void) {
    if missing > 0 { found(Self.replacement) }
    missing = 0
  }

  private mutating func expect(_ count: Int, from bits: UInt8, least: UInt32) {
    missing = count
    value = UInt32(bits)
    self.least = least
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"
}
