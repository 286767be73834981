import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Keeps an idea for a post, to be planned later.
  public static let addIdea = BulkAction(
    id: "content.idea.add", on: "content",
    title: Localized("记选题", "Keep an idea"),
    summary: Localized(
      "往选题库里记一个选题：热点、痛点或日常，哪一类；排期时从库里挑，补比例也会用",
      "Keeps an idea in the topic bank; it is planned later, by hand or to balance a week"),
    arguments: [
      Argument("title", Localized("选题", "Idea"), .text(limit: 200)),
      Argument("category", Localized("类别", "Category"), .choice(ContentCategory.choices)),
      Argument("topic", Localized("热点／痛点／日常", "Hot, pain or routine"), .choice(TopicKind.choices)),
      Argument(
        "theme", Localized("主题（可空）", "Theme (may be empty)"), .text(limit: 200), optional: true),
    ],
    isRepeatable: true, makesRow: true, sample: ["换季起皮怎么办", "价值", "痛点", "护肤"],
    prepare: { (input) throws(Refusal) in
      let title = input.answer(0).trimmed
      guard title.count <= 200 else {
        throw Refusal("选题最长 200 个字", "An idea has at most 200 characters")
      }
      guard
        let category = ContentCategory.choices.named(input.answer(1).trimmed)
          .flatMap({ ContentCategory(rawValue: $0.code) })
      else { throw Refusal("类别是 价值、福利 或 互动", "The category is value, benefit or interactive") }
      guard
        let topic = TopicKind.choices.named(input.answer(2).trimmed)
          .flatMap({ TopicKind(rawValue: $0.code) })
      else { throw Refusal("填 热点、痛点 或 日常", "Hot, pain or routine") }
      var mint = input.community.mint
      var item = ContentItem(id: mint.mint())
      item.title = title
      item.category = category
      item.state = .idea
      item.more["topic"] = topic.fieldValue
      item.more["theme"] = String(input.answer(3).trimmed.prefix(200)).fieldValue
      return Procedure(
        Localized("选题「\(title)」", "Idea “\(title)”"),
        creation: Procedure.Creation(
          id: item.id.raw, changes: [.insert(ContentItem.collection.key, item.record)],
          words: Localized(
            "\(category.sign) \(topic.title.zh) \(title)",
            "\(category.sign) \(topic.title.en): \(title)")
        ))
    })

  /// Plans every chosen idea, or gives a planned post another time.
  public static let scheduleContent = BulkAction(
    id: "content.schedule", on: "content", key: "t",
    title: Localized("排期", "Schedule"),
    summary: Localized(
      "给选中的选题排上日子和时间，没选群的发全部群；已排的改时间，过了点才改的仍按原来的算准时",
      "Gives the chosen ideas and posts a day and time; what is overdue stays counted as late"),
    arguments: [
      Argument("day", Localized("哪天", "Day"), .day),
      Argument(
        "time", Localized("几点（空为原来的，或 20:00）", "Time (empty: as before, or 20:00)"),
        .text(limit: 10), optional: true),
    ],
    sample: ["+3", "12:00"],
    prepare: { (input) throws(Refusal) in
      let moment = input.moment
      guard let day = ScheduleAnswer.day(input.answer(0), today: moment.today) else {
        throw Refusal("日期写成 2026-12-01、12-01、+3 或 明天", "Write the day as 2026-12-01, 12-01 or +3")
      }
      let typed = input.answer(1).trimmed
      let second = typed.isEmpty ? nil : ScheduleAnswer.second(typed)
      guard typed.isEmpty || second != nil else {
        throw Refusal("时间写成 20:00", "Write the time as 20:00")
      }
      let all = input.community.groups.filter { $0.status == .active }.map(\.id).sorted()
      let base = input.community.mint
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { first, _ in first })
      let chosen = input.chosen.compactMap { input.community.content[raw: $0] }
      let sample = chosen.first
      let warnings = input.objections(
        to: sample, groups: sample.map { $0.groups.isEmpty ? all : $0.groups } ?? all,
        at: moment.zone.instant(day, second: second ?? 72_000))
      let shown = "\(day.shortText) \(typed)".trimmed
      return Procedure(Localized("排到 \(shown)", "Schedule \(shown)"), warnings: warnings) { id in
        guard let item = input.community.content[raw: id] else { return .unchanged }
        let old = item.scheduledAt
        let at = moment.zone.instant(
          day, second: second ?? old.map(moment.zone.secondOfDay(of:)) ?? 72_000)
        let before = old.map { "\(moment.zone.day(of: $0).shortText) \(moment.zone.clock($0))" }
        let after = Localized(
          verbatim: "\(moment.zone.day(of: at).shortText) \(moment.zone.clock(at))")
        switch item.outcome(at: moment.now) {
        case .published: return .skip(Localized("已经发完", "Published already"))
        case .cancelled: return .skip(Localized("已取消", "Cancelled"))
        case .planned, .partial, .missed: break
        }
        guard old != nil else {
          let counter = base.next + (places[id] ?? 0)
          let task = ID<Chore>(raw: PackedID.pack(machine: base.machine, counter: counter))
          return .change(
            item.scheduling(at: at, groups: all, taskID: task),
            before: Localized("没排期", "not scheduled"), after: after)
        }
        guard old != at else { return .unchanged }
        let change = Change.set(
          ContentItem.collection.key, id, field: "at", before: old.fieldValue, after: .instant(at))
        return .change(
          [change] + item.keepingFirstSchedule(at: moment.now),
          before: Localized(verbatim: before ?? ""), after: after)
      }
    })

  /// Writes the text of every chosen post, ready to be copied.
  public static let writeContent = BulkAction(
    id: "content.text.set", on: "content", key: "e",
    title: Localized("写文案", "Write text"),
    summary: Localized(
      "写选中内容的文案，按 y 就能复制；填 - 清空", "Writes the text that y copies; - clears it"),
    arguments: [Argument("text", Localized("文案", "Text"), .text(limit: 2000))],
    sample: ["今晚 20:00 开团，接龙写编号。"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard typed.count <= 2000 else {
        throw Refusal("文案最长 2,000 个字", "A text has at most 2,000 characters")
      }
      let text = typed == "-" ? "" : typed
      let short = text.count > 20 ? "\(text.prefix(20))…" : text
      return Procedure(Localized("写文案", "Write text")) { id in
        guard let item = input.community.content[raw: id], item.text != text else {
          return .unchanged
        }
        var changes: [Change] = [
          .set(
            ContentItem.collection.key, id, field: "text", before: item.text.fieldValue,
            after: text.fieldValue)
        ]
        if item.state == .draft, !text.isEmpty {
          changes.append(
            .set(
              ContentItem.collection.key, id, field: "state", before: item.state.fieldValue,
              after: ContentState.ready.fieldValue))
        }
        return .change(
          changes, before: Localized(verbatim: String(item.text.prefix(20))),
          after: Localized(verbatim: short))
      }
    })

  /// Says what the chosen posts still lack.
  public static let noteMissing = BulkAction(
    id: "content.missing.set", on: "content",
    title: Localized("记缺什么", "Note what is missing"),
    summary: Localized(
      "记下选中的内容还缺什么，如 1 张图；填 - 为齐了",
      "Notes what the chosen posts lack, such as a picture; - for nothing"),
    arguments: [Argument("missing", Localized("缺什么", "Missing"), .text(limit: 100))],
    sample: ["1 张图"],
    prepare: { (input) throws(Refusal) in
      let typed = String(input.answer(0).trimmed.prefix(100))
      let after: FieldValue = typed == "-" ? .none : .text(typed)
      return Procedure(
        typed == "-"
          ? Localized("齐了", "Nothing is missing") : Localized("缺 \(typed)", "Missing: \(typed)")
      ) { id in
        guard let item = input.community.content[raw: id] else { return .unchanged }
        let before = item.more["missing"]
        guard before != after else { return .unchanged }
        return .change(
          [
            .set(
              ContentItem.collection.key, id, field: "missing", before: before, after: after)
          ], before: Localized(verbatim: before.text ?? "–"),
          after: Localized(verbatim: after.text ?? "–"))
      }
    })

  /// Gives the chosen posts to a colleague.
  public static let assignContent = BulkAction(
    id: "content.author.assign", on: "content", key: "@",
    title: Localized("改派", "Reassign"),
    summary: Localized(
      "把选中的内容交给一位同事发；填 - 为不指定", "Gives the chosen posts to a colleague; - to nobody"),
    arguments: [Argument("colleague", Localized("同事", "Colleague"), .colleague)],
    sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.assignment(
        ContentItem.collection.key, field: "author", title: Localized("改派", "Reassign")
      ) { community.content[raw: $0]?.author }
    })

  /// Writes down what the readers of the chosen posts did.
  public static let measureContent = BulkAction(
    id: "content.metrics.set", on: "content",
    title: Localized("记效果", "Record metrics"),
    summary: Localized(
      "记下选中内容的曝光、赞、评论、分享、点击、订单、成交额；空着的不改",
      "Records exposure, likes, comments, shares, clicks, orders and revenue; empty ones stay"),
    arguments: [
      Argument("exposure", Localized("曝光", "Exposure"), .number, optional: true),
      Argument("likes", Localized("赞", "Likes"), .number, optional: true),
      Argument("comments", Localized("评论", "Comments"), .number, optional: true),
      Argument("shares", Localized("分享", "Shares"), .number, optional: true),
      Argument("clicks", Localized("点击", "Clicks"), .number, optional: true),
      Argument("orders", Localized("订单", "Orders"), .number, optional: true),
      Argument("revenue", Localized("成交额，元", "Revenue"), .number, optional: true),
    ],
    sample: ["1200", "36", "18", "4", "90", "7", "640"],
    prepare: { (input) throws(Refusal) in
      var counts: [Int64?] = []
      for place in 0..<6 {
        let text = input.answer(place).trimmed
        guard text.isEmpty || Int64(text).map({ (0...1_000_000_000).contains($0) }) == true else {
          throw Refusal("效果填整数", "Metrics are whole numbers")
        }
        counts.append(Int64(text))
      }
      let money = input.answer(6).trimmed
      let revenue = money.isEmpty ? nil : input.yuan(6)
      guard money.isEmpty || revenue != nil else {
        throw Refusal("成交额填数字，单位元", "The revenue is a number")
      }
      guard revenue != nil || counts.contains(where: { $0 != nil }) else {
        throw Refusal("至少填一项", "Fill in one at least")
      }
      let numbers = counts
      return Procedure(Localized("记效果", "Record metrics")) { id in
        guard let item = input.community.content[raw: id] else { return .unchanged }
        guard !item.deliveries.isEmpty else { return .skip(Localized("还没发", "Not published")) }
        var effect = item.effect ?? ContentEffect()
        effect.exposure = numbers[0] ?? effect.exposure
        effect.likes = numbers[1] ?? effect.likes
        effect.comments = numbers[2] ?? effect.comments
        effect.shares = numbers[3] ?? effect.shares
        effect.clicks = numbers[4] ?? effect.clicks
        effect.orders = numbers[5] ?? effect.orders
        effect.revenue = revenue ?? effect.revenue
        let (before, after) = (item.more["metrics"], effect.fieldValue)
        guard before != after else { return .unchanged }
        return .change(
          [
            .set(
              ContentItem.collection.key, id, field: "metrics", before: before, after: after)
          ], before: Localized(verbatim: item.effect == nil ? "–" : "✓"),
          after: Localized(
            "曝光 \(effect.exposure ?? 0)，单 \(effect.orders ?? 0)",
            "exposure \(effect.exposure ?? 0), orders \(effect.orders ?? 0)"))
      }
    })
}

extension PlanInput {
  /// What speaks against a post at a time.
  func objections(to item: ContentItem?, groups: [ID<Group>], at: Instant) -> [Localized] {
    PushPolicy.standard.objections(
      to: item, groups: groups, at: at, in: community, zone: moment.zone)
  }
}
