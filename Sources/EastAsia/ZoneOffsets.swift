import Foundation

/// How far a named zone's clock stands from UTC; the only place of the house that asks the time-zone database.
public struct ZoneOffsets: Sendable {
  /// The zone's name, as in `Asia/Shanghai`.
  public let zone: String
  private let table: TimeZone

  /// Looks a zone up by name; nil where the database does not know it.
  public init?(_ zone: String) {
    guard let table = TimeZone(identifier: zone) else { return nil }
    self.zone = zone
    self.table = table
  }

  /// The name of the zone this machine is set to.
  public static var machineZone: String { TimeZone.current.identifier }

  /// Seconds east of UTC at an instant given in seconds since 1970.
  public func offset(atSecond second: Int) -> Int {
    table.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(second)))
  }

  /// Seconds east of UTC at a moment read from a clock on the wall.
  ///
  /// A moment that a change of clocks skips takes the offset before the change, one that happens twice the earlier.
  public func offset(onDay day: Int, secondOfDay: Int = 43_200) -> Int {
    let wall = day * 86_400 + secondOfDay
    let before = offset(atSecond: wall - 86_400)
    let after = offset(atSecond: wall + 86_400)
    if before == after { return before }
    if offset(atSecond: wall - before) == before { return before }
    return offset(atSecond: wall - after) == after ? after : before
  }

  /// The civil day and the second of that day at an instant.
  public func civil(atSecond second: Int) -> (day: Int, secondOfDay: Int) {
    let wall = second + offset(atSecond: second)
    let day = Int((Double(wall) / 86_400).rounded(.down))
    return (day, wall - day * 86_400)
  }

  /// One stretch of time with one offset.
  public struct Stretch: Hashable, Sendable {
    /// The first second of the stretch, since 1970; `Int64.min` for the first stretch.
    public let from: Int64
    /// Seconds east of UTC.
    public let offset: Int32
  }

  /// The stretches of one offset over a span of years, the earliest first.
  public func stretches(years: ClosedRange<Int> = 1985...2060) -> [Stretch] {
    var second = Gregorian.day(years.lowerBound, 1, 1) * 86_400
    let end = Gregorian.day(years.upperBound + 1, 1, 1) * 86_400
    var offset = offset(atSecond: second)
    var stretches = [Stretch(from: .min, offset: Int32(offset))]
    // No zone changes its clocks there and back within a week.
    let week = 7 * 86_400
    while second < end {
      let next = second + week
      let later = self.offset(atSecond: next)
      if later != offset {
        let change = firstSecond(after: second, upTo: next, leaving: offset)
        stretches.append(Stretch(from: Int64(change), offset: Int32(later)))
        offset = later
      }
      second = next
    }
    return stretches
  }

  private func firstSecond(after start: Int, upTo end: Int, leaving old: Int) -> Int {
    var (low, high) = (start, end)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(atSecond: middle) == old { low = middle } else { high = middle }
    }
    return high
  }
}
