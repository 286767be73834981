import CommunityModel
import CommunityRules
import Wording

/// What is proposed for a group, each with the verb or list that does it.
enum GroupAdvice {
  /// After so many days without a sign somebody is silent for good.
  static let silentDays = 60

  /// The proposals for a group, the most urgent first.
  static func of(_ group: Group, _ input: PaneInput) -> [PaneAdvice] {
    [
      overflow(group, input), code(group, input), unsent(group, input), newcomers(group, input),
      silent(group, input),
    ].compactMap(\.self)
  }

  /// A nearly full group sends the next people on.
  private static func overflow(_ group: Group, _ input: PaneInput) -> PaneAdvice? {
    let size = input.figures[group.id].size
    guard group.status == .active, size >= Int(group.warnAt), group.overflow == nil else {
      return nil
    }
    let name = NextGroup.name(after: group, in: input.community)
    let isNew = !input.community.groups.contains { $0.name == name }
    return PaneAdvice(
      Localized(
        "换码到 \(name)\(isNew ? "（新）" : "")", "Next group \(name)\(isNew ? " (new)" : "")"),
      .act("group.next.set", rows: [group.id.raw], answers: [name]))
  }

  /// A code that ends today is renewed.
  private static func code(_ group: Group, _ input: PaneInput) -> PaneAdvice? {
    guard group.status == .active, let expiry = group.joinCodeExpiry,
      input.moment.zone.day(of: expiry) <= input.moment.today
    else { return nil }
    return PaneAdvice(
      Localized("记新的入群码，7 天有效", "Record a new join code, valid for 7 days"),
      .act("group.code.renew", rows: [group.id.raw], answers: ["+7"]))
  }

  /// A post whose time has passed is shown in the calendar.
  private static func unsent(_ group: Group, _ input: PaneInput) -> PaneAdvice? {
    guard let title = input.needs.posts[group.id]?.lacking.first else { return nil }
    return PaneAdvice(
      Localized("补发 \(title)：文案在日历里", "Publish \(title): its text is in the calendar"),
      .show(pane: "calendar", filter: quoted(title)))
  }

  /// Newcomers whom nobody has guided are shown.
  private static func newcomers(_ group: Group, _ input: PaneInput) -> PaneAdvice? {
    guard let waiting = input.needs.newcomers[group.id]?.waiting, waiting > 0 else { return nil }
    return PaneAdvice(
      Localized("引导 \(waiting) 位新人，先看名单", "Guide \(waiting) newcomers: see the list"),
      .show(
        pane: "members", filter: "group=\(quoted(group.name)) onboarding:waiting,overdue"))
  }

  /// People without a sign for two months are shown.
  private static func silent(_ group: Group, _ input: PaneInput) -> PaneAdvice? {
    let count = InactivityLadder.silent(
      in: group.id, days: silentDays, input.community, input.figures
    ).count
    guard count > 0 else { return nil }
    return PaneAdvice(
      Localized(
        "清理 \(silentDays) 天没动静的 \(count) 位",
        "Clear out \(count) silent for \(silentDays) days"),
      remark: Localized("先看名单，企微里要手动移出", "See the list; removal is done in WeCom"),
      .show(
        pane: "members",
        filter: "group=\(quoted(group.name)) silent>=\(silentDays) role:member"))
  }

  /// A value in quotes, so that a name with blanks or signs stays one value.
  static func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
