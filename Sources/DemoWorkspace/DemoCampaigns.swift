import CommunityModel

extension DemoBuilder {
  /// The campaigns around the present; their places are what `DemoPost.campaign` counts.
  mutating func planCampaigns() {
    let monday = moment.today.monday
    func campaign(
      _ name: String, _ kind: CampaignKind, _ from: Int, _ to: Int, budget: Int64?, spent: Int64?,
      phases: [(String, Int, Int)], review: (worked: String, failed: String, next: String)? = nil
    ) -> Campaign {
      var row = Campaign(id: mint.mint())
      row.name = name
      row.kind = kind
      (row.start, row.end) = (monday + from, monday + to)
      row.budget = budget.map { Money(fen: $0 * 100) }
      row.spent = spent.map { Money(fen: $0 * 100) }
      row.phases = phases.map { CampaignPhase($0.0, monday + $0.1, monday + $0.2) }
      if let review {
        row.more["review"] = .text(review.worked)
        row.more["failed"] = .text(review.failed)
        row.more["next"] = .text(review.next)
        row.more["reviewedAt"] = .instant(moment.zone.instant(monday + to + 2, second: 39_600))
      }
      let (first, last, today) = (monday + from, monday + to, moment.today)
      row.state =
        today < first ? .scheduled : today <= last ? .running : review == nil ? .ended : .reviewed
      return row
    }
    calendar.campaigns = [
      campaign(
        "黑五", .festival, 1, 6, budget: 6000, spent: 0, phases: [("预热", 1, 3), ("正式", 4, 6)]),
      campaign(
        "老带新", .fission, -7, 7, budget: 3000, spent: 1860, phases: [("邀 1 得券 邀 3 得礼", -7, 7)]),
      campaign(
        "面霜Pro首发", .launch, -6, 8, budget: 4200, spent: 960,
        phases: [("选KOC寄样", -6, -1), ("备货与测评", 0, 7), ("首发", 8, 8)]),
      campaign(
        "双十一", .festival, -25, -12, budget: 12_000, spent: 11_640,
        phases: [("预售", -25, -15), ("正式", -14, -12)]),
      campaign(
        "晒单有奖", .review, -10, -3, budget: 1500, spent: 1320, phases: [],
        review: ("围巾比优惠券更带动。", "截止在周四，周末没人晒。", "截止日放在周日，奖品提前拍照。")),
      campaign(
        "会员日", .memberDay, -16, -15, budget: 2000, spent: 1880, phases: [],
        review: ("满减门槛 199 合适。", "第二天人少。", "改成一天，晚上再推一次。")),
      campaign(
        "冻干草莓首发", .launch, -140, -126, budget: 2600, spent: 2410,
        phases: [("选KOC寄样", -140, -134), ("备货与测评", -133, -127), ("首发", -126, -126)],
        review: ("试吃装分群寄，晒单多。", "首发当天缺货两小时。", "备货按预售的 1.5 倍。")),
      campaign(
        "氨基酸洁面首发", .launch, -62, -48, budget: 3200, spent: 3060,
        phases: [("选KOC寄样", -62, -56), ("备货与测评", -55, -49), ("首发", -48, -48)],
        review: ("测评先发，首发当晚过半。", "测评集中在一个群。", "每个系列至少两位 KOC。")),
    ]
    describeLaunches()
  }

  /// What each launch sells, and whose reviews are for the one to come.
  private mutating func describeLaunches() {
    let goods = ["面霜Pro首发": "面霜Pro", "冻干草莓首发": "冻干草莓", "氨基酸洁面首发": "氨基酸洁面"]
    for place in calendar.campaigns.indices where calendar.campaigns[place].kind == .launch {
      let name = goods[calendar.campaigns[place].name] ?? ""
      calendar.campaigns[place].more["goods"] = .list([.text(name)])
      calendar.campaigns[place].more["margin"] = .int(4500)
      calendar.campaigns[place].more["launch"] = calendar.campaigns[place].end.fieldValue
      let goals = [CampaignGoal(.reviews, 8), CampaignGoal(.revenue, 10_000)]
      calendar.campaigns[place].more["goals"] = .list(goals.map(\.fieldValue).sorted())
    }
    guard let coming = calendar.campaigns.first(where: { $0.kind == .launch }) else { return }
    for candidate in candidates.indices where candidates[candidate].stage == .trial {
      candidates[candidate].trial?.campaign = coming.id
    }
  }

  /// The campaign that a post of a past week was for; nil for most.
  func pastCampaign(of post: DemoPost, on day: Day) -> ID<Campaign>? {
    guard post.category == .benefit, day < moment.today.monday else { return nil }
    // The shorter of two that overlap: a member day falls into the weeks of a festival.
    return calendar.campaigns.filter { $0.isOn(day) && $0.kind != .launch && $0.kind != .fission }
      .min {
        guard let one = $0.start, let two = $1.start else { return false }
        return one > two
      }?.id
  }

  /// Gives the campaigns their ways, goals, costs, offers, and the people who took part.
  mutating func runCampaigns() {
    guard !groups.isEmpty else { return }
    var random = SeededRandom(seed: seed, stream: 10)
    for place in calendar.campaigns.indices {
      describeWay(place)
      describeCosts(place)
      describeReach(place)
    }
    makeOffers()
    useOffers(&random)
    launchGoods(&random)
    for place in calendar.campaigns.indices {
      switch calendar.campaigns[place].kind {
      case .review: showcase(place, &random)
      case .memberDay: compareOffers(place, &random)
      default: break
      }
    }
  }

  /// From a post by a procedure to an order; the festival of this week still lacks its way.
  private mutating func describeWay(_ place: Int) {
    let campaign = calendar.campaigns[place]
    guard campaign.kind != .festival || campaign.state != .running else { return }
    let own = calendar.content.filter { $0.campaign == campaign.id }
    let lesson = calendar.content.first { $0.category == .value }
    let post = own.first ?? lesson
    let way = CampaignPath(
      content: post?.id, followUp: campaign.kind == .launch ? "launch" : "event", channel: "有赞")
    calendar.campaigns[place].more["path"] = way.fieldValue
    guard campaign.aims.isEmpty else { return }
    let goal: CampaignGoal =
      switch campaign.kind {
      case .review: CampaignGoal(.participants, Int64(count / 16))
      case .fission: CampaignGoal(.newMembers, Int64(max(3, count / 70)))
      default: CampaignGoal(.revenue, Int64(count * 4))
      }
    calendar.campaigns[place].more["goals"] = .list([goal.fieldValue])
    calendar.campaigns[place].more["margin"] = .int(3800)
  }

  /// The groups it is for: a launch those of its line, most others all.
  private mutating func describeReach(_ place: Int) {
    let series: Int?
    switch calendar.campaigns[place].kind {
    case .launch: series = calendar.campaigns[place].name == "冻干草莓首发" ? 1 : 0
    case .review: series = 0
    default: series = nil
    }
    calendar.campaigns[place].groups = groups(of: series)
  }

  /// The larger orders of the festival were paid with its offer, and first ones with a newcomer's coupon.
  private mutating func useOffers(_ random: inout SeededRandom) {
    let newcomers = Set(
      people.indices.filter { people[$0].tenure < 20 && people[$0].bought != nil }
        .map { members[$0].id })
    for campaign in calendar.campaigns where [.festival, .fission].contains(campaign.kind) {
      guard let offer = calendar.offers.first(where: { $0.campaign == campaign.id }) else {
        continue
      }
      for index in orders.indices where orders[index].isEligible {
        guard let day = orders[index].paidAt.map(moment.zone.day(of:)), offer.isValid(on: day),
          let buyer = orders[index].member
        else { continue }
        let fits =
          campaign.kind == .fission
          ? newcomers.contains(buyer) : orders[index].paid >= (offer.threshold ?? .zero)
        if fits, random.happens(perMille: 620) {
          orders[index].more["offer"] = .text(offer.name)
        }
      }
    }
  }

  /// What was spent, line by line.
  private mutating func describeCosts(_ place: Int) {
    let campaign = calendar.campaigns[place]
    guard let spent = campaign.spent, spent.fen > 0, let start = campaign.start else { return }
    let kinds: [(CostKind, Int64, String)] =
      campaign.kind == .launch
      ? [(.sample, 40, "小样和顺丰"), (.media, 60, "朋友圈投放")]
      : [(.reward, 55, "券和礼品"), (.media, 30, "海报投放"), (.labour, 15, "客服加班")]
    var left = spent.fen
    var lines: [CampaignCost] = []
    for (number, kind) in kinds.enumerated() {
      let amount = number + 1 == kinds.count ? left : spent.fen * kind.1 / 100
      left -= amount
      let day = min(moment.today, start + number * 2)
      lines.append(
        CampaignCost(day: day, purpose: kind.0, amount: Money(fen: amount), note: kind.2))
    }
    calendar.campaigns[place].more["costs"] = .list(lines.map(\.fieldValue).sorted())
  }

  /// One offer each, with as many as a shop of the size needs.
  private mutating func makeOffers() {
    let kinds: [CampaignKind: (name: String, sort: OfferKind, threshold: Int64, value: Int64)] = [
      .festival: ("满 199 减 30", .fullReduction, 199, 30), .launch: ("首发小样", .sample, 0, 18),
      .fission: ("邀新 10 元券", .coupon, 0, 10), .review: ("羊毛围巾", .gift, 0, 39),
      .memberDay: ("会员日满 99 减 20", .fullReduction, 99, 20),
    ]
    for campaign in calendar.campaigns
    where campaign.state != .running || campaign.kind != .festival {
      guard let kind = kinds[campaign.kind] else { continue }
      var offer = Offer(id: mint.mint())
      offer.name = kind.name
      offer.sort = kind.sort
      offer.campaign = campaign.id
      offer.threshold = kind.threshold > 0 ? Money(fen: kind.threshold * 100) : nil
      offer.value = Money(fen: kind.value * 100)
      offer.cost = Money(fen: kind.value * 100)
      offer.stock = Int64(max(20, count / (kind.sort == .gift ? 300 : 6)))
      (offer.from, offer.until) = (campaign.start, campaign.end)
      calendar.offers.append(offer)
    }
  }

  /// In the two weeks from a launch many orders of its line are for the launched goods.
  private mutating func launchGoods(_ random: inout SeededRandom) {
    let lines: [String: (name: String, series: Int, share: Int)] = [
      "冻干草莓首发": ("冻干草莓", 1, 190), "氨基酸洁面首发": ("氨基酸洁面", 0, 125),
    ]
    for campaign in calendar.campaigns {
      guard let line = lines[campaign.name], let day = campaign.end else { continue }
      let places = Dictionary(
        members.indices.map { (members[$0].id, people[$0].series) },
        uniquingKeysWith: { first, _ in first })
      for index in orders.indices {
        guard let paid = orders[index].paidAt.map(moment.zone.day(of:)), paid >= day,
          paid - day < 14, orders[index].member.flatMap({ places[$0] }) == line.series
        else { continue }
        if random.happens(perMille: line.share) { orders[index].more["goods"] = .text(line.name) }
      }
    }
  }

  /// Who showed what they bought, and who won one of the scarves.
  private mutating func showcase(_ place: Int, _ random: inout SeededRandom) {
    let own = calendar.campaigns[place].groups
    guard let start = calendar.campaigns[place].start, let end = calendar.campaigns[place].end
    else { return }
    let prizes = [
      CampaignPrize("羊毛围巾", quantity: Int64(max(1, count / 300)), worth: Money(fen: 3900))
    ]
    calendar.campaigns[place].more["prizes"] = .list(prizes.map(\.fieldValue))
    let wanted = Set(own)
    // Colleagues are in every group and do not show what they bought.
    var seen = Set(members.filter(\.isStaff).map(\.id))
    var won = 0
    for stay in memberships
    where stay.status == .active && wanted.contains(stay.group) && seen.insert(stay.member).inserted
    {
      guard stay.joinedAt.map({ moment.zone.day(of: $0) < start }) ?? true,
        random.happens(perMille: 470)
      else { continue }
      let day = start + random.below(end - start + 1)
      let isWinner = won < Int(prizes[0].quantity) && random.happens(perMille: 60)
      if isWinner { won += 1 }
      participate(
        calendar.campaigns[place].id, stay.member,
        tookPart: moment.zone.instant(day, second: 40_000 + random.below(36_000)),
        prize: isWinner ? prizes[0].name : "")
    }
  }

  /// A member day with half of its audience offered more: enough of them to tell the arms apart.
  private mutating func compareOffers(_ place: Int, _ random: inout SeededRandom) {
    let campaign = calendar.campaigns[place]
    guard let start = campaign.start,
      let offer = calendar.offers.first(where: { $0.campaign == campaign.id })
    else { return }
    let arms = [
      CampaignArm("对照", "不发券", weight: 50), CampaignArm("满减", offer.name, weight: 50),
    ]
    let audience = people.indices.filter {
      people[$0].standing == .inGroups && people[$0].tenure > 20
        && [.frequent, .devoted].contains(people[$0].habit)
    }
    let frozen = moment.zone.instant(start - 1, second: 64_800)
    calendar.campaigns[place].more["arms"] = .list(arms.map(\.fieldValue))
    calendar.campaigns[place].more["planned"] = .int(Int64(max(2, audience.count * 2 / 5)))
    calendar.campaigns[place].more["audience"] =
      AudienceFreeze(query: "purchase-days(90d)>=2", at: frozen, count: Int64(audience.count))
      .fieldValue
    for person in audience {
      let arm = random.happens(perMille: 500) ? arms[0] : arms[1]
      participate(campaign.id, members[person].id, arm: arm.key, at: frozen)
      guard random.happens(perMille: arm == arms[0] ? 20 : 65) else { continue }
      buy(person, on: start, offer: arm == arms[1] ? offer.name : nil, campaign, &random)
    }
  }

  private mutating func participate(
    _ campaign: ID<Campaign>, _ member: ID<Member>, arm: String = "", at: Instant? = nil,
    tookPart: Instant? = nil, prize: String = ""
  ) {
    var row = Participation(id: mint.mint())
    (row.campaign, row.member, row.arm) = (campaign, member, arm)
    (row.at, row.tookPartAt, row.prize) = (at, tookPart, prize)
    row.by = Self.colleagues[1].name
    calendar.participations.append(row)
  }

  /// One more order, for a campaign.
  private mutating func buy(
    _ person: Int, on day: Day, offer: String?, _ campaign: Campaign,
    _ random: inout SeededRandom
  ) {
    let series = DemoSeries.all[people[person].series]
    var order = Order(id: mint.mint())
    order.channel = "youzan"
    order.number = "E\(day.text.filter { $0 != "-" })\(90_000_000 + orders.count)"
    order.member = members[person].id
    order.state = .completed
    order.paid = Money(fen: Int64(9900 + random.below(14_000)))
    let paid = moment.zone.instant(day, second: 32_000 + random.below(50_000))
    order.paidAt = paid
    order.more["placedAt"] = .instant(paid)
    order.more["goods"] = .text(random.pick(series.goods))
    if let offer { order.more["offer"] = .text(offer) }
    orders.append(order)
  }
}
