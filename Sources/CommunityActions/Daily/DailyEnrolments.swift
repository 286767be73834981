import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension DailyStep {
  /// The steps of people's procedures that fell due, and the procedures that came to an end.
  static let enrolments = DailyStep(
    key: "sop.members", title: Localized("SOP 到期的步骤", "SOP steps that fell due")
  ) { input in
    let (community, moment) = (input.community, input.moment)
    let stray = input.strayChores
    guard !community.enrolments.isEmpty || !stray.isEmpty else { return .nothing }
    let topTier = FiguresPolicy(inForceIn: community).tiers.top.key
    var mint = community.mint
    var made = Made()
    for enrolment in community.enrolments where enrolment.isOpen {
      let standing = EnrolmentStanding(enrolment, in: input.scene, topTier: topTier)
      if let ending = standing.ending {
        made.count += 1
        made.changes += community.ending(enrolment, as: ending, at: moment.now)
        continue
      }
      guard let sop = SopTemplate.named(enrolment.procedure, about: .members),
        let member = community.members[enrolment.member]
      else { continue }
      for step in standing.due {
        let chore = sop.chore(step, of: enrolment, member, zone: moment.zone, mint: &mint)
        made.count += 1
        made.changes.append(.insert(Chore.collection.key, chore.record))
      }
    }
    made.count += stray.count
    made.changes += stray.map { .remove(Chore.collection.key, $0.record) }
    return made
  }
}

extension PlanInput {
  /// Tasks nobody did of enrolments that were taken back after the tasks were made.
  fileprivate var strayChores: [Chore] {
    community.tasks.filter { chore in
      guard chore.doneAt == nil, let enrolment = chore.more["enrolment"].ref else { return false }
      return community.enrolments[raw: enrolment] == nil
    }
  }
}
