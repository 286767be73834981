/// What one place on the screen shows: a spacing character with at most three marks on it.
///
/// It is kept as plain numbers and not as a string, so that comparing and copying whole frames costs
/// nothing.
public struct Cluster: Hashable, Sendable {
  /// More marks than this on one character are an attack or an accident.
  static let marksPerBase = 3

  private let base: UInt32
  private var first: UInt32 = 0
  private var second: UInt32 = 0
  private var third: UInt32 = 0
  private let cells: UInt8

  init(_ base: Unicode.Scalar, width: Int) {
    self.base = base.value
    cells = UInt8(truncatingIfNeeded: width)
  }

  private init() {
    base = 0
    cells = 0
  }

  /// The cells it takes, one or two; none in the right half of a wide character.
  public var width: Int { Int(cells) }

  /// The text, safe to send to a terminal.
  public var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  /// The base and its marks as numbers, 0 where there is none.
  package var codes: (base: UInt32, first: UInt32, second: UInt32, third: UInt32) {
    (base, first, second, third)
  }

  /// Whether it is one character of ASCII.
  var isASCII: Bool { base < 0x80 && first == 0 }

  /// Whether it shows nothing.
  var isSpace: Bool { base == 0x20 && first == 0 }

  func write(to text: inout String) {
    for code in [base, first, second, third] {
      guard code != 0, let scalar = Unicode.Scalar(code) else { return }
      text.unicodeScalars.append(scalar)
    }
  }

  /// Puts a mark on it; false if there is no room for one more.
  mutating func add(_ mark: Unicode.Scalar) -> Bool {
    if first == 0 {
      first = mark.value
    } else if second == 0 {
      second = mark.value
    } else if third == 0 {
      third = mark.value
    } else {
      return false
    }
    return true
  }

  /// A blank of one cell.
  public static let blank = Cluster(" ", width: 1)
  /// Stands for something invisible, so that nobody is deceived by it.
  static let hidden = Cluster("·", width: 1)
  /// Stands for a character that this terminal may not know.
  static let unknown = Cluster("\u{FFFD}", width: 1)
  /// The right half of a wide character.
  static let continuation = Cluster()
}
