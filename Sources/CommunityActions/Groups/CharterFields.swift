import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Says what groups are for: an axis and a statement.
  public static let setPositioning = BulkAction(
    id: "group.positioning.set", on: "groups",
    title: Localized("设定位", "Set positioning"),
    summary: Localized(
      "选中的群按什么分、一句话是给谁的", "What sets the chosen groups apart, and for whom they are"),
    arguments: [
      Argument("axis", Localized("按什么分", "Axis"), .choice(GroupAxis.choices)),
      Argument("statement", Localized("一句话定位", "Statement"), .text(limit: 200)),
    ],
    sample: ["lifecycle", "买过两次以上的"],
    prepare: { (input) throws(Refusal) in
      let axis = try input.demandedChoice(0, GroupAxis.self, Localized("按什么分", "Axis"))
      let statement = try input.demandedLine(1, Localized("一句话定位", "Statement"))
      return input.settingGroup(
        Group.positioning, Localized("设定位「\(statement)」", "Set positioning “\(statement)”"),
        to: { _ in .record([axis.fieldValue, .text(statement)]) },
        shown: { Localized(verbatim: $0.record?.last?.text ?? "") })
    })

  /// Lists what people get in groups.
  public static let setValueProps = BulkAction(
    id: "group.values.set", on: "groups",
    title: Localized("设社群价值", "Set value"),
    summary: Localized(
      "选中的群给人什么，用顿号或逗号分开；- 为清掉",
      "What people get in the chosen groups, separated by commas; - clears"),
    arguments: [Argument("values", Localized("给人什么", "Values"), .text(limit: 400))],
    sample: ["专属福利、闲聊"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      let parts = text.split(whereSeparator: { "、,，;；\n".contains($0) })
        .map { String($0).trimmed }.filter { !$0.isEmpty && $0 != "-" }
      guard parts.count <= 12, parts.allSatisfy({ $0.count <= 60 }) else {
        throw Refusal("最多 12 条，每条最长 60 个字", "At most 12, each of at most 60 characters")
      }
      let value: FieldValue = parts.isEmpty ? .none : .list(parts.map { .text($0) })
      return input.settingGroup(
        Group.valueProps, Localized("设社群价值 \(parts.count) 条", "Set \(parts.count) values"),
        to: { _ in value },
        shown: { Localized(verbatim: $0.list.compactMap(\.text).joined(separator: "、")) })
    })

  /// Gives groups a new version of their rules.
  public static let addGroupRules = BulkAction(
    id: "group.rules.add", on: "groups",
    title: Localized("出新版群规", "New rules"),
    summary: Localized(
      "给选中的群出一版群规，哪天生效（空为今天）；旧版留着", "Adds a version of the rules, from a day on; old ones are kept"),
    arguments: [
      Argument("text", Localized("群规", "Rules"), .text(limit: 2000)),
      Argument(
        "effective", Localized("哪天生效（空为今天）", "From (empty: today)"), .day, optional: true),
    ],
    sample: ["不发广告；不私加群友；晒单有礼", ""],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      guard text.count <= 2000 else {
        throw Refusal("群规最长 2,000 个字", "Rules have at most 2,000 characters")
      }
      let day = try input.day(1) ?? input.moment.today
      let community = input.community
      return Procedure(Localized("出新版群规，\(day.shortText) 生效", "New rules from \(day.shortText)")) {
        id in
        guard let group = community.groups[raw: id] else { return .unchanged }
        let last = group.ruleVersions.last
        if let last, last.text == text, last.effective == day { return .unchanged }
        let next = GroupRules(version: (last?.version ?? 0) + 1, text: text, effective: day)
        return .change(
          [
            .add(
              Group.collection.key, id, field: Group.rules.key, element: next.fieldValue)
          ], before: Localized(verbatim: last.map { "v\($0.version)" } ?? "—"),
          after: Localized(verbatim: "v\(next.version)"))
      }
    })

  /// Sets how many admins and KOCs groups should have.
  public static let setRoleQuota = BulkAction(
    id: "group.quota.set", on: "groups", key: "r",
    title: Localized("角色配额", "Role quotas"),
    summary: Localized(
      "选中的群至少几位管理员、几位 KOC", "How many admins and KOCs the chosen groups should have"),
    arguments: [
      Argument("admins", Localized("管理员", "Admins"), .number),
      Argument("kocs", Localized("KOC 几位", "KOCs"), .number),
    ],
    sample: ["2", "3"],
    prepare: { (input) throws(Refusal) in
      let admins = try input.number(0, Localized("管理员", "Admins"), 0...50)
      let kocs = try input.number(1, Localized("KOC 几位", "KOCs"), 0...100)
      return input.settingGroup(
        Group.roleQuota,
        Localized("角色配额 管理员 \(admins) KOC \(kocs)", "Quota: admins \(admins), KOCs \(kocs)"),
        to: { _ in .record([.int(admins), .int(kocs)]) },
        shown: { value in
          let parts = (value.record ?? []).map { $0.int.map(String.init) ?? "—" }
          return Localized(verbatim: parts.joined(separator: "/"))
        })
    })

  /// Sets how many people groups should hold.
  public static let setCapacity = BulkAction(
    id: "group.capacity.set", on: "groups",
    title: Localized("设人数上限", "Set capacity"),
    summary: Localized(
      "选中的群收多少人，不超过平台上限；九成起提醒", "How many people groups hold, within the platform's limit"),
    arguments: [Argument("capacity", Localized("人数", "People"), .number)],
    sample: ["280"],
    prepare: { (input) throws(Refusal) in
      let capacity = try input.number(0, Localized("人数", "People"), 1...2000)
      return input.settingGroup(
        .of("capacity"), Localized("人数上限 → \(capacity)", "Capacity → \(capacity)"),
        to: { _ in .int(capacity) },
        shown: { Localized(verbatim: $0.int.map(String.init) ?? "") },
        vet: {
          capacity > $0.hardCap
            ? Localized("超过平台上限 \($0.hardCap)", "Above the platform's \($0.hardCap)") : nil
        })
    })

  /// Sets the query that says whom groups are for.
  public static let setTargetProfile = BulkAction(
    id: "group.target.set", on: "groups",
    title: Localized("设目标用户", "Set target profile"),
    summary: Localized(
      "用筛选的写法说选中的群是给谁的，精准率按它算；空为清掉",
      "A query that says whom the chosen groups are for; the precise share counts by it"),
    arguments: [
      Argument("query", Localized("目标用户", "Query"), .text(limit: 400), optional: true)
    ],
    sample: ["orders>=2"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      guard text.count <= 400 else {
        throw Refusal("最长 400 个字", "At most 400 characters")
      }
      if !text.isEmpty,
        case .failure(let error) = RowQueries.members(in: input.community)
          .test(text, input.scene)
      {
        throw Refusal(error)
      }
      return try input.settingGroupText(
        Group.targetProfile, Localized("目标用户", "Target profile"), limit: 400)
    })

  /// Sets the notice that is to stand on top of groups.
  public static let setNotice = BulkAction(
    id: "group.notice.set", on: "groups",
    title: Localized("设群公告", "Set notice"),
    summary: Localized(
      "记下选中群的公告；企微里要自己贴，下次导入名单以企微的为准",
      "Records the notice of groups; it is put up in WeCom by hand, and the next list decides"),
    arguments: [
      Argument("notice", Localized("公告", "Notice"), .text(limit: 2000), optional: true)
    ],
    sample: ["早安话题 8:30，福利 20:00，不发广告"],
    prepare: { (input) throws(Refusal) in
      try input.settingGroupText(Group.notice, Localized("群公告", "Notice"), limit: 2000)
    })

  /// Writes down what owner, admins and KOCs of groups have to do.
  public static let setDuties = BulkAction(
    id: "group.duties.set", on: "groups",
    title: Localized("设职责", "Set duties"),
    summary: Localized("群主、管理员、KOC 各管什么", "What owner, admins and KOCs have to do"),
    arguments: [
      Argument("duties", Localized("职责", "Duties"), .text(limit: 1000), optional: true)
    ],
    sample: ["群主发福利，管理员审人，KOC 答疑"],
    prepare: { (input) throws(Refusal) in
      try input.settingGroupText(Group.duties, Localized("职责", "Duties"), limit: 1000)
    })

  /// Sets the goods that groups are about.
  public static let setGroupCategory = BulkAction(
    id: "group.category.set", on: "groups",
    title: Localized("设品类", "Set category"),
    summary: Localized("选中的群是哪个品类", "The goods the chosen groups are about"),
    arguments: [Argument("category", Localized("品类", "Category"), .text(limit: 40))],
    sample: ["母婴"],
    prepare: { (input) throws(Refusal) in
      let text = try input.demandedLine(0, Localized("品类", "Category"), limit: 40)
      return input.settingGroup(
        .of("category"), Localized("品类 → \(text)", "Category → \(text)"),
        to: { _ in .text(text) }, shown: { Localized(verbatim: $0.text ?? "") })
    })
}
