public import CommunityModel
public import Wording

/// Whether somebody may be put forward as a KOC (domain.md F9).
public enum KocEligibility {
  /// Days somebody must have been here.
  public static let tenureDays = 30

  /// Why somebody may not be put forward for a programme; nil where nothing speaks against it.
  public static func obstacle(
    for member: Member, programme: KocProgramme, in community: Community, figures: Figures
  ) -> Localized? {
    if member.isStaff { return Localized("同事", "Staff") }
    if member.isBlacklisted { return Localized("黑名单", "On the blacklist") }
    if member.isLeftAlone(on: figures.moment.today) {
      return Localized("勿扰", "Do not contact")
    }
    if let open = community.openCandidacy(of: member.id, in: programme) {
      return Localized(
        "已是\(programme.title.zh)人选（\(open.stage.title.zh)）",
        "Already a candidate (\(open.stage.title.en.lowercased()))")
    }
    let known = figures[member.id]
    guard let joined = known.joined else { return Localized("没有入群日", "No day of joining") }
    let tenure = figures.moment.today - joined
    if tenure < tenureDays {
      return Localized("来了不到 \(tenureDays) 天", "Here for less than \(tenureDays) days")
    }
    if known.orders < 1 { return Localized("没下过单", "Never ordered") }
    return nil
  }
}
