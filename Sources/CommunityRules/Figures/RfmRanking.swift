public import CommunityModel

/// How recently, how often and how much somebody bought; more is better in each.
public struct RfmMeasures: Hashable, Sendable {
  /// The last purchase day.
  public let last: Day
  /// Distinct purchase days.
  public let frequency: Int32
  /// What the purchases came to, in fen.
  public let monetary: Int64

  /// Three measures.
  public init(last: Day, frequency: Int32, monetary: Int64) {
    self.last = last
    self.frequency = frequency
    self.monetary = monetary
  }
}

/// Three scores, each 1 to 5.
public struct RfmScores: Hashable, Sendable {
  /// How recently.
  public let recency: UInt8
  /// How often.
  public let frequency: UInt8
  /// How much.
  public let monetary: UInt8

  /// The group of the eleven that the scores fall into (domain.md F4).
  public var group: RfmGroup {
    let both = Int(frequency + monetary + 1) / 2
    return Self.groups[5 - Int(recency)][5 - both]
  }

  private static let groups: [[RfmGroup]] = [
    [.champions, .champions, .active, .new, .new],
    [.loyal, .loyal, .active, .promising, .promising],
    [.loyal, .loyal, .needsAttention, .almostLost, .almostLost],
    [.previouslyLoyal, .atRisk, .atRisk, .almostLost, .dormant],
    [.previouslyLoyal, .atRisk, .almostLost, .dormant, .dormant],
  ]
}

/// The values from which the scores 2, 3, 4 and 5 begin, taken from a population.
public struct RfmRanking: Sendable {
  private let recency: [Int64]
  private let frequency: [Int64]
  private let monetary: [Int64]

  /// Below this many people a ranking says nothing, and fixed values are used.
  public static let smallestPopulation = 25

  /// Ranks a population by fifths; equal values always score the same.
  public init(_ population: [RfmMeasures], today: Day) {
    guard population.count >= Self.smallestPopulation else {
      recency = [180, 90, 30, 7].map { Int64(today.number) - $0 }
      frequency = [2, 3, 5, 9]
      monetary = [10_001, 30_001, 100_001, 300_001]
      return
    }
    recency = Self.cuts(population.map { Int64($0.last.number) })
    frequency = Self.cuts(population.map { Int64($0.frequency) })
    monetary = Self.cuts(population.map(\.monetary))
  }

  /// The scores of somebody within the population.
  public func scores(_ measures: RfmMeasures) -> RfmScores {
    RfmScores(
      recency: Self.score(Int64(measures.last.number), recency),
      frequency: Self.score(Int64(measures.frequency), frequency),
      monetary: Self.score(measures.monetary, monetary))
  }

  /// score(x) = 1 + ⌊5·worse(x)/N⌋ grows with x, so it is known by the least value of each score.
  private static func cuts(_ values: [Int64]) -> [Int64] {
    let sorted = values.sorted()
    var cuts: [Int64] = []
    var previous: Int64?
    for (worse, value) in sorted.enumerated() where value != previous {
      previous = value
      while cuts.count < 4, 5 * worse >= (cuts.count + 1) * sorted.count { cuts.append(value) }
    }
    return cuts
  }

  private static func score(_ value: Int64, _ cuts: [Int64]) -> UInt8 {
    var score: UInt8 = 1
    for cut in cuts where value >= cut { score += 1 }
    return score
  }
}

extension Figures {
  /// Scores every buyer against all others; colleagues stand outside.
  mutating func rank(_ community: Community) {
    var population: [RfmMeasures] = []
    population.reserveCapacity(members.count)
    var buyers: [ID<Member>] = []
    buyers.reserveCapacity(members.count)
    for index in 0..<community.members.chunkCount {
      for member in community.members.chunk(index) {
        guard !member.isStaff, let measures = members[member.id]?.rfmMeasures else { continue }
        population.append(measures)
        buyers.append(member.id)
      }
    }
    let ranking = RfmRanking(population, today: moment.today)
    for (id, measures) in zip(buyers, population) {
      members[id]?.take(ranking.scores(measures))
    }
  }
}

extension MemberFigures {
  /// What ranks this person among buyers; nil without an eligible order.
  var rfmMeasures: RfmMeasures? {
    lastPurchase.map { RfmMeasures(last: $0, frequency: purchaseDays, monetary: spend) }
  }

  mutating func take(_ scores: RfmScores) {
    recencyScore = scores.recency
    frequencyScore = scores.frequency
    monetaryScore = scores.monetary
    rfmGroup = scores.group
  }
}
