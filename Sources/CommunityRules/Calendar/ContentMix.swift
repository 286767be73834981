public import CommunityModel

/// How many posts there are of each category.
public struct MixCounts: Hashable, Sendable {
  /// Posts that teach.
  public var value: Int
  /// Posts that give.
  public var benefit: Int
  /// Posts that ask for an answer.
  public var interactive: Int

  /// Counts of the three, none unless said.
  public init(_ value: Int = 0, _ benefit: Int = 0, _ interactive: Int = 0) {
    (self.value, self.benefit, self.interactive) = (value, benefit, interactive)
  }

  /// The count of a category.
  public subscript(category: ContentCategory) -> Int {
    get {
      switch category {
      case .value: value
      case .benefit: benefit
      case .interactive: interactive
      }
    }
    set {
      switch category {
      case .value: value = newValue
      case .benefit: benefit = newValue
      case .interactive: interactive = newValue
      }
    }
  }

  /// All three together.
  public var total: Int { value + benefit + interactive }
}

/// The mix of content: four parts value to three benefit to three interactive (F16).
public enum ContentMix {
  /// Tenths that each category should have.
  static let tenths = MixCounts(4, 3, 3)
  /// Fewer posts than this a week raise no alarm.
  public static let smallestAlarm = 7
  /// An excess above this raises an alarm.
  public static let excessLimit = 0.10

  /// The best counts for so many posts: by largest remainder, ties value before benefit before interactive.
  public static func plan(_ posts: Int) -> MixCounts {
    let posts = max(0, posts)
    var counts = MixCounts()
    for category in ContentCategory.allCases { counts[category] = posts * tenths[category] / 10 }
    let order = ContentCategory.allCases.enumerated().sorted { left, right in
      let (one, two) = (posts * tenths[left.element] % 10, posts * tenths[right.element] % 10)
      return one == two ? left.offset < right.offset : one > two
    }
    for (_, category) in order.prefix(posts - counts.total) { counts[category] += 1 }
    return counts
  }

  /// Half the sum of the distances between the shares and the target; nil without any post.
  public static func deviation(_ counts: MixCounts) -> Double? {
    guard counts.total > 0 else { return nil }
    // Whole numbers until the last step, so that a perfect mix is exactly zero.
    let distance = ContentCategory.allCases.reduce(0) {
      $0 + abs(counts[$1] * 10 - tenths[$1] * counts.total)
    }
    return Double(distance) / Double(20 * counts.total)
  }

  /// The smallest deviation that so many posts can have.
  public static func bestDeviation(_ posts: Int) -> Double {
    deviation(plan(posts)) ?? 0
  }

  /// How much further from the target a mix is than it has to be; nil without any post.
  public static func excess(_ counts: MixCounts) -> Double? {
    deviation(counts).map { max(0, $0 - bestDeviation(counts.total)) }
  }

  /// Whether a week's mix is off enough to say so.
  public static func isOff(_ counts: MixCounts) -> Bool {
    counts.total >= smallestAlarm && (excess(counts) ?? 0) > excessLimit
  }
}

/// The mix of what was published, as each group sees it, and the mean over groups.
public struct PublishedMix: Sendable {
  /// Posts published in each group that had any.
  public let groups: [ID<Group>: MixCounts]

  /// Looks through the deliveries of posts within a span of days.
  public init(_ items: some Sequence<ContentItem>, within days: ClosedRange<Day>, zone: Zone) {
    var groups: [ID<Group>: MixCounts] = [:]
    for item in items {
      for delivery in item.deliveries where days.contains(zone.day(of: delivery.at)) {
        groups[delivery.group, default: MixCounts()][item.category] += 1
      }
    }
    self.groups = groups
  }

  /// The mean share of a category over groups; nil where nothing was published.
  public func share(_ category: ContentCategory) -> Double? {
    mean { Double($0[category]) / Double($0.total) }
  }

  /// The mean deviation over groups; nil where nothing was published.
  public var deviation: Double? { mean { ContentMix.deviation($0) ?? 0 } }

  /// The mean excess over groups; nil where nothing was published.
  public var excess: Double? { mean { ContentMix.excess($0) ?? 0 } }

  private func mean(_ figure: (MixCounts) -> Double) -> Double? {
    guard !groups.isEmpty else { return nil }
    // Summed in the order of ids: sums of fractions depend on their order.
    let sum = groups.sorted { $0.key < $1.key }.reduce(0.0) { $0 + figure($1.value) }
    return sum / Double(groups.count)
  }
}
