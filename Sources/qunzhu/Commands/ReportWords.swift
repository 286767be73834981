import Wording

/// What the keys of reports are called where people read them; other programs read the keys.
enum ReportWords {
  /// The name of a key; the key itself where it has none.
  static func title(_ key: String) -> Localized {
    words[key] ?? Localized(verbatim: key)
  }

  /// What a report is called, where one of its figures goes by the same key.
  static func reportTitle(_ name: String) -> Localized {
    name == "points" ? Localized("积分", "Points") : title(name)
  }

  /// Whether a key has a name or needs none: dates, grades and cells of a table name themselves.
  static func isNamed(_ key: String) -> Bool {
    words[key] != nil || key.contains { $0.isNumber || $0 == "+" }
  }

  private static let words: [String: Localized] =
    counts.merging(people) { first, _ in first }.merging(money) { first, _ in first }
    .merging(calendar) { first, _ in first }.merging(procedures) { first, _ in first }

  private static let counts: [String: Localized] = [
    "asOf": Localized("截至", "As of"), "from": Localized("从", "From"),
    "to": Localized("到", "To"), "since": Localized("从", "Since"),
    "window": Localized("天数", "Days"), "month": Localized("月份", "Month"),
    "clock": Localized("沉默按", "Silence by"), "population": Localized("人数", "People"),
    "size": Localized("人数", "People"), "capacity": Localized("上限", "Limit"),
    "joinsToday": Localized("今日进", "In today"), "leavesToday": Localized("今日退", "Out today"),
    "joins7": Localized("7 日进", "In 7 d"), "leaves7": Localized("7 日退", "Out 7 d"),
    "net14": Localized("14 日净进", "Net 14 d"), "talk7": Localized("周活", "Talk 7 d"),
    "talk30": Localized("月活", "Talk 30 d"), "waiting": Localized("待引导", "To guide"),
    "overdue": Localized("超时", "Overdue"), "onboarding": Localized("引导", "Onboarding"),
    "earlyChurn": Localized("早流失", "Early churn"), "admins": Localized("管理", "Admins"),
    "kocs": Localized("KOC", "KOCs"), "needs": Localized("要处理", "Needs"),
    "groups": Localized("群", "Groups"), "sources": Localized("来源", "Sources"),
    "source": Localized("来源", "Source"), "inviters": Localized("谁带来", "Inviters"),
    "duplicates": Localized("重复在群", "Seats taken twice"), "seats": Localized("席位", "Seats"),
    "violations": Localized("违规", "Violations"), "group": Localized("群", "Group"),
    "versions": Localized("按群规版本", "By version"), "code": Localized("编码", "Code"),
    "name": Localized("名称", "Name"), "status": Localized("状态", "Status"),
    "score": Localized("分数", "Score"), "of": Localized("满分", "Of"),
    "parts": Localized("分项", "Parts"), "points": Localized("得分", "Points"),
    "value": Localized("价值", "Value"), "cells": Localized("格", "Cells"),
    "scores": Localized("打分", "Scores"), "r": Localized("R 最近", "Recency"),
    "f": Localized("F 次数", "Frequency"), "m": Localized("M 金额", "Money"),
    "activity": Localized("活跃", "Activity"), "interactions": Localized("互动", "Interactions"),
    "precision": Localized("精准", "Precision"), "mix": Localized("内容比例", "Mix"),
    "roles": Localized("人手", "Roles"), "unknown": Localized("不知道", "Unknown"),
  ]

  private static let people: [String: Localized] = [
    "member": Localized("成员", "Member"), "members": Localized("成员", "Members"),
    "people": Localized("人", "People"), "invited": Localized("邀请", "Invited"),
    "joined": Localized("进群", "Joined"), "valid": Localized("算数", "Valid"),
    "retained": Localized("留住", "Retained"), "converted": Localized("成交", "Converted"),
    "joinRate": Localized("进群率", "Join rate"), "conversion": Localized("裂变转化", "Conversion"),
    "growthFactor": Localized("K 值", "K-factor"), "retention": Localized("留存", "Retention"),
    "generations": Localized("一手传一手", "Generations"), "chain": Localized("带来的人", "Chain"),
    "depth": Localized("层", "Depth"), "direct": Localized("直接", "Direct"),
    "all": Localized("全部", "All"), "last30": Localized("近 30 天", "30 days"),
    "stages": Localized("阶段", "Stages"), "left": Localized("已退群", "Left"),
    "lost": Localized("流失", "Lost"), "dormant": Localized("沉睡", "Dormant"),
    "churnWarning": Localized("预流失", "Churn warning"), "new": Localized("新客", "New"),
    "repeat": Localized("复购客", "Repeat"),
    "firstPurchase": Localized("首购客", "First purchase"),
    "prospect": Localized("潜客", "Prospect"), "tiers": Localized("分层", "Tiers"),
    "highValue": Localized("高价值", "High value"), "active": Localized("活跃", "Active"),
    "regular": Localized("普通", "Regular"), "change": Localized("变化", "Change"),
    "moves": Localized("从哪层到哪层", "Moves"), "weeks": Localized("逐周", "Weeks"),
    "moved": Localized("换层", "Moved"), "causes": Localized("缘由", "Causes"),
    "byRule": Localized("规则", "By rule"), "byHand": Localized("手动", "By hand"),
    "byReview": Localized("复核", "By review"), "byRefund": Localized("退款", "By refund"),
    "byLock": Localized("锁定", "By lock"), "byPolicy": Localized("改规则", "By policy"),
    "accuracy": Localized("抽查", "Spot check"),
    "confirmed": Localized("判对", "Confirmed"), "checked": Localized("查了", "Checked"),
    "intervalBasisPoints": Localized("区间，万分之", "Interval, bp"),
    "policy": Localized("规则版本", "Policy"), "levels": Localized("等级", "Levels"),
    "growth": Localized("成长值合计", "Growth"), "standard": Localized("普通", "Standard"),
    "silver": Localized("银卡", "Silver"), "gold": Localized("金卡", "Gold"),
    "diamond": Localized("钻石", "Diamond"), "cohorts": Localized("同期群", "Cohorts"),
    "again": Localized("再买", "Bought again"), "buyers": Localized("买过", "Buyers"),
    "accounts": Localized("账户", "Accounts"), "balance": Localized("结余", "Balance"),
    "debt": Localized("欠", "Debt"), "expiring": Localized("将过期", "Expiring"),
    "kinds": Localized("收支", "Kinds"), "earn": Localized("得", "Earned"),
    "redeem": Localized("兑", "Redeemed"), "expire": Localized("过期", "Expired"),
    "revoke": Localized("收回", "Revoked"), "restore": Localized("退还", "Restored"),
    "adjust": Localized("调整", "Adjusted"), "required": Localized("要填", "Required"),
    "filled": Localized("填了", "Filled"), "complete": Localized("填全", "Complete"),
    "rules": Localized("规则", "Rules"), "fresh": Localized("新鲜", "Fresh"),
    "oldestHours": Localized("最旧，小时", "Oldest, h"), "mau": Localized("月活人", "MAU"),
    "wau": Localized("周活人", "WAU"), "dau": Localized("日活人", "DAU"),
    "weeklyMessages": Localized("周发言", "Messages"), "pairs": Localized("像同一人", "Pairs"),
    "first": Localized("一", "First"), "second": Localized("二", "Second"),
    "ground": Localized("依据", "Ground"), "champions": Localized("冠军", "Champions"),
    "loyal": Localized("忠诚", "Loyal"), "promising": Localized("有潜力", "Promising"),
    "needsAttention": Localized("要关注", "Needs attention"),
    "almostLost": Localized("快流失", "Almost lost"),
    "previouslyLoyal": Localized("曾忠诚", "Previously loyal"),
    "atRisk": Localized("有风险", "At risk"),
  ]

  private static let money: [String: Localized] = [
    "spendFen": Localized("成交额", "Spent"), "netFen": Localized("净额", "Net"),
    "commissionFen": Localized("佣金", "Commission"), "settledFen": Localized("已结", "Settled"),
    "costFen": Localized("成本", "Cost"), "liabilityFen": Localized("积分负债", "Liability"),
    "revenueFen": Localized("成交额", "Revenue"), "baselineFen": Localized("基线", "Baseline"),
    "allNetFen": Localized("全部净额", "All net"), "orders": Localized("单", "Orders"),
    "allOrders": Localized("全部单", "All orders"), "id": Localized("编号", "Id"),
    "spotted": Localized("发现", "Spotted"), "screened": Localized("初筛", "Screened"),
    "trial": Localized("试用", "Trial"), "paused": Localized("暂停", "Paused"),
    "retired": Localized("退出", "Retired"), "rejected": Localized("未过", "Rejected"),
    "bands": Localized("档", "Bands"), "trials": Localized("试用", "Trials"),
    "sent": Localized("寄出", "Sent"), "due": Localized("应交", "Due"),
    "onTime": Localized("准时", "On time"), "passed": Localized("通过", "Passed"),
    "late": Localized("超期", "Late"), "s": Localized("S", "S"), "a": Localized("A", "A"),
    "b": Localized("B", "B"), "c": Localized("C", "C"),
  ]

  private static let calendar: [String: Localized] = [
    "posts": Localized("条", "Posts"), "planned": Localized("排了", "Planned"),
    "wanted": Localized("要", "Wanted"), "difference": Localized("差", "Difference"),
    "benefit": Localized("福利", "Benefit"), "benefits": Localized("福利", "Benefits"),
    "interactive": Localized("互动", "Interactive"), "deviation": Localized("偏差", "Deviation"),
    "excess": Localized("超出", "Excess"), "punctuality": Localized("准时", "Punctuality"),
    "missed": Localized("漏发", "Missed"), "denseDays": Localized("太密的日子", "Dense days"),
    "day": Localized("日子", "Day"), "quietHours": Localized("静默时段", "Quiet hours"),
    "crowdedGroupDays": Localized("推送超量", "Crowded group days"),
    "ideas": Localized("选题", "Ideas"), "hot": Localized("热点", "Hot"),
    "pain": Localized("痛点", "Pain"), "routine": Localized("日常", "Routine"),
    "leaders": Localized("效果榜", "Leaders"), "campaigns": Localized("活动", "Campaigns"),
    "type": Localized("类型", "Type"), "state": Localized("状态", "State"),
    "start": Localized("开始", "Start"), "end": Localized("结束", "End"),
    "audience": Localized("人群", "Audience"), "participants": Localized("参与", "Participants"),
    "reachable": Localized("能触达", "Reachable"), "attribution": Localized("归因", "Attribution"),
    "named": Localized("点名", "Named"), "offer": Localized("优惠", "Offer"),
    "simpleROI": Localized("ROI", "ROI"), "incrementalROI": Localized("增量 ROI", "Incremental ROI"),
    "roas": Localized("ROAS", "ROAS"), "launchLift": Localized("首发提升", "Launch lift"),
    "review": Localized("做得好", "Worked"), "next": Localized("下次", "Next"),
    "failed": Localized("没做好", "Failed"), "referral": Localized("推荐", "Referral"),
    "unreviewed": Localized("没复盘", "Not reviewed"),
    "experiments": Localized("实验", "Experiments"), "campaign": Localized("活动", "Campaign"),
    "weight": Localized("权重", "Weight"), "hits": Localized("下单", "Bought"),
    "z": Localized("z", "z"), "p": Localized("P", "P"), "low": Localized("区间低", "Low"),
    "high": Localized("区间高", "High"), "alpha": Localized("显著性", "Alpha"),
    "verdict": Localized("结论", "Verdict"), "detail": Localized("哪组", "Arms or people"),
    "tooEarly": Localized("还不够人", "Too early"), "tooSmall": Localized("样本太小", "Too small"),
    "noDifference": Localized("没差别", "No difference"), "better": Localized("更好", "Better"),
    "worse": Localized("更差", "Worse"),
  ]

  private static let procedures: [String: Localized] = [
    "sop": Localized("SOP", "SOPs"), "newMember": Localized("新人入群", "New member"),
    "winback": Localized("沉睡唤醒", "Win-back"), "birthday": Localized("生日关怀", "Birthday"),
    "procedures": Localized("流程", "Procedures"), "procedure": Localized("流程", "Procedure"),
    "enrolled": Localized("加入", "Enrolled"), "states": Localized("状态", "States"),
    "open": Localized("进行中", "Open"), "finished": Localized("走完", "Finished"),
    "replied": Localized("回复", "Replied"), "bought": Localized("下单", "Bought"),
    "declined": Localized("勿扰", "Asked not to"), "stopped": Localized("手动结束", "Stopped"),
    "closed": Localized("已结束", "Ended"), "reached": Localized("有回音", "Answered or bought"),
    "reasons": Localized("流失原因", "Lost because"), "tasks": Localized("待办", "Tasks"),
    "colleague": Localized("同事", "Colleague"), "done": Localized("做了", "Done"),
    "price": Localized("嫌贵", "Price"), "quality": Localized("品质不满", "Quality"),
    "service": Localized("服务不满", "Service"), "delivery": Localized("物流不满", "Delivery"),
    "elsewhere": Localized("在别处买", "Elsewhere"), "noNeed": Localized("暂时不需要", "No need"),
    "tooMuch": Localized("消息太多", "Too many messages"), "other": Localized("其他", "Other"),
  ]
}
