public import CommunityModel

/// A copy of a workspace's journal: itself a workspace, which any version that knows the format opens.
public struct Backup: Hashable, Sendable {
  /// Why a backup was made, which decides whether it is ever removed.
  public enum Occasion: String, Hashable, Sendable {
    /// By the program itself, once a day; older ones make room.
    case daily
    /// By a person; never removed by itself.
    case manual
  }

  /// The directory it lies in.
  public let path: String
  /// Why it was made.
  public let occasion: Occasion
  /// When it was made.
  public let at: Instant
  /// How many transactions it holds.
  public let groups: Int
  /// How many bytes it takes.
  public let bytes: Int

  /// The name it is called by in commands: the last part of its path.
  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The day in the name of a daily backup.
  static func day(_ name: String) -> Day? {
    guard name.hasPrefix("day-"), name.utf8.count == 14 else { return nil }
    return Day(String(name.dropFirst(4)))
  }
}

/// Which daily backups are kept: seven days, four weeks, twelve months.
enum BackupRotation {
  static let days = 7
  static let weeks = 4
  static let months = 12

  /// The days whose backups may go, oldest first.
  ///
  /// Of a week and of a month its first backup stays, so that what is kept grows old without moving.
  static func superfluous(_ days: [Day]) -> [Day] {
    let ascending = Set(days).sorted()
    var kept = Set(ascending.suffix(Self.days))
    var weeks: [Day: Day] = [:]
    var months: [Day: Day] = [:]
    for day in ascending.reversed() {
      weeks[day.monday] = day
      months[day.firstOfMonth] = day
    }
    kept.formUnion(weeks.sorted { $0.key > $1.key }.prefix(Self.weeks).map(\.value))
    kept.formUnion(months.sorted { $0.key > $1.key }.prefix(Self.months).map(\.value))
    return ascending.filter { !kept.contains($0) }
  }
}
