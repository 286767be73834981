import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// Changes of one candidacy, the same for every verb.
struct KocEdit {
  let input: PlanInput
  let candidate: KocCandidate

  /// The candidacy of a packed id; nil for one that is gone.
  init?(_ input: PlanInput, _ id: Int64) {
    guard let candidate = input.community.candidates[raw: id] else { return nil }
    self.input = input
    self.candidate = candidate
  }

  /// The person.
  var member: Member? { input.community.members[candidate.member] }

  /// One field set to a value.
  func set(_ field: String, _ before: FieldValue, _ after: FieldValue) -> Change {
    .set(
      KocCandidate.collection.key, candidate.id.raw, field: field, before: before, after: after)
  }

  /// The stage, the day it begins, and the line in the log.
  func entering(_ stage: KocStage, reason: String = "") -> [Change] {
    let step = KocStep(
      at: input.moment.now, stage: stage, by: input.actor.name, reason: reason)
    var changes = [set("stage", candidate.stage.fieldValue, stage.fieldValue)]
    let today = FieldValue.day(input.moment.today)
    if candidate.since.fieldValue != today {
      changes.append(set("since", candidate.since.fieldValue, today))
    }
    if !candidate.steps.contains(step) {
      changes.append(
        .add(
          KocCandidate.collection.key, candidate.id.raw, field: "log", element: step.fieldValue))
    }
    return changes
  }

  /// Whether the actor moved the candidate within the last two seconds: a key held down too long moves
  /// nobody twice.
  var isFresh: Bool {
    guard let last = candidate.steps.last, last.by == input.actor.name else { return false }
    return last.stage == candidate.stage && last.at.adding(seconds: 2) > input.moment.now
  }

  /// The trial replaced by another state of it.
  func trial(_ trial: KocTrial) -> Change {
    set("trial", candidate.trial.fieldValue, trial.fieldValue)
  }

  /// Why nobody should be written to; nil where nothing speaks against it.
  var silence: Localized? {
    member?.isLeftAlone(on: input.moment.today) ?? false
      ? Localized("勿扰", "Do not contact") : nil
  }
}
