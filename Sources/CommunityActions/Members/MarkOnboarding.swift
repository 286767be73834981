import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Marks a step of guiding newcomers as done.
  public static let markOnboarding = BulkAction(
    id: "member.onboarding.mark", on: "members",
    title: Localized("完成引导", "Mark onboarding step"),
    summary: Localized("给新进群的成员记一步引导做完了", "Marks a step of guiding newcomers as done"),
    arguments: [
      Argument("step", Localized("哪一步", "Step"), .choice(OnboardingSteps.choices)),
      Argument("group", Localized("群（留空为所在的群）", "Group (empty: all)"), .group, optional: true),
    ],
    follows: "member.onboarding.clear", sample: ["welcome", ""],
    prepare: { (input) throws(Refusal) in
      let step = try OnboardingSteps.step(input)
      let group = try input.group(1)
      let (community, now) = (input.community, input.moment.now)
      return Procedure(
        Localized("完成引导「\(step.title.zh)」", "Mark onboarding “\(step.title.en)”")
      ) { id in
        let stays = community.activeStays(of: ID(raw: id), in: group)
        guard !stays.isEmpty else { return .skip(Localized("不在群", "Not in the group")) }
        let undone = stays.filter { !$0.onboardingMarks.contains { $0.step == step.code } }
        guard !undone.isEmpty else { return .unchanged }
        let new = undone.filter {
          OnboardingPolicy.standard.adapted(to: community.groups[$0.group])
            .state(of: $0, at: now) != nil
        }
        guard !new.isEmpty else {
          return .skip(Localized("进群已久，不用引导", "Joined long ago; needs no guiding"))
        }
        let mark = FieldValue.record([.text(step.code), .instant(now)])
        return .change(
          new.map {
            .add(
              Membership.collection.key, $0.id.raw, field: Membership.onboarded.key,
              element: mark)
          }, before: Localized("未做", "Not done"), after: step.title)
      }
    })
}

/// The steps of guiding newcomers, with their names.
enum OnboardingSteps {
  static let choices = ClosedChoices(
    OnboardingPolicy.standard.steps.map {
      ClosedChoices.Choice($0.key, OnboardingPolicy.standard.title(of: $0.key))
    })

  /// The step of the first answer.
  static func step(_ input: PlanInput) throws(Refusal) -> ClosedChoices.Choice {
    let text = input.words(0) ?? ""
    guard let step = choices.named(text) else {
      let zh = choices.choices.map(\.title.zh).joined(separator: "、")
      let en = choices.choices.map(\.title.en).joined(separator: ", ")
      throw Refusal("没有引导步骤「\(text)」，可以是：\(zh)", "There is no step “\(text)”; it can be: \(en)")
    }
    return step
  }
}

extension Membership {
  /// Onboarding steps that are done: the value as it is stored, and the step in it.
  var onboardingMarks: [(value: FieldValue, step: String)] {
    Self.onboarded.read(self).list.compactMap { value in
      value.record?.first?.text.map { (value, $0) }
    }
  }
}
