import Wording

/// One person on the way from a name spotted in a group to a working KOC.
public struct KocCandidate: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "candidates", prefix: "k", Localized("KOC 人选", "KOC candidates"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<KocCandidate>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("stage", Localized("阶段", "Stage"), \.stage),
  ]

  /// Its identity.
  public let id: ID<KocCandidate>
  /// The person.
  public var member = ID<Member>(raw: 0)
  /// How far the person has come.
  public var stage: KocStage = .spotted
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<KocCandidate>) {
    self.id = id
  }
}
