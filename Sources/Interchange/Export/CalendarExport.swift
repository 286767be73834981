import EastAsia

/// One entry of an exported calendar.
public struct CalendarEvent: Hashable, Sendable {
  /// When it is: a span of seconds since 1970, or a whole civil day since 1970-01-01.
  public enum Time: Hashable, Sendable {
    /// From one second to another.
    case span(from: Int64, to: Int64)
    /// All day.
    case day(Int)
  }

  /// The identity by which a calendar updates instead of repeating it.
  public let uid: String
  /// When it is.
  public let time: Time
  /// The title.
  public let title: String
  /// What else there is to say; may be empty.
  public let detail: String
  /// Words to group by; may be empty.
  public let categories: [String]

  /// Describes an entry.
  public init(
    uid: String, time: Time, title: String, detail: String = "", categories: [String] = []
  ) {
    self.uid = uid
    self.time = time
    self.title = title
    self.detail = detail
    self.categories = categories
  }
}

/// Writes a calendar other programs subscribe to (RFC 5545).
public enum CalendarExport {
  /// The calendar in UTF-8; `stamp` is when it is written, in seconds since 1970.
  public static func text(_ events: [CalendarEvent], name: String, stamp: Int64) -> [UInt8] {
    var output: [UInt8] = []
    func line(_ text: String) { Self.write(text, into: &output) }
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//qunzhu//calendar//ZH")
    line("CALSCALE:GREGORIAN")
    line("X-WR-CALNAME:" + escaped(name))
    for event in events {
      line("BEGIN:VEVENT")
      line("UID:" + escaped(event.uid))
      line("DTSTAMP:" + instant(stamp))
      switch event.time {
      case .span(let from, let to):
        line("DTSTART:" + instant(from))
        line("DTEND:" + instant(max(from, to)))
      case .day(let day):
        line("DTSTART;VALUE=DATE:" + date(day))
        line("DTEND;VALUE=DATE:" + date(day + 1))
      }
      line("SUMMARY:" + escaped(event.title))
      if !event.detail.isEmpty { line("DESCRIPTION:" + escaped(event.detail)) }
      if !event.categories.isEmpty {
        line("CATEGORIES:" + event.categories.map(escaped).joined(separator: ","))
      }
      line("END:VEVENT")
    }
    line("END:VCALENDAR")
    return output
  }

  /// A content line, folded at 75 octets without splitting a character.
  private static func write(_ line: String, into output: inout [UInt8]) {
    var width = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        output.append(contentsOf: [0x0D, 0x0A, 0x20])
        width = 1
      }
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      width += size
    }
    output.append(contentsOf: [0x0D, 0x0A])
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
      case "\r": escaped.append(contentsOf: ["\\", "n"])
      case "\n": if !afterReturn { escaped.append(contentsOf: ["\\", "n"]) }
      case "\t": escaped.append(" ")
      // Control characters are not allowed in a content line.
      case let control where control.value < 0x20 || control.value == 0x7F: break
      default: escaped.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(escaped)
  }

  private static func instant(_ second: Int64) -> String {
    let day = Int((Double(second) / 86_400).rounded(.down))
    let rest = Int(second) - day * 86_400
    return date(day) + "T"
      + [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined() + "Z"
  }

  private static func date(_ day: Int) -> String {
    let (year, month, dayOfMonth) = Gregorian.civil(day)
    return padded(year, 4) + padded(month, 2) + padded(dayOfMonth, 2)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
