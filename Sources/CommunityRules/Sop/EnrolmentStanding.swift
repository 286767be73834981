public import CommunityModel
public import CommunityQuery
import Wording

/// Where somebody's way through a procedure stands today: what ended it, what is due, what comes next.
public struct EnrolmentStanding: Sendable {
  /// What has ended it; nil while it goes on.
  public let ending: EnrolmentState?
  /// The steps whose day has come and that no task stands for yet.
  public let due: [SopStep]
  /// The next step after those, and its day.
  public let next: (step: SopStep, day: Day)?

  /// Looks at an enrolment that is open; the steps of days before it began are left out.
  public init(_ enrolment: Enrolment, in scene: QueryScene, topTier: String) {
    guard let template = SopTemplate.named(enrolment.procedure, about: .members) else {
      // A newer version's procedure: its own program carries it on.
      (ending, due, next) = (nil, [], nil)
      return
    }
    let (today, zone) = (scene.today, scene.figures.moment.zone)
    let made = scene.community.chores(of: enrolment.id)
    let steps = Set(made.compactMap(\.step))
    let begun = enrolment.at.map(zone.day(of:)) ?? enrolment.anchor
    let isTop = scene.figures[enrolment.member].tier == topTier
    let open = template.steps.map { (step: $0, day: enrolment.anchor + $0.offset) }.filter {
      $0.day >= begun && (isTop || !$0.step.isForTopTier)
        && !steps.contains(template.code(of: $0.step))
    }
    due = open.filter { $0.day <= today }.map(\.step)
    next = open.first { $0.day > today }
    let isThrough = open.isEmpty && made.allSatisfy { $0.doneAt != nil }
    ending =
      Self.ending(of: enrolment, among: template.endings, scene) ?? (isThrough ? .finished : nil)
  }

  /// What the person did, or is now, that ends the procedure.
  private static func ending(
    of enrolment: Enrolment, among endings: Set<EnrolmentState>, _ scene: QueryScene
  ) -> EnrolmentState? {
    let (community, moment) = (scene.community, scene.figures.moment)
    guard let member = community.members[enrolment.member], member.erasedDay == nil else {
      return .left
    }
    if member.isLeftAlone(on: moment.today) || member.isBlacklisted {
      return .declined
    }
    if endings.contains(.left), scene.figures[member.id].stage == .left { return .left }
    guard let since = enrolment.at else { return nil }
    if endings.contains(.bought), community.hasBought(member.id, since: since, moment) {
      return .bought
    }
    if endings.contains(.replied), community.hasTalked(member.id, since: since, moment) {
      return .replied
    }
    return nil
  }
}

extension Community {
  /// Whether somebody paid for an order that counts after an instant.
  fileprivate func hasBought(_ member: ID<Member>, since: Instant, _ moment: Moment) -> Bool {
    orders(of: member).contains {
      guard $0.isEligible, let paid = $0.paidAt else { return false }
      return paid > since && paid <= moment.now
    }
  }

  /// Whether somebody said something in a group after an instant; a day's count says so from the next day.
  fileprivate func hasTalked(_ member: ID<Member>, since: Instant, _ moment: Moment) -> Bool {
    let begun = moment.zone.day(of: since)
    return memberships(of: member).contains { stay in
      stay.lastTalkAt.map { $0 > since && $0 <= moment.now } ?? false
        || stay.talkDays.contains { $0.day > begun && $0.day <= moment.today && $0.count > 0 }
    }
  }
}

extension SopTemplate {
  /// A step as tasks name it: `winback.call`.
  func code(of step: SopStep) -> String { "\(key).\(step.key)" }

  /// The task of one step of somebody's way through this procedure.
  ///
  /// What was due before the person was enrolled that day gets an hour from then.
  public func chore(
    _ step: SopStep, of enrolment: Enrolment, _ member: Member, zone: Zone, mint: inout IDMint
  ) -> Chore {
    var chore = Chore(id: mint.mint())
    chore.title = "\(step.title.zh) · \(member.name)"
    chore.kind = step.kind
    chore.unit = .people
    let planned = zone.instant(enrolment.anchor + step.offset, second: step.minute * 60)
    chore.due = max(planned, enrolment.at.map { $0.adding(seconds: 3600) } ?? planned)
    chore.assignee = enrolment.more["assignee"].ref.map { ID(raw: $0) } ?? member.owner
    chore.member = member.id
    chore.more["sop"] = .text(code(of: step))
    chore.more["enrolment"] = .ref(enrolment.id.raw)
    chore.more["text"] = step.text.zh.fieldValue
    return chore
  }
}

extension Community {
  /// The changes that end an enrolment: it says how, and its tasks that nobody did go.
  public func ending(
    _ enrolment: Enrolment, as state: EnrolmentState, at now: Instant, reason: LostReason? = nil
  ) -> [Change] {
    let key = Enrolment.collection.key
    var changes: [Change] = [
      .set(
        key, enrolment.id.raw, field: "state", before: enrolment.state.fieldValue,
        after: state.fieldValue),
      .set(
        key, enrolment.id.raw, field: Enrolment.ended.key, before: .none, after: .instant(now)),
    ]
    if let reason {
      changes.append(
        .set(
          key, enrolment.id.raw, field: Enrolment.lostReason.key,
          before: enrolment.more["lostReason"], after: reason.fieldValue))
    }
    return changes
      + chores(of: enrolment.id).filter { $0.doneAt == nil }.map {
        .remove(Chore.collection.key, $0.record)
      }
  }

  /// The changes that end every open enrolment of somebody who must not be contacted any more.
  public func decliningEnrolments(of member: ID<Member>, at now: Instant) -> [Change] {
    enrolments(of: member).filter(\.isOpen).flatMap { ending($0, as: .declined, at: now) }
  }
}
