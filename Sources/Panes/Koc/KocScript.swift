import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// What is said to a candidate, and what a key would do to one.
enum KocScript {
  /// A reminder ready to be copied; nil where nothing is waited for.
  static func reminder(_ input: PaneInput, _ id: Int64) -> String? {
    guard let candidate = input.community.candidates[raw: id] else { return nil }
    let name = input.community.members[candidate.member]?.name ?? ""
    switch candidate.stage {
    case .invited:
      return "\(name)你好，想请你当我们的\(candidate.programme.title.zh)，新品先寄给你试，照实说就好。方便的话回我一声，我把规则发你。"
    case .trial:
      guard let trial = candidate.trial else {
        return "\(name)你好，样品要寄出了，方便留一下收件地址和电话吗？"
      }
      let (_, month, day) = trial.dueOn.civil
      return "\(name)你好，\(trial.sku)用得怎么样？测评 \(month) 月 \(day) 日该交了，这两天方便拍吗？好坏都照实写，发群里就行。"
    case .active:
      return "\(name)你好，最近在用什么？有空在群里晒一篇，照例登记佣金。"
    case .spotted, .screened, .paused, .retired, .rejected: return nil
    }
  }

  /// What `c` would do to a candidate, or what must come first.
  static func advance(_ input: PaneInput, _ id: Int64, isRoomy: Bool) -> StyledText {
    guard let candidate = input.community.candidates[raw: id], let next = candidate.stage.next
    else { return StyledText() }
    let plan = try? BulkAction.advanceKoc.plan(
      PlanInput(
        scene: input.scene, chosen: [id], answers: [],
        actor: Actor(name: "", machine: 0, process: 0)))
    let name = KocWords.name(input, id)
    if let reason = plan?.skipped.first?.reason {
      let words = input.say(reason)
      let bare = words.hasPrefix("要先") ? String(words.dropFirst(2)) : words
      let zh =
        isRoomy
        ? "c 会把 \(name) 推到 \(next.title.zh)：" + (words == bare ? words : "先要\(bare)")
        : "c 推进前" + (words == bare ? "：\(words)" : words)
      let en = "c to \(next.title.en.lowercased()): \(words.lowercased())"
      return StyledText(input.say(zh, en), .warn)
    }
    guard isRoomy, let after = plan?.items.first?.after else { return StyledText() }
    return StyledText(
      input.say("c 会把 \(name) 推到 \(after.zh)", "c moves \(name) to \(after.en.lowercased())"), .dim)
  }
}
