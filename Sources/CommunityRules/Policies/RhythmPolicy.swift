import Wording

extension FiguresPolicy {
  /// The policy with the rhythm that settings say.
  @discardableResult
  func reading(_ reader: inout PolicyReader) -> FiguresPolicy {
    let standard = FiguresPolicy.standard
    var policy = self
    func days(_ key: String, _ zh: String, _ en: String, _ value: Int) -> Int {
      Int(reader.number(key, Localized(zh, en), 1...3650, standard: Int64(value)))
    }
    policy.newDays = days("newDays", "新客算几天", "New for days", standard.newDays)
    policy.warnDays = days("warnDays", "几天没动静算预流失", "Warned after days", standard.warnDays)
    policy.dormantDays = days("dormantDays", "几天算沉睡", "Dormant after days", standard.dormantDays)
    policy.lostDays = days("lostDays", "几天算流失", "Lost after days", standard.lostDays)
    policy.clock = reader.choice(
      "clock", Localized("什么算动静", "What ends a silence"), standard: standard.clock)
    let bounds = [
      ("warnDays", policy.newDays, policy.warnDays),
      ("dormantDays", policy.warnDays, policy.dormantDays),
      ("lostDays", policy.dormantDays, policy.lostDays),
    ]
    for (key, least, days) in bounds where days < least {
      reader.complain(key, "不能少于上一行的 \(least) 天", "Not less than the \(least) days above")
    }
    return policy
  }
}
