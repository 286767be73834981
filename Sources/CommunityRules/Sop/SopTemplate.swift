public import CommunityModel
public import Wording

/// One step of a procedure: so many days from its anchor, at a time of the day.
public struct SopStep: Hashable, Sendable {
  /// Its key within the procedure.
  public let key: String
  /// Days from the anchor; below nothing before it.
  public let offset: Int
  /// The minute of the day at which it is due.
  public let minute: Int
  /// What is to be done.
  public let title: Localized
  /// What kind of work it is.
  public let kind: ChoreKind
  /// What is said to the person, ready to be copied; empty where nothing is.
  public let text: Localized
  /// Whether only people of the first tier get it.
  public let isForTopTier: Bool

  init(
    _ key: String, _ offset: Int, _ clock: Int, _ kind: ChoreKind, _ zh: String, _ en: String,
    text: Localized = Localized("", ""), topTierOnly: Bool = false
  ) {
    self.key = key
    self.offset = offset
    minute = clock / 100 * 60 + clock % 100
    self.kind = kind
    title = Localized(zh, en)
    self.text = text
    isForTopTier = topTierOnly
  }
}

/// A procedure that is followed each time (domain.md §2.5).
public struct SopTemplate: Sendable {
  /// What a run of a procedure is about.
  public enum Subject: Sendable {
    /// A campaign.
    case campaigns
    /// A month with KOCs.
    case candidates
    /// A day in the groups.
    case day
    /// One person each.
    case members
  }

  /// Its key in rows and commands.
  public let key: String
  /// Its name on the screen.
  public let title: Localized
  /// What its days are counted from.
  public let anchor: Localized
  /// What a run of it is about.
  public var subject = Subject.campaigns
  /// What ends a person's way through it before its last step.
  public var endings: Set<EnrolmentState> = []
  /// The stages that a person may be in to begin it; any where none is listed.
  public var stages: Set<Stage> = []
  /// Its steps by their days.
  public let steps: [SopStep]

  /// Every procedure there is.
  public static let all: [SopTemplate] =
    [.launch, .event, .kocCycle, .dailyRoutine] + ofMembers

  /// The procedures about one kind of subject.
  public static func about(_ subject: Subject) -> [SopTemplate] {
    all.filter { $0.subject == subject }
  }

  /// The procedure of a key or name; among those about one kind of subject where one is given.
  public static func named(_ word: String, about subject: Subject? = nil) -> SopTemplate? {
    let folded = word.lowercased()
    return all.first {
      (subject == nil || $0.subject == subject)
        && ($0.key.lowercased() == folded || $0.title.zh == word
          || $0.title.en.lowercased() == folded)
    }
  }

  /// The procedure for a campaign of a kind.
  public static func of(_ kind: CampaignKind) -> SopTemplate {
    kind == .launch ? .launch : .event
  }

  /// A launch, from choosing KOCs to its lift.
  public static let launch = SopTemplate(
    key: "launch", title: Localized("新品首发", "Launch"), anchor: Localized("首发日", "launch day"),
    steps: [
      SopStep("pick", -14, 1000, .followUp, "选 KOC", "Pick KOCs"),
      SopStep("ship", -12, 1400, .sample, "寄样", "Ship samples"),
      SopStep("reviews", -5, 1800, .review, "测评交稿", "Reviews due"),
      SopStep("presale", -2, 1000, .publish, "预售", "Presale"),
      SopStep("launch", 0, 1000, .publish, "首发", "Launch"),
      SopStep("lift", 7, 1000, .data, "看首发提升", "Read the launch lift"),
    ])

  /// A campaign of any other kind.
  public static let event = SopTemplate(
    key: "event", title: Localized("活动节日", "Event"), anchor: Localized("开始日", "first day"),
    steps: [
      SopStep("brief", -7, 1000, .other, "定方案", "Brief"),
      SopStep("teaser", -3, 1200, .publish, "预热", "Teaser"),
      SopStep("reminder", -1, 2000, .publish, "前一天提醒", "Reminder"),
      SopStep("start", 0, 900, .publish, "开始", "Start"),
      SopStep("morning", 0, 1000, .publish, "上午场", "Morning round"),
      SopStep("evening", 0, 2000, .publish, "晚上场", "Evening round"),
      SopStep("results", 1, 1000, .data, "公布结果", "Results"),
      SopStep("review", 3, 1000, .report, "写复盘", "Write the review"),
    ])

  /// A month with KOCs, from the first to the tenth of the next.
  public static let kocCycle = SopTemplate(
    key: "kocCycle", title: Localized("KOC 月度", "KOC month"),
    anchor: Localized("每月 1 号", "the 1st"), subject: .candidates,
    steps: [
      SopStep("score", 0, 1000, .followUp, "KOC 月度评分", "Score KOCs"),
      SopStep("invite", 1, 1000, .followUp, "邀请 KOC", "Invite KOCs"),
      SopStep("brief", 2, 1500, .followUp, "发任务说明", "Brief KOCs"),
      SopStep("trial", 4, 1400, .sample, "寄试用", "Send trials"),
      SopStep("collect", 24, 1800, .review, "收内容", "Collect content"),
      SopStep("settle", 39, 1800, .payment, "结 KOC 佣金", "Settle commission"),
    ])

  /// A day in the groups.
  public static let dailyRoutine = SopTemplate(
    key: "dailyRoutine", title: Localized("日常", "Daily routine"),
    anchor: Localized("当天", "the day"), subject: .day,
    steps: [
      SopStep("morning", 0, 830, .publish, "早安话题", "Good-morning topic"),
      SopStep("value", 0, 1200, .publish, "价值内容", "Value post"),
      SopStep("benefit", 0, 2000, .publish, "福利或话题", "Benefit or topic"),
      SopStep("answers", 0, 2130, .reply, "答疑收尾", "Answer what is left"),
    ])

  /// The tasks of a run: titles say what they are for; the steps of a day that has passed are left out.
  public func chores(
    anchor: Day, for subject: String, moment: Moment, mint: inout IDMint,
    fill: (inout Chore) -> Void = { _ in }
  ) -> [Chore] {
    steps.compactMap { step in
      let day = anchor + step.offset
      guard day >= moment.today else { return nil }
      var chore = Chore(id: mint.mint())
      chore.title = subject.isEmpty ? step.title.zh : "\(subject) · \(step.title.zh)"
      // A step is no post: what it publishes is planned in the calendar.
      chore.kind = step.kind == .publish ? .other : step.kind
      chore.due = moment.zone.instant(day, second: step.minute * 60)
      chore.more["sop"] = .text("\(key).\(step.key)")
      fill(&chore)
      return chore
    }
  }
}
