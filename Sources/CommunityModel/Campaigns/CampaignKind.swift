public import Wording

/// What kind of campaign it is.
public enum CampaignKind: String, ClosedSet {
  case festival, launch, memberDay, flashSale, fullReduction, bundle, crossSell, checkin, review,
    lottery, quiz, vote, fission, winback, cobrand, offline, live, pointsLottery

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .festival: Localized("节日", "Festival")
    case .launch: Localized("新品首发", "Launch")
    case .memberDay: Localized("会员日", "Member day")
    case .flashSale: Localized("秒杀", "Flash sale")
    case .fullReduction: Localized("满减", "Spend and save")
    case .bundle: Localized("囤货套餐", "Bundle")
    case .crossSell: Localized("连带", "Cross-sell")
    case .checkin: Localized("打卡", "Check-in")
    case .review: Localized("测评晒单", "Review")
    case .lottery: Localized("抽奖", "Lottery")
    case .quiz: Localized("答题", "Quiz")
    case .vote: Localized("投票", "Vote")
    case .fission: Localized("裂变", "Fission")
    case .winback: Localized("唤醒", "Win-back")
    case .cobrand: Localized("联名", "Co-brand")
    case .offline: Localized("线下", "Offline")
    case .live: Localized("直播", "Live")
    case .pointsLottery: Localized("积分抽奖", "Points lottery")
    }
  }
}

/// How far a campaign has come.
public enum CampaignState: String, ClosedSet {
  case draft, approved, scheduled, running, ended, reviewed, paused, cancelled

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .draft: Localized("草稿", "Draft")
    case .approved: Localized("已批", "Approved")
    case .scheduled: Localized("已排期", "Scheduled")
    case .running: Localized("在跑", "Running")
    case .ended: Localized("已结束", "Ended")
    case .reviewed: Localized("已复盘", "Reviewed")
    case .paused: Localized("暂停", "Paused")
    case .cancelled: Localized("已取消", "Cancelled")
    }
  }
}

/// A part of a campaign with days of its own: 预热, 正式.
public struct CampaignPhase: FieldStorable, Hashable {
  /// What it is called.
  public var name: String
  /// Its first day.
  public var start: Day
  /// Its last day.
  public var end: Day

  /// A part of a campaign.
  public init(_ name: String, _ start: Day, _ end: Day) {
    self.name = name
    self.start = start
    self.end = end
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("name", .text(limit: 100)), FieldPart("start", .day), FieldPart("end", .day),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([name.fieldValue, start.fieldValue, end.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let name = String(fieldValue: parts[0]),
      let start = Day(fieldValue: parts[1]), let end = Day(fieldValue: parts[2])
    else { return nil }
    self.init(name, start, end)
  }
}
