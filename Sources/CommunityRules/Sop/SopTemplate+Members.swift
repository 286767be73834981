import CommunityModel
import Wording

/// The procedures that people go through one by one (domain.md §2.5).
extension SopTemplate {
  /// Every procedure of people.
  static let ofMembers: [SopTemplate] = [.newMember, .winback, .birthday]

  /// The procedures of people as a closed set, for queries.
  static let memberChoices = ClosedChoices(
    ofMembers.map { ClosedChoices.Choice($0.key, $0.title) })

  /// A newcomer's first week.
  public static let newMember = SopTemplate(
    key: "newMember", title: Localized("新人入群", "New member"),
    anchor: Localized("入群日", "day of joining"), subject: .members,
    endings: [.left, .declined],
    steps: [
      SopStep(
        "rules", 0, 900, .followUp, "发群规和福利指南", "Send rules and benefits",
        text: Localized(
          "欢迎来到小群！先看群公告，每晚 20:00 有福利，有问题直接 @ 我。",
          "Welcome! Please read the notice; benefits come at 20:00 every day. Ask me anything.")),
      SopStep(
        "intro", 0, 1100, .followUp, "请自我介绍", "Prompt an introduction",
        text: Localized(
          "在群里打个招呼吧：你在哪个城市，平时爱买什么？", "Say hello: where are you, what do you like to buy?")),
      SopStep("answers", 1, 1000, .followUp, "新手答疑", "Beginner's questions"),
      SopStep("coupon", 3, 1000, .followUp, "发新人券", "Give the newcomer's coupon"),
      SopStep("check", 7, 1000, .followUp, "回访还在不在", "Check they are still here"),
    ])

  /// Winning somebody back who has gone quiet.
  public static let winback = SopTemplate(
    key: "winback", title: Localized("沉睡唤醒", "Win-back"),
    anchor: Localized("加入那天", "day of enrolment"), subject: .members,
    endings: [.replied, .bought, .left, .declined], stages: [.churnWarning, .dormant, .lost],
    steps: [
      SopStep(
        "message", 0, 1000, .followUp, "私信问候", "Personal message",
        text: Localized(
          "好久没见你啦，最近还好吗？上次买的用着怎么样？", "It has been a while. How did you get on with what you bought?"
        )),
      SopStep(
        "benefit", 3, 1000, .followUp, "发唤醒福利", "Give the win-back benefit",
        text: Localized("给你留了一张回归券，这周都能用。", "Here is a coupon for coming back, good all week.")),
      SopStep("call", 7, 1500, .followUp, "打电话", "Call", topTierOnly: true),
      SopStep("close", 14, 1800, .followUp, "收尾写原因", "Close with a reason"),
    ])

  /// A birthday and what comes after it.
  public static let birthday = SopTemplate(
    key: "birthday", title: Localized("生日关怀", "Birthday"),
    anchor: Localized("生日", "birthday"), subject: .members, endings: [.left, .declined],
    steps: [
      SopStep("benefit", -3, 1000, .followUp, "发生日福利", "Give the birthday benefit"),
      SopStep(
        "greet", 0, 900, .followUp, "送生日祝福", "Say happy birthday",
        text: Localized("生日快乐！给你备了一份小礼物，记得领。", "Happy birthday! There is a little present for you.")
      ),
      SopStep("remind", 14, 1000, .followUp, "提醒用生日福利", "Remind of the unused benefit"),
    ])
}
