public import Wording

/// A set of rules that a shop decides on.
public enum PolicyKind: String, ClosedSet {
  case tiers, rhythm, tags, levels, points, contact

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .tiers: Localized("分层", "Tiers")
    case .rhythm: Localized("节奏", "Rhythm")
    case .tags: Localized("标签", "Tags")
    case .levels: Localized("等级", "Levels")
    case .points: Localized("积分", "Points")
    case .contact: Localized("联系", "Contact")
    }
  }
}

/// One line of a policy: a setting and what it is set to.
public struct PolicyLine: FieldStorable, Hashable {
  /// The setting, such as `highValue.when`.
  public var key: String
  /// What it is set to, as it was written.
  public var text: String

  /// A setting.
  public init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("key", .text(limit: 100)), FieldPart("text", .text(limit: 4000)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.text(key), text.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 2, let key = parts[0].text,
      let text = String(fieldValue: parts[1])
    else { return nil }
    self.init(key, text)
  }
}

/// A policy as somebody saved it; the newest version of a kind is in force, the older ones stay.
public struct PolicyVersion: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "policies", prefix: "pv", Localized("规则", "Policies"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<PolicyVersion>] = [
    .stored("kind", Localized("规则", "Policy"), \.policy),
    .stored("version", Localized("版本", "Version"), \.version),
    .stored("lines", Localized("内容", "Settings"), \.lines),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁改的", "By"), \.by, privacy: .nickname),
  ]

  /// Its identity.
  public let id: ID<PolicyVersion>
  /// Which policy.
  public var policy: PolicyKind = .tiers
  /// 2 for the first that somebody saved: what a workspace begins with is version 1.
  public var version: Int64 = 0
  /// The settings, all of them.
  public var lines: [PolicyLine] = []
  /// When it was saved.
  public var at: Instant?
  /// Who saved it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<PolicyVersion>) {
    self.id = id
  }
}

extension Community {
  /// The version of a policy that is in force; nil where nobody has changed what a workspace begins with.
  public func policyInForce(_ kind: PolicyKind) -> PolicyVersion? {
    var newest: PolicyVersion?
    for row in policies where row.policy == kind {
      if let known = newest, (known.version, known.id) >= (row.version, row.id) { continue }
      newest = row
    }
    return newest
  }
}
