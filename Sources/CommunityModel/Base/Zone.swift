/// A named time zone as a value: the offsets it had and will have, in order.
///
/// The zone database lives outside the model; who opens a workspace looks the offsets up once.
public struct Zone: Hashable, Sendable {
  /// One stretch of time with one offset.
  public struct Stretch: Hashable, Sendable {
    /// The first instant of the stretch, in seconds since the epoch.
    public let from: Int64
    /// Seconds east of UTC.
    public let offset: Int32

    /// A stretch that begins at an instant.
    public init(from: Int64, offset: Int32) {
      self.from = from
      self.offset = offset
    }
  }

  /// The zone's name in the zone database.
  public let name: String
  /// The stretches, earliest first; never empty.
  public let stretches: [Stretch]

  /// A zone whose offset changes; without stretches it is UTC.
  public init(name: String, stretches: [Stretch]) {
    self.name = name
    self.stretches =
      stretches.isEmpty ? [Stretch(from: .min, offset: 0)] : stretches.sorted { $0.from < $1.from }
  }

  /// Asia/Shanghai, the default: eight hours east, without summer time since 1991.
  public static let shanghai = Zone(
    name: "Asia/Shanghai", stretches: [Stretch(from: .min, offset: 28_800)])

  /// Seconds east of UTC at an instant.
  public func offset(at instant: Instant) -> Int32 {
    guard stretches.count > 1 else { return stretches[0].offset }
    let seconds = instant.seconds
    return (stretches.last { $0.from <= seconds } ?? stretches[0]).offset
  }

  /// The civil day of an instant.
  public func day(of instant: Instant) -> Day {
    let local = instant.seconds + Int64(offset(at: instant))
    return Day(
      number: Int32(truncatingIfNeeded: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// Seconds since local midnight.
  public func secondOfDay(of instant: Instant) -> Int {
    let local = instant.seconds + Int64(offset(at: instant))
    return Int(((local % 86_400) + 86_400) % 86_400)
  }

  /// The instant of a wall time on a day.
  public func instant(_ day: Day, second: Int = 0) -> Instant {
    let local = Int64(day.number) * 86_400 + Int64(second)
    // The offset is asked for twice: once for a guess, once at the guess, which settles all but the
    // hour that a change of clocks skips.
    let guess = Instant(seconds: local - Int64(offset(at: Instant(seconds: local))))
    return Instant(seconds: local - Int64(offset(at: guess)))
  }

  /// `HH:mm` of an instant.
  public func clock(_ instant: Instant) -> String {
    let second = secondOfDay(of: instant)
    return "\(Day.padded(second / 3600, 2)):\(Day.padded(second / 60 % 60, 2))"
  }
}

/// The present, passed in as a value: nothing in the core reads a clock.
public struct Moment: Hashable, Sendable {
  /// The instant.
  public let now: Instant
  /// The zone in which days are counted.
  public let zone: Zone

  /// A present in a zone.
  public init(now: Instant, zone: Zone = .shanghai) {
    self.now = now
    self.zone = zone
  }

  /// The civil day.
  public var today: Day {
    zone.day(of: now)
  }
}
