import CommunityModel
import CommunityRules
import Wording

/// The candidates of the design's board, with rows from which its scores and states follow.
struct KocSketch {
  /// What a candidate's card says besides the name.
  private struct Card {
    var name: String
    var score: Int
    var since = 1
    /// Posts, reactions or days that the card speaks of.
    var posts: Int?
    var reactions: Int?
    var active: Int?
    var brought: Int?
    var remark: String?
    var hasAddress = true
    var hasConsent = true
    var by: String?
    var reply: String?
    var lastPost = 1
    var trial: KocTrial?
    var sales: (orders: Int, yuan: Int)?
  }

  private(set) var shop = SketchShop()
  private var place = 0
  private var active = 0
  private var firstWorking: ID<Member>?

  static func community() throws -> Community {
    var sketch = KocSketch()
    sketch.spotted()
    sketch.screened()
    sketch.invited()
    sketch.trials()
    sketch.working()
    sketch.ended()
    sketch.talk()
    try sketch.shop.settle()
    return sketch.shop.community
  }

  private mutating func spotted() {
    let cards = [
      Card(name: "程小野", score: 91, since: 8), Card(name: "花卷儿", score: 84, posts: 6),
      Card(name: "老唐", score: 82, reactions: 41), Card(name: "米粒", score: 77, remark: "群里常答疑"),
      Card(name: "静水", score: 74, posts: 4), Card(name: "阿布", score: 71, brought: 3),
      Card(name: "柚子茶", score: 68, active: 19), Card(name: "小顾", score: 66, brought: 2),
      Card(name: "大白", score: 65, posts: 3), Card(name: "青禾", score: 64, active: 17),
      Card(name: "九月", score: 62, reactions: 22), Card(name: "阿酒", score: 61, remark: "近月晒单 2 篇"),
    ]
    for card in cards { add(card, .spotted) }
    for number in 0..<6 { add(Card(name: "候选\(number + 1)", score: 58 - number), .spotted) }
  }

  private mutating func screened() {
    for card in [
      Card(name: "南乔", score: 80, since: 4), Card(name: "周周", score: 79),
      Card(name: "林夏", score: 76, hasAddress: false), Card(name: "阿K", score: 73, by: "小林"),
      Card(name: "何田", score: 70, hasConsent: false), Card(name: "晚晚", score: 69),
      Card(name: "小满", score: 67, by: "小周"), Card(name: "四月", score: 63, hasAddress: false),
      Card(name: "朵朵", score: 61),
    ] { add(card, .screened) }
  }

  private mutating func invited() {
    for card in [
      Card(name: "江未", score: 83, since: 6), Card(name: "苏打", score: 75, since: 5),
      Card(name: "余生", score: 78, since: 2), Card(name: "团子", score: 72, reply: "已看未回"),
      Card(name: "栗子", score: 70, since: 0), Card(name: "海盐", score: 66, since: 0),
      Card(name: "阿秋", score: 64),
    ] { add(card, .invited) }
  }

  private mutating func trials() {
    let today = SketchShop.moment.today
    func trial(_ due: Int, signed: Bool = true, wanted: Int64 = 1, delivered: Int64 = 0) -> KocTrial
    {
      KocTrial(
        sku: "面霜Pro 小样", cost: Money(fen: 23_800), shippedOn: today - 14,
        signedOn: signed ? today - 12 : nil, dueOn: today + due, wanted: wanted,
        delivered: delivered)
    }
    var first = trial(-3)
    first.cost = Money(fen: 1800)
    for card in [
      Card(name: "陈一诺", score: 88, since: 14, trial: first),
      Card(name: "许知远", score: 81, trial: trial(-2)),
      Card(name: "阿May", score: 79, trial: trial(-1)),
      Card(name: "温言", score: 77, trial: trial(1)), Card(name: "豆包", score: 75, trial: trial(2)),
      Card(name: "沐沐", score: 74, trial: trial(3, wanted: 2, delivered: 1)),
      Card(name: "七七", score: 73, trial: trial(4)),
      Card(name: "阿里", score: 72, trial: trial(9, signed: false)),
      Card(name: "小鹿", score: 70, trial: trial(9, signed: false)),
      Card(name: "白茶", score: 68, trial: trial(9, signed: false)),
      Card(name: "叶子", score: 66, hasAddress: false),
      Card(name: "青柠", score: 65, hasAddress: false),
    ] { add(card, .trial) }
  }

  private mutating func working() {
    for card in [
      Card(name: "顾北", score: 62, posts: 2, lastPost: 30),
      Card(name: "十一", score: 60, posts: 2, lastPost: 22),
      Card(name: "李婉清", score: 83, posts: 2, sales: (9, 1102)),
      Card(name: "糖糖妈妈", score: 82, posts: 2, sales: (8, 1064)),
      Card(name: "安安", score: 81, posts: 2, sales: (8, 988)),
      Card(name: "元宝", score: 80, posts: 2, sales: (7, 941)),
      Card(name: "云朵", score: 78, posts: 2, sales: (7, 902)),
      Card(name: "小北", score: 76, posts: 2, sales: (6, 815)),
      Card(name: "西西", score: 75, posts: 2, sales: (6, 790)),
      Card(name: "橙子", score: 74, posts: 2, sales: (5, 702)),
      Card(name: "果果", score: 73, posts: 2, sales: (5, 655)),
      Card(name: "念念", score: 71, posts: 2, sales: (5, 640)),
    ] { add(card, .active) }
    // The rest of 143 orders and ¥18,920, and of 61 posts.
    for number in 0..<22 {
      let orders = number < 11 ? 4 : 3
      let yuan = orders * 134 + (number == 0 ? 3 : 0)
      add(
        Card(
          name: "伙伴\(number + 1)", score: 70 - number % 10, posts: number < 15 ? 2 : 1,
          sales: (orders, yuan)), .active)
    }
  }

  private mutating func ended() {
    for (stage, count) in [(KocStage.paused, 3), (.retired, 11), (.rejected, 6)] {
      for number in 0..<count {
        add(Card(name: "\(stage.title.zh)\(number + 1)", score: 50, since: 40), stage)
      }
    }
  }

  /// Somebody outside the board speaks 250 times where the working KOCs speak 100 times: 28.6 %.
  private mutating func talk() {
    let day = SketchShop.moment.today - 3
    shop.openTalk()
    let person = shop.add(Member.self) { $0.name = "常来的人" }
    let group = shop.talkingGroup
    _ = shop.add(Membership.self) {
      $0.group = group
      $0.member = person
      $0.more["talk"] = .list([TalkDay(day, 250).fieldValue])
    }
    guard let koc = firstWorking else { return }
    _ = shop.add(Membership.self) {
      $0.group = group
      $0.member = koc
      $0.status = .left
      $0.more["talk"] = .list([TalkDay(day, 100).fieldValue])
    }
  }

  private mutating func add(_ card: Card, _ stage: KocStage) {
    let today = SketchShop.moment.today
    let facts = Self.facts(card, isWorking: stage == .active)
    let isFirst = card.name == "陈一诺"
    let person = shop.add(Member.self) {
      $0.name = card.name
      if facts.hasPhone { $0.phone = "13800001111" }
      if facts.hasPhone { $0.city = "杭州" }
      if card.hasConsent { $0.more["consent"] = .text("granted") }
      if card.hasAddress { $0.more["address"] = .text("杭州学府路 1 号") }
    }
    shop.join(person, group: stage == .active ? nextWorkingGroup() : isFirst ? 3 : 39)
    for day in 0..<facts.purchaseDays {
      shop.buy(person, daysAgo: 20 + day * 10, yuan: isFirst ? 450 : 60)
    }
    for number in 0..<facts.brought {
      shop.bring("\(card.name)的朋友\(number + 1)", by: person, yuan: isFirst ? 267 : 40)
    }
    if card.name == "伙伴22" { firstWorking = person }
    let owner = shop.colleagues[place % 3 == 2 ? 1 : 0]
    place += 1
    _ = shop.add(KocCandidate.self) {
      $0.member = person
      $0.stage = stage
      $0.owner = owner
      $0.since = today - card.since
      $0.observed = KocObservation(
        on: today - 1, activeDays: Int64(facts.active), posts: Int64(facts.posts),
        reactions: Int64(facts.reactions), lastPost: today - card.lastPost)
      $0.trial = card.trial
      if let by = card.by { $0.more["by"] = .text(by) }
      if let remark = card.remark { $0.more["remark"] = .text(remark) }
      if let reply = card.reply {
        $0.nudge = KocNudge(at: SketchShop.at(-1, 1000), by: "小满", reply: reply)
      }
      if stage == .active { $0.more["rate"] = .int(700) }
      guard isFirst else { return }
      $0.nudge = KocNudge(at: SketchShop.at(-2, 1000), by: "小满", reply: "这两天拍")
      let month = today.firstOfMonth.adding(months: -1)
      $0.more["evaluations"] = .list([
        KocEvaluation(month: month, score: 85, known: 100).fieldValue
      ])
      let sent = month.adding(months: -1) + 5
      $0.more["trials"] = .list([
        KocTrial(
          sku: "洁面", shippedOn: sent, signedOn: sent + 2, dueOn: sent + 14, delivered: 1,
          verdict: .passed, deliveredOn: sent + 12, likes: 57
        ).fieldValue
      ])
    }
    if let sales = card.sales {
      for number in 0..<sales.orders {
        let share = sales.yuan / sales.orders + (number < sales.yuan % sales.orders ? 1 : 0)
        shop.sell(by: person, daysAgo: number + 1, yuan: share)
      }
    }
  }

  /// Fourteen groups with two working KOCs, six with one.
  private mutating func nextWorkingGroup() -> Int {
    defer { active += 1 }
    return active < 28 ? active / 2 : 14 + active - 28
  }

  // MARK: What a score is made of

  private struct Facts {
    var active = 0
    var posts = 0
    var reactions = 0
    var brought = 0
    var purchaseDays = 0
    var hasPhone = true
  }

  /// Rows that make a score, and of which the card's words are the most remarkable.
  private static func facts(_ card: Card, isWorking: Bool) -> Facts {
    if card.name == "陈一诺" {
      return Facts(active: 18, posts: 5, reactions: 12, brought: 2, purchaseDays: 12)
    }
    let hasWords = card.posts ?? card.reactions ?? card.active ?? card.brought != nil
    for brought in card.brought.map({ [$0] }) ?? Array(0...3) {
      for posts in card.posts.map({ [$0] }) ?? Array(1...6) {
        for days in (0...4).reversed() {
          for active in card.active.map({ [$0] }) ?? Array((4...20).reversed()) {
            for reactions in card.reactions.map({ [$0] }) ?? Array(0...(posts * 3)) {
              for hasPhone in [true, false] {
                let found = Facts(
                  active: active, posts: posts, reactions: reactions, brought: brought,
                  purchaseDays: days, hasPhone: hasPhone)
                guard score(found, card) == card.score else { continue }
                if !hasWords || isWorking || isRemarkable(found, card) { return found }
              }
            }
          }
        }
      }
    }
    return Facts()
  }

  private static func score(_ facts: Facts, _ card: Card) -> Int {
    var known = KocFacts()
    known.activeDays = Double(facts.active)
    known.posts = Double(facts.posts)
    known.reactionsPerPost = Double(facts.reactions) / Double(facts.posts)
    known.converted = Double(facts.brought)
    known.purchaseDays = Double(facts.purchaseDays)
    known.trust = ((card.hasConsent ? 1 : 0) + (facts.hasPhone ? 1 : 0)) / 2
    return KocScore(known).value
  }

  private static func isRemarkable(_ facts: Facts, _ card: Card) -> Bool {
    let shares = [
      Double(facts.brought) / 1.5, Double(facts.posts) / 5, Double(facts.reactions) / 17,
      Double(facts.active) / 19, Double(facts.purchaseDays) / 12,
    ]
    let place = card.brought != nil ? 0 : card.posts != nil ? 1 : card.reactions != nil ? 2 : 3
    return shares.enumerated().allSatisfy { $0.offset == place || $0.element < shares[place] }
  }
}

extension SketchShop {
  fileprivate mutating func join(_ member: ID<Member>, group: Int) {
    let id = groups[group]
    _ = add(Membership.self) {
      $0.group = id
      $0.member = member
      $0.joinedAt = Self.at(-200, 1000)
    }
  }

  fileprivate mutating func buy(_ member: ID<Member>, daysAgo: Int, yuan: Int) {
    _ = add(Order.self) {
      $0.channel = "youzan"
      $0.number = "b\($0.id.raw)"
      $0.member = member
      $0.state = .completed
      $0.paid = Money(fen: Int64(yuan) * 100)
      $0.paidAt = Self.at(-daysAgo, 1000)
    }
  }

  fileprivate mutating func sell(by koc: ID<Member>, daysAgo: Int, yuan: Int) {
    _ = add(Order.self) {
      $0.channel = "youzan"
      $0.number = "k\($0.id.raw)"
      $0.state = .completed
      $0.paid = Money(fen: Int64(yuan) * 100)
      $0.paidAt = Self.at(-daysAgo, 1000)
      $0.more["koc"] = .ref(koc.raw)
    }
  }

  fileprivate mutating func bring(_ name: String, by host: ID<Member>, yuan: Int) {
    let person = add(Member.self) { $0.name = name }
    let id = groups[39]
    _ = add(Membership.self) {
      $0.group = id
      $0.member = person
      $0.scene = .invite
      $0.inviter = host
      $0.joinedAt = Self.at(-40, 1000)
    }
    buy(person, daysAgo: 36, yuan: yuan)
  }
}
