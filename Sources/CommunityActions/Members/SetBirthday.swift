import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the birthday, solar or lunar, with or without the year.
  public static let setBirthday = BulkAction(
    id: "member.birthday.set", on: "members",
    title: Localized("改生日", "Set birthday"),
    summary: Localized(
      "设成员的生日：1990-05-12、05-12、农历08-15、农历八月十五；留空为清掉",
      "Sets the birthday: 1990-05-12, 05-12, lunar 08-15; empty clears it"),
    arguments: [
      Argument("birthday", Localized("生日", "Birthday"), .text(limit: 40), optional: true)
    ],
    sample: ["05-12"],
    prepare: { (input) throws(Refusal) in
      guard let typed = input.words(0) else {
        return input.setting("birthday", Localized("清空生日", "Clear birthday"), to: .none)
      }
      guard let birthday = Birthday.reading(typed) else {
        throw Refusal(
          "看不懂生日「\(typed)」，写成 1990-05-12、05-12 或 农历08-15",
          "“\(typed)” is no birthday; write 1990-05-12, 05-12 or lunar 08-15")
      }
      if !birthday.isLunar, let year = birthday.year,
        let day = Day(year: year, month: birthday.month, day: birthday.day),
        day > input.moment.today
      {
        throw Refusal("\(day.text) 还没到，不会是生日", "\(day.text) is in the future")
      }
      return input.changing(
        "birthday", Localized("改生日", "Set birthday"), to: { _ in birthday.fieldValue },
        shown: { _, value in
          Birthday(fieldValue: value).map { Localized(verbatim: $0.text) } ?? .nothing
        })
    })
}
