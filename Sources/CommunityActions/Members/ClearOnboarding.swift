import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes the mark of a step of guiding newcomers off.
  public static let clearOnboarding = BulkAction(
    id: "member.onboarding.clear", on: "members",
    title: Localized("撤掉引导标记", "Clear onboarding step"),
    summary: Localized("把引导的一步改回没做", "Makes a step of guiding newcomers undone"),
    arguments: [
      Argument("step", Localized("哪一步", "Step"), .choice(OnboardingSteps.choices)),
      Argument("group", Localized("群（留空为所在的群）", "Group (empty: all)"), .group, optional: true),
    ],
    follows: "member.onboarding.mark", sample: ["welcome"],
    prepare: { (input) throws(Refusal) in
      let step = try OnboardingSteps.step(input)
      let group = try input.group(1)
      let community = input.community
      return Procedure(
        Localized("撤掉引导标记「\(step.title.zh)」", "Clear onboarding “\(step.title.en)”")
      ) { id in
        let stays = community.activeStays(of: ID(raw: id), in: group)
        guard !stays.isEmpty else { return .skip(Localized("不在群", "Not in the group")) }
        let changes = stays.flatMap { stay in
          stay.onboardingMarks.filter { $0.step == step.code }.map { mark in
            Change.drop(
              Membership.collection.key, stay.id.raw, field: Membership.onboarded.key,
              element: mark.value)
          }
        }
        guard !changes.isEmpty else { return .unchanged }
        return .change(changes, before: step.title, after: Localized("未做", "Not done"))
      }
    })
}
