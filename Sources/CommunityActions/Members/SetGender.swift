import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the gender.
  public static let setGender = BulkAction(
    id: "member.gender.set", on: "members",
    title: Localized("改性别", "Set gender"),
    summary: Localized("设选中成员的性别；留空为清掉", "Sets the gender; empty clears it"),
    arguments: [
      Argument("gender", Localized("性别", "Gender"), .choice(Gender.choices), optional: true)
    ],
    sample: ["女"],
    prepare: { (input) throws(Refusal) in
      let gender = try input.choice(0, Gender.self)
      let label = Localized("改性别", "Set gender")
      let shown = gender?.title ?? .nothing
      return input.setting(
        "gender", label + Localized(" → \(shown.zh)", " → \(shown.en)"), to: gender.fieldValue)
    })
}
