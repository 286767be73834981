import CommunityModel

/// One line of groups of the shop: its name, code, goods, tags and who looks after it.
struct DemoSeries {
  let name: String
  let code: String
  let category: String
  /// Out of twenty groups, how many belong to the line.
  let weight: Int
  /// The place of its colleague among `DemoBuilder.colleagues`.
  let colleague: Int
  let axis: String
  /// What the line says of itself.
  let statement: String
  /// For whom it is.
  let people: String
  /// The same as a query.
  let profile: String
  let tags: [String]
  let goods: [String]

  static let all = [
    DemoSeries(
      name: "美妆尝鲜", code: "MZ", category: "美妆", weight: 6, colleague: 2, axis: "category",
      statement: "新品先试，说真话", people: "爱试新品的人",
      profile: "orders>=1", tags: ["敏感肌", "送礼"],
      goods: ["面霜Pro 50g", "氨基酸洁面", "修护面膜 5片", "防晒乳 60ml", "口红 03号", "卸妆膏", "眼霜小样套装", "护手霜三支装"]),
    DemoSeries(
      name: "零食囤货", code: "SP", category: "食品", weight: 6, colleague: 1, axis: "lifecycle",
      statement: "一周一囤，只推回购过的", people: "复购客囤货",
      profile: "orders>=2", tags: ["囤货", "零食"],
      goods: ["坚果礼盒", "每日坚果 30包", "牛肉干 500g", "手工曲奇", "冻干草莓", "藕粉 12袋", "芒果干 3袋", "酸辣粉 6桶"]),
    DemoSeries(
      name: "家居好物", code: "JJ", category: "家居", weight: 4, colleague: 2, axis: "value",
      statement: "用得住的日用，不推一次性的", people: "家里常买的人",
      profile: "orders>=1", tags: ["家居", "母婴"],
      goods: ["抽纸 24包", "洗衣凝珠 60颗", "四件套 1.8m", "不粘锅 28cm", "收纳箱 3只", "婴儿湿巾 10包", "浴巾两条", "香薰蜡烛"]),
    DemoSeries(
      name: "穿搭分享", code: "FS", category: "服饰", weight: 4, colleague: 1, axis: "category",
      statement: "小个子也好看，每天一套", people: "买过服饰的人",
      profile: "orders>=1", tags: ["穿搭", "送礼"],
      goods: ["羊毛围巾", "加绒卫衣", "阔腿裤", "短款羽绒服", "打底衫两件", "帆布包", "家居服套装", "保暖袜 6双"]),
  ]

  /// How many groups each line gets out of a number of groups, by largest remainder.
  static func shares(of groups: Int) -> [Int] {
    let total = all.map(\.weight).reduce(0, +)
    var shares = all.map { groups * $0.weight / total }
    let order = all.indices.sorted {
      (groups * all[$1].weight % total, $0) < (groups * all[$0].weight % total, $1)
    }
    for index in order.prefix(groups - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}

/// What is going on in a group of the demo.
enum DemoScene: Equatable {
  case plain, nearlyFull, silent, unguided, codeEndsToday, leaky

  /// The size that the scene needs; nil where any will do.
  var people: Int? {
    switch self {
    case .plain: nil
    case .nearlyFull: 298
    case .silent: 211
    case .unguided: 187
    case .codeEndsToday: 243
    case .leaky: 264
    }
  }

  /// The scene of a group by its line and number: one of each in the shop of forty groups.
  static func standing(series: Int, number: Int) -> DemoScene {
    let weight = DemoSeries.all[series].weight * 2
    return switch (series, (number - 1) % weight + 1) {
    case (0, 7): .codeEndsToday
    case (1, 3): .nearlyFull
    case (1, 11): .leaky
    case (2, 5): .unguided
    case (3, 2): .silent
    default: .plain
    }
  }
}
