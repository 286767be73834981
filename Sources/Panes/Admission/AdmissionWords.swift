import CommunityModel
import CommunityRules
import Wording

/// How gates and applications are said.
enum AdmissionWords {
  /// `消费 ≥ ¥100（90 天） 或 好友邀请`; empty where nothing is asked.
  static func policy(_ policy: AdmissionPolicy, _ input: PaneInput) -> String {
    let parts = policy.gates.map { gate in
      switch gate {
      case .spend:
        let least = "¥" + NumberText.units(fen: policy.spend ?? 0)
        return input.say("消费 ≥ \(least)", "spent ≥ \(least)")
          + (policy.days.map { input.say("（\($0) 天）", " in \($0) days") } ?? "")
      case .quiz: return input.say("答题 ≥ \(policy.quiz ?? 0)", "quiz ≥ \(policy.quiz ?? 0)")
      case .referral, .manual: return input.say(gate.title)
      }
    }
    return parts.joined(
      separator: policy.mode == .all ? input.say(" 且 ", " and ") : input.say(" 或 ", " or "))
  }
}
