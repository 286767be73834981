import Cells
import CommunityModel
import CommunityRules
import Wording

/// How candidates are spoken of, on cards as in lists.
enum KocWords {
  /// The name, masked where names are.
  static func name(_ input: PaneInput, _ id: Int64) -> String {
    guard let candidate = input.community.candidates[raw: id] else { return "" }
    let name = input.community.members[candidate.member]?.name ?? ""
    if name.isEmpty { return input.say("已不在", "gone") }
    return input.isMasked ? Phrases.maskedName(name) : name
  }

  /// A colleague's name, or 我 for whoever looks.
  static func who(_ input: PaneInput, _ name: String) -> String {
    !name.isEmpty && name == input.reader ? input.say("我", "me") : name
  }

  /// Where a candidate is stuck, or else what speaks for the person.
  static func state(_ input: PaneInput, _ standing: KocStanding) -> StyledText {
    if let words = standing.need.words {
      let style: Style =
        switch standing.need.urgency {
        case .overdue: .warn
        case .soon: .normal
        case .calm: .dim
        }
      return StyledText(input.say(words), style)
    }
    if standing.candidate.stage == .active {
      let sales = KocSales(of: standing.candidate, in: input.community, moment: input.moment)
      if sales.orders > 0 {
        return StyledText(
          input.say(
            "\(sales.orders) 单 ¥\(NumberText.units(fen: sales.net))",
            "\(sales.orders) for ¥\(NumberText.units(fen: sales.net))"), .dim)
      }
      if sales.hasOrders { return StyledText(input.say("本月还没带单", "none this month"), .dim) }
    }
    return StyledText(merit(input, standing), .dim)
  }

  /// The part in which somebody stands out most, as a fact.
  static func merit(_ input: PaneInput, _ standing: KocStanding) -> String {
    if let remark = standing.candidate.more["remark"].text, !input.isMasked {
      return remark.split(separator: "\n").first.map(String.init) ?? ""
    }
    let facts = standing.score.facts
    let offers: [(Double?, Double, (Int) -> String)] = [
      (facts.converted, 1.5, { input.say("\($0) 位成交", "\($0) brought") }),
      (facts.posts, 5, { input.say("近月晒单 \($0) 篇", "\($0) posts") }),
      (
        standing.candidate.observed?.reactions.map(Double.init), 17,
        { input.say("被回复 \($0) 次", "\($0) replies") }
      ),
      (facts.activeDays, 19, { input.say("活跃 \($0)/20", "active \($0)/20") }),
      (facts.purchaseDays, 12, { input.say("买过 \($0) 天", "bought on \($0) d") }),
    ]
    let best = offers.compactMap { value, usual, words -> (Double, String)? in
      guard let value, value >= 1 else { return nil }
      return (value / usual, words(Int(value.rounded())))
    }.max { $0.0 < $1.0 }
    return best?.1 ?? input.say("还没有数据", "no data yet")
  }

  /// The value of a part as people say it.
  static func value(_ input: PaneInput, _ part: KocScore.Part, _ facts: KocFacts) -> String {
    func number(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    let missing = input.say("无数据", "no data")
    switch part {
    case .presence:
      return facts.activeDays.map { input.say("\(number($0))/20 天", "\(number($0))/20 d") }
        ?? missing
    case .influence:
      return facts.reactionsPerPost.map { input.say("\(number($0))/篇", "\(number($0))/post") }
        ?? missing
    case .content: return facts.posts.map { input.say("\(number($0)) 篇", number($0)) } ?? missing
    case .referral:
      return facts.converted.map { input.say("\(number($0)) 位", number($0)) } ?? missing
    case .purchase:
      return facts.purchaseDays.map { input.say("\(number($0)) 天", "\(number($0)) d") } ?? missing
    case .trust:
      guard let trust = facts.trust else { return missing }
      return trust >= 1
        ? input.say("齐", "full") : trust > 0 ? input.say("缺一半", "half") : input.say("都缺", "none")
    }
  }
}
