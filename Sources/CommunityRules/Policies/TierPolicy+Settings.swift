import CommunityModel
import Wording

extension TierPolicy {
  /// Fields that follow from tiers and so cannot stand in their rules.
  private static let derived: Set<String> = ["tier", "core"]

  /// The policy that settings say; the standard one where they cannot be read.
  init(reading reader: inout PolicyReader) {
    let standard = TierPolicy.standard
    let keys = reader.names(
      "tiers", Localized("层，先到先得", "Tiers, first match wins"),
      Localized("3 到 5 个代号，空格隔开，最后一层收剩下的", "3 to 5 codes; the last one takes the rest"),
      standard: standard.tiers.map(\.key), limit: 200)
    if !(3...5).contains(keys.count) {
      reader.complain("tiers", "要 3 到 5 层", "There must be 3 to 5 tiers")
    }
    for key in keys where key.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
      reader.complain(
        "tiers", "代号只用英文字母和数字：\(key)", "Codes are ASCII letters and digits: \(key)")
    }
    let shown = reader.names(
      "shown", Localized("显示顺序", "Shown in this order"),
      Localized("同样的代号", "The same codes"), standard: standard.shown.map(\.key), limit: 200)
    var tiers: [Tier] = []
    for (place, key) in keys.enumerated() {
      let known = standard.named(key)
      tiers.append(
        Self.tier(key, known, isLast: place == keys.count - 1, &reader))
    }
    let titles = tiers.map(\.title.zh)
    for (tier, place) in zip(tiers, titles.indices)
    where titles[..<place].contains(tier.title.zh) {
      reader.complain("\(tier.key).name", "两层同名", "Two tiers of one name")
    }
    self = TierPolicy(tiers, shown: shown, fallback: standard.fallback) ?? standard
  }

  private static func tier(
    _ key: String, _ known: Tier?, isLast: Bool, _ reader: inout PolicyReader
  ) -> Tier {
    let name = reader.text(
      "\(key).name", Localized("\(key) 名称", "\(key) name in Chinese"),
      Localized("界面上的中文名", "The Chinese name on the screen"),
      standard: known?.title.zh ?? key, limit: 8, mayBeEmpty: false)
    let english = reader.text(
      "\(key).en", Localized("\(key) 英文名", "\(key) name"), Localized("英文界面用", "In English"),
      standard: known?.title.en ?? key, limit: 20, mayBeEmpty: false)
    let query =
      isLast
      ? ""
      : reader.query(
        "\(key).when", Localized("\(key) 条件", "\(key) rule"), standard: known?.query ?? "",
        without: derived)
    let every = reader.optionalNumber(
      "\(key).every", Localized("\(key) 几天一联", "\(key) contact every"), 1...365,
      standard: known?.strategy.cadenceDays.map(Int64.init),
      hint: Localized("天数，空着不定期", "Days; empty for no schedule"))
    let agent = reader.flag(
      "\(key).agent", Localized("\(key) 要专属客服", "\(key) needs an agent"),
      standard: known?.strategy.needsAgent ?? false)
    let care = reader.text(
      "\(key).care", Localized("\(key) 做法", "\(key) strategy"),
      Localized("一句话", "One sentence"), standard: known?.strategy.words.zh ?? "", limit: 60)
    // The words of the house stand in both languages; somebody's own are as they were written.
    let words =
      known.map { $0.strategy.words.zh == care ? $0.strategy.words : Localized(verbatim: care) }
      ?? Localized(verbatim: care)
    // A rule that is still the one of the house keeps its quick test, and with it what it falls back on.
    let ours: @Sendable (TierFacts) -> Bool = { _ in true }
    let holds = isLast ? ours : known?.query == query ? known?.holds : nil
    return Tier(
      key, Localized(name, english), query: query,
      strategy: TierStrategy(words, cadenceDays: every.map(Int.init), needsAgent: agent),
      holds: holds)
  }
}
