public import CommunityModel
public import Wording

/// The eight classic cells of RFM: each measure high or low.
public enum RfmCell: String, ClosedSet {
  case keyValue = "R+F+M+"
  case keyDevelop = "R+F-M+"
  case keyKeep = "R-F+M+"
  case keyRescue = "R-F-M+"
  case value = "R+F+M-"
  case develop = "R+F-M-"
  case keep = "R-F+M-"
  case rescue = "R-F-M-"

  /// The cell of scores; from 4 on a score is high.
  public init(_ scores: RfmScores) {
    self =
      switch (scores.recency >= 4, scores.frequency >= 4, scores.monetary >= 4) {
      case (true, true, true): .keyValue
      case (true, false, true): .keyDevelop
      case (false, true, true): .keyKeep
      case (false, false, true): .keyRescue
      case (true, true, false): .value
      case (true, false, false): .develop
      case (false, true, false): .keep
      case (false, false, false): .rescue
      }
  }

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .keyValue: Localized("重要价值", "Key value")
    case .keyDevelop: Localized("重要发展", "Key to develop")
    case .keyKeep: Localized("重要保持", "Key to keep")
    case .keyRescue: Localized("重要挽留", "Key to win back")
    case .value: Localized("一般价值", "General value")
    case .develop: Localized("一般发展", "General to develop")
    case .keep: Localized("一般保持", "General to keep")
    case .rescue: Localized("一般挽留", "General to win back")
    }
  }
}

/// How buyers score by recency, frequency and money (domain.md F4); colleagues are not counted.
public struct RfmReport: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// Days that count, nil for all history.
  public let window: Int?
  /// Members with an eligible order in the window.
  public let population: Int
  /// Buyers of each recency score, 1 to 5.
  public private(set) var recency: [UInt8: Int]
  /// Buyers of each frequency score, 1 to 5.
  public private(set) var frequency: [UInt8: Int]
  /// Buyers of each monetary score, 1 to 5.
  public private(set) var monetary: [UInt8: Int]
  /// Buyers of each of the eleven groups.
  public private(set) var groups: [RfmGroup: Int]
  /// Buyers of each of the eight cells.
  public private(set) var cells: [RfmCell: Int]

  /// Scores the buyers of a window that ends with a moment's day.
  public init(_ community: Community, moment: Moment, window: Int? = nil) {
    let today = moment.today
    let from = window.map { today.number - Int32($0) }
    var measures: [RfmMeasures] = []
    var purchases = MemberPurchases(community, moment: moment)
    purchases.forEach { _, all in
      let counted = from.map { from in all.drop { $0.day <= from } } ?? all
      guard let last = counted.last else { return }
      var days: Int32 = 0
      var previous: Int32?
      var net: Int64 = 0
      for purchase in counted {
        if purchase.day != previous { days += 1 }
        previous = purchase.day
        net += purchase.net
      }
      measures.append(
        RfmMeasures(last: Day(number: last.day), frequency: days, monetary: net))
    }
    asOf = today
    self.window = window
    population = measures.count
    let none = Dictionary(uniqueKeysWithValues: (UInt8(1)...5).map { ($0, 0) })
    (recency, frequency, monetary) = (none, none, none)
    groups = [:]
    for group in RfmGroup.allCases where group != .prospect { groups[group] = 0 }
    cells = [:]
    for cell in RfmCell.allCases { cells[cell] = 0 }
    let ranking = RfmRanking(measures, today: today)
    for one in measures { count(ranking.scores(one)) }
  }

  private mutating func count(_ scores: RfmScores) {
    recency[scores.recency, default: 0] += 1
    frequency[scores.frequency, default: 0] += 1
    monetary[scores.monetary, default: 0] += 1
    groups[scores.group, default: 0] += 1
    cells[RfmCell(scores), default: 0] += 1
  }
}
