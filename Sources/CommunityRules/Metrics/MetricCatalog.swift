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
    static let talk = Localized("发言表", "a talk table")
    static let surveys = Localized("问卷结果", "survey answers")
    static let fission = Localized("裂变活动与邀请记录", "fission campaigns and invitations")
    static let profiles = Localized("各群的目标用户画像", "the groups' target profiles")
    static let launches = Localized("首发活动的商品记录", "the goods of launch campaigns")
    static let events = Localized("特色活动记录", "records of events")
    static let participants = Localized("活动参与名单", "lists of who took part in campaigns")
    static let campaignParts = Localized(
      "活动的人群、利益点、路径和目标", "campaigns' audience, offer, path and goal")
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
