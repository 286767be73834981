import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the fission pane: who, how many came, stayed and bought, for how much, how far it went.
///
/// They speak of the last ninety days whatever span orders the list, so that a figure means the same
/// in every span.
enum FissionColumns {
  static let all: [PaneColumn] = [
    name, invited, joined, retained, converted, rate, spend, latest, reach,
  ]

  /// What one person brought within ninety days.
  static func row(_ input: PaneInput, _ id: Int64) -> Fission.Row {
    Fission.row(
      of: ID(raw: id), in: input.community, figures: input.figures,
      days: Fission.lately(FissionSpan.all[0].days, input.moment))
  }

  private static func number(
    _ key: String, _ title: Localized, width: Int, neededFrom: Int = 0,
    _ value: @escaping @Sendable (FissionCounts) -> Int
  ) -> PaneColumn {
    PaneColumn(
      key, title, width: width, .right, neededFrom: neededFrom,
      order: { input, id in .int(Int64(value(row(input, id).counts))) },
      cell: { input, id in Phrases.quiet(value(row(input, id).counts)) })
  }

  static let name = PaneColumn(
    "name", Localized("谁带来", "Who"), width: 12,
    order: { input, id in .text(input.community.members[raw: id]?.name ?? "") },
    cell: { input, id in
      StyledText(input.community.members[raw: id].map { MemberWords.name($0, input) } ?? "")
    })

  static let invited = number("invited", Localized("邀请", "Inv"), width: 4) { $0.invited }
  static let joined = number("joined", Localized("进群", "Join"), width: 4) { $0.joined }

  static let retained = PaneColumn(
    "retained", Localized("留住", "Stay"), width: 5, .right, neededFrom: 60,
    order: { input, id in .int(Int64(row(input, id).counts.retained)) },
    cell: { input, id in
      let counts = row(input, id).counts
      return counts.held > 0
        ? StyledText(
          "\(counts.retained)/\(counts.held)",
          counts.retained * 2 < counts.held ? .warn : .normal)
        : StyledText("·", .dim)
    })

  static let converted = number("converted", Localized("成交", "Buy"), width: 4) { $0.converted }

  static let rate = PaneColumn(
    "conversion", Localized("转化", "Rate"), width: 5, .right, neededFrom: 48,
    order: { input, id in
      row(input, id).counts.conversion.map { .int(Int64(($0 * 10_000).rounded())) } ?? .none
    },
    cell: { input, id in
      guard let share = row(input, id).counts.conversion else { return StyledText("·", .dim) }
      return share > 0
        ? StyledText("\(Int((share * 100).rounded()))%", share >= 0.3 ? .good : .normal)
        : StyledText("·", .dim)
    })

  static let spend = PaneColumn(
    "spend", Localized("成交额", "Spent"), width: 8, .right, neededFrom: 70,
    order: { input, id in .int(row(input, id).spend) },
    cell: { input, id in
      let spend = row(input, id).spend
      return spend > 0 ? StyledText(NumberText.units(fen: spend)) : StyledText("·", .dim)
    })

  static let latest = PaneColumn(
    "latest", Localized("最近", "Last"), width: 6, .right, neededFrom: 56,
    order: { input, id in row(input, id).latest.map { .day($0) } ?? .none },
    cell: { input, id in
      guard let day = row(input, id).latest else { return StyledText("·", .dim) }
      return StyledText(Phrases.ago(input.moment.today - day, input.language))
    })

  static let reach = PaneColumn(
    "reach", Localized("传到", "Reach"), width: 16, neededFrom: 64,
    order: { input, id in
      .int(Int64(InviteChains.chain(of: ID(raw: id), in: input.community).all))
    },
    cell: { input, id in
      let chain = InviteChains.chain(of: ID(raw: id), in: input.community)
      guard chain.depth > 1 else { return StyledText() }
      return StyledText(
        input.say("\(chain.depth) 层 \(chain.all) 人", "\(chain.all) in \(chain.depth) hands"))
    })
}
