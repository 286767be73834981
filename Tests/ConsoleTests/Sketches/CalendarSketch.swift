import CommunityModel

/// The calendar of the design: 24 posts in the week, 93 in the month, six campaigns.
struct CalendarSketch {
  private var shop = SketchShop()
  private var campaigns: [String: ID<Campaign>] = [:]
  private var posts: [ContentItem] = []

  static func community() throws -> Community {
    var sketch = CalendarSketch()
    sketch.planCampaigns()
    sketch.planWeek()
    sketch.planPast()
    sketch.slip()
    for post in sketch.posts { sketch.shop.insert(post) }
    sketch.sendSamples()
    try sketch.shop.settle()
    return sketch.shop.community
  }

  private mutating func planCampaigns() {
    add("双十一囤货节", .festival, -27, -13, .ended, [("预售", -27, -16), ("正式", -15, -13)], nil, nil)
    add("会员日", .memberDay, -16, -16, .reviewed, [], 2000, 1880, review: "第二天人少，改成一天")
    add("晒单有奖", .review, -11, -4, .reviewed, [("参与 47%", -11, -4)], 1500, 1320, review: "围巾更带动")
    add("老带新", .fission, -8, 6, .running, [("邀 1 得券 邀 3 得礼", -8, 6)], 3000, 1860)
    add(
      "面霜Pro首发", .launch, -7, 7, .running,
      [("选KOC寄样", -7, -2), ("备货与测评", -1, 6), ("首发", 7, 7)], 4200, 960)
    add("黑五", .festival, 0, 5, .running, [("预热", 0, 2), ("正式", 3, 5)], 6000, 0)
  }

  private mutating func add(
    _ name: String, _ kind: CampaignKind, _ from: Int, _ to: Int, _ state: CampaignState,
    _ phases: [(String, Int, Int)], _ budget: Int64?, _ spent: Int64?, review: String? = nil
  ) {
    let today = SketchShop.moment.today
    campaigns[name] = shop.add(Campaign.self) {
      $0.name = name
      $0.kind = kind
      $0.state = state
      ($0.start, $0.end) = (today + from, today + to)
      $0.phases = phases.map { CampaignPhase($0.0, today + $0.1, today + $0.2) }
      $0.budget = budget.map { Money(fen: $0 * 100) }
      $0.spent = spent.map { Money(fen: $0 * 100) }
      if let review { $0.more["review"] = .text(review) }
    }
  }

  private mutating func planWeek() {
    for day in -1...5 { post(day, 830, "早安话题", .interactive) }
    post(-1, 1200, "坚果怎挑", .value, "食品")
    post(-1, 2000, "会员满减", .benefit)
    post(0, 1200, "面霜教程", .value, "美妆", campaign: "面霜Pro首发", author: 2)
    post(0, 2000, "黑五预告", .benefit, campaign: "黑五")
    post(1, 1200, "秋冬叠穿", .value, "服饰")
    post(1, 2000, "拼团开团", .benefit)
    post(2, 1200, "囤货清单", .value)
    post(2, 1600, "预售定金", .benefit)
    post(2, 2000, "感恩红包", .benefit)
    post(3, 1200, "黑五开抢", .benefit, campaign: "黑五")
    post(3, 1600, "加赠提醒", .benefit)
    post(3, 2000, "秒杀专场", .benefit)
    post(4, 1200, "收纳干货", .value, "家居", author: 2)
    post(4, 1600, "拼团返场", .benefit)
    post(4, 2000, "秒杀返场", .benefit)
    post(5, 1200, "护肤答疑", .value, "美妆", author: 2)
    post(5, 2000, "尾场清仓", .benefit)
    post(7, 2000, "面霜Pro首发", .benefit, campaign: "面霜Pro首发")
    if let place = posts.firstIndex(where: { $0.title == "面霜教程" }) {
      posts[place].more["missing"] = .text("1 张图")
      posts[place].text = "面霜不是涂得越厚越好。"
    }
  }

  /// Three posts on each day from 26 October on; one benefit more on the 10th, two on the 11th.
  private mutating func planPast() {
    let goods = ["美妆", "食品", "家居", "服饰"]
    for day in -29 ... -2 {
      post(day, 830, "早安话题", .interactive)
      post(day, 1200, "小课堂", .value, goods[(day + 40) % 4])
      post(day, 2000, "今日福利", .benefit)
    }
    post(-14, 1600, "双十一预告", .benefit)
    post(-13, 1200, "双十一开抢", .benefit)
    post(-13, 1600, "双十一加赠", .benefit)
  }

  private mutating func post(
    _ day: Int, _ clock: Int, _ title: String, _ category: ContentCategory, _ goods: String? = nil,
    campaign: String? = nil, author: Int = 1
  ) {
    var item = ContentItem(id: ID(raw: PackedID.pack(machine: 8, counter: Int64(posts.count + 1))))
    item.title = title
    item.category = category
    item.format = category == .value ? .image : .text
    item.state = .scheduled
    let at = SketchShop.at(day, clock)
    item.scheduledAt = at
    item.groups = shop.groups(of: goods)
    item.author = shop.colleagues[author]
    item.campaign = campaign.flatMap { campaigns[$0] }
    if at < SketchShop.moment.now {
      item.deliveries = item.groups.map { Delivery(group: $0, at: at, by: "小林") }
    }
    posts.append(item)
  }

  /// What went wrong: one group without this morning's post, four served late on Monday, one missed on
  /// Friday, and as many late ones before as make 96.4 % of the month.
  private mutating func slip() {
    let today = SketchShop.moment.today
    let zone = SketchShop.moment.zone
    func place(_ day: Int, _ clock: Int) -> Int? {
      posts.firstIndex { $0.scheduledAt == SketchShop.at(day, clock) }
    }
    if let morning = place(0, 830) { posts[morning].deliveries.removeLast() }
    if let monday = place(-1, 2000) { delay(monday, 4) }
    if let friday = place(-4, 2000) { posts[friday].deliveries.removeLast() }
    let first = today.firstOfMonth
    let due = posts.filter {
      guard let at = $0.scheduledAt else { return false }
      return at < SketchShop.moment.now && zone.day(of: at) >= first
    }.reduce(0) { $0 + $1.groups.count }
    // 3.6 % of what fell due, less the six above.
    var late = (due * 36 + 500) / 1000 - 6
    for day in stride(from: -3, through: -22, by: -1) where late > 0 {
      guard let evening = place(day, 2000) else { continue }
      let count = min(late, 5)
      delay(evening, count)
      late -= count
    }
  }

  private mutating func delay(_ place: Int, _ count: Int) {
    for number in 0..<count {
      let delivery = posts[place].deliveries[number]
      posts[place].deliveries[number].at = delivery.at.adding(seconds: 1500)
    }
  }

  /// Eight samples for the launch, five of whose reviews are in.
  private mutating func sendSamples() {
    let launch = campaigns["面霜Pro首发"]
    let today = SketchShop.moment.today
    for number in 0..<8 {
      let person = shop.add(Member.self) { $0.name = "体验官\(number + 1)" }
      _ = shop.add(KocCandidate.self) {
        $0.member = person
        $0.stage = .trial
        $0.since = today - 6
        $0.trial = KocTrial(
          sku: "面霜Pro 小样", shippedOn: today - 6, signedOn: today - 4, dueOn: today + 4,
          delivered: number < 5 ? 1 : 0, campaign: launch)
      }
    }
  }
}
