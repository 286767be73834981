/// What a scalar is to a terminal.
enum ScalarKind {
  /// Takes a cell; a letter of a flag is given as the plain letter.
  case spacing(Unicode.Scalar)
  /// Sits on the character before it.
  case mark
  /// C0, DEL or C1.
  case control
  /// Shows nothing but changes what is shown, or hides.
  case hidden
  /// Zero width joiner or non-joiner.
  case joiner
  /// Chooses among shapes of the character before it.
  case variation
  /// Part of an invisible tag.
  case tag
  /// Private, not a character, or younger than the C libraries in use know.
  case unknown

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case _ where ScalarWidth.plain(value) != nil: self = .spacing(scalar)
    case 0..<0x20, 0x7F..<0xA0: self = .control
    case 0x1F1E6...0x1F1FF:
      self = .spacing(Unicode.Scalar(UInt8(value - 0x1F1E6) + UInt8(ascii: "A")))
    case 0x200C, 0x200D: self = .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: self = .variation
    case 0xE0000...0xE007F: self = .tag
    // An Ahom sign that Unicode 16 turned from a mark into a letter: libraries disagree about it.
    case 0x1171E: self = .unknown
    default: self = Self.rare(scalar)
    }
  }

  private static func rare(_ scalar: Unicode.Scalar) -> ScalarKind {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .unassigned, .privateUse, .surrogate: return .unknown
    case .control: return .control
    case .format, .lineSeparator, .paragraphSeparator: return .hidden
    default: break
    }
    guard let age = properties.age, age.major <= 14 else { return .unknown }
    if properties.isDefaultIgnorableCodePoint { return .hidden }
    return ScalarWidth.isMark(scalar) ? .mark : .spacing(scalar)
  }
}

/// What may follow a base without being shown.
struct ClusterTail {
  let base: Unicode.Scalar
  let isEmoji: Bool

  init(_ base: Unicode.Scalar) {
    self.base = base
    isEmoji = base.value > 0xFF && ScalarWidth.plain(base.value) != 2 && base.properties.isEmoji
  }

  /// Digits, `#` and `*` become keycaps.
  var takesKeycap: Bool {
    switch base {
    case "0"..."9", "#", "*": true
    default: false
    }
  }

  /// The black flag starts the flags of regions, spelled in tags.
  var takesTags: Bool { base.value == 0x1F3F4 }

  /// Scripts whose letters join, where joiners are ordinary spelling: Arabic to Sinhala, Khmer,
  /// Mongolian.
  var isJoinedScript: Bool {
    switch base.value {
    case 0x600...0xDFF, 0x1780...0x18AF: true
    default: false
    }
  }

  func takesVariation(_ scalar: Unicode.Scalar) -> Bool {
    if isEmoji || takesKeycap { return true }
    if 0x180B...0x180F ~= scalar.value { return 0x1800...0x18AF ~= base.value }
    return base.properties.isIdeographic || base.value >= 0x2000 && base.value < 0x3300
  }
}
