public import CommunityModel

/// What became of a post in one group.
public enum DeliveryOutcome: Hashable, Sendable {
  /// Its time has not come.
  case waiting
  /// It came within the tolerance.
  case onTime
  /// It came before the tolerance began.
  case early
  /// It came after the tolerance ended.
  case late
  /// It is due and was not published yet.
  case open
  /// It was not published within a day.
  case missed
}

/// How soon around its time a post must be published (F15).
public struct DeliveryPolicy: Hashable, Sendable {
  /// Seconds before its time that still count.
  public var early: Int64 = 1800
  /// Seconds after its time that still count.
  public var late: Int64 = 600
  /// Seconds after its time from which on it counts as missed.
  public var missed: Int64 = 86_400

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = DeliveryPolicy()

  /// What became of a post in a group.
  public func outcome(of item: ContentItem, in group: ID<Group>, at now: Instant) -> DeliveryOutcome
  {
    guard let due = item.dueAt else { return .waiting }
    // A group that got it twice counts by the first time.
    let published = item.deliveries.filter { $0.group == group }.map(\.at.milliseconds).min()
    if let published {
      let gap = published - due.milliseconds
      return gap < -early * 1000 ? .early : gap > late * 1000 ? .late : .onTime
    }
    let gap = now.milliseconds - due.milliseconds
    if gap >= missed * 1000 { return .missed }
    return gap >= late * 1000 ? .open : .waiting
  }
}

/// How many deliveries fell due and how many of them came on time (F15).
public struct Punctuality: Hashable, Sendable {
  /// Deliveries that fell due.
  public private(set) var due = 0
  /// Those of them that came on time.
  public private(set) var onTime = 0
  /// Those of them that were never published.
  public private(set) var missed = 0

  /// Counts the deliveries of posts; those not due yet and those called off before their time count
  /// for nothing.
  public init(
    _ items: some Sequence<ContentItem>, at now: Instant, policy: DeliveryPolicy = .standard
  ) {
    for item in items {
      guard let at = item.dueAt, now.milliseconds - at.milliseconds >= policy.late * 1000 else {
        continue
      }
      // Whoever calls a post off after its time leaves the first schedule behind.
      guard item.state != .cancelled || item.more["firstAt"].instant != nil else { continue }
      for group in item.groups {
        due += 1
        switch policy.outcome(of: item, in: group, at: now) {
        case .onTime: onTime += 1
        case .missed: missed += 1
        case .waiting, .early, .late, .open: break
        }
      }
    }
  }
}
