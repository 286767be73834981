import CommunityModel

/// The posts and tasks of the drawn day.
extension SketchDay {
  mutating func plan() {
    let all = groups.map(\.id).sorted()
    let known = groups
    let line = { (goods: String) in
      known.filter { $0.category == goods }.map(\.id).sorted()
    }
    let (value, benefit) = (ContentCategory.value, ContentCategory.benefit)
    for day in 0..<7 { post(day, 8, 30, "早安话题", .interactive, all) }
    post(0, 12, 0, "坚果怎挑", value, line("食品"))
    post(0, 20, 0, "会员满减", benefit, all)
    post(1, 12, 0, "面霜教程", value, line("美妆"), author: 2)
    post(1, 20, 0, "黑五预告", benefit, all)
    post(2, 12, 0, "秋冬叠穿", value, line("服饰"))
    post(2, 20, 0, "拼团开团", benefit, all)
    post(3, 12, 0, "囤货清单", value, all)
    post(3, 16, 0, "预售定金", benefit, all)
    post(3, 20, 0, "感恩红包", benefit, all)
    for (hour, title) in [(12, "黑五开抢"), (16, "加赠提醒"), (20, "秒杀专场")] {
      post(4, hour, 0, title, benefit, all)
    }
    post(5, 12, 0, "收纳干货", value, line("家居"), author: 2)
    post(5, 16, 0, "拼团返场", benefit, all)
    post(5, 20, 0, "秒杀返场", benefit, all)
    post(6, 12, 0, "护肤答疑", value, line("美妆"), author: 2)
    post(6, 20, 0, "尾场清仓", benefit, all)
    // 33 deliveries fell due within thirty days where 29 lie before this week, one of them late.
    for index in 0..<29 {
      post(-7 - index / 2, 9 + index % 2, 0, "早安话题", .interactive, [groups[14].id])
      if index == 3, let last = content.indices.last, !content[last].deliveries.isEmpty {
        content[last].deliveries[0].at = content[last].deliveries[0].at.adding(seconds: 3600)
      }
    }
  }

  /// A post of this week, published on time where its time has passed; one group was forgotten today.
  private mutating func post(
    _ day: Int, _ hour: Int, _ minute: Int, _ title: String, _ category: ContentCategory,
    _ into: [ID<Group>], author: Int = 1
  ) {
    var item = ContentItem(id: mint.mint())
    item.title = title
    item.category = category
    item.state = .scheduled
    item.groups = into
    item.author = operators[author].id
    let at = Self.at(day - 1, hour, minute)
    item.scheduledAt = at
    if at < Self.moment.now {
      let forgotten = day == 1 ? groups[33].id : nil
      item.deliveries = into.filter { $0 != forgotten }.map {
        Delivery(group: $0, at: at.adding(seconds: 120), by: operators[author].name)
      }
    }
    if title == "面霜教程" { item.more["missing"] = .text("1 张图") }
    if day == 1, hour == 8 {
      item.text = "早上好呀，今天降温 8 度。拍一张你今天的穿搭发群里，中午抽 3 位送围巾。"
    }
    content.append(item)
  }

  mutating func listTasks() {
    for item in content where item.scheduledAt.map({ Self.zone.day(of: $0) == Self.today }) == true
    {
      var chore = Chore(id: mint.mint())
      chore.title = item.title
      chore.kind = .publish
      chore.unit = .groups
      chore.assignee = item.author
      chore.content = item.id
      if item.title == "黑五预告" { chore.more["note"] = .text("小周 同发") }
      tasks.append(chore)
    }
    task(.guide, "引导新人 · 家居好物5群", Self.at(-1, 18, 5), .people, 0, 9, 2, group: 28)
    task(
      .review, "催测评 · 试用超期", Self.at(-3, 18, 0), .people, 0, 3, 0, note: "陈一诺 等")
    task(.reply, "回私信反馈", Self.at(0, 10, 45), .pieces, 2, 6, 2)
    task(.admit, "审入群申请", Self.at(0, 11, 30), .people, 0, 14, 1)
    task(.sample, "寄样 · 新洁面", Self.at(0, 14, 0), .pieces, 0, 4, 0, note: "2 位没地址")
    task(.payment, "催付 · 坚果接龙", Self.at(0, 15, 30), .people, 0, 6, 1, group: 14)
    task(.data, "导订单 有赞、快团团", Self.at(0, 17, 0), .pieces, 0, 2, 0)
    task(.reply, "答疑收尾", Self.at(0, 21, 30), .groups, 0, 40, 2)
    task(.report, "日报", Self.at(0, 22, 0), .pieces, 0, 1, 0)
    for text in ["3 群坚果接龙还差 6 人没付", "MZ-07 的码明晚到期"] {
      var note = Note(id: mint.mint())
      note.text = text
      note.by = "小周"
      note.at = Self.at(-1, 21, 40)
      note.more["handover"] = .flag(true)
      notes.append(note)
    }
  }

  private mutating func task(
    _ kind: ChoreKind, _ title: String, _ due: Instant, _ unit: ChoreUnit, _ done: Int64,
    _ total: Int64, _ who: Int, note: String? = nil, group: Int? = nil
  ) {
    var chore = Chore(id: mint.mint())
    chore.kind = kind
    chore.title = title
    chore.due = due
    chore.unit = unit
    (chore.done, chore.total) = (done, total)
    chore.assignee = operators[who].id
    chore.group = group.map { groups[$0].id }
    if let note { chore.more["note"] = .text(note) }
    tasks.append(chore)
  }
}
