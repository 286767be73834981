import CommunityModel
import CommunityRules
import Wording

/// The steps of guiding newcomers: the usual ones, and those that groups set themselves.
enum OnboardingSteps {
  static let choices = ClosedChoices(
    OnboardingPolicy.standard.steps.map {
      ClosedChoices.Choice($0.key, OnboardingPolicy.standard.title(of: $0.key))
    })

  /// The step of the first answer: one of the usual ones or of any group's own.
  static func step(_ input: PlanInput) throws(Refusal) -> ClosedChoices.Choice {
    let text = input.words(0) ?? ""
    if let step = choices.named(text) { return step }
    for group in input.community.groups {
      if let own = group.ownOnboardingSteps.first(where: { $0.key == text || $0.title == text }) {
        return ClosedChoices.Choice(own.key, Localized(verbatim: own.title))
      }
    }
    let zh = choices.choices.map(\.title.zh).joined(separator: "、")
    let en = choices.choices.map(\.title.en).joined(separator: ", ")
    throw Refusal("没有引导步骤「\(text)」，可以是：\(zh)", "There is no step “\(text)”; it can be: \(en)")
  }

  /// Whether any group has a step of a name.
  static func isKnown(_ name: String, in community: Community) -> Bool {
    choices.named(name) != nil
      || community.groups.contains { group in
        group.ownOnboardingSteps.contains { $0.key == name || $0.title == name }
      }
  }

  /// What marking a step, or every required one, means for some memberships.
  static func marking(
    _ stays: [Membership], _ name: String?, _ community: Community, _ now: Instant
  ) -> Verdict {
    var changes: [Change] = []
    var titles: [Localized] = []
    var isNew = false
    for stay in stays {
      let policy = OnboardingPolicy.standard.adapted(to: community.groups[stay.group])
      guard policy.state(of: stay, at: now) != nil else { continue }
      isNew = true
      let done = Set(stay.onboardingMarks.map(\.step))
      let key = name.flatMap { choices.named($0)?.code } ?? name
      let open = policy.steps.filter { step in
        !done.contains(step.key)
          && (key.map { $0 == step.key || $0 == step.title } ?? step.isRequired)
      }
      for step in open {
        changes.append(
          .add(
            Membership.collection.key, stay.id.raw, field: Membership.onboarded.key,
            element: .record([.text(step.key), .instant(now)])))
        let title = policy.title(of: step.key)
        if !titles.contains(title) { titles.append(title) }
      }
    }
    guard !changes.isEmpty else {
      return isNew || stays.isEmpty
        ? .unchanged : .skip(Localized("进群已久，不用引导", "Joined long ago; needs no guiding"))
    }
    let words = Localized(
      titles.map(\.zh).joined(separator: "、"), titles.map(\.en).joined(separator: ", "))
    return .change(changes, before: Localized("未做", "Not done"), after: words)
  }
}
