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
        return OnboardingSteps.marking(stays, step.code, community, now)
      }
    })
}

extension Membership {
  /// Onboarding steps that are done: the value as it is stored, and the step in it.
  var onboardingMarks: [(value: FieldValue, step: String)] {
    Self.onboarded.read(self).list.compactMap { value in
      value.record?.first?.text.map { (value, $0) }
    }
  }
}
