import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Sets what groups ask of those who want to join.
  public static let setGates = BulkAction(
    id: "group.gates.set", on: "groups",
    title: Localized("设准入门槛", "Set admission gates"),
    summary: Localized(
      "写成「消费100/90天 邀请 答题80 人工」，- 为不设；已经定过的申请不变",
      "Written as “spend100/90d invite quiz80 manual”, - for none; what was decided stays"),
    arguments: [
      Argument("gates", Localized("门槛", "Gates"), .text(limit: 100)),
      Argument("mode", Localized("几项", "Mode"), .choice(GateMode.choices)),
    ],
    sample: ["消费100/90天 邀请", "all"],
    prepare: { (input) throws(Refusal) in
      let mode = try input.demandedChoice(1, GateMode.self, Localized("几项", "Mode"))
      let policy = try GateWords.policy(input.answer(0).trimmed, mode)
      let value: FieldValue = policy.gates.isEmpty ? .none : policy.fieldValue
      let words = GateWords.text(policy)
      return input.settingGroup(
        Group.admissionGates,
        policy.gates.isEmpty
          ? Localized("不设门槛", "No gates") : Localized("门槛 \(words.zh)", "Gates \(words.en)"),
        to: { _ in value },
        shown: { AdmissionPolicy(fieldValue: $0).map(GateWords.text) ?? .nothing })
    })

  /// Sets the steps by which newcomers of groups are guided.
  public static let setOnboardingSteps = BulkAction(
    id: "group.steps.set", on: "groups",
    title: Localized("设引导步骤", "Set onboarding steps"),
    summary: Localized(
      "写成「欢迎1 群规24 自我介绍48?」：名字加几小时内，? 为可做可不做；- 为用通常的",
      "Written as “welcome1 rules24 intro48?”: a name and its hours, ? where optional; - for the usual"
    ),
    arguments: [Argument("steps", Localized("步骤", "Steps"), .text(limit: 200))],
    sample: ["欢迎1 群规24 自我介绍48?"],
    prepare: { (input) throws(Refusal) in
      let steps = try StepWords.steps(input.answer(0).trimmed)
      let value: FieldValue = steps.isEmpty ? .none : .list(steps.map(\.fieldValue))
      return input.settingGroup(
        Group.onboardingSteps,
        steps.isEmpty
          ? Localized("用通常的引导步骤", "The usual steps")
          : Localized("引导步骤 \(steps.count) 步", "\(steps.count) onboarding steps"),
        to: { _ in value },
        shown: { value in
          let titles = value.list.compactMap(OnboardingStep.init(fieldValue:)).map(\.title)
          return Localized(verbatim: titles.joined(separator: " "))
        })
    })

  /// Sets after how many days of silence people are reminded, told finally, and proposed for removal.
  public static let setInactivity = BulkAction(
    id: "group.inactivity.set", on: "groups",
    title: Localized("设不活跃提醒", "Set inactivity ladder"),
    summary: Localized(
      "几天没动静提醒、几天最后通知、几天进移出名单",
      "After how many silent days people are reminded, told finally, and proposed for removal"),
    arguments: [
      Argument("remind", Localized("提醒（天）", "Reminder (days)"), .number),
      Argument("final", Localized("最后通知（天）", "Final notice (days)"), .number),
      Argument("remove", Localized("移出名单（天）", "Removal list (days)"), .number),
    ],
    sample: ["14", "21", "30"],
    prepare: { (input) throws(Refusal) in
      let days = [
        try input.number(0, Localized("提醒", "Reminder"), 1...3650),
        try input.number(1, Localized("最后通知", "Final notice"), 1...3650),
        try input.number(2, Localized("移出名单", "Removal list"), 1...3650),
      ]
      guard days[0] <= days[1], days[1] <= days[2] else {
        throw Refusal("天数要一步比一步长", "Each step must come after the one before")
      }
      let words = days.map(String.init).joined(separator: "/")
      return input.settingGroup(
        Group.inactivity, Localized("不活跃提醒 \(words) 天", "Inactivity \(words) days"),
        to: { _ in .record(days.map { .int($0) }) },
        shown: { value in
          let parts = (value.record ?? []).map { $0.int.map(String.init) ?? "—" }
          return Localized(verbatim: parts.joined(separator: "/"))
        })
    })
}

/// Gates as they are typed: 消费100/90天 邀请 答题80 人工.
enum GateWords {
  static func policy(_ text: String, _ mode: GateMode) throws(Refusal) -> AdmissionPolicy {
    var policy = AdmissionPolicy(mode: mode)
    guard text != "-" else { return policy }
    for word in text.split(whereSeparator: { " ，,、；;".contains($0) }).map(String.init) {
      let name = String(word.prefix { !$0.isNumber })
        .trimmingSigns
      let rest = word.drop { !$0.isNumber }
      switch name.lowercased() {
      case "消费", "消费满", "spend":
        let parts = rest.split(separator: "/").map(String.init)
        guard let yuan = parts.first.flatMap({ Int64($0) }), yuan >= 0 else { throw wrong(word) }
        policy.spend = yuan * 100
        if parts.count > 1 {
          guard let days = Int64(parts[1].filter(\.isNumber)), days > 0 else { throw wrong(word) }
          policy.days = days
        }
      case "邀请", "好友邀请", "invite", "referral": policy.referral = true
      case "答题", "quiz":
        guard let score = Int64(rest), score >= 0 else { throw wrong(word) }
        policy.quiz = score
      case "人工", "人工审核", "manual": policy.manual = true
      default: throw wrong(word)
      }
    }
    return policy
  }

  private static func wrong(_ word: String) -> Refusal {
    Refusal(
      "看不懂「\(word)」，写成 消费100/90天 邀请 答题80 人工",
      "“\(word)” is no gate; write spend100/90d invite quiz80 manual")
  }

  /// The gates in words, as they can be typed again.
  static func text(_ policy: AdmissionPolicy) -> Localized {
    let parts = policy.gates.map { gate -> Localized in
      switch gate {
      case .spend:
        let yuan = (policy.spend ?? 0) / 100
        let days = policy.days
        return Localized(
          "消费\(yuan)" + (days.map { "/\($0)天" } ?? ""),
          "spend\(yuan)" + (days.map { "/\($0)d" } ?? ""))
      case .referral: return Localized("邀请", "invite")
      case .quiz: return Localized("答题\(policy.quiz ?? 0)", "quiz\(policy.quiz ?? 0)")
      case .manual: return Localized("人工", "manual")
      }
    }
    return Localized(
      parts.map(\.zh).joined(separator: " "), parts.map(\.en).joined(separator: " "))
      + Localized("（\(policy.mode.title.zh)）", " (\(policy.mode.title.en.lowercased()))")
  }
}

/// Steps as they are typed: 欢迎1 群规24 自我介绍48?.
enum StepWords {
  static func steps(_ text: String) throws(Refusal) -> [OnboardingStep] {
    guard text != "-" else { return [] }
    var steps: [OnboardingStep] = []
    for word in text.split(whereSeparator: { " ，,、；;".contains($0) }).map(String.init) {
      let isOptional = word.last == "?" || word.last == "？"
      let bare = isOptional ? String(word.dropLast()) : word
      let name = String(bare.prefix { !$0.isNumber }).trimmingSigns
      let digits = bare.drop { !$0.isNumber }.prefix { $0.isNumber }
      guard !name.isEmpty, name.count <= 20, let hours = Int64(digits), (1...720).contains(hours)
      else {
        throw Refusal(
          "看不懂「\(word)」，写成 欢迎1 群规24", "“\(word)” is no step; write welcome1 rules24")
      }
      let key = OnboardingSteps.choices.named(name)?.code ?? name
      guard !steps.contains(where: { $0.key == key }) else {
        throw Refusal("「\(name)」写了两次", "“\(name)” is there twice")
      }
      steps.append(OnboardingStep(key, title: name, dueHours: hours, isRequired: !isOptional))
    }
    guard !steps.isEmpty, steps.count <= 12, steps.contains(where: \.isRequired) else {
      throw Refusal("至少一步必做，最多 12 步", "At least one required step, at most 12")
    }
    return steps
  }
}

extension String {
  /// Without the signs that people put between a name and its number.
  fileprivate var trimmingSigns: String {
    filter { !"@:：≥>=满".contains($0) }
  }
}
