import CommunityModel
import Wording

extension LevelPolicy {
  /// The policy that settings say.
  init(reading reader: inout PolicyReader) {
    let standard = LevelPolicy.standard
    let keys = reader.names(
      "levels", Localized("等级，从低到高", "Levels, the lowest first"),
      Localized("代号，空格隔开", "Codes with blanks between"),
      standard: standard.levels.map(\.key), limit: 200)
    if keys.isEmpty || keys.count > 12 {
      reader.complain("levels", "要 1 到 12 级", "There must be 1 to 12 levels")
    }
    var levels: [MemberLevel] = []
    var least: Int64 = 0
    for (place, key) in keys.enumerated() {
      let known = standard.levels.first { $0.key == key }
      let name = reader.text(
        "\(key).name", Localized("\(key) 名称", "\(key) name in Chinese"),
        Localized("界面上的中文名", "The Chinese name on the screen"),
        standard: known?.title.zh ?? key, limit: 8, mayBeEmpty: false)
      let english = reader.text(
        "\(key).en", Localized("\(key) 英文名", "\(key) name"), Localized("英文界面用", "In English"),
        standard: known?.title.en ?? key, limit: 20, mayBeEmpty: false)
      let from = reader.number(
        "\(key).from", Localized("\(key) 成长值从", "\(key) from growth"), 0...1_000_000_000,
        standard: known?.threshold ?? least)
      if place == 0, from != 0 {
        reader.complain("\(key).from", "最低一级从 0 起", "The lowest level begins at 0")
      } else if place > 0, from <= least {
        reader.complain(
          "\(key).from", "要比下面一级的 \(least) 高", "Above the \(least) of the level below")
      }
      least = from
      levels.append(MemberLevel(key, Localized(name, english), threshold: from))
    }
    self.init(levels: levels.isEmpty ? standard.levels : levels)
    joining = reader.number(
      "joining", Localized("入群加成长值", "Growth for joining"), 0...100_000,
      standard: standard.joining)
    perYuan = reader.number(
      "perYuan", Localized("每元加成长值", "Growth for each yuan"), 0...1000,
      standard: standard.perYuan)
    basis = reader.choice(
      "basis", Localized("成长值怎么算", "Which growth counts"), standard: standard.basis)
    period = Int(
      reader.number(
        "period", Localized("几天复核一次", "Days between reviews"), 30...3650,
        standard: Int64(standard.period)))
    grace = Int(
      reader.number(
        "grace", Localized("宽限几天", "Days of grace"), 0...365, standard: Int64(standard.grace)))
    keepAt = Int(
      reader.number(
        "keepAt", Localized("保级要门槛的百分之几", "Percent of a threshold that keeps a level"), 1...100,
        standard: Int64(standard.keepAt)))
    demotesOnRefund = reader.flag(
      "demotesOnRefund", Localized("退款马上降级", "A refund demotes at once"),
      standard: standard.demotesOnRefund)
  }
}
