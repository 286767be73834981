public import CommunityModel
public import Wording

/// Where a candidacy stands, in the few words of a card, and how urgent it is.
public struct KocNeed: Hashable, Sendable {
  /// How urgent.
  public enum Urgency: Int, Comparable, Sendable {
    case overdue, soon, calm

    /// The more urgent first.
    public static func < (left: Urgency, right: Urgency) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How urgent.
  public let urgency: Urgency
  /// Days late, or days left; 0 where nothing runs.
  public let days: Int
  /// The words, at most fourteen cells wide in Chinese; nil where nothing is waited for.
  public let words: Localized?

  /// Whether somebody is late.
  public var isOverdue: Bool { urgency == .overdue }

  static func late(_ days: Int, _ zh: String, _ en: String) -> KocNeed {
    KocNeed(urgency: .overdue, days: days, words: Localized(zh, en))
  }

  static func calm(_ words: Localized?) -> KocNeed {
    KocNeed(urgency: .calm, days: 0, words: words)
  }

  /// The smaller comes first: late ones by days, then those due soon, then the rest.
  public var rank: Int {
    switch urgency {
    case .overdue: -min(days, 9999)
    case .soon: 10_000 + min(days, 9999)
    case .calm: 20_000
    }
  }
}

/// What candidates wait for (domain.md §3.2, the cards of the board).
public enum KocNeeds {
  /// What one candidacy waits for.
  public static func need(
    of candidate: KocCandidate, member: Member?, moment: Moment, policy: KocPolicy = .standard
  ) -> KocNeed {
    let waited = candidate.since.map { max(0, moment.today - $0) }
    switch candidate.stage {
    case .spotted: return spotted(waited, policy)
    case .screened: return screened(waited, candidate, member, policy)
    case .invited: return invited(waited, candidate, policy)
    case .trial: return trial(candidate, member, moment.today, policy)
    case .active: return active(candidate, moment.today, policy)
    case .paused:
      return .calm(waited.map { Localized("停了 \($0) 天", "paused \($0) d") })
    case .retired, .rejected: return .calm(candidate.stage.title)
    }
  }

  private static func spotted(_ waited: Int?, _ policy: KocPolicy) -> KocNeed {
    guard let waited, waited >= policy.spottedDays else { return .calm(nil) }
    return .late(waited, "等 \(waited) 天没看", "\(waited) d unseen")
  }

  private static func screened(
    _ waited: Int?, _ candidate: KocCandidate, _ member: Member?, _ policy: KocPolicy
  ) -> KocNeed {
    if let waited, waited >= policy.decisionDays {
      return .late(waited, "等你定 \(waited) 天", "\(waited) d undecided")
    }
    if hasNoAddress(member) { return .calm(Localized("缺地址", "no address")) }
    if member?.more["consent"].text != "granted" { return .calm(Localized("缺授权", "no consent")) }
    if let by = candidate.more["by"].text {
      return .calm(Localized("\(by)推荐", "from \(by)"))
    }
    return .calm(Localized("等你定", "to decide"))
  }

  private static func invited(
    _ waited: Int?, _ candidate: KocCandidate, _ policy: KocPolicy
  ) -> KocNeed {
    if let reply = candidate.nudge?.reply, !reply.isEmpty {
      return .calm(Localized(verbatim: reply))
    }
    guard let waited else { return .calm(Localized("没记哪天邀", "no date")) }
    if waited >= policy.answerDays {
      return .late(waited, "\(waited) 天没回", "\(waited) d no answer")
    }
    switch waited {
    case 0: return .calm(Localized("今天邀", "asked today"))
    case 1: return .calm(Localized("昨天邀", "yesterday"))
    default: return .calm(Localized("\(waited) 天没回", "\(waited) d no answer"))
    }
  }

  private static func trial(
    _ candidate: KocCandidate, _ member: Member?, _ today: Day, _ policy: KocPolicy
  ) -> KocNeed {
    guard let trial = candidate.trial else {
      return .calm(
        hasNoAddress(member)
          ? Localized("待寄 缺地址", "no address") : Localized("待寄", "to be sent"))
    }
    if let late = trial.daysLate(on: today) {
      return .late(late, "超期 \(late) 天", "\(late) d overdue")
    }
    let left = trial.dueOn - today
    switch trial.state {
    case .closed(let verdict):
      return .calm(Localized("测评\(verdict.title.zh)", "review \(verdict.title.en.lowercased())"))
    case .unreviewed:
      return KocNeed(urgency: .soon, days: 0, words: Localized("等你验收", "to be reviewed"))
    case .travelling: return .calm(Localized("样品在途", "on its way"))
    case .owed:
      let words =
        trial.delivered > 0
        ? Localized(
          "交稿 \(trial.delivered)/\(trial.wanted)", "\(trial.delivered)/\(trial.wanted) in")
        : left == 0
          ? Localized("今天到期", "due today") : Localized("剩 \(left) 天", "\(left) d left")
      return KocNeed(urgency: left <= policy.soonDays ? .soon : .calm, days: left, words: words)
    }
  }

  private static func active(
    _ candidate: KocCandidate, _ today: Day, _ policy: KocPolicy
  ) -> KocNeed {
    guard let last = candidate.observed?.lastPost, last <= today else { return .calm(nil) }
    let silent = today - last
    guard silent >= policy.silentDays else { return .calm(nil) }
    return .late(silent, "\(silent) 天没发声", "\(silent) d silent")
  }

  /// Whether nothing can be sent, since nobody knows where to.
  public static func hasNoAddress(_ member: Member?) -> Bool {
    member?.more["address"].text?.isEmpty ?? true
  }
}
