import CommunityModel

extension DemoBuilder {
  /// The task of publishing a post; what was missed before this week was given up with a reason.
  mutating func task(for item: ContentItem) -> Chore {
    var chore = Chore(id: mint.mint())
    chore.title = item.title
    chore.kind = .publish
    chore.unit = .groups
    chore.assignee = item.author
    chore.content = item.id
    if let at = item.scheduledAt, at < moment.zone.instant(moment.today.monday),
      !item.openGroups.isEmpty
    {
      chore.more["skipped"] = .text("群在换群主，没发成")
      chore.doneAt = min(moment.now, at.adding(seconds: 43_200))
    }
    return chore
  }

  /// What else the day asks for: some of it late, the rest at its hour; hours gone by are done.
  mutating func listToday() {
    let (now, today, zone) = (moment.now, moment.today, moment.zone)
    let endOfDay = zone.instant(today, second: 86_340)
    func clock(_ hour: Int, _ minute: Int = 0) -> Instant {
      zone.instant(today, second: hour * 3600 + minute * 60)
    }
    func soon(_ minutes: Int64) -> Instant {
      min(endOfDay, now.adding(seconds: minutes * 60))
    }
    func add(
      _ kind: ChoreKind, _ title: String, _ due: Instant, _ unit: ChoreUnit, _ done: Int64,
      of total: Int64, _ assignee: Int, note: String? = nil, text: String? = nil,
      isLate: Bool = false, group: Int? = nil
    ) {
      var chore = Chore(id: mint.mint())
      chore.kind = kind
      chore.title = title
      chore.due = due
      chore.unit = unit
      (chore.done, chore.total) = (done, total)
      chore.assignee = operators[assignee].id
      chore.group = group.map { groups[$0].id }
      if let note { chore.more["note"] = .text(note) }
      if let text { chore.more["text"] = .text(text) }
      if due < now, !isLate {
        chore.done = total
        chore.doneAt = due
      }
      calendar.tasks.append(chore)
    }
    if let place = plans.firstIndex(where: { $0.scene == .unguided }) {
      add(
        .guide, "引导新人 · \(groups[place].name)", now.adding(seconds: -58_860), .people, 0,
        of: Int64(plans[place].joined.week), 2,
        text: "欢迎来到小满家！先看群公告，改成「城市+昵称」，每晚 20:00 有福利，有问题直接 @ 我。", isLate: true,
        group: place)
    }
    add(
      .review, "催测评 · 试用超期", zone.instant(today - 3, second: 64_800), .people, 0, of: 3, 0,
      note: "陈一诺 等", text: "试用装用得怎么样？方便的话这两天发一篇测评，好坏都写，写完登记返图券。", isLate: true)
    add(
      .reply, "回私信反馈", soon(19), .pieces, 2, of: 6, 2, note: "首响要在半小时内",
      text: "收到，我先帮你查一下订单，十分钟内回你。")
    let applicants = Int64(memberships.count { $0.status == .pending })
    add(.admit, "审入群申请", soon(64), .people, 0, of: max(1, applicants), 1)
    add(.sample, "寄样 · 新洁面", clock(14), .pieces, 0, of: 4, 0, note: "2 位没地址")
    let payers = plans.firstIndex { $0.scene == .nearlyFull } ?? 0
    add(
      .payment, "催付 · 坚果接龙", clock(15, 30), .people, 0, of: 6, 1, note: groups[payers].name,
      text: "坚果接龙今晚 20:00 截单，还没付的姐妹补一下，付了回「已付」。", group: payers)
    add(.data, "导订单 有赞、快团团", clock(17), .pieces, 0, of: 2, 0, note: "昨晚导过一次")
    add(.reply, "答疑收尾", clock(21, 30), .groups, 0, of: Int64(groups.count), 2)
    add(.report, "日报", clock(22), .pieces, 0, of: 1, 0)
  }
}
