import Cells
import CommunityModel
import CommunityRules
import Wording

/// Every figure of a member with its formula and what went into it.
enum MemberFormulas {
  static func lines(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    guard !member.isStaff else { return [] }
    let figures = input.figures[member.id]
    let policy = input.policies.figures
    var lines = [Phrases.rule(input.say("怎么算的", "How it is worked out"), width: width - 2)]
    func add(_ zh: String, _ en: String) {
      lines += TextFit.wrap(input.say(zh, en), to: width).map { StyledText($0, .dim) }
    }
    if let average = figures.averageOrder {
      let (spend, value) = (NumberText.units(fen: figures.spend), NumberText.units(fen: average))
      add(
        "客单 \(value) = 实付减退款 \(spend) 元 ÷ \(figures.orders) 单",
        "AOV \(value) = net \(spend) ÷ \(figures.orders) orders")
    }
    if let doubled = figures.doubledCadence {
      add(
        "节奏 \((doubled + 1) / 2) 天 = \(figures.purchaseDays) 个购买日间隔的中位数",
        "Rhythm \((doubled + 1) / 2) d = median gap of \(figures.purchaseDays) purchase days")
    }
    if let last = figures.lastActive {
      let silence = input.moment.today - last
      let usual = figures.doubledCadence.map { max(14, min(policy.warnDays, Int($0))) }
      let warn = usual ?? policy.warnDays
      add(
        "阶段 \(figures.stage.title.zh)：沉默 \(silence) 天（\(policy.clock.title.zh)）；预流失 \(warn)，沉睡 \(policy.dormantDays)，流失 \(policy.lostDays)",
        "Stage \(figures.stage.title.en): silent \(silence) d (\(policy.clock.title.en)); warned at \(warn), dormant \(policy.dormantDays), lost \(policy.lostDays)"
      )
    }
    if figures.recencyScore > 0 {
      let group = figures.rfmGroup.title
      let money = NumberText.units(fen: figures.spend)
      add(
        "RFM \(figures.recencyScore)/\(figures.frequencyScore)/\(figures.monetaryScore) \(group.zh)：末购 \(figures.lastPurchase?.text ?? "")，\(figures.purchaseDays) 个购买日，\(money) 元",
        "RFM \(figures.recencyScore)/\(figures.frequencyScore)/\(figures.monetaryScore) \(group.en): last \(figures.lastPurchase?.text ?? ""), \(figures.purchaseDays) days, \(money)"
      )
    }
    let levels = policy.levels
    add(
      "成长值 \(NumberText.grouped(figures.growth)) = 入群 \(levels.joining) + 每元 \(levels.perYuan)（\(levels.basis.title.zh)，每单抹零）",
      "Growth \(NumberText.grouped(figures.growth)) = joining \(levels.joining) + \(levels.perYuan) a yuan (\(levels.basis.title.en.lowercased()), floored per order)"
    )
    if input.figures.countsMessages {
      add(
        "近 30 天说话 \(figures.messages) 次，\(figures.talkDays) 天",
        "\(figures.messages) messages on \(figures.talkDays) days of the last 30")
    } else {
      add(
        "发言 无数据 · 缺 发言表：qunzhu import --as activity", "Talk: no data; qunzhu import --as activity")
    }
    return lines
  }
}
