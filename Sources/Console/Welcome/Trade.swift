public import CommunityModel
public import Wording

/// What a shop deals in: which tags a new workspace begins with, and what to do first.
public struct Trade: Sendable {
  /// Tags that belong together.
  struct TagGroup: Sendable {
    let category: String
    let names: [String]
  }

  /// Its name on the command line.
  public let id: String
  /// What it is called.
  public let title: Localized
  /// What it begins with, in a few words.
  public let summary: Localized
  let tags: [TagGroup]

  /// The trades there are, in the order in which they are offered.
  public static let all: [Trade] = [
    Trade(
      "beauty", "美妆护肤", "Beauty", "肤质、在意的功效、来源", "skin types, concerns, sources",
      [
        TagGroup(category: "肤质", names: ["干皮", "油皮", "混合皮", "敏感肌"]),
        TagGroup(category: "功效", names: ["美白", "抗老", "祛痘", "修护"]),
      ]),
    Trade(
      "baby", "母婴", "Mother and child", "宝宝多大、喂养方式、来源", "the child's age, feeding, sources",
      [
        TagGroup(category: "宝宝月龄", names: ["孕期", "0-6月", "6-12月", "1-3岁", "3岁以上"]),
        TagGroup(category: "关心", names: ["辅食", "睡眠", "早教", "纸尿裤"]),
      ]),
    Trade(
      "food", "食品生鲜", "Food", "口味、忌口、囤货习惯", "tastes, what is not eaten, stocking habits",
      [
        TagGroup(category: "口味", names: ["爱辣", "清淡", "甜口", "无糖"]),
        TagGroup(category: "习惯", names: ["囤货", "尝鲜", "送礼", "自提"]),
      ]),
    Trade(
      "fashion", "服饰鞋包", "Fashion", "尺码、风格、季节", "sizes, styles, seasons",
      [
        TagGroup(category: "尺码", names: ["S", "M", "L", "XL"]),
        TagGroup(category: "风格", names: ["通勤", "休闲", "运动", "甜美"]),
      ]),
    Trade(
      "home", "家居百货", "Home", "住房阶段、品类兴趣", "stage of the home, interests",
      [
        TagGroup(category: "住房", names: ["装修中", "刚入住", "租房"]),
        TagGroup(category: "品类", names: ["厨房", "收纳", "床品", "清洁"]),
      ]),
    Trade("other", "其他", "Something else", "只带通用的标签", "only what every shop uses", []),
  ]

  /// Tags of every shop.
  private static let common = [
    TagGroup(category: "来源", names: ["老客带", "门店扫码", "朋友圈", "直播间"]),
    TagGroup(category: "意向", names: ["爱问", "比价", "等活动"]),
  ]

  private init(
    _ id: String, _ zh: String, _ en: String, _ summary: String, _ english: String,
    _ tags: [TagGroup]
  ) {
    self.id = id
    title = Localized(zh, en)
    self.summary = Localized(summary, english)
    self.tags = tags
  }

  /// The trade of a name; nil if there is none.
  public static func named(_ id: String) -> Trade? {
    all.first { $0.id == id }
  }

  /// The first step of a workspace: its name, who works there, the tags of the trade, and three things
  /// to do today.
  public func changes(
    workspace name: String, operator worker: String, moment: Moment, mint: inout IDMint
  ) -> [Change] {
    var settings = WorkspaceSettings(id: mint.mint())
    settings.name = name
    var colleague = Operator(id: mint.mint())
    colleague.name = worker
    colleague.role = .owner
    var changes: [Change] = [
      .insert(WorkspaceSettings.collection.key, settings.record),
      .insert(Operator.collection.key, colleague.record),
    ]
    for group in tags + Self.common {
      for name in group.names {
        var tag = Tag(id: mint.mint())
        tag.name = name
        tag.category = group.category
        changes.append(.insert(Tag.collection.key, tag.record))
      }
    }
    for (place, first) in Self.firstThings.enumerated() {
      var chore = Chore(id: mint.mint())
      chore.title = first.title
      chore.kind = first.kind
      chore.due = Self.due(place, moment)
      chore.assignee = colleague.id
      chore.more[Chore.text.key] = .text(first.text)
      changes.append(.insert(Chore.collection.key, chore.record))
    }
    return changes
  }

  /// Within today, whatever the hour: an hour apart, the last before midnight.
  private static func due(_ place: Int, _ moment: Moment) -> Instant {
    let next = moment.now.adding(seconds: Int64(3600 * (place + 1)))
    let last = moment.zone.instant(moment.today, second: 86_397 + place)
    return min(next, last)
  }

  private static let firstThings: [(title: String, kind: ChoreKind, text: String)] = [
    (
      "把群和成员导进来", .data,
      "企微后台拉到的客户群、客户列表 JSON，或任何一张带昵称的表：在终端里 qunzhu import 文件。一批是一步，导错了按 u 撤销。"
    ),
    ("给每个群定一个负责人", .other, "按 1 到群，V 全选，@ 选人。新人没人引导、群快满了，会列在负责人的今日里。"),
    ("排好明天的三条内容", .publish, "按 4 到日历，a 加一条：一条价值、一条福利、一条互动，比例会算给你看。"),
  ]
}
