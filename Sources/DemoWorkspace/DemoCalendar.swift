import CommunityModel

/// The rows of the demo's calendar and of its day.
struct DemoCalendar {
  var campaigns: [Campaign] = []
  var content: [ContentItem] = []
  var tasks: [Chore] = []
  var offers: [Offer] = []
  var participations: [Participation] = []
}

/// One post of the demo: the day of its week, the minute of the day, and where it goes.
struct DemoPost {
  let day: Int
  let clock: Int
  let title: String
  let category: ContentCategory
  /// The line of groups it is for; nil for all.
  let series: Int?
  /// The place of its campaign among `DemoBuilder.plannedCampaigns`.
  let campaign: Int?
  /// The place of the colleague who publishes it.
  let author: Int

  init(
    _ day: Int, _ clock: Int, _ title: String, _ category: ContentCategory, _ series: Int? = nil,
    campaign: Int? = nil, author: Int = 1
  ) {
    (self.day, self.clock, self.title, self.category) = (day, clock, title, category)
    (self.series, self.campaign, self.author) = (series, campaign, author)
  }

  /// The week on the screen: 24 posts, 6 of value, 11 of benefit, 7 that ask for an answer.
  static let week: [DemoPost] =
    (0..<7).map { DemoPost($0, 830, "早安话题", .interactive) } + [
      DemoPost(0, 1200, "坚果怎挑", .value, 1), DemoPost(0, 2000, "会员满减", .benefit),
      DemoPost(1, 1200, "面霜教程", .value, 0, campaign: 2, author: 2),
      DemoPost(1, 2000, "黑五预告", .benefit, campaign: 0),
      DemoPost(2, 1200, "秋冬叠穿", .value, 3), DemoPost(2, 2000, "拼团开团", .benefit),
      DemoPost(3, 1200, "囤货清单", .value, campaign: 0),
      DemoPost(3, 1600, "预售定金", .benefit, campaign: 0),
      DemoPost(3, 2000, "感恩红包", .benefit),
      DemoPost(4, 1200, "黑五开抢", .benefit, campaign: 0),
      DemoPost(4, 1600, "加赠提醒", .benefit, campaign: 0),
      DemoPost(4, 2000, "秒杀专场", .benefit, campaign: 0),
      DemoPost(5, 1200, "收纳干货", .value, 2, author: 2),
      DemoPost(5, 1600, "拼团返场", .benefit), DemoPost(5, 2000, "秒杀返场", .benefit, campaign: 0),
      DemoPost(6, 1200, "护肤答疑", .value, 0, author: 2),
      DemoPost(6, 2000, "尾场清仓", .benefit, campaign: 0),
    ]

  /// A week that has passed: three posts a day.
  static func past(_ weeksAgo: Int) -> [DemoPost] {
    let lessons = [
      ("洗护怎么搭", 0), ("坚果保存", 1), ("换季收纳", 2), ("围巾三种系法", 3), ("敏感肌急救", 0), ("零食配料表", 1),
      ("不粘锅养护", 2),
    ]
    let gifts = ["会员满减", "拼团开团", "秒杀专场", "晒单抽奖", "满减返场", "好友同享", "尾场清仓"]
    return (0..<7).flatMap { day in
      let lesson = lessons[(day + weeksAgo) % 7]
      return [
        DemoPost(day, 830, "早安话题", .interactive),
        DemoPost(day, 1200, lesson.0, .value, lesson.1, author: lesson.1 % 2 == 0 ? 2 : 1),
        DemoPost(day, 2000, gifts[(day + weeksAgo * 3) % 7], .benefit),
      ]
    }
  }

  static let texts = [
    "早安话题": "早上好呀，今天降温 8 度。拍一张你今天的穿搭发群里，中午抽 3 位送围巾。",
    "面霜教程": "面霜不是涂得越厚越好。三步：掌心温热，按压上脸，颈部带过。换季起皮的看第二张图。",
    "黑五预告": "黑五明天开始预热，清单先发给大家：坚果礼盒、面霜Pro、四件套。接龙写编号，周五 12:00 开抢。",
    "坚果怎挑": "坚果看三样：生产日期、烘烤方式、单颗完整度。群里这款 10 月下旬烘的，开封七天内吃完最香。",
  ]
}

extension DemoBuilder {
  /// Plans campaigns and posts around the present and says where they were published.
  mutating func planCalendar() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed, stream: 9)
    planCampaigns()
    for weeksAgo in stride(from: 5, through: 1, by: -1) {
      for post in DemoPost.past(weeksAgo) { schedule(post, weeksAgo: weeksAgo, &random) }
    }
    for post in DemoPost.week { schedule(post, weeksAgo: 0, &random) }
    stageGaps()
    for item in calendar.content { calendar.tasks.append(task(for: item)) }
    listToday()
  }

  func groups(of series: Int?) -> [ID<Group>] {
    let own = zip(plans, groups).filter { series == nil || $0.0.series == series }.map(\.1.id)
    return (own.isEmpty ? groups.map(\.id) : own).sorted()
  }

  private mutating func schedule(_ post: DemoPost, weeksAgo: Int, _ random: inout SeededRandom) {
    var item = ContentItem(id: mint.mint())
    item.title = post.title
    item.category = post.category
    item.format = post.category == .value ? .image : .text
    item.state = .scheduled
    let day = moment.today.monday - weeksAgo * 7 + post.day
    let at = moment.zone.instant(day, second: post.clock / 100 * 3600 + post.clock % 100 * 60)
    item.scheduledAt = at
    item.groups = groups(of: post.series)
    item.author = operators[post.author].id
    item.campaign =
      post.campaign.map { calendar.campaigns[$0].id } ?? pastCampaign(of: post, on: day)
    item.text = DemoPost.texts[post.title] ?? ""
    if at.adding(seconds: 600) <= moment.now {
      let name = operators[post.author].name
      item.deliveries = item.groups.map { group in
        let seconds = Int64(random.below(480)) - 60
        return Delivery(group: group, at: min(moment.now, at.adding(seconds: seconds)), by: name)
      }
    }
    calendar.content.append(item)
  }

  /// What went wrong lately: a group left out this morning, four served late, one missed last week.
  private mutating func stageGaps() {
    let now = moment.now
    let published = calendar.content.indices.filter { !calendar.content[$0].deliveries.isEmpty }
    let forgotten = plans.firstIndex { $0.scene == .silent }.map { groups[$0].id }
    if let morning = published.last(where: { calendar.content[$0].category == .interactive }) {
      let group = forgotten ?? groups[groups.count - 1].id
      calendar.content[morning].deliveries.removeAll { $0.group == group }
    }
    if let evening = published.last(where: { calendar.content[$0].category == .benefit }) {
      for place in calendar.content[evening].deliveries.indices.prefix(4) {
        let late = calendar.content[evening].deliveries[place].at.adding(seconds: 1500)
        calendar.content[evening].deliveries[place].at = min(now, late)
      }
    }
    let friday = moment.today.monday - 3
    if let missed = published.last(where: {
      calendar.content[$0].category == .benefit
        && calendar.content[$0].scheduledAt.map { moment.zone.day(of: $0) } == friday
    }) {
      calendar.content[missed].deliveries.removeLast()
    }
    let next = calendar.content.indices.filter {
      calendar.content[$0].category == .value && (calendar.content[$0].scheduledAt ?? now) > now
    }.min { (calendar.content[$0].scheduledAt ?? now) < (calendar.content[$1].scheduledAt ?? now) }
    if let next { calendar.content[next].more["missing"] = .text("1 张图") }
  }
}
