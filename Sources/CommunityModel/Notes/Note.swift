import Wording

/// A dated note about a member or a group, signed by who wrote it.
public struct Note: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("notes", prefix: "n", Localized("备注", "Notes"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<Note>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("text", Localized("内容", "Text"), \.text, kind: .prose(limit: 2000), privacy: .realName),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁写的", "By"), \.by, privacy: .nickname),
    handover,
  ]

  /// Its identity.
  public let id: ID<Note>
  /// The member it is about.
  public var member: ID<Member>?
  /// The group it is about.
  public var group: ID<Group>?
  /// What it says, at most 2,000 characters.
  public var text = ""
  /// When it was written.
  public var at: Instant?
  /// Who wrote it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Note>) {
    self.id = id
  }
}

extension Note {
  /// Whether the note is left for the colleague who takes over.
  public static let handover = Field<Note>.sparse(
    "handover", Localized("交班", "Hand-over"), .flag)

  /// Whether the note is left for the colleague who takes over.
  public var isHandover: Bool { more["handover"] == .flag(true) }
}
