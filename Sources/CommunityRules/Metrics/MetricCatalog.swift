import Wording

/// The figures of the plan; the only list of them, in the order of the domain reference.
public enum MetricCatalog {
  /// Every metric.
  public static let all: [Metric] =
    aims + admission + tiers + content + fission + conversion + feedback

  /// The metric of a key.
  public static func named(_ id: String) -> Metric? {
    all.first { $0.id == id }
  }

  /// What no version reads yet, said once.
  enum Unreadable {
    static let surveys = Localized("问卷结果", "survey answers")
    static let fission = Localized("裂变活动与邀请记录", "fission campaigns and invitations")
    static let feedback = Localized("调研与反馈工单", "surveys and feedback tickets")
  }

  /// Files that this version reads, said once.
  enum Missing {
    static let orders = MissingSource(
      Localized("订单表", "an order table"), command: "qunzhu import orders.csv")
    static let members = MissingSource(
      Localized("群成员名单", "the groups' member lists"), command: "qunzhu import groupchat_get.json")
    static let contacts = MissingSource(
      Localized("企微客户列表", "the WeCom contact list"), command: "qunzhu import batch_get_by_user.json"
    )
    static let categories = MissingSource(
      Localized("必备标签组", "the required tag groups"), command: "qunzhu import get_corp_tag_list.json"
    )
    static let tags = MissingSource(
      Localized("打过的标签", "tags on members"), command: "qunzhu do member.tag.add TAG --where QUERY")
    static let guidance = MissingSource(
      Localized("引导记录", "onboarding marks"),
      command: "qunzhu do member.onboarding.mark welcome --where QUERY")
    static let content = MissingSource(
      Localized("内容排期", "planned posts"), command: "qunzhu do content.add")
    static let deliveries = MissingSource(
      Localized("发布记录", "records of what was published"),
      command: "qunzhu do content.publish --where QUERY")
    static let talk = MissingSource(
      Localized("发言表", "a talk table"), command: "qunzhu import talk.csv")
    static let profiles = MissingSource(
      Localized("各群的目标用户", "the groups' target profiles"),
      command: "qunzhu do group.target.set QUERY --where '*'")
    static let campaigns = MissingSource(
      Localized("活动", "campaigns"), command: "qunzhu do campaign.add")
    static let participants = MissingSource(
      Localized("活动参与名单", "records of who took part in campaigns"),
      command: "qunzhu do member.campaign.join CAMPAIGN --where QUERY")
    static let launches = MissingSource(
      Localized("首发活动和它的商品", "launch campaigns and their goods"),
      command: "qunzhu do campaign.goods.set GOODS --where QUERY")
    static let launchBefore = MissingSource(
      Localized("满 14 天的两次首发", "two launches whose 14 days are over"),
      command: "qunzhu do campaign.goods.set GOODS --where QUERY")
    static let inviters = MissingSource(
      Localized("邀请人", "inviters"), command: "qunzhu import groupchat_get.json")
    static let fission = MissingSource(
      Localized("裂变活动", "fission campaigns"), command: "qunzhu do campaign.add")
    static let fissionReview = MissingSource(
      Localized("裂变活动的复盘", "a review of a fission campaign"),
      command: "qunzhu do campaign.review --where QUERY")
    static let checks = MissingSource(
      Localized("分层抽查", "checks of tiers"),
      command: "qunzhu do member.tier.draw 30 --where '*'")
    static let runs = MissingSource(
      Localized("每日规则的记录", "a run of the day's rules"), command: "qunzhu run")
    static let referrers = MissingSource(
      Localized("邀请人或分销员", "inviters or referrers"),
      command: "qunzhu import groupchat_get.json orders.csv")
  }
}

extension Metric {
  /// A metric whose rows this version cannot keep or read.
  static func unread(
    _ id: String, _ title: Localized, _ unit: MetricUnit = .percent,
    _ direction: MetricDirection = .ge, _ targets: [Int64],
    scopes: [MetricScope] = [.workspace], window: Int? = nil, min: Int64? = nil, formula: String,
    _ explanation: Localized, source: MetricSource, short: Localized? = nil, isLift: Bool = false,
    counter: Localized = Localized("", ""), needs what: Localized
  ) -> Metric {
    Metric(
      id, title, unit, direction, targets, scopes: scopes, window: window, min: min,
      formula: formula, explanation, source: source, short: short, isLift: isLift,
      counter: counter, read: { _ in .unreadable(what) })
  }
}
