public import CommunityModel

/// What becomes of somebody's level on a day (domain.md F7): up at once, down one level at a time, only
/// at a review, and only after days of grace.
public struct LevelReview: Hashable, Sendable {
  /// The level as it is to be recorded.
  public let record: LevelRecord
  /// Where the person was; nil where the level stays.
  public let from: String?
  /// Why it changed.
  public let cause: ShiftCause

  /// Reviews a level; nil where nothing is to be recorded.
  public init?(_ known: LevelRecord?, growth: Int64, today: Day, policy: LevelPolicy) {
    let earned = policy.level(of: growth)
    func begin(_ place: Int) -> LevelRecord {
      LevelRecord(
        key: policy.levels[place].key, since: today, review: place > 0 ? today + policy.period : nil
      )
    }
    guard let known, let place = policy.place(named: known.key) else {
      // Whoever has the lowest level needs no record of it.
      guard earned > 0 else { return nil }
      self.init(begin(earned), from: policy.levels[0].key, .rule)
      return
    }
    if earned > place {
      self.init(begin(earned), from: known.key, .rule)
      return
    }
    if policy.demotesOnRefund, policy.basis == .cumulative, earned < place {
      // What adds up for good falls by refunds alone.
      self.init(begin(earned), from: known.key, .refund)
      return
    }
    let threshold = policy.levels[place].threshold
    let suffices = growth * 100 >= threshold * Int64(policy.keepAt)
    if let grace = known.grace {
      if suffices {
        self.init(
          LevelRecord(key: known.key, since: known.since, review: today + policy.period),
          from: nil, .review)
        return
      }
      guard today > grace, place > 0 else { return nil }
      self.init(begin(place - 1), from: known.key, .review)
      return
    }
    guard let review = known.review, today >= review else { return nil }
    var kept = known
    if suffices {
      // Anniversaries that passed without a run are made up for.
      var next = review
      while next <= today { next = next + policy.period }
      kept.review = next
    } else {
      kept.grace = today + policy.grace
    }
    self.init(kept, from: nil, .review)
  }

  private init(_ record: LevelRecord, from: String?, _ cause: ShiftCause) {
    self.record = record
    self.from = from
    self.cause = cause
  }
}
