import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the KOC list.
enum KocColumns {
  static let all: [PaneColumn] = [name, stage, score, state, days, programme, owner, sales, groups]

  private static func standing(_ input: PaneInput, _ id: Int64) -> KocStanding? {
    input.community.candidates[raw: id].map {
      KocStanding($0, in: input.community, moment: input.moment)
    }
  }

  static let name = PaneColumn(
    "name", Localized("昵称", "Name"), width: 12,
    order: { input, id in .text(KocWords.name(input, id)) },
    cell: { input, id in StyledText(KocWords.name(input, id)) })

  static let stage = PaneColumn(
    "stage", Localized("阶段", "Stage"), width: 8,
    order: { input, id in
      let stage = input.community.candidates[raw: id]?.stage
      return .int(Int64(stage.flatMap { KocStage.allCases.firstIndex(of: $0) } ?? 0))
    },
    cell: { input, id in
      StyledText(input.community.candidates[raw: id]?.stage.title[input.language] ?? "")
    })

  static let score = PaneColumn(
    "score", Localized("分", "Score"), width: 5, .right,
    order: { input, id in standing(input, id).map { .int(Int64($0.score.value)) } ?? .none },
    cell: { input, id in
      guard let score = standing(input, id)?.score else { return StyledText() }
      return StyledText(score.text, score.band == .s ? .good : .normal)
    })

  static let state = PaneColumn(
    "state", Localized("现在", "Now"), width: 14,
    order: { input, id in standing(input, id).map { .int(Int64($0.need.rank)) } ?? .none },
    cell: { input, id in standing(input, id).map { KocWords.state(input, $0) } ?? StyledText() })

  static let days = PaneColumn(
    "days", Localized("停留", "Since"), width: 5, .right, neededFrom: 60,
    order: { input, id in
      guard let since = input.community.candidates[raw: id]?.since else { return .none }
      return .int(Int64(input.moment.today - since))
    },
    cell: { input, id in
      guard let since = input.community.candidates[raw: id]?.since else {
        return StyledText("·", .dim)
      }
      return StyledText(Phrases.ago(input.moment.today - since, input.language))
    })

  static let programme = PaneColumn(
    "programme", Localized("项目", "Programme"), width: 10, neededFrom: 70,
    cell: { input, id in
      StyledText(input.community.candidates[raw: id]?.programme.title[input.language] ?? "")
    })

  static let owner = PaneColumn(
    "owner", Localized("负责", "Owner"), width: 6, neededFrom: 60,
    order: { input, id in .text(ownerName(input, id) ?? "") },
    cell: { input, id in
      ownerName(input, id).map { StyledText($0) } ?? StyledText(input.say("无", "none"), .dim)
    })

  static func ownerName(_ input: PaneInput, _ id: Int64) -> String? {
    input.community.candidates[raw: id]?.owner.flatMap {
      input.community.operators[$0]?.displayName
    }
  }

  static let sales = PaneColumn(
    "month-net", Localized("本月带货", "Month"), width: 8, .right, neededFrom: 50,
    order: { input, id in
      guard let candidate = input.community.candidates[raw: id] else { return .none }
      return .int(KocSales(of: candidate, in: input.community, moment: input.moment).net)
    },
    cell: { input, id in
      guard let candidate = input.community.candidates[raw: id] else { return StyledText() }
      let sales = KocSales(of: candidate, in: input.community, moment: input.moment)
      return sales.orders == 0
        ? StyledText("·", .dim) : StyledText("¥\(NumberText.units(fen: sales.net))")
    })

  static let groups = PaneColumn(
    "group", Localized("群", "Group"), width: 12, neededFrom: 90,
    cell: { input, id in
      guard let candidate = input.community.candidates[raw: id] else { return StyledText() }
      let names = MemberDetail.groupNames(input, candidate.member)
      guard let first = names.first else { return StyledText("·", .dim) }
      return StyledText(names.count > 1 ? "\(first) +\(names.count - 1)" : first)
    })
}
