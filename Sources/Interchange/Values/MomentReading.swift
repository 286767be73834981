import CommunityModel
import EastAsia

/// A date, and a time where one is written, read from a cell.
public struct MomentReading: Hashable, Sendable {
  /// The civil day, as days since 1970-01-01.
  public let day: Int
  /// The second of that day; nil where only a date is written.
  public let secondOfDay: Int?
  /// Seconds east of UTC, where the cell says so; else the workspace's zone is meant.
  public let offset: Int?

  /// A moment from its parts.
  init(day: Int, secondOfDay: Int?, offset: Int?) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.offset = offset
  }

  /// Reads ISO 8601, "2026/1/5 9:05", "2026年1月5日", "2026-09-03 10:15:00 -0400", "09/03/2026", spreadsheet
  /// serials and seconds or milliseconds since 1970; nil for anything else.
  public init?(_ cell: String) {
    if let usual = Self.usual(cell) {
      self = usual
      return
    }
    let text = cell.utf8.allSatisfy { $0 < 0x80 } ? cell : Self.plain(cell)
    var scan = DigitScan(text)
    scan.skipBlanks()
    guard let (first, width) = scan.number() else { return nil }
    if scan.isAtEnd || scan.peek == 0x2E {
      if let lone = Self.lone(first, width: width, &scan) {
        self = lone
        return
      }
    }
    guard let civil = Self.civil(first, width: width, &scan) else { return nil }
    scan.skipBlanks(andT: true)
    var second: Int?
    var offset: Int?
    if !scan.isAtEnd {
      guard let time = Self.time(&scan) else { return nil }
      second = time
      scan.skipBlanks()
      if !scan.isAtEnd {
        guard let zone = Self.zone(&scan) else { return nil }
        offset = zone
      }
    }
    self.init(day: civil, secondOfDay: second, offset: offset)
  }

  /// Seconds since 1970, once the offset is known; a bare date is taken at `second` of its day.
  public func secondsSince1970(offset zone: Int, second: Int = 0) -> Int {
    day * 86_400 + (secondOfDay ?? second) - (offset ?? zone)
  }

  /// The instant: as the cell says, or by the clocks of a zone; a bare date is its midnight.
  func instant(in zone: Zone) -> Instant {
    guard offset == nil else { return Instant(seconds: Int64(secondsSince1970(offset: 0))) }
    return zone.instant(Day(number: Int32(clamping: day)), second: secondOfDay ?? 0)
  }

  /// The usual cell, `yyyy-MM-dd HH:mm:ss`; nil for any other.
  private static func usual(_ cell: String) -> MomentReading? {
    var cell = cell
    return cell.withUTF8 { bytes in
      guard bytes.count == 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x20,
        bytes[13] == 0x3A, bytes[16] == 0x3A
      else { return nil }
      let digits = { (at: Int) -> Int in
        let (tens, ones) = (Int(bytes[at]) - 0x30, Int(bytes[at + 1]) - 0x30)
        return (0...9).contains(tens) && (0...9).contains(ones) ? tens * 10 + ones : -10_000
      }
      let (hour, minute, second) = (digits(11), digits(14), digits(17))
      guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
        let day = day(digits(0) * 100 + digits(2), digits(5), digits(8))
      else { return nil }
      return MomentReading(
        day: day, secondOfDay: hour * 3600 + minute * 60 + second, offset: nil)
    }
  }

  /// Chinese date words and full-width forms as ASCII.
  private static func plain(_ cell: String) -> String {
    var text = ""
    for scalar in Folding.narrowed(cell).unicodeScalars {
      switch scalar {
      case "年", "月": text.append("-")
      case "日", "号": text.append(" ")
      case "时", "点", "分": text.append(":")
      case "秒", "\u{FEFF}": break
      default: text.unicodeScalars.append(scalar)
      }
    }
    while text.last == ":" || text.last == " " { text.removeLast() }
    return text
  }

  /// A number standing alone: a spreadsheet's day, 20260105, or seconds or milliseconds since 1970.
  private static func lone(_ value: Int, width: Int, _ scan: inout DigitScan) -> MomentReading? {
    if scan.peek == 0x2E {
      // A fraction after five digits is a spreadsheet's time; elsewhere the point separates date parts.
      guard width == 5 else { return nil }
      var fraction = scan
      fraction.advance()
      guard let (digits, places) = fraction.number(most: 15), fraction.isAtEnd else { return nil }
      var unit = 1
      for _ in 0..<places { unit *= 10 }
      let second = (Double(digits) / Double(unit) * 86_400).rounded()
      scan = fraction
      return serial(value, second: min(Int(second), 86_399))
    }
    switch width {
    case 5: return serial(value, second: nil)
    case 8:
      return day(value / 10_000, value / 100 % 100, value % 100).map {
        MomentReading(day: $0, secondOfDay: nil, offset: nil)
      }
    case 10: return instant(value)
    case 13: return instant(value / 1000)
    default: return nil
    }
  }

  /// Spreadsheets count days from 1899-12-30; only 1954 to 2119 is taken for one.
  private static func serial(_ value: Int, second: Int?) -> MomentReading? {
    guard (20_000...80_000).contains(value) else { return nil }
    return MomentReading(day: value - 25_569, secondOfDay: second, offset: nil)
  }

  private static func instant(_ second: Int) -> MomentReading? {
    MomentReading(day: second / 86_400, secondOfDay: second % 86_400, offset: 0)
  }

  private static func civil(_ first: Int, width: Int, _ scan: inout DigitScan) -> Int? {
    guard let mark = scan.peek, mark == 0x2D || mark == 0x2F || mark == 0x2E else { return nil }
    scan.advance()
    guard let (second, _) = scan.number(most: 2), scan.peek == mark else {
      return nil
    }
    scan.advance()
    guard let (third, thirdWidth) = scan.number(most: 4) else { return nil }
    if width == 4, thirdWidth <= 2 { return day(first, second, third) }
    // Month first is American and written with slashes; day first is never guessed.
    if width <= 2, thirdWidth == 4, mark == 0x2F { return day(third, first, second) }
    return nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1900...2199).contains(year), (1...12).contains(month),
      (1...Gregorian.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    return Gregorian.day(year, month, day)
  }

  private static func time(_ scan: inout DigitScan) -> Int? {
    guard let (hour, _) = scan.number(most: 2), hour < 24, scan.peek == 0x3A else { return nil }
    scan.advance()
    guard let (minute, _) = scan.number(most: 2), minute < 60 else { return nil }
    var second = 0
    if scan.peek == 0x3A {
      scan.advance()
      guard let (value, _) = scan.number(most: 2), value < 60 else { return nil }
      second = value
    }
    if scan.peek == 0x2E {
      scan.advance()
      guard scan.number(most: 9) != nil else { return nil }
    }
    return hour * 3600 + minute * 60 + second
  }

  private static func zone(_ scan: inout DigitScan) -> Int? {
    guard let sign = scan.peek else { return nil }
    scan.advance()
    if sign == 0x5A || sign == 0x7A { return scan.isAtEnd ? 0 : nil }
    guard sign == 0x2B || sign == 0x2D, let (first, width) = scan.number(most: 4) else {
      return nil
    }
    var minutes = width <= 2 ? first * 60 : first / 100 * 60 + first % 100
    if scan.peek == 0x3A, width <= 2 {
      scan.advance()
      guard let (rest, _) = scan.number(most: 2) else { return nil }
      minutes += rest
    }
    guard scan.isAtEnd, minutes <= 18 * 60 else { return nil }
    return (sign == 0x2D ? -minutes : minutes) * 60
  }
}

/// Walks over the bytes of a short text, number by number.
private struct DigitScan {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.first == 0x27 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }
  var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func advance() { position += 1 }

  mutating func skipBlanks(andT: Bool = false) {
    while let byte = peek, byte == 0x20 || byte == 0x09 || (andT && byte == 0x54) { advance() }
  }

  /// The digits from here on as a number, and how many there are; nil where there are none or too many.
  mutating func number(most: Int = 13) -> (Int, Int)? {
    let start = position
    var value = 0
    while let byte = peek, byte >= 0x30, byte <= 0x39 {
      guard position - start < most else { return nil }
      value = value * 10 + Int(byte) - 48
      advance()
    }
    return position == start ? nil : (value, position - start)
  }
}
