/// How many cells a scalar takes on a terminal, told by our own table and never by the machine's.
///
/// The figures are those of the C library of Unicode 14; ambiguous characters (box drawing, bars,
/// ● ◆ ○ and curly quotation marks) are one cell. Younger characters do not reach this table:
/// `SafeText` shows them as U+FFFD, because terminals disagree about them.
public enum ScalarWidth {
  /// The cells of a scalar that has passed `SafeText`: 0 for a combining mark, else 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    if let width = plain(scalar.value) { return width }
    return isMark(scalar) ? 0 : isWide(scalar.value) ? 2 : 1
  }

  /// The width of a scalar of the ranges nearly all text is made of, all of them harmless; else nil.
  @inline(__always)
  static func plain(_ value: UInt32) -> Int? {
    switch value {
    case 0x20...0x7E: 1
    case 0x4E00...0x9FFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0xFF01...0xFF5E,
      0xAC00...0xD7A3:
      2
    case 0xA1...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2500...0x25FC: 1
    default: nil
    }
  }

  /// Whether a scalar takes no cell of its own: combining marks, and the vowels and finals of
  /// Hangul written in parts.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300: return false
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return true
    default:
      let category = scalar.properties.generalCategory
      return category == .nonspacingMark || category == .enclosingMark
    }
  }

  /// Whether a scalar takes two cells.
  static func isWide(_ value: UInt32) -> Bool {
    value >= 0x1100 && holds(value, in: wide)
  }

  /// Whether one of some ascending ranges holds a value, by binary search.
  static func holds(_ value: UInt32, in ranges: [(first: UInt32, last: UInt32)]) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < value {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < ranges.count && ranges[low].first <= value
  }

  /// Ranges of two cells; unassigned places between neighbours are closed up.
  private static let wide: [(first: UInt32, last: UInt32)] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0),
    (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F),
    (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
    (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
    (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728),
    (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
    (0x2E80, 0x3029), (0x302E, 0x303E), (0x3041, 0x3096), (0x309B, 0xA4C6), (0xA960, 0xA97C),
    (0xAC00, 0xD7A3), (0xF900, 0xFAD9), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6), (0x16FE0, 0x16FE3), (0x16FF0, 0x1B2FB), (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F320),
    (0x1F32D, 0x1F335), (0x1F337, 0x1F37C), (0x1F37E, 0x1F393), (0x1F3A0, 0x1F3CA),
    (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E),
    (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E),
    (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4),
    (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2),
    (0x1F6D5, 0x1F6DF), (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7F0),
    (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945), (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAF6),
    (0x20000, 0x3134A),
  ]
}
