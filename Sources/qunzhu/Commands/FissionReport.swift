import CommunityModel
import CommunityRules
import Wording

/// The report about people who bring people (domain.md F10, F11).
enum FissionReport {
  /// How many inviters are listed.
  private static let most = 50

  /// The steps of the last so many days, by generation, and who brought most.
  static func document(
    _ community: Community, _ moment: Moment, days: Int
  ) -> [(String, Json)] {
    let figures = Figures.computed(from: community, moment: moment)
    let span = Fission.lately(days, moment)
    let fission = Fission(community, figures: figures, days: span)
    let rows = fission.rows.prefix(most).map { row -> Json in
      let chain = InviteChains.chain(of: row.member, in: community)
      return .object(
        [("member", .string(PackedID.text(prefix: "m", raw: row.member.raw)))]
          + steps(row.counts)
          + [
            ("spendFen", .int(Int(clamping: row.spend))),
            ("chain", .int(chain.all)), ("depth", .int(chain.depth)),
          ])
    }
    return [
      ("asOf", .string(moment.today.text)), ("from", .string(span.lowerBound.text)),
    ] + steps(fission.total) + [
      ("joinRate", part(fission.total.joined, fission.total.invited)),
      ("growthFactor", part(fission.total.valid, fission.total.inviters)),
      ("conversion", part(fission.total.converted, fission.total.valid)),
      ("retention", part(fission.total.retained, fission.total.held)),
      ("generations", .array(fission.generations.map { .int($0) })),
      ("inviters", .array(Array(rows))),
    ]
  }

  private static func steps(_ counts: FissionCounts) -> [(String, Json)] {
    [
      ("people", .int(counts.inviters)), ("invited", .int(counts.invited)),
      ("joined", .int(counts.joined)), ("valid", .int(counts.valid)),
      ("retained", .int(counts.retained)), ("converted", .int(counts.converted)),
    ]
  }

  private static func part(_ part: Int, _ whole: Int) -> Json {
    .object([("num", .int(part)), ("den", .int(whole))])
  }
}
