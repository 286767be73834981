/// A generator whose texts come back the same from the same seed.
struct SeededText: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A text of scalars that cause trouble next to scalars that do not.
  mutating func text(upTo length: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      text.unicodeScalars.append(scalar())
    }
    return text
  }

  private mutating func scalar() -> Unicode.Scalar {
    switch Int.random(in: 0..<8, using: &self) {
    case 0:
      for _ in 0..<8 {
        if let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) { return any }
      }
      return "?"
    case 1: return Unicode.Scalar(UInt8.random(in: 0...255, using: &self))
    case 2: return Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &self)) ?? "?"
    default:
      return Self.troublesome.randomElement(using: &self) ?? "?"
    }
  }

  static let troublesome = Array(
    ("a1#*群主 \u{1B}\u{9B}\u{7F}\t\n\r\u{85}\u{200B}\u{200C}\u{200D}\u{200E}\u{202E}\u{2066}"
      + "\u{2069}\u{FEFF}\u{AD}\u{180E}\u{34F}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2028}\u{2029}"
      + "\u{FE0E}\u{FE0F}\u{E0100}\u{E0041}\u{E007F}\u{20E3}\u{301}\u{308}\u{20DD}\u{0488}"
      + "\u{1F468}\u{1F469}\u{1F467}\u{2764}\u{1F1E8}\u{1F1F3}\u{1F44B}\u{1F3FD}\u{1F3F4}"
      + "\u{1FAE8}\u{2EBF0}\u{E000}\u{FFFE}\u{FFF9}\u{0627}\u{0915}\u{094D}\u{1820}\u{180B}"
      + "\u{AC00}\u{1100}\u{1161}\u{11A8}①“—─█●…\u{FF21}\u{FF71}\u{20BB7}\u{1D11E}\u{0600}"
      + "\u{FFFD}\u{25CC}·").unicodeScalars)
}
