import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the groups pane, in the places of the drawn screen.
enum GroupColumns {
  static let all: [PaneColumn] = [
    name, size, movement, talk, onboarding, delivered, owner, needs,
  ]

  static let name = PaneColumn(
    "name", Localized("群", "Group"), width: 12,
    order: { input, id in .text(input.community.groups[raw: id]?.name ?? "") },
    cell: { input, id in StyledText(input.community.groups[raw: id]?.name ?? "") })

  static let size = PaneColumn(
    "size", Localized("人数/300", "Size/300"), width: 12,
    order: { input, id in .int(Int64(input.figures[ID<Group>(raw: id)].size)) },
    cell: { input, id in
      guard let group = input.community.groups[raw: id] else { return StyledText() }
      let size = input.figures[group.id].size
      let share = Double(size) / Double(max(1, group.capacity))
      let style: Style =
        size >= Int(group.capacity) ? .alarm : size >= Int(group.warnAt) ? .warn : .normal
      return StyledText(TextFit.pad("\(size)", to: 3, alignment: .right) + " ", style)
        + StyledText(
          Bar.horizontal(min(1, share), width: 8), style == .normal ? .dim : style)
    })

  static let movement = PaneColumn(
    "today", Localized("今日进退", "Today"), width: 8, neededFrom: 60,
    order: { input, id in
      let figures = input.figures[ID<Group>(raw: id)]
      return .int(Int64(figures.joinedToday - figures.leftToday))
    },
    cell: { input, id in
      let figures = input.figures[ID<Group>(raw: id)]
      return Phrases.quiet(figures.joinedToday, signed: true).padded(to: 3, alignment: .right)
        + Phrases.quiet(-figures.leftToday, signed: true).padded(to: 4, alignment: .right)
    })

  /// Who said something within seven days; a group of which nobody knows says so, and not 0%.
  static let talk = PaneColumn(
    "talk", Localized("周活", "Talk"), width: 4, neededFrom: 80,
    order: { input, id in
      input.figures[ID<Group>(raw: id)].weeklyTalk.map { .int(Int64($0)) } ?? .none
    },
    cell: { input, id in
      guard let share = input.figures[ID<Group>(raw: id)].weeklyTalk else {
        return StyledText(input.say("无数", "none"), .dim)
      }
      let percent = (share + 50) / 100
      return StyledText(
        TextFit.pad("\(percent)%", to: 3, alignment: .right), percent < 10 ? .warn : .normal)
    })

  static let onboarding = PaneColumn(
    "onboarding", Localized("待引导", "Guide"), width: 6, neededFrom: 80,
    order: { input, id in .int(Int64((input.needs.newcomers[ID(raw: id)]?.waiting ?? 0))) },
    cell: { input, id in
      Phrases.quiet(input.needs.newcomers[ID(raw: id)]?.waiting ?? 0)
        .padded(to: 5, alignment: .right)
    })

  /// The posts of today: how many of those planned were published here.
  static let delivered = PaneColumn(
    "delivered", Localized("已发", "Sent"), width: 4, neededFrom: 80,
    order: { input, id in
      guard let posts = input.needs.posts[ID(raw: id)], posts.total > 0 else { return .none }
      return .int(Int64(posts.done * 100 / posts.total))
    },
    cell: { input, id in
      guard let posts = input.needs.posts[ID(raw: id)], posts.total > 0 else {
        return StyledText("  ·", .dim)
      }
      return StyledText(
        "\(posts.done)/\(posts.total)", posts.lacking.isEmpty ? .normal : .warn)
    })

  static let owner = PaneColumn(
    "owner", Localized("负责", "Who"), width: 4, neededFrom: 60,
    order: { input, id in
      guard let owner = input.community.groups[raw: id]?.owner else { return .none }
      return .text(input.community.operators[owner]?.displayName ?? "")
    },
    cell: { input, id in
      guard let owner = input.community.groups[raw: id]?.owner,
        let colleague = input.community.operators[owner]
      else { return StyledText(input.say("没人", "none"), .warn) }
      return StyledText(colleague.displayName)
    })

  static let needs = PaneColumn(
    "needs", Localized("要处理", "Needs"), width: 20,
    order: { input, id in
      input.needs(of: ID(raw: id)).first.map { .int(Int64(-$0.rank)) } ?? .none
    },
    cell: { input, id in
      guard let group = input.community.groups[raw: id] else { return StyledText() }
      let reasons = input.needs(of: group.id)
      // Nothing to do is said by nothing: this column is looked at first.
      guard let first = reasons.first else { return StyledText() }
      let words = reasons.map { input.say($0.words) }.joined(separator: input.say("，", ", "))
      return StyledText(words, first.severity == .serious ? .alarm : .warn)
    })
}
