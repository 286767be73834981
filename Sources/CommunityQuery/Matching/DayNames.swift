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

  /// Names by a function.
  public init(_ label: @escaping @Sendable (Day) -> Label?) {
    self.label = label
  }

  /// No names.
  public static let none = DayNames { _ in nil }
}
