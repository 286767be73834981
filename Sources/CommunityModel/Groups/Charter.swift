public import Wording

/// What sets the people of a group apart from those of others.
public enum GroupAxis: String, ClosedSet {
  case lifecycle, value, category, region, custom

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .lifecycle: Localized("生命周期", "Life cycle")
    case .value: Localized("价值", "Value")
    case .category: Localized("品类", "Category")
    case .region: Localized("地区", "Region")
    case .custom: Localized("自定", "Own")
    }
  }
}

/// One version of a group's rules: a new version never changes an old one.
public struct GroupRules: FieldStorable, Hashable {
  /// The number of the version, from 1 on.
  public var version: Int64
  /// What may and may not be done.
  public var text: String
  /// From which day it holds.
  public var effective: Day

  /// A version of the rules.
  public init(version: Int64, text: String, effective: Day) {
    self.version = version
    self.text = text
    self.effective = effective
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("version", .integer), FieldPart("text", .prose(limit: 2000)),
    FieldPart("effective", .day),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue { .record([.int(version), .text(text), .day(effective)]) }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let version = parts[0].int,
      let text = parts[1].text, let effective = parts[2].day
    else { return nil }
    self.init(version: version, text: text, effective: effective)
  }
}

/// How many people of each role a group should have at least.
public struct RoleQuota: Hashable, Sendable {
  /// Admins, the owner not among them.
  public var admins: Int
  /// KOCs.
  public var kocs: Int

  /// A quota.
  public init(admins: Int, kocs: Int) {
    self.admins = admins
    self.kocs = kocs
  }

  /// What holds where a group says nothing of its own.
  public static let standard = RoleQuota(admins: 1, kocs: 2)
}

extension Group {
  /// What people get here: benefits of their own, trials, knowledge.
  public static let valueProps = Field<Group>.sparse(
    "valueProps", Localized("社群价值", "Value"), .list(.text(limit: 60)), aliases: ["价值"])
  /// The versions of the rules.
  public static let rules = Field<Group>.sparse(
    "rules", Localized("群规", "Rules"), .set(GroupRules.kind))
  /// A query that says whom the group is for (F25).
  public static let targetProfile = Field<Group>.sparse(
    "targetProfile", Localized("目标用户", "Target profile"), .text(limit: 400))
  /// How many admins and KOCs the group should have.
  public static let roleQuota = Field<Group>.sparse(
    "roleQuota", Localized("角色配额", "Role quota"),
    .record([FieldPart("admin", .integer), FieldPart("koc", .integer)]))
  /// What owner, admins and KOCs have to do here.
  public static let duties = Field<Group>.sparse(
    "duties", Localized("职责", "Duties"), .prose(limit: 1000))
  /// Where the next people go when the group is full.
  public static let nextGroup = Field<Group>.sparse(
    "nextGroup", Localized("满了去", "Next group"), .reference("groups"), indexed: true)

  /// The group that takes the next people; nil where they still come here.
  public var overflow: ID<Group>? { more["nextGroup"].ref.map { ID(raw: $0) } }

  /// The versions of the rules, the newest last.
  public var ruleVersions: [GroupRules] {
    more["rules"].list.compactMap(GroupRules.init(fieldValue:)).sorted { $0.version < $1.version }
  }

  /// The rules that hold on a day; nil before the first version.
  public func rules(on day: Day) -> GroupRules? {
    ruleVersions.last { $0.effective <= day }
  }

  /// The quota of the group, or the usual one.
  public var quota: RoleQuota {
    guard let parts = more["roleQuota"].record, parts.count == 2 else { return .standard }
    return RoleQuota(
      admins: parts[0].int.map { Int(clamping: $0) } ?? RoleQuota.standard.admins,
      kocs: parts[1].int.map { Int(clamping: $0) } ?? RoleQuota.standard.kocs)
  }

  /// The query that says whom the group is for; nil where nobody wrote one.
  public var profile: String? { more["targetProfile"].text }
}
