public import CommunityModel
public import Wording

/// What a day is called besides its date: passed in, so that the core needs no lunar calendar.
public struct DayNames: Sendable {
  /// The names of one day.
  public struct Label: Hashable, Sendable {
    /// Month and day of the lunar calendar, 十月十六; the festival on a festival.
    public let full: Localized
    /// The same in half the room: 十六.
    public let short: Localized
    /// Whether it is a festival or the beginning of a solar term.
    public let isFestival: Bool

    /// The names of one day.
    public init(full: Localized, short: Localized, isFestival: Bool) {
      self.full = full
      self.short = short
      self.isFestival = isFestival
    }
  }

  /// The names of a day; nil where nothing is known of it.
  public let label: @Sendable (Day) -> Label?

  /// The first day from another one on which a lunar birthday is kept; nil where no lunar calendar is
  /// known.
  public let lunarBirthday: @Sendable (Birthday, _ from: Day) -> Day?

  /// Names by a function, and where lunar birthdays fall.
  public init(
    lunarBirthday: @escaping @Sendable (Birthday, _ from: Day) -> Day? = { _, _ in nil },
    _ label: @escaping @Sendable (Day) -> Label?
  ) {
    self.lunarBirthday = lunarBirthday
    self.label = label
  }

  /// The next time a birthday is kept, today included; nil for a lunar one without a lunar calendar.
  public func next(_ birthday: Birthday, from today: Day) -> Day? {
    birthday.isLunar ? lunarBirthday(birthday, today) : birthday.next(from: today)
  }

  /// No names.
  public static let none = DayNames { _ in nil }
}
