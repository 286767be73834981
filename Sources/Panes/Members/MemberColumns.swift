import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the members pane.
enum MemberColumns {
  static let all: [PaneColumn] = [
    name, contact, stage, lastPurchase, lastTalk, yearSpend, average, level, owner, tags,
  ]

  private static func figures(_ input: PaneInput, _ id: Int64) -> MemberFigures {
    input.figures[ID<Member>(raw: id)]
  }

  static let name = PaneColumn(
    "name", Localized("昵称", "Name"), width: 12,
    order: { input, id in .text(input.community.members[raw: id]?.name ?? "") },
    cell: { input, id in
      let name = input.community.members[raw: id]?.name ?? ""
      return StyledText(input.isMasked ? Phrases.maskedName(name) : name)
    })

  static let contact = PaneColumn(
    "due", Localized("该联系", "Contact"), width: 8, neededFrom: 60,
    order: { input, id in
      guard let member = input.community.members[raw: id],
        let over = MemberRows.daysOver(member, figures(input, id), input)
      else { return .none }
      return .int(Int64(over))
    },
    cell: { input, id in
      guard let member = input.community.members[raw: id],
        let over = MemberRows.daysOver(member, figures(input, id), input)
      else { return StyledText("·", .dim) }
      if over > 0 { return StyledText(input.say("超 \(over) 天", "\(over)d late"), .warn) }
      return StyledText(input.say("剩 \(-over) 天", "in \(-over)d"), .dim)
    })

  static let stage = PaneColumn(
    "stage", Localized("阶段", "Stage"), width: 6,
    order: { input, id in .int(Int64(figures(input, id).stage.place)) },
    cell: { input, id in
      let stage = figures(input, id).stage
      let style: Style =
        switch stage {
        case .churnWarning: .alarm
        case .lost, .left: .dim
        case .dormant: .warn
        default: .normal
        }
      return StyledText(input.say(stage.title.zh, stage.short), style)
    })

  static let lastPurchase = PaneColumn(
    "bought", Localized("末购", "Buy"), width: 5, .right, neededFrom: 50,
    order: { input, id in figures(input, id).lastPurchase.map { .day($0) } ?? .none },
    cell: { input, id in ago(figures(input, id).lastPurchase, input) })

  static let lastTalk = PaneColumn(
    "talked", Localized("末聊", "Talk"), width: 5, .right, neededFrom: 60,
    order: { input, id in figures(input, id).lastTalk.map { .day($0) } ?? .none },
    cell: { input, id in
      // Silence that nobody measured is not silence.
      guard input.figures.knowsTalk else { return StyledText(input.say("缺表", "?"), .dim) }
      return ago(figures(input, id).lastTalk, input)
    })

  static let yearSpend = PaneColumn(
    "year", Localized("近一年", "Year"), width: 7, .right,
    order: { input, id in .int(figures(input, id).yearSpend) },
    cell: { input, id in
      let spend = figures(input, id).yearSpend
      return spend == 0 ? StyledText("·", .dim) : StyledText(NumberText.units(fen: spend))
    })

  static let average = PaneColumn(
    "aov", Localized("客单", "AOV"), width: 5, .right, neededFrom: 70,
    order: { input, id in figures(input, id).averageOrder.map { .int($0) } ?? .none },
    cell: { input, id in
      figures(input, id).averageOrder.map { StyledText(NumberText.units(fen: $0)) }
        ?? StyledText("·", .dim)
    })

  static let level = PaneColumn(
    "level", Localized("等级", "Lvl"), width: 4, neededFrom: 70,
    order: { input, id in .int(Int64(figures(input, id).level)) },
    cell: { input, id in
      guard let member = input.community.members[raw: id] else { return StyledText() }
      return StyledText(MemberWords.level(member, input), .dim)
    })

  static let owner = PaneColumn(
    "owner", Localized("客服", "By"), width: 4, neededFrom: 70,
    order: { input, id in
      guard let owner = input.community.members[raw: id]?.owner else { return .none }
      return .text(input.community.operators[owner]?.displayName ?? "")
    },
    cell: { input, id in
      guard let owner = input.community.members[raw: id]?.owner,
        let colleague = input.community.operators[owner]
      else { return StyledText(input.say("无", "none"), .dim) }
      return StyledText(colleague.displayName, .dim)
    })

  static let tags = PaneColumn(
    "tags", Localized("标签", "Tags"), width: 12, neededFrom: 60,
    cell: { input, id in
      guard let member = input.community.members[raw: id] else { return StyledText() }
      let names = MemberWords.tags(member, input)
      return names.isEmpty ? StyledText("·", .dim) : StyledText(names.joined(separator: " "))
    })

  private static func ago(_ day: Day?, _ input: PaneInput) -> StyledText {
    guard let day else { return StyledText("·", .dim) }
    return StyledText(Phrases.ago(input.moment.today - day, input.language))
  }
}

extension Stage {
  /// The place in the order in which stages are listed.
  var place: Int { Stage.allCases.firstIndex(of: self) ?? 0 }

  /// The English name in six cells.
  var short: String {
    switch self {
    case .left: "left"
    case .lost: "lost"
    case .dormant: "asleep"
    case .churnWarning: "fading"
    case .new: "new"
    case .repeat: "repeat"
    case .firstPurchase: "first"
    case .prospect: "lead"
    }
  }
}
