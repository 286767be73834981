import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Gives the birthday benefit to whoever has a birthday soon, once a year.
  public static let grantBirthdayBenefit = BulkAction(
    id: "member.benefit.birthday", on: "members",
    title: Localized("发生日福利", "Grant birthday benefit"),
    summary: Localized(
      "给几天内过生日的成员发生日福利，一年一次；2 月 29 日平年按 28 日",
      "Gives the birthday benefit to those with a birthday soon, once a year"),
    arguments: [
      Argument("offer", Localized("发什么", "What"), .text(limit: 100)),
      Argument(
        "within", Localized("几天内（留空为 7）", "Within days (empty: 7)"), .number, optional: true),
    ],
    sample: ["生日礼盒", "60"],
    prepare: { (input) throws(Refusal) in
      let offer = try input.demandedLine(0, Localized("发什么", "What"), limit: 100)
      let within =
        input.words(1) == nil ? 7 : try input.number(1, Localized("几天内", "Within days"), 0...366)
      let (today, dayNames) = (input.moment.today, input.scene.dayNames)
      return input.granting(.birthday, offer) { member in
        guard let birthday = Birthday(member) else {
          return .failure(BenefitRefusal(words: Localized("没有生日", "No birthday known")))
        }
        guard let next = dayNames.next(birthday, from: today) else {
          return .failure(
            BenefitRefusal(
              words: Localized("这台机器不识农历，用「发福利」按人发", "No lunar calendar here: use “Grant benefit”"))
          )
        }
        guard next - today <= Int(within) else {
          return .failure(
            BenefitRefusal(words: Localized("生日还没到", "Birthday is not soon")))
        }
        return .success(BenefitKind.birthday.period(of: next))
      }
    })
}
