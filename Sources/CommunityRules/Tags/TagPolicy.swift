import CommunityModel
import Wording

/// The rule of one tag: who carries it.
public struct TagRule: Hashable, Sendable {
  /// The name of the tag.
  public let tag: String
  /// The group of tags that it belongs to; empty for a free tag.
  public let category: String
  /// Whom it is put on, as a query.
  public let query: String
  /// Whether it stays on those whom the rule no longer holds for.
  public let stays: Bool

  /// The rule of a tag.
  public init(tag: String, category: String = "", query: String, stays: Bool = false) {
    self.tag = tag
    self.category = category
    self.query = query
    self.stays = stays
  }
}

/// Which groups of tags everybody should have, which hold one tag at most, and which tags have rules.
public struct TagPolicy: Hashable, Sendable {
  /// Groups of which every member should carry a tag.
  public var required = ["基础属性", "消费偏好", "互动行为"]
  /// Groups of which nobody carries two tags.
  public var exclusive: [String] = []
  /// The rules.
  public var rules: [TagRule] = []

  /// The defaults: the three groups, no rule.
  public init() {}

  /// The defaults: the three groups, no rule.
  public static let standard = TagPolicy()

  /// The policy that settings say.
  init(reading reader: inout PolicyReader) {
    self.init()
    required = reader.names(
      "required", Localized("人人要有的标签组", "Groups everybody should have"),
      Localized("标签组，空格隔开", "Groups with blanks between"), standard: required)
    exclusive = reader.names(
      "exclusive", Localized("互斥的标签组", "Groups of one tag each"),
      Localized("同组只留一个", "One tag of each at most"), standard: exclusive)
    let names = reader.names(
      "rules", Localized("自动打的标签", "Tags with a rule"),
      Localized("标签名，空格隔开", "Tags with blanks between"), standard: [])
    for name in names {
      let category = reader.text(
        "\(name).category", Localized("\(name) 标签组", "\(name): group"),
        Localized("空着是自由标签", "Empty for a free tag"), standard: "")
      let query = reader.query(
        "\(name).when", Localized("\(name) 条件", "\(name): rule"), standard: "")
      let stays = reader.flag(
        "\(name).stays", Localized("\(name) 不符合也留着", "\(name): stays when it no longer holds"),
        standard: false)
      rules.append(TagRule(tag: name, category: category, query: query, stays: stays))
    }
  }
}
