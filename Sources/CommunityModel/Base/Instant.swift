/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since the epoch.
  public let milliseconds: Int64

  /// The instant so many milliseconds after the epoch.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The instant so many seconds after the epoch.
  public init(seconds: Int64) {
    self.init(milliseconds: seconds * 1000)
  }

  /// Whole seconds since the epoch, rounded down.
  public var seconds: Int64 {
    let whole = milliseconds / 1000
    return milliseconds % 1000 < 0 ? whole - 1 : whole
  }

  /// Reads `yyyy-MM-ddTHH:mm:ss[.fff](Z|±HH:MM)`; a space may stand for the T.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == 32,
      bytes[13] == 58, bytes[16] == 58,
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = Day.digits(bytes[11..<13]), hour < 24,
      let minute = Day.digits(bytes[14..<16]), minute < 60,
      let second = Day.digits(bytes[17..<19]), second < 61
    else { return nil }
    var rest = bytes[19...]
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
      guard !digits.isEmpty, digits.count <= 9 else { return nil }
      fraction = Day.digits((digits + [48, 48, 48]).prefix(3)) ?? 0
      rest = rest.dropFirst(digits.count)
    }
    guard let offset = Instant.offset(Array(rest)) else { return nil }
    let local = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(milliseconds: (local - Int64(offset)) * 1000 + Int64(fraction))
  }

  /// `yyyy-MM-ddTHH:mm:ss±HH:MM` at an offset in seconds; whole seconds.
  public func text(offset: Int32) -> String {
    let local = seconds + Int64(offset)
    let number = local >= 0 ? local / 86_400 : -((-local + 86_399) / 86_400)
    let second = Int(local - number * 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { Day.padded($0, 2) }
    let day = Day(number: Int32(truncatingIfNeeded: number)).text
    guard offset != 0 else { return "\(day)T\(clock.joined(separator: ":"))Z" }
    let size = Int(offset.magnitude)
    let zone = "\(Day.padded(size / 3600, 2)):\(Day.padded(size / 60 % 60, 2))"
    return "\(day)T\(clock.joined(separator: ":"))\(offset < 0 ? "-" : "+")\(zone)"
  }

  /// The instant so many seconds later.
  public func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }

  /// Earlier instants first.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == 58, bytes[0] == 43 || bytes[0] == 45,
      let hours = Day.digits(bytes[1..<3]), let minutes = Day.digits(bytes[4..<6])
    else { return nil }
    return (bytes[0] == 45 ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
