/// A recorded birthday; lunar ones are known by month and day only, their solar day lies elsewhere.
public struct Birthday: Hashable, Sendable {
  /// Whether month and day are of the lunar calendar.
  public let isLunar: Bool
  /// Whether the lunar month is a leap month.
  public let isLeap: Bool
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int
  /// The year, where it is known.
  public let year: Int?

  /// A birthday; nil where no calendar has such a day.
  public init?(lunar: Bool = false, leap: Bool = false, year: Int? = nil, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, lunar || !leap else { return nil }
    if let year, !(1900...2100).contains(year) { return nil }
    // Without a year, 29 February may be.
    let length = lunar ? 30 : Day.length(ofMonth: month, year: year ?? 2000)
    guard day <= length else { return nil }
    (isLunar, isLeap, self.year, self.month, self.day) = (lunar, leap, year, month, day)
  }

  /// Reads the value of the field; nil where there is none.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 5, let month = parts[1].int,
      let day = parts[2].int
    else { return nil }
    isLunar = parts[0].text == "lunar"
    isLeap = parts[3].flag
    self.month = Int(month)
    self.day = Int(day)
    year = parts[4].int.map(Int.init)
  }

  /// The birthday of a member; nil where none is recorded.
  public init?(_ member: Member) {
    self.init(fieldValue: member.more["birthday"])
  }

  /// The value of the field.
  public var fieldValue: FieldValue {
    .record([
      .text(isLunar ? "lunar" : "solar"), .int(Int64(month)), .int(Int64(day)),
      isLeap ? .flag(true) : .none, year.map { .int(Int64($0)) } ?? .none,
    ])
  }

  /// `MM-dd`, a lunar one with 农 before it.
  public var text: String {
    (isLunar ? "农" : "") + (isLeap ? "闰" : "") + "\(Day.padded(month, 2))-\(Day.padded(day, 2))"
  }

  /// The next birthday on or after a day; 29 February falls on the 28th in common years.
  public func next(from today: Day) -> Day? {
    guard !isLunar, (1...12).contains(month) else { return nil }
    for year in [today.civil.year, today.civil.year + 1] {
      let date = min(day, Day.length(ofMonth: month, year: year))
      if let next = Day(year: year, month: month, day: date), next >= today { return next }
    }
    return nil
  }

  /// The age on a day; nil where the year is not known.
  public func age(on today: Day) -> Int? {
    guard let year, let next = next(from: today) else { return nil }
    let age = next.civil.year - year - (next == today ? 0 : 1)
    return age >= 0 ? age : nil
  }
}
