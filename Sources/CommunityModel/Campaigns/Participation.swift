import Wording

/// One person in one campaign: in its audience since it was frozen, and perhaps taking part.
///
/// The arm is written down when the audience is frozen and never changes after that.
public struct Participation: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "participations", prefix: "pn", Localized("活动参与", "Participations"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Participation>] = [
    .stored("campaign", Localized("活动", "Campaign"), \.campaign, indexed: true),
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("arm", Localized("分组", "Arm"), \.arm),
    .stored("at", Localized("进人群", "In the audience"), \.at),
    .stored("tookPart", Localized("参与时间", "Took part"), \.tookPartAt, aliases: ["参与"]),
    .stored("prize", Localized("奖品", "Prize"), \.prize, aliases: ["中奖"]),
    .stored("by", Localized("谁记的", "By"), \.by, privacy: .nickname),
  ]

  /// Its identity.
  public let id: ID<Participation>
  /// The campaign.
  public var campaign = ID<Campaign>(raw: 0)
  /// The person.
  public var member = ID<Member>(raw: 0)
  /// The key of the arm; empty where there is no experiment.
  public var arm = ""
  /// When the person came into the audience; nil for somebody who took part without being in it.
  public var at: Instant?
  /// When the person took part.
  public var tookPartAt: Instant?
  /// What the person won.
  public var prize = ""
  /// Who wrote it down, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Participation>) {
    self.id = id
  }
}

extension Community {
  /// Everybody of a campaign, oldest id first.
  public func participations(in campaign: ID<Campaign>) -> [Participation] {
    referrers(of: campaign.raw, through: "participations.campaign").compactMap {
      participations[raw: $0]
    }
  }

  /// Somebody's part in a campaign.
  public func participation(
    of member: ID<Member>, in campaign: ID<Campaign>
  ) -> Participation? {
    referrers(of: member.raw, through: "participations.member").lazy.compactMap {
      participations[raw: $0]
    }.first { $0.campaign == campaign }
  }
}
