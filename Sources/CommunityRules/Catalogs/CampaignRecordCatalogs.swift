public import CommunityModel
public import CommunityQuery
import Wording

extension QueryCatalogs {
  /// Commission as it was settled.
  public static let payouts = QueryCatalog(
    stored(Payout.self, searched: []) + [
      person { $0.member },
      QueryField("paid", Localized("已付款", "Is paid"), .flag) { row, _, _ in
        .flag(row.paidOn != nil)
      },
    ])
  /// Coupons, gifts and samples.
  public static let offers = QueryCatalog(
    stored(Offer.self, searched: ["name"]) + [
      QueryField("given", Localized("已发", "Given"), .integer) { row, scene, _ in
        .int(OfferStock.given(row, scene.community))
      },
      QueryField("left", Localized("剩余", "Left"), .integer) { row, scene, _ in
        OfferStock.left(row, scene.community).map { .int($0) } ?? .none
      },
    ])
  /// Who is in which campaign.
  public static let participations = QueryCatalog(
    stored(Participation.self, searched: ["prize"]) + [
      person { $0.member },
      QueryField("joined-in", Localized("参与了", "Took part in it"), .flag) { row, _, _ in
        .flag(row.tookPartAt != nil)
      },
    ])

  /// The name of the person that a row is about.
  private static func person<Row: Entity>(
    _ member: @escaping @Sendable (Row) -> ID<Member>
  ) -> QueryField<Row> {
    QueryField(
      "name", Localized("昵称", "Name"), .text(limit: 40), aliases: ["名字"], searched: true,
      privacy: .nickname
    ) { row, scene, _ in (scene.community.members[member(row)]?.name ?? "").fieldValue }
  }
}
