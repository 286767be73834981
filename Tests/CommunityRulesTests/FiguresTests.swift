import CommunityModel
import CommunityRules
import Testing

/// Figures of members and groups on small examples worked out by hand.
@Suite struct FiguresTests {
  @Test func `orders are counted one by one, purchase days once a day`() throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    try shop.order(someone, ago: 10, fen: 1000)
    try shop.order(someone, ago: 10, fen: 501)
    try shop.order(someone, ago: 400, fen: 2000)
    let figures = shop.figures[someone]
    #expect(figures.orders == 3 && figures.purchaseDays == 2)
    #expect(figures.spend == 3501 && figures.yearSpend == 1501)
    #expect(figures.averageOrder == 1167)
    #expect(figures.firstPurchase == ShopSketch.today - 400)
    #expect(figures.lastPurchase == ShopSketch.today - 10)
    #expect(figures.joined == ShopSketch.today - 400)
  }

  @Test func `the last 365 days include today and leave out the 365th day before`() throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    try shop.order(someone, ago: 364, fen: 700)
    try shop.order(someone, ago: 365, fen: 900)
    #expect(shop.figures[someone].yearSpend == 700)
  }

  @Test func `what was closed, given back or never paid is no purchase`() throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    try shop.order(someone, ago: 1, fen: 100) { $0.state = .closed }
    try shop.order(someone, ago: 2, fen: 100) { $0.state = .refunded }
    try shop.order(someone, ago: 3, fen: 100) { $0.state = .pending }
    try shop.order(someone, ago: 4, fen: 0)
    try shop.order(someone, ago: 5, fen: 100) { $0.refunded = Money(fen: 100) }
    try shop.order(someone, ago: 6, fen: 100) {
      $0.state = .partRefunded
      $0.refunded = Money(fen: 40)
    }
    #expect(shop.figures[someone].orders == 1 && shop.figures[someone].spend == 60)
  }

  @Test(arguments: [
    ([0, 10], nil), ([0, 10, 30], 30), ([0, 10, 30, 35], 20), ([5, 6, 8, 12, 20], 6),
  ])
  func `twice the median gap is known from three purchase days on`(
    _ days: [Int], _ doubled: Int?
  ) throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    for day in days.reversed() { try shop.order(someone, ago: day, fen: 100) }
    #expect(shop.figures[someone].doubledCadence.map(Int.init) == doubled)
  }

  @Test func `orders may come in any order of their days`() throws {
    var shop = ShopSketch()
    let (one, two) = (try shop.person(), try shop.person())
    let days = (0..<70).map { $0 * 37 % 211 }
    for day in days { try shop.order(one, ago: day, fen: 100) }
    for day in days.sorted(by: >) { try shop.order(two, ago: day, fen: 100) }
    #expect(shop.figures[one] == shop.figures[two])
  }

  /// Days since the purchases, and the stage of somebody who joined a group so many days ago.
  @Test(arguments: [
    ([], 3, Stage.new), ([], 29, .new), ([], 30, .prospect), ([], 90, .dormant),
    ([], 180, .lost), ([0], 400, .new), ([29], 400, .new), ([30], 400, .firstPurchase),
    ([44], 400, .firstPurchase), ([45], 400, .churnWarning), ([89], 400, .churnWarning),
    ([90], 400, .dormant), ([180], 400, .lost), ([5, 100], 400, .repeat),
    ([14, 21, 28], 400, .churnWarning), ([13, 20, 27], 400, .repeat),
    ([12, 14, 16], 400, .repeat), ([40, 140, 240], 400, .repeat),
    ([45, 145, 245], 400, .churnWarning), ([200], 5, .lost),
  ])
  func `a stage follows from silence and purchases`(
    _ purchases: [Int], _ joined: Int, _ stage: Stage
  ) throws {
    var shop = ShopSketch()
    let (someone, group) = (try shop.person(), try shop.group())
    try shop.stay(someone, in: group, joined: joined)
    for day in purchases { try shop.order(someone, ago: day, fen: 100) }
    // The joined day is the earliest: joining a group later ends no silence.
    #expect(shop.figures[someone].stage == stage)
  }

  @Test func `whoever was in groups and is in none has left, a buyer who never joined has not`()
    throws
  {
    var shop = ShopSketch()
    let group = try shop.group()
    let (gone, buyer, back) = (try shop.person(), try shop.person(), try shop.person())
    try shop.stay(gone, in: group, joined: 50, left: 2)
    try shop.order(gone, ago: 1, fen: 100)
    try shop.order(buyer, ago: 1, fen: 100)
    try shop.stay(back, in: group, joined: 50, left: 20)
    try shop.stay(back, in: group, joined: 10)
    #expect(shop.figures[gone].stage == .left)
    #expect(shop.figures[buyer].stage == .new)
    #expect(shop.figures[back].stage == .prospect)
    #expect(shop.figures[back].activeGroups == 1)
  }

  @Test func `a stage set by hand holds until its day, but not for whoever has left`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let set: (Day?) -> FieldValue = { .record([.text("repeat"), $0.fieldValue]) }
    let held = try shop.person { $0.more["stageOverride"] = set(ShopSketch.today) }
    let over = try shop.person { $0.more["stageOverride"] = set(ShopSketch.today - 1) }
    let open = try shop.person { $0.more["stageOverride"] = set(nil) }
    let left = try shop.person { $0.more["stageOverride"] = set(nil) }
    try shop.stay(left, in: group, joined: 9, left: 1)
    #expect(shop.figures[held].stage == .repeat)
    #expect(shop.figures[over].stage == .prospect)
    #expect(shop.figures[open].stage == .repeat)
    #expect(shop.figures[left].stage == .left)
  }

  @Test func `the joined day is the earliest of group, friendship and first purchase`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let friend = try shop.person {
      $0.accounts = [
        ExternalID(platform: "wecom", id: "w1", addedAt: ShopSketch.instant(ago: 80)),
        ExternalID(platform: "youzan", id: "y1", addedAt: ShopSketch.instant(ago: 300)),
      ]
    }
    try shop.stay(friend, in: group, joined: 20)
    #expect(shop.figures[friend].joined == ShopSketch.today - 80)
    try shop.order(friend, ago: 95, fen: 0)
    #expect(shop.figures[friend].joined == ShopSketch.today - 80)
    try shop.order(friend, ago: 90, fen: 10)
    #expect(shop.figures[friend].joined == ShopSketch.today - 90)
  }

  @Test func `figures as of an earlier day know nothing of what came later`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let (leaver, newcomer) = (try shop.person(), try shop.person())
    try shop.stay(leaver, in: group, joined: 100, left: 3)
    try shop.order(leaver, ago: 40, fen: 500)
    try shop.order(leaver, ago: 2, fen: 700)
    try shop.stay(newcomer, in: group, joined: 1)
    let then = Figures.computed(
      from: shop.community,
      moment: Moment(now: Zone.shanghai.instant(ShopSketch.today - 7, second: 86_399)))
    #expect(then[leaver].stage == .firstPurchase && then[leaver].spend == 500)
    #expect(then[newcomer].joined == nil && then[newcomer].everInGroup == false)
    #expect(then[group].size == 1 && then[group].leftWeek == 0)
    #expect(shop.figures[leaver].stage == .left)
    #expect(shop.figures[group].size == 1 && shop.figures[group].leftWeek == 1)
  }

  @Test func `a group counts its people, its joins and leaves, and those who left early`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let staff = try shop.person { $0.isStaff = true }
    try shop.stay(staff, in: group, joined: 0) { $0.role = .owner }
    try shop.stay(try shop.person(), in: group, joined: 0)
    try shop.stay(try shop.person(), in: group, joined: 6) { $0.role = .koc }
    try shop.stay(try shop.person(), in: group, joined: 7)
    try shop.stay(try shop.person(), in: group, joined: 8, left: 2)
    try shop.stay(try shop.person(), in: group, joined: 10, left: 3)
    try shop.stay(try shop.person(), in: group, joined: 29, left: 23)
    try shop.stay(try shop.person(), in: group, joined: 30, left: 29)
    try shop.stay(try shop.person(), in: group, joined: 200, left: 0) { $0.status = .removed }
    try shop.stay(try shop.person(), in: group, joined: 200) { $0.role = .admin }
    try shop.stay(try shop.person(), in: group, joined: 0) { $0.status = .pending }
    let figures = shop.figures[group]
    #expect(figures.size == 5 && figures.staff == 1 && figures.admins == 1 && figures.kocs == 1)
    #expect(figures.joinedToday == 1 && figures.joinedWeek == 2)
    #expect(figures.leftToday == 1 && figures.leftWeek == 3)
    #expect(figures.earlyBase == 4 && figures.earlyLeft == 2)
    #expect(figures.netByDay == [0, 0, 0, 1, 0, 1, 1, 1, 0, 0, -1, -1, 0, 0])
  }

  @Test func `a colleague is in no ranking and in no tier`() throws {
    var shop = ShopSketch()
    let staff = try shop.person { $0.isStaff = true }
    try shop.order(staff, ago: 3, fen: 900_000)
    #expect(shop.figures[staff].recencyScore == 0 && shop.figures[staff].tier.isEmpty)
    #expect(shop.figures[staff].rfmGroup == .prospect)
  }

  @Test func `few buyers are scored by fixed values`() throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    for day in [7, 60, 120] { try shop.order(someone, ago: day, fen: 20_000) }
    let figures = shop.figures[someone]
    #expect(figures.recencyScore == 5 && figures.frequencyScore == 3 && figures.monetaryScore == 3)
    #expect(figures.rfmGroup == .active)
  }
}
