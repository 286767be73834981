public import CommunityModel
public import Wording

/// A report for people who were not there, before anybody knows how it will be printed.
public struct ReportDocument: Sendable {
  /// A stretch under a heading of its own.
  public struct Section: Sendable {
    /// Its name for other programs.
    public let id: String
    /// Its heading.
    public let title: Localized
    /// What there is to say, sentence by sentence.
    public var sentences: [Localized] = []
    /// The figures.
    public var table: Table?
    /// The same figures as a picture.
    public var picture: Picture?

    /// A stretch of a name and a heading.
    public init(
      _ id: String, _ title: Localized, _ sentences: [Localized] = [], table: Table? = nil,
      picture: Picture? = nil
    ) {
      self.id = id
      self.title = title
      self.sentences = sentences
      self.table = table
      self.picture = picture
    }
  }

  /// Figures in rows.
  public struct Table: Sendable {
    /// The headings: a name for other programs and one for people.
    public let columns: [(id: String, title: Localized)]
    /// The cells, one a column; the first names the row.
    public let rows: [[Localized]]

    /// Headings and as many cells a row.
    public init(_ columns: [(String, Localized)], _ rows: [[Localized]]) {
      self.columns = columns.map { (id: $0.0, title: $0.1) }
      self.rows = rows
    }
  }

  /// A picture of figures; every value stands in the table beside it too.
  public enum Picture: Sendable {
    /// Bars against one line at 1: what is reached of each target.
    case bullets([(label: Localized, progress: Double, isMet: Bool)])
    /// One or two series of bars, a place a day.
    case bars(labels: [String], series: [(title: Localized, values: [Double])])
    /// Small lines, one a row, the oldest value first; nil where none is kept.
    case trends([(label: Localized, values: [Double?])])
    /// Shares by row and column, darker where they are greater; nil is no time yet.
    case heat(rows: [String], columns: [String], shares: [[Double?]])
  }

  /// Its name in commands.
  public let name: String
  /// What it is called.
  public let title: Localized
  /// The workspace.
  public let workspace: String
  /// The day.
  public let asOf: Day
  /// The first day it speaks of.
  public let from: Day
  /// Its parts.
  public let sections: [Section]

  /// A report of some sections.
  public init(
    name: String, title: Localized, workspace: String, asOf: Day, from: Day, sections: [Section]
  ) {
    self.name = name
    self.title = title
    self.workspace = workspace
    self.asOf = asOf
    self.from = from
    self.sections = sections
  }
}

/// What happened on each of some days: comings, goings, orders; colleagues are not counted.
public struct DayLedger: Sendable {
  /// One day.
  public struct Entry: Hashable, Sendable {
    /// People who joined a group.
    public var joined = 0
    /// People who left one.
    public var left = 0
    /// Eligible orders.
    public var orders = 0
    /// Their net in fen.
    public var net: Int64 = 0
  }

  /// The first day.
  public let first: Day
  /// The days, the oldest first.
  public let days: [Entry]

  /// Counts so many days up to a moment's day.
  public init(_ community: Community, moment: Moment, days count: Int) {
    let first = moment.today - (count - 1)
    var days = Array(repeating: Entry(), count: max(0, count))
    func place(_ instant: Instant?) -> Int? {
      guard let instant, instant <= moment.now else { return nil }
      let place = moment.zone.day(of: instant) - first
      return days.indices.contains(place) ? place : nil
    }
    for stay in community.memberships where stay.status != .pending {
      let (joined, left) = (place(stay.joinedAt), place(stay.leftAt))
      guard joined != nil || left != nil, community.members[stay.member]?.isStaff != true else {
        continue
      }
      if let joined { days[joined].joined += 1 }
      if let left { days[left].left += 1 }
    }
    for order in community.orders where order.isEligible {
      guard let day = place(order.paidAt ?? order.more["placedAt"].instant) else { continue }
      days[day].orders += 1
      days[day].net += order.net.fen
    }
    self.first = first
    self.days = days
  }

  /// Some of the days together.
  public func total(_ places: Range<Int>) -> Entry {
    days[places.clamped(to: days.indices)].reduce(into: Entry()) { sum, day in
      sum.joined += day.joined
      sum.left += day.left
      sum.orders += day.orders
      sum.net += day.net
    }
  }
}
